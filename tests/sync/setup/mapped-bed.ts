/** A tenant with mapped companies and stored configurations, as after a first import. */
import { CompanyRowsBuilder } from '$lib/db/company-rows.ts';
import { mergeCompany } from '$lib/db/merge-company.ts';
import { readCompanyTab } from '$lib/db/company-tab.ts';
import { engineFields, type FieldKey, type FieldValue } from '$lib/domain/field.ts';
import { defaultCompanyFilters } from '$lib/domain/mapping/company-filter.ts';
import { createUnmappedCompanies } from '$lib/domain/mapping/company-mapping.ts';
import { value, type SetupBed } from './setup-bed.ts';

/** Imports every active company and makes a local one for each; returns the mapped Autotask ids. */
export async function importAndMap(bed: SetupBed): Promise<readonly number[]> {
	value(await bed.setup.readLists());
	const loaded = value(await bed.setup.loadCompanies(defaultCompanyFilters, () => undefined));
	value(await bed.setup.importCompanies(loaded.companies));
	const model = await readCompanyTab(bed.db, bed.id);
	value(await bed.setup.saveCompanies(createUnmappedCompanies(model, new Map())));
	return [...(await readCompanyTab(bed.db, bed.id)).mapped.keys()];
}

/** Stores the tenant's configurations of mapped companies with the engine's fields and these. */
export async function storeConfigurations(
	bed: SetupBed,
	fields: readonly FieldKey[] = ['serialNumber', 'notes']
): Promise<void> {
	const records = (await bed.control('GET', '/records/ConfigurationItems?as=api')) as Record<
		FieldKey,
		FieldValue
	>[];
	const { mapped } = await readCompanyTab(bed.db, bed.id);
	await bed.db.importSettings.update(bed.id, { fields: [...fields] });
	for (const psaCompanyId of mapped.keys()) {
		const rows = new CompanyRowsBuilder(psaCompanyId, [...engineFields, ...fields]);
		for (const record of records) {
			if (record['companyID'] === psaCompanyId) rows.add(Number(record['id']), record);
		}
		const merged = mergeCompany({ integrationId: bed.id, before: [], incoming: rows, now: '' });
		await bed.db.shards.bulkPut(merged.shards.map((shard) => ({ ...shard, generation: 1 })));
		if (merged.directory) await bed.db.directories.put(merged.directory);
	}
	await bed.db.generations.put({ integrationId: bed.id, generation: 1, snapshot: null });
}
