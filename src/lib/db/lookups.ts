/** Names of records that configurations share, such as products: asked for once per id. */
import type { IntegrationId } from '../domain/ids.ts';
import type { AlmanacDatabase } from './database.ts';
import { Dexie } from 'dexie';
import type { LookupEntry, LookupRow } from './rows.ts';

/** Ids per stored block: few enough to rewrite for one new name. */
const blockSize = 256;

/** Everything that is known of an entity, by Autotask id. */
export async function readLookups(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	entity: string
): Promise<Map<number, LookupEntry['values']>> {
	const rows = await db.lookups
		.where('[integrationId+entity+block]')
		.between([integrationId, entity, Dexie.minKey], [integrationId, entity, Dexie.maxKey])
		.toArray();
	return new Map(rows.flatMap(({ entries }) => entries).map(({ id, values }) => [id, values]));
}

/** The blocks that hold these ids, whole, to be put in place of the stored ones. */
export function lookupBlocks(
	owner: { readonly integrationId: IntegrationId; readonly entity: string },
	known: ReadonlyMap<number, LookupEntry['values']>,
	ids: Iterable<number>
): LookupRow[] {
	const touched = new Set([...ids].map(blockOf));
	const blocks = new Map([...touched].map((block): [number, LookupEntry[]] => [block, []]));
	for (const [id, values] of known) blocks.get(blockOf(id))?.push({ id, values });
	return [...blocks].map(([block, entries]) => ({
		...owner,
		block,
		entries: entries.sort((a, b) => a.id - b.id)
	}));
}

function blockOf(id: number): number {
	return Math.floor(id / blockSize);
}
