import type { FieldKey, FieldValue, ReadThroughKey } from '../domain/field.ts';
import { readThroughFields } from '../domain/field.ts';
import type { IntegrationId } from '../domain/ids.ts';
import { readerOf } from './column.ts';
import { shardsOf } from './commit-set.ts';
import type { AlmanacDatabase } from './database.ts';
import type { ShardRow } from './shard-rows.ts';

/** Names by the id that they stand for, by the field that they fill. */
export type StoredNames = ReadonlyMap<ReadThroughKey, ReadonlyMap<number, FieldValue>>;

export interface StoredNamesQuery {
	readonly integrationId: IntegrationId;
	readonly psaCompanyIds: readonly number[];
	readonly keys: readonly ReadThroughKey[];
}

/**
 * Names that shards of these companies hold already. One transaction, in which no company waits for the
 * one before: changes touch hundreds of companies with a few rows each.
 */
export function readStoredNames(
	db: AlmanacDatabase,
	{ integrationId, psaCompanyIds, keys }: StoredNamesQuery
): PromiseLike<StoredNames> {
	const names = new Map(keys.map((key) => [key, new Map<number, FieldValue>()]));
	return db.transaction('r', [db.directories, db.shards], async () => {
		const places = psaCompanyIds.map((id): [IntegrationId, number] => [integrationId, id]);
		const known = (await db.directories.bulkGet(places)).filter((one) => one !== undefined);
		await Promise.all(
			known.map(async ({ psaCompanyId }) => {
				const shards = await shardsOf(db, integrationId, psaCompanyId);
				for (const [key, found] of names) for (const shard of shards) gather(shard, key, found);
			})
		);
		return names;
	});
}

function gather(shard: ShardRow, key: ReadThroughKey, names: Map<number, FieldValue>): void {
	const idField: FieldKey = readThroughFields[key].idField;
	const readId = readerOf(shard.columns[idField]);
	const readName = readerOf(shard.columns[key]);
	for (let row = 0; row < shard.ids.length; row += 1) {
		const [id, name] = [readId(row), readName(row)];
		if (typeof id === 'number' && name !== null) names.set(id, name);
	}
}
