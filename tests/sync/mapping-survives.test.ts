import { describe, expect, it } from 'vitest';
import { configurationsOf } from '$lib/db/configurations.ts';
import { readCompanyTab } from '$lib/db/company-tab.ts';
import { saveSwitches } from '$lib/db/import-choices.ts';
import { readListTab, saveList, type ListPlace } from '$lib/db/list-tabs.ts';
import { choose, createUnmapped, noListChanges } from '$lib/domain/mapping/list-mapping.ts';
import type { CompanyId } from '$lib/domain/ids.ts';
import { openTestDatabase } from '../support/open-test-database.ts';
import {
	chooseAll,
	connectedSetup,
	good,
	syncOnce,
	type WholeSetup
} from '../support/whole-setup.ts';

const tenant = { seed: 5, companies: 8, configurations: 240 };

async function ready(): Promise<WholeSetup> {
	const setup = await connectedSetup(openTestDatabase(), tenant);
	await chooseAll(setup);
	await syncOnce(setup);
	return setup;
}

/** Maps "Client" to "Customer" and the rest to entries of their own, as the guide does. */
async function mapTypes({ db, id }: WholeSetup): Promise<ListPlace> {
	const place = { integrationId: id, name: 'types' } as const;
	await saveSwitches(db, id, { types: 'full' });
	const { model } = await readListTab(db, place);
	const client = model.local.find(({ name }) => name === 'Client');
	if (!client) throw new Error('no Client');
	const draft = choose(model, noListChanges(), {
		value: 1,
		choice: { kind: 'local', id: client.id }
	});
	await saveList(db, place, createUnmapped(model, draft));
	return place;
}

const picklist = (action: string, value: string, label?: string) => ({
	entity: 'Companies',
	field: 'companyType',
	action,
	value,
	label
});

describe('the mapping of types over syncs', { timeout: 30_000 }, () => {
	it('keeps identity and companies while Autotask renames', async () => {
		const setup = await ready();
		const place = await mapTypes(setup);
		const before = (await readListTab(setup.db, place)).model;
		const client = before.mapped.get(1);
		const entry = before.local.find(({ id }) => id === client);
		expect(entry?.name).toBe('Customer');
		expect(entry?.companyIds.length).toBeGreaterThan(0);
		await setup.control('POST', '/picklists', picklist('rename', '1', 'Managed client'));
		await syncOnce(setup);
		const after = (await readListTab(setup.db, place)).model;
		expect(after.mapped).toEqual(before.mapped);
		expect(after.local.find(({ id }) => id === client)).toEqual({
			...entry,
			name: 'Managed client'
		});
	});

	it('keeps a deleted type with its companies, unmapped and flagged', async () => {
		const setup = await ready();
		const place = await mapTypes(setup);
		const before = (await readListTab(setup.db, place)).model;
		const client = before.mapped.get(1);
		await setup.control('POST', '/picklists', picklist('delete', '1'));
		await syncOnce(setup);
		const after = (await readListTab(setup.db, place)).model;
		expect(after.mapped.has(1)).toBe(false);
		const kept = after.local.find(({ id }) => id === client);
		expect(kept?.deletedInAutotask).toBe('2026-11-23');
		expect(kept?.companyIds).toEqual(before.local.find(({ id }) => id === client)?.companyIds);
	});

	it('renames an inactive type and creates none', async () => {
		const setup = await ready();
		const place = await mapTypes(setup);
		const before = (await readListTab(setup.db, place)).model;
		await setup.control('POST', '/picklists', picklist('retire', '7'));
		await setup.control('POST', '/picklists', picklist('rename', '7', 'Supplier'));
		await setup.control('POST', '/picklists', picklist('add', '99', 'Never used'));
		await setup.control('POST', '/picklists', picklist('retire', '99'));
		await syncOnce(setup);
		const after = (await readListTab(setup.db, place)).model;
		expect(after.local.find(({ id }) => id === after.mapped.get(7))?.name).toBe('Supplier');
		expect(after.local).toHaveLength(before.local.length);
		expect(after.mapped.has(99)).toBe(false);
	});

	it('creates nothing of a Full sync before the first Save', async () => {
		const setup = await connectedSetup(openTestDatabase(), tenant);
		await saveSwitches(setup.db, setup.id, { types: 'full' });
		good(await setup.service.readLists());
		await syncOnce(setup);
		const place = { integrationId: setup.id, name: 'types' } as const;
		const { model } = await readListTab(setup.db, place);
		expect(model.mapped.size).toBe(0);
		expect(model.local.map(({ name }) => name)).toEqual(['Client', 'Prospect', 'Former Client']);
	});
});

describe('the mapping of companies over syncs', { timeout: 30_000 }, () => {
	async function firstMapped({ db, id }: WholeSetup): Promise<[number, CompanyId]> {
		const { mapped } = await readCompanyTab(db, id);
		for (const [psaId, companyId] of mapped) {
			if ((await configurationsOf(db, companyId)).length > 0) return [psaId, companyId];
		}
		throw new Error('no company with configurations');
	}

	it('follows a changed name and keeps the company', async () => {
		const setup = await ready();
		const [psaId, companyId] = await firstMapped(setup);
		await setup.control('PATCH', `/records/Companies/${psaId}`, {
			values: { companyName: 'Renamed in Autotask' }
		});
		await syncOnce(setup);
		expect((await setup.db.companies.get(companyId))?.name).toBe('Renamed in Autotask');
		expect((await readCompanyTab(setup.db, setup.id)).mapped.get(psaId)).toBe(companyId);
	});

	it('un-maps and maps again with everything as it was, and reads it anew', async () => {
		const setup = await ready();
		const { db, id, service } = setup;
		const [psaId, companyId] = await firstMapped(setup);
		const before = await configurationsOf(db, companyId);
		const [first] = before;
		if (!first) throw new Error('nothing stored');
		await db.remarks.put({ configurationId: first.id, text: 'Ours', editedAt: '2026-11-01' });
		good(await service.saveCompanies(new Map([[psaId, { kind: 'none' }]])));
		await syncOnce(setup);
		expect(await configurationsOf(db, companyId)).toEqual([]);
		const choice = { kind: 'local', companyId, proposed: false } as const;
		expect(good(await service.saveCompanies(new Map([[psaId, choice]]))).toImport).toEqual([psaId]);
		await syncOnce(setup);
		expect(await configurationsOf(db, companyId)).toEqual(before);
		expect((await db.remarks.get(first.id))?.text).toBe('Ours');
		expect((await readCompanyTab(db, id)).mapped.get(psaId)).toBe(companyId);
	});

	it('flags a company that was merged, and its devices follow where that is mapped', async () => {
		const setup = await ready();
		const { db, id } = setup;
		const [psaId, companyId] = await firstMapped(setup);
		const { mapped } = await readCompanyTab(db, id);
		const [into, intoId] = [...mapped].find(([other]) => other !== psaId) ?? [];
		if (into === undefined || !intoId) throw new Error('no second company');
		const moving = (await configurationsOf(db, companyId)).map((row) => row.psaId);
		await setup.control('POST', '/companies/merge', { from: psaId, into, outcome: 'gone' });
		await syncOnce(setup);
		const after = await readCompanyTab(db, id);
		expect(after.mapped.get(psaId)).toBe(companyId);
		expect(after.imported.find((psa) => psa.psaId === psaId)?.missingSince).toBe('2026-11-23');
		const ids = (await configurationsOf(db, intoId)).map((row) => row.psaId);
		expect(ids).toEqual(expect.arrayContaining(moving));
		expect(await configurationsOf(db, companyId)).toEqual([]);
	});
});
