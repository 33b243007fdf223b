import { describe, expect, it } from 'vitest';
import { changeOverrides } from '$lib/db/overrides.ts';
import { changeTemplate, readTemplates } from '$lib/db/templates.ts';
import { readWorkspaceSettings, saveWorkspaceSettings } from '$lib/db/workspace-settings.ts';
import { noBudget } from '$lib/domain/classes.ts';
import type { ConfigurationId } from '$lib/domain/ids.ts';
import { withSaid } from '$lib/domain/overrides.ts';
import { defaultWorkspaceSettings } from '$lib/domain/workspace-settings.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

const now = '2026-11-23T11:42:00Z';
const hardware = { ...noBudget, hardwareMinor: 135_000 };

describe('settings of the workspace', () => {
	it('are the default ones until somebody stores others', async () => {
		const db = openTestDatabase();
		expect(await readWorkspaceSettings(db)).toEqual(defaultWorkspaceSettings);
	});

	it('come back as they were stored, the logo among them', async () => {
		const db = openTestDatabase();
		const settings = {
			...defaultWorkspaceSettings,
			mspName: 'Brightwater IT',
			dateFormat: 'month-first',
			logo: { png: Uint8Array.of(137, 80, 78, 71), width: 200, height: 64 }
		} as const;
		await saveWorkspaceSettings(db, settings);
		expect(await readWorkspaceSettings(db)).toEqual(settings);
	});

	it('are the default ones where something unreadable is stored', async () => {
		const db = openTestDatabase();
		await db.settings.put({ key: 'workspace', value: { currency: 'EURO' } });
		expect(await readWorkspaceSettings(db)).toEqual(defaultWorkspaceSettings);
	});

	it('keep the figure of every budget when the currency changes', async () => {
		const db = openTestDatabase();
		await changeTemplate(db, 'standard', {
			now,
			change: (template) => ({
				...template,
				types: [{ type: 'Server', build: true, display: true, budget: hardware, lifespan: null }]
			})
		});
		await changeOverrides(db, ['a/1' as ConfigurationId], {
			now,
			change: (said) => withSaid(said, 'budget', { value: hardware, note: '', at: now })
		});
		await saveWorkspaceSettings(db, { ...defaultWorkspaceSettings, currency: 'JPY' });
		const { templates } = await readTemplates(db);
		expect(templates[0]?.types[0]?.budget.hardwareMinor).toBe(1350);
		expect((await db.overrides.toArray())[0]?.budget?.value.hardwareMinor).toBe(1350);
	});
});
