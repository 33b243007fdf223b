/** Where configurations are that a company no longer has: moved to another one, or on no company here. */
import type { Configuration } from '../domain/configuration.ts';
import type { ConfigurationId } from '../domain/ids.ts';
import { configurationTables, configurationsIn, readingRules } from './configurations.ts';
import type { AlmanacDatabase } from './database.ts';
import type { ShardRow } from './shard-rows.ts';

/**
 * Finds configurations of Autotask by id, whichever company has them now. Reads every directory once, so
 * ask for all of them together. Those that no mapped company has are absent.
 */
export function findConfigurations(
	db: AlmanacDatabase,
	ids: readonly ConfigurationId[]
): PromiseLike<ReadonlyMap<ConfigurationId, Configuration>> {
	const tables = [...configurationTables(db), db.directories];
	return db.transaction('r', tables, async () => {
		const found = new Map<ConfigurationId, Configuration>();
		const wanted = new Set<string>(ids);
		if (wanted.size === 0) return found;
		for (const [key, psaIds] of await placesOf(db, wanted)) {
			const shard = await db.shards.get(key);
			const mapping = shard && (await db.companyMappings.get([key[0], key[1]]));
			if (!shard || !mapping) continue;
			const rules = await readingRules(db, key[0], mapping.companyId);
			for (const one of configurationsIn(shard, rules)) {
				if (one.psaId !== null && psaIds.has(one.psaId)) found.set(one.id, one);
			}
		}
		return found;
	});
}

type ShardKey = [ShardRow['integrationId'], number, number];

async function placesOf(
	db: AlmanacDatabase,
	wanted: ReadonlySet<string>
): Promise<readonly (readonly [ShardKey, ReadonlySet<number>])[]> {
	const places = new Map<string, readonly [ShardKey, Set<number>]>();
	await db.directories.each(({ integrationId, psaCompanyId, ids, chunks }) => {
		ids.forEach((psaId, index) => {
			if (!wanted.has(`${integrationId}/${psaId}`)) return;
			const key: ShardKey = [integrationId, psaCompanyId, chunks[index] ?? 0];
			const name = key.join('/');
			const place = places.get(name) ?? ([key, new Set<number>()] as const);
			place[1].add(psaId);
			places.set(name, place);
		});
	});
	return [...places.values()];
}
