/** The fleet snapshot on disk: read it, and bring it up to what the shards say. */
import { Dexie } from 'dexie';
import type { IntegrationId } from '../domain/ids.ts';
import type { AlmanacDatabase } from './database.ts';
import type { FleetAhead } from './fleet-ahead.ts';
import { fleetRules } from './fleet-basis.ts';
import { patchedFleet } from './fleet-patch.ts';
import { FleetBuilder, fleetLayout, type FleetContents, type FleetRules } from './fleet-rows.ts';
import { generationOf } from './generations.ts';
import { inTransaction } from './in-transaction.ts';
import type { FleetRow, ShardRow } from './shard-rows.ts';

/** Shards that are in memory at once while a snapshot is built. */
const shardsAtOnce = 32;

export interface FleetRefresh {
	/** `fresh`: it stood for the newest shards already. */
	readonly kind: 'fresh' | 'patched' | 'built';
	/** Configurations in it. */
	readonly rows: number;
}

/** The snapshot as it is stored, also a stale one; undefined before the first sync. */
export async function storedFleet(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<FleetRow | undefined> {
	return db.snapshots.get(integrationId);
}

/**
 * Brings the snapshot up to date: takes in the shards that were written since, or builds it anew when
 * it is missing, was filled by other rules, or most of it changed. One transaction: cut anywhere, the
 * old one stays, and says by its generation that it is stale. `ahead`: what the run has kept of its
 * writes, which then is not read again.
 */
export function refreshFleet(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	ahead: FleetAhead | null = null
): PromiseLike<FleetRefresh> {
	return inTransaction(db, refreshTables(db), async (db) => {
		const { generation, snapshot } = await generationOf(db, integrationId);
		const layout = fleetLayout(await fleetRules(db, integrationId));
		const isFresh = snapshot?.generation === generation && snapshot.layout === layout;
		if (isFresh && snapshot.rows !== undefined) return { kind: 'fresh', rows: snapshot.rows };
		const { kind, fleet } = await broughtUp(db, integrationId, ahead);
		return { kind, rows: fleet.ids.length };
	});
}

/** The same, and gives the snapshot. */
export function refreshedFleet(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	ahead: FleetAhead | null = null
): PromiseLike<FleetRow> {
	return inTransaction(db, refreshTables(db), async (db) => {
		return (await broughtUp(db, integrationId, ahead)).fleet;
	});
}

function refreshTables(db: AlmanacDatabase) {
	return [db.snapshots, db.generations, db.shards, db.importSettings, db.picklists];
}

async function broughtUp(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	ahead: FleetAhead | null
): Promise<Pick<FleetRefresh, 'kind'> & { readonly fleet: FleetRow }> {
	const { generation, snapshot } = await generationOf(db, integrationId);
	const rules = await fleetRules(db, integrationId);
	const layout = fleetLayout(rules);
	const stored = snapshot?.layout === layout ? await db.snapshots.get(integrationId) : undefined;
	if (stored?.generation === generation) return { kind: 'fresh', fleet: stored };
	const changed =
		stored &&
		(ahead?.changesSince(stored.generation, generation) ?? (await fewChanged(db, stored)));
	const contents = changed
		? patchedFleet(stored, changed, rules)
		: await builtFleet(db, integrationId, rules);
	const fleet: FleetRow = { integrationId, generation, layout, ...contents };
	const stands = { generation, layout, rows: fleet.ids.length };
	await Promise.all([
		db.snapshots.put(fleet, integrationId),
		db.generations.put({ integrationId, generation, snapshot: stands })
	]);
	return { kind: changed ? 'patched' : 'built', fleet };
}

/** True when the stored snapshot stands for what the shards say now, by the rules of now. */
export function isFleetFresh(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): PromiseLike<boolean> {
	const tables = [db.generations, db.importSettings, db.picklists];
	return db.transaction('r', tables, async () => {
		const { generation, snapshot } = await generationOf(db, integrationId);
		if (generation === 0) return true;
		const layout = fleetLayout(await fleetRules(db, integrationId));
		return snapshot?.generation === generation && snapshot.layout === layout;
	});
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
): Promise<FleetContents> {
	const builder = new FleetBuilder(rules);
	const table = db.shards;
	const keys = await table
		.where('[integrationId+psaCompanyId+chunk]')
		.between([integrationId, Dexie.minKey], [integrationId, Dexie.maxKey])
		.primaryKeys();
	const read = (from: number): PromiseLike<ShardRow[]> => {
		const first = keys[from];
		const last = keys[Math.min(from + shardsAtOnce, keys.length) - 1];
		if (!first || !last) return Promise.resolve([]);
		return table
			.where('[integrationId+psaCompanyId+chunk]')
			.between(first, last, true, true)
			.toArray();
	};
	let next = read(0);
	for (let from = 0; from < keys.length; from += shardsAtOnce) {
		const shards = await next;
		// On its way while these are taken in.
		next = read(from + shardsAtOnce);
		for (const shard of shards) builder.add(shard);
	}
	return builder.finish();
}
