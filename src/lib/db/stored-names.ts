import type { FieldValue, ReadThroughKey } from '../domain/field.ts';
import { readThroughFields } from '../domain/field.ts';
import type { IntegrationId } from '../domain/ids.ts';
import { readerOf } from './column.ts';
import { shardsOf } from './commit-set.ts';
import type { AlmanacDatabase } from './database.ts';

export interface StoredNamesQuery {
	readonly integrationId: IntegrationId;
	readonly psaCompanyIds: readonly number[];
	readonly key: ReadThroughKey;
}

/** Names that shards of these companies hold already, by the id that they stand for. */
export async function readStoredNames(
	db: AlmanacDatabase,
	{ integrationId, psaCompanyIds, key }: StoredNamesQuery
): Promise<Map<number, FieldValue>> {
	const names = new Map<number, FieldValue>();
	const keys = psaCompanyIds.map((id): [IntegrationId, number] => [integrationId, id]);
	const directories = await db.directories.bulkGet(keys);
	for (const directory of directories) {
		if (!directory) continue;
		for (const shard of await shardsOf(db, integrationId, directory.psaCompanyId)) {
			const readId = readerOf(shard.columns[readThroughFields[key].idField]);
			const readName = readerOf(shard.columns[key]);
			for (let row = 0; row < shard.ids.length; row += 1) {
				const [id, name] = [readId(row), readName(row)];
				if (typeof id === 'number' && name !== null) names.set(id, name);
			}
		}
	}
	return names;
}
