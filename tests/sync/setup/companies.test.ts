import { describe, expect, it } from 'vitest';
import { defaultCompanyFilters } from '$lib/domain/mapping/company-filter.ts';
import { chooseCompany } from '$lib/domain/mapping/company-mapping.ts';
import { readCompanyTab } from '$lib/db/company-tab.ts';
import type { LoadProgress } from '$lib/sync/setup-protocol.ts';
import { askedFields, setupBed, value, type SetupBed } from './setup-bed.ts';

async function importAll(bed: SetupBed): Promise<readonly number[]> {
	const loaded = value(await bed.setup.loadCompanies(defaultCompanyFilters, () => undefined));
	return value(await bed.setup.importCompanies(loaded.companies));
}

describe('Load Companies', () => {
	it('counts first, then reads page by page, and asks for three fields', async () => {
		const bed = await setupBed({ companies: 700 });
		const seen: LoadProgress[] = [];
		const filters = { ...defaultCompanyFilters, statuses: [] };
		const loaded = value(await bed.setup.loadCompanies(filters, (at) => seen.push(at)));
		const calls = await bed.calls();
		expect(calls.map(({ path }) => path)).toEqual([
			'companies/query/count',
			'companies/query',
			'companies/query'
		]);
		for (const call of calls.slice(1)) {
			expect([...askedFields(call)].sort()).toEqual([
				'companyName',
				'companyType',
				'id',
				'isActive'
			]);
		}
		expect(loaded.companies).toHaveLength(loaded.matching);
		expect(seen.at(0)).toEqual({ loaded: 0, expected: loaded.matching });
		expect(seen.at(-1)?.loaded).toBe(loaded.matching);
	});

	it('brings only what the filters admit', async () => {
		const bed = await setupBed({ companies: 60 });
		const filters = { ...defaultCompanyFilters, types: [1], name: 'a' };
		const loaded = value(await bed.setup.loadCompanies(filters, () => undefined));
		expect(loaded.companies.length).toBeGreaterThan(0);
		for (const company of loaded.companies) {
			expect(company).toMatchObject({ type: 1, isActive: true });
			expect(company.name.toLowerCase()).toContain('a');
		}
	});

	it('makes no call when nothing can match', async () => {
		const bed = await setupBed();
		const filters = { ...defaultCompanyFilters, integration: 'mapped' as const };
		const loaded = value(await bed.setup.loadCompanies(filters, () => undefined));
		expect(loaded).toMatchObject({ companies: [], matching: 0 });
		expect(await bed.calls()).toEqual([]);
	});

	it('asks for the extra fields that are ticked, and stores them with the company', async () => {
		const bed = await setupBed();
		value(await bed.setup.saveCompanyFields(['phone', 'city']));
		await importAll(bed);
		const [, page] = await bed.calls();
		expect(page && askedFields(page)).toContain('phone');
		const [company] = await bed.db.psaCompanies.toArray();
		expect(Object.keys(company?.values ?? {}).sort()).toEqual(['city', 'phone']);
		value(await bed.setup.saveCompanyFields(['city']));
		const [after] = await bed.db.psaCompanies.toArray();
		expect(Object.keys(after?.values ?? {})).toEqual(['city']);
	});

	it('says that the vault is locked before it asks anything', async () => {
		const bed = await setupBed();
		bed.refuse = 'vault-locked';
		const outcome = await bed.setup.loadCompanies(defaultCompanyFilters, () => undefined);
		expect(outcome).toEqual({ ok: false, failure: { code: 'vault-locked' } });
		expect(await bed.calls()).toEqual([]);
	});
});

describe('Save Mapping of companies', () => {
	it('makes, maps and follows the chosen companies in one go', async () => {
		const bed = await setupBed();
		await bed.db.importSettings.update(bed.id, { syncsConfigurations: true });
		const [first = -1, second = -1] = (await importAll(bed)).filter((psaId) => psaId > 0);
		const model = await readCompanyTab(bed.db, bed.id);
		let draft = chooseCompany(model, new Map(), { psaId: first, choice: { kind: 'new' } });
		draft = chooseCompany(model, draft, { psaId: second, choice: { kind: 'new' } });
		const saved = value(await bed.setup.saveCompanies(draft));
		expect(saved).toEqual({ mapped: 2, created: 2, unmapped: 0, toImport: [first, second] });
		const after = await readCompanyTab(bed.db, bed.id);
		expect([...after.mapped.keys()]).toEqual([first, second]);
		const names = after.imported
			.filter(({ psaId }) => after.mapped.has(psaId))
			.map(({ name }) => name);
		expect(after.companies.map(({ name }) => name).sort()).toEqual([...names].sort());
		expect(value(await bed.setup.saveCompanies(new Map()))).toMatchObject({
			mapped: 0,
			created: 0
		});
	});

	it('imports the same company twice without a second row or a lost mapping', async () => {
		const bed = await setupBed();
		const [psaId = -1] = (await importAll(bed)).filter((id) => id > 0);
		const model = await readCompanyTab(bed.db, bed.id);
		const draft = chooseCompany(model, new Map(), { psaId, choice: { kind: 'new' } });
		value(await bed.setup.saveCompanies(draft));
		const before = await readCompanyTab(bed.db, bed.id);
		expect(await importAll(bed)).toEqual([]);
		expect(await readCompanyTab(bed.db, bed.id)).toEqual(before);
	});

	it('gives a mapped company its new Autotask name with the next import', async () => {
		const bed = await setupBed();
		const [psaId = -1] = (await importAll(bed)).filter((id) => id > 0);
		const model = await readCompanyTab(bed.db, bed.id);
		value(await bed.setup.saveCompanies(new Map([[psaId, { kind: 'new' }]])));
		expect(model.companies).toEqual([]);
		await bed.control('PATCH', `/records/Companies/${psaId}`, {
			values: { companyName: 'Quite another name' }
		});
		await importAll(bed);
		const [company] = await bed.db.companies.toArray();
		expect(company?.name).toBe('Quite another name');
	});

	it('refuses while a sync runs, and stores nothing', async () => {
		const bed = await setupBed();
		const [psaId = -1] = await importAll(bed);
		bed.isSyncing = true;
		const outcome = await bed.setup.saveCompanies(new Map([[psaId, { kind: 'new' }]]));
		expect(outcome).toMatchObject({ ok: false, failure: { code: 'sync-running-elsewhere' } });
		expect(await bed.db.companyMappings.count()).toBe(0);
	});

	it('keeps mapped companies when rows are taken off the tab', async () => {
		const bed = await setupBed();
		const ids = (await importAll(bed)).filter((id) => id > 0);
		const [psaId = -1] = ids;
		value(await bed.setup.saveCompanies(new Map([[psaId, { kind: 'new' }]])));
		value(await bed.setup.removeImported(ids));
		const left = (await bed.db.psaCompanies.toArray()).map((row) => row.psaId);
		expect(left.filter((id) => id > 0)).toEqual([psaId]);
	});
});
