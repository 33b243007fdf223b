import type { AlmanacDatabase } from '../../src/lib/db/database.ts';
import { readerOf } from '../../src/lib/db/column.ts';
import type { ExpectedTenant, ExpectedValues } from './oracle.ts';

/**
 * What is stored, in the oracle's form. `fields` are the chosen ones: the ids behind read-through fields,
 * which the engine keeps for itself, are left out.
 */
export async function storedTenant(
	db: AlmanacDatabase,
	fields: readonly string[]
): Promise<ExpectedTenant> {
	const companies = new Map<number, string>();
	const configurations = new Map<number, Map<number, ExpectedValues>>();
	for (const { psaId, companyId } of await db.companyMappings.toArray()) {
		companies.set(psaId, (await db.companies.get(companyId))?.name ?? '(no company)');
		configurations.set(psaId, new Map());
	}
	const wanted = new Set([...fields, ...engineColumns]);
	for (const shard of await db.shards.toArray()) {
		const readers = Object.entries(shard.columns)
			.filter(([key]) => wanted.has(key))
			.map(([key, column]) => [key, readerOf(column)] as const);
		const rows = configurations.get(shard.psaCompanyId);
		for (const [row, id] of shard.ids.entries()) {
			if (rows?.has(id)) throw new Error(`Configuration ${id} is stored twice`);
			rows?.set(id, Object.fromEntries(readers.map(([key, read]) => [key, read(row)])));
		}
	}
	return { companies, configurations };
}

const engineColumns = [
	'isActive',
	'lastModifiedTime',
	'createDate',
	'configurationItemType',
	'configurationItemCategoryID',
	'referenceTitle'
];
