import { describe, expect, it } from 'vitest';
import { configurationsOf } from '$lib/db/configurations.ts';
import { readCompanyTab } from '$lib/db/company-tab.ts';
import { isFleetFresh } from '$lib/db/fleet.ts';
import type { Configuration } from '$lib/domain/configuration.ts';
import { chooseCompany } from '$lib/domain/mapping/company-mapping.ts';
import { defaultSelection, matchesSelection } from '$lib/domain/selection.ts';
import { importAndMap, storeConfigurations } from './mapped-bed.ts';
import { setupBed, value, type SetupBed } from './setup-bed.ts';

async function allConfigurations(bed: SetupBed): Promise<Configuration[]> {
	const companies = await bed.db.companies.toArray();
	const lists = await Promise.all(companies.map(({ id }) => configurationsOf(bed.db, id)));
	return lists.flat();
}

const inScope = (list: readonly Configuration[]): readonly Configuration[] =>
	list.filter(({ scope }) => scope.state === 'in');

describe('the sample page', () => {
	it('asks nothing while no company is mapped', async () => {
		const bed = await setupBed();
		expect(value(await bed.setup.sampleRecords())).toEqual([]);
		expect(await bed.calls()).toEqual([]);
	});

	it('reads at most 100 records with their names in four calls and stores none', async () => {
		const bed = await setupBed();
		await importAndMap(bed);
		const before = await bed.db.shards.count();
		await bed.calls();
		const records = value(await bed.setup.sampleRecords());
		expect(records.length).toBeGreaterThan(0);
		expect(records.length).toBeLessThanOrEqual(100);
		expect((await bed.calls()).length).toBeLessThanOrEqual(4);
		expect(records.some((record) => typeof record['via:product.name'] === 'string')).toBe(true);
		expect(records.some((record) => typeof record['via:category.name'] === 'string')).toBe(true);
		expect(await bed.db.shards.count()).toBe(before);
	});
});

describe('Configuration Selection', () => {
	it('counts what a selection brings without reading a record', async () => {
		const bed = await setupBed();
		const mapped = await importAndMap(bed);
		const records = (await bed.control('GET', '/records/ConfigurationItems')) as {
			companyID: number;
			isActive: boolean;
			configurationItemType: number | null;
			configurationItemCategoryID: number | null;
		}[];
		await bed.calls();
		const types = [...new Set(records.map((record) => record.configurationItemType))];
		for (const selection of [
			defaultSelection,
			{ ...defaultSelection, statuses: [] },
			{ ...defaultSelection, types: types.slice(0, 2) },
			{ ...defaultSelection, types: [null] },
			{ ...defaultSelection, companies: mapped.slice(0, 2) }
		]) {
			const counted = value(await bed.setup.countConfigurations(selection));
			const expected = records.filter(
				(record) =>
					(selection.companies === 'all' ? mapped : selection.companies).includes(
						record.companyID
					) &&
					matchesSelection(selection, {
						type: record.configurationItemType,
						category: record.configurationItemCategoryID,
						isActive: record.isActive
					})
			);
			expect(counted.configurations).toBe(expected.length);
			const calls = await bed.calls();
			expect(calls.map(({ path }) => path)).toEqual(['configurationitems/query/count']);
		}
	});

	it('marks what leaves it and brings it back as it was, with what people said', async () => {
		const bed = await setupBed();
		await importAndMap(bed);
		await storeConfigurations(bed);
		value(await bed.setup.saveSelection({ ...defaultSelection, statuses: [] }));
		const all = await allConfigurations(bed);
		expect(inScope(all)).toEqual(all);
		const [noted] = all.filter(({ isActive }) => !isActive);
		await bed.db.remarks.put({
			configurationId: noted?.id ?? ('' as never),
			text: 'Keep until March',
			editedAt: '2026-11-01T00:00:00.000Z'
		});

		value(await bed.setup.saveSelection(defaultSelection));
		const narrowed = await allConfigurations(bed);
		expect(narrowed.length).toBe(all.length);
		expect(inScope(narrowed)).toEqual(all.filter(({ isActive }) => isActive));
		expect(narrowed.find(({ id }) => id === noted?.id)?.scope).toMatchObject({
			state: 'out',
			reason: 'left-selection'
		});
		expect(await isFleetFresh(bed.db, bed.id)).toBe(true);

		value(await bed.setup.saveSelection({ ...defaultSelection, statuses: [] }));
		expect(await allConfigurations(bed)).toEqual(all);
		expect((await bed.db.remarks.toArray()).map(({ text }) => text)).toEqual(['Keep until March']);
	});

	it('takes configurations out of scope with their company, and back when it is mapped again', async () => {
		const bed = await setupBed();
		const [psaId = -1] = await importAndMap(bed);
		await storeConfigurations(bed);
		value(await bed.setup.saveSelection(defaultSelection));
		const before = await readCompanyTab(bed.db, bed.id);
		const companyId = before.mapped.get(psaId);
		if (!companyId) throw new Error('not mapped');
		const whole = await configurationsOf(bed.db, companyId);
		const none = chooseCompany(before, new Map(), { psaId, choice: { kind: 'none' } });
		value(await bed.setup.saveCompanies(none));
		expect(await configurationsOf(bed.db, companyId)).toEqual([]);
		expect((await bed.db.companies.get(companyId))?.name).toBeTruthy();

		const unmapped = await readCompanyTab(bed.db, bed.id);
		const again = chooseCompany(unmapped, new Map(), {
			psaId,
			choice: { kind: 'local', companyId, proposed: false }
		});
		expect(value(await bed.setup.saveCompanies(again))).toMatchObject({ mapped: 1, created: 0 });
		expect(await configurationsOf(bed.db, companyId)).toEqual(whole);
		expect(await bed.db.watermarks.get([bed.id, psaId])).toBeUndefined();
	});
});

describe('Fields Selection', () => {
	it('removes values of fields that are no longer ticked at once, and nothing else', async () => {
		const bed = await setupBed();
		await importAndMap(bed);
		await storeConfigurations(bed, ['serialNumber', 'notes', 'productID']);
		const choice = {
			fields: ['serialNumber', 'via:product.name'],
			fieldMap: {
				serialNumber: { field: 'serialNumber', fallback: null },
				notes: { field: 'notes', fallback: null }
			}
		};
		value(await bed.setup.saveFields(choice));
		for (const shard of await bed.db.shards.toArray()) {
			expect(Object.keys(shard.columns)).not.toContain('notes');
			expect(Object.keys(shard.columns)).toEqual(
				expect.arrayContaining(['serialNumber', 'productID', 'referenceTitle'])
			);
		}
		const settings = await bed.db.importSettings.get(bed.id);
		expect(settings?.fields).toEqual(choice.fields);
		expect(settings?.fieldMap).toEqual({ serialNumber: choice.fieldMap.serialNumber });
		expect(await isFleetFresh(bed.db, bed.id)).toBe(true);
	});
});
