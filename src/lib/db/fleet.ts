/** The fleet snapshot on disk: read it, and bring it up to what the shards say. */
import { Dexie } from 'dexie';
import type { IntegrationId } from '../domain/ids.ts';
import type { AlmanacDatabase } from './database.ts';
import { patchedFleet } from './fleet-patch.ts';
import { FleetBuilder, fleetLayout, type FleetRules } from './fleet-rows.ts';
import { configurationLabels } from './labels.ts';
import type { FleetRow, ShardRow } from './rows.ts';

/** Shards that are in memory at once while a snapshot is built. */
const shardsAtOnce = 64;

/** `fresh`: it stood for the newest shards already. */
export type FleetRefresh = 'fresh' | 'patched' | 'built';

/** The snapshot as it is stored, also a stale one; undefined before the first sync. */
export async function storedFleet(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<FleetRow | undefined> {
	return db.fleets.get(integrationId);
}

/**
 * Brings the snapshot up to date: takes in the shards that were written since, or builds it anew when
 * it is missing, was filled by other rules, or most of it changed. One transaction: cut anywhere, the
 * old one stays, and says by its generation that it is stale.
 */
export function refreshFleet(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): PromiseLike<FleetRefresh> {
	const tables = [db.fleets, db.generations, db.shards, db.importSettings, db.picklists];
	return db.transaction('rw', tables, async () => {
		const generation = (await db.generations.get(integrationId))?.generation ?? 0;
		const rules = await fleetRules(db, integrationId);
		const layout = fleetLayout(rules);
		const stored = await db.fleets.get(integrationId);
		const usable = stored?.layout === layout ? stored : undefined;
		if (usable?.generation === generation) return 'fresh';
		const changed = usable && (await fewChanged(db, usable));
		const contents = changed
			? { layout, ...patchedFleet(usable, changed, rules) }
			: await builtFleet(db, integrationId, rules);
		await db.fleets.put({ integrationId, generation, ...contents });
		return changed ? 'patched' : 'built';
	});
}

/** True when the stored snapshot stands for what the shards say now. */
export function isFleetFresh(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): PromiseLike<boolean> {
	const tables = [db.fleets, db.generations, db.importSettings, db.picklists];
	return db.transaction('r', tables, async () => {
		const generation = (await db.generations.get(integrationId))?.generation ?? 0;
		const stored = await db.fleets.get(integrationId);
		const layout = fleetLayout(await fleetRules(db, integrationId));
		return stored?.generation === generation && stored.layout === layout;
	});
}

async function fleetRules(db: AlmanacDatabase, integrationId: IntegrationId): Promise<FleetRules> {
	const settings = await db.importSettings.get(integrationId);
	const { labels } = await configurationLabels(db, integrationId);
	return { fieldMap: settings?.fieldMap ?? {}, labels };
}

/** The shards written since the snapshot; undefined when they are most of it. */
async function fewChanged(db: AlmanacDatabase, fleet: FleetRow): Promise<ShardRow[] | undefined> {
	const { integrationId, generation, stretches } = fleet;
	const since = db.shards
		.where('[integrationId+generation]')
		.between([integrationId, generation], [integrationId, Dexie.maxKey], false, true);
	const count = await since.count();
	return count * 2 > stretches.length ? undefined : since.toArray();
}

async function builtFleet(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	rules: FleetRules
): Promise<ReturnType<FleetBuilder['finish']>> {
	const builder = new FleetBuilder(rules);
	let after: readonly unknown[] = [integrationId, Dexie.minKey, Dexie.minKey];
	for (;;) {
		const shards = await db.shards
			.where('[integrationId+psaCompanyId+chunk]')
			.between(after, [integrationId, Dexie.maxKey], false, true)
			.limit(shardsAtOnce)
			.toArray();
		for (const shard of shards) builder.add(shard);
		const last = shards.at(-1);
		if (!last || shards.length < shardsAtOnce) return builder.finish();
		after = [integrationId, last.psaCompanyId, last.chunk];
	}
}
