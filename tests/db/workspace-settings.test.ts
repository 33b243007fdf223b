import { describe, expect, it } from 'vitest';
import { changeOverrides } from '$lib/db/overrides.ts';
import { changeTemplate, readTemplates } from '$lib/db/templates.ts';
import {
	countAmounts,
	readWorkspaceSettings,
	saveWorkspaceSettings
} from '$lib/db/workspace-settings.ts';
import { noBudget } from '$lib/domain/classes.ts';
import type { CompanyId, ConfigurationId } from '$lib/domain/ids.ts';
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
			logo: { png: Uint8Array.of(137, 80, 78, 71), width: 200, height: 64 },
			brandColor: '#1b3e76'
		} as const;
		await saveWorkspaceSettings(db, settings);
		expect(await readWorkspaceSettings(db)).toEqual(settings);
	});

	it('have no colour where they were stored before there was one', async () => {
		const db = openTestDatabase();
		const { brandColor: _later, ...older } = {
			...defaultWorkspaceSettings,
			mspName: 'Brightwater'
		};
		await db.settings.put({ key: 'workspace', value: older });
		expect(await readWorkspaceSettings(db)).toEqual({ ...older, brandColor: null });
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

	it('keep the figure of amounts on a roadmap too', async () => {
		const db = openTestDatabase();
		const companyId = 'c-1' as CompanyId;
		const initiative = {
			id: 'i-1',
			title: 'Wireless',
			why: '',
			owner: '',
			status: 'proposed',
			period: null,
			assetIds: []
		} as const;
		await db.roadmaps.put({
			companyId,
			initiatives: [
				{
					...initiative,
					cost: { kind: 'typed', oneTimeMinor: 150_000 },
					recurringMonthlyMinor: 6550
				},
				{ ...initiative, id: 'i-2', cost: { kind: 'assets' }, recurringMonthlyMinor: 0 }
			],
			editedAt: now
		});
		expect(await countAmounts(db)).toBe(1);
		await saveWorkspaceSettings(db, { ...defaultWorkspaceSettings, currency: 'JPY' });
		const [first, second] = (await db.roadmaps.get(companyId))?.initiatives ?? [];
		expect(first?.cost).toEqual({ kind: 'typed', oneTimeMinor: 1500 });
		expect(first?.recurringMonthlyMinor).toBe(66);
		expect(second?.cost).toEqual({ kind: 'assets' });
	});

	it('count every amount that another currency would change', async () => {
		const db = openTestDatabase();
		expect(await countAmounts(db)).toBe(0);
		await changeTemplate(db, 'standard', {
			now,
			change: (template) => ({
				...template,
				types: [{ type: 'Server', build: true, display: true, budget: hardware, lifespan: null }]
			})
		});
		expect(await countAmounts(db)).toBe(1);
		await changeOverrides(db, ['i/1' as ConfigurationId], {
			now,
			change: (before) => withSaid(before, 'budget', { value: hardware, note: '', at: now })
		});
		expect(await countAmounts(db)).toBe(2);
	});
});
