import { describe, expect, it } from 'vitest';
import { saveSwitches } from '$lib/db/import-choices.ts';
import { saveList } from '$lib/db/list-tabs.ts';
import { hideSetupList, readSetupProgress } from '$lib/db/setup-progress.ts';
import { addTemplate } from '$lib/db/templates.ts';
import { createUnmapped, noListChanges } from '$lib/domain/mapping/list-mapping.ts';
import { setupList, type SetupStep } from '$lib/domain/setup-steps.ts';
import { newTemplate } from '$lib/domain/template.ts';
import { readListTab } from '$lib/db/list-tabs.ts';
import { openTestDatabase } from '../support/open-test-database.ts';
import {
	chooseAll,
	connectedSetup,
	good,
	syncOnce,
	type WholeSetup
} from '../support/whole-setup.ts';

const tenant = { seed: 5, companies: 4, configurations: 40 };

async function nextOf({ db }: WholeSetup): Promise<SetupStep | null> {
	return setupList(await readSetupProgress(db)).next;
}

async function mapTypes({ db, id, service }: WholeSetup): Promise<void> {
	good(await service.readLists());
	const place = { integrationId: id, name: 'types' } as const;
	const { model } = await readListTab(db, place);
	await saveSwitches(db, id, { types: 'full' });
	await saveList(db, place, createUnmapped(model, noListChanges()));
}

describe('progress of the guided set-up', () => {
	it('is at its beginning in an empty workspace', async () => {
		const progress = await readSetupProgress(openTestDatabase());
		expect(progress).toMatchObject({ integration: null, isHidden: false });
		expect(setupList(progress).next).toBe('connect');
	});

	it('follows what is stored, from connecting to the import', async () => {
		const setup = await connectedSetup(openTestDatabase(), tenant);
		expect(await nextOf(setup)).toBe('types');
		await mapTypes(setup);
		expect(await nextOf(setup)).toBe('statuses');
		await chooseAll(setup);
		expect(await nextOf(setup)).toBe('import');
		const { read } = await syncOnce(setup);
		const progress = await readSetupProgress(setup.db);
		expect(progress.integration?.configurations).toBe(read);
		expect(setupList(progress)).toMatchObject({ isComplete: true, next: 'templates' });
		await addTemplate(
			setup.db,
			newTemplate({ id: 'own', name: 'Own', types: [] }),
			'2026-11-23T11:42:00Z'
		);
		expect(await nextOf(setup)).toBe('classes');
	});

	it('goes back a step when what it brought is gone', async () => {
		const setup = await connectedSetup(openTestDatabase(), tenant);
		await chooseAll(setup);
		await syncOnce(setup);
		await saveSwitches(setup.db, setup.id, { syncsConfigurations: false });
		expect(await nextOf(setup)).toBe('fields');
		good(await setup.service.disconnect('wipe'));
		expect(await nextOf(setup)).toBe('connect');
	});

	it('keeps that the list is hidden, and forgets nothing by it', async () => {
		const setup = await connectedSetup(openTestDatabase(), tenant);
		await hideSetupList(setup.db, true);
		expect(await readSetupProgress(setup.db)).toMatchObject({
			isHidden: true,
			integration: { mappedCompanies: 0 }
		});
		await hideSetupList(setup.db, false);
		expect((await readSetupProgress(setup.db)).isHidden).toBe(false);
	});
});

describe('the sample tenant', () => {
	it('connects unmapped, with the lists of a fresh workspace, and only once', async () => {
		const db = openTestDatabase();
		const setup = await connectedSetup(db, tenant);
		good(await setup.service.disconnect('wipe'));
		const origin = 'http://localhost:8787';
		good(await setup.service.connectSample(origin, 'none'));
		const progress = await readSetupProgress(db);
		expect(setupList(progress)).toMatchObject({ done: 1, next: 'types' });
		expect(await db.companyTypes.count()).toBe(3);
		const again = await setup.service.connectSample(origin, 'none');
		expect(again).toMatchObject({ ok: false, failure: { code: 'integration-exists' } });
	});
});
