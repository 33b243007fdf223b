/** A workspace becomes what is staged, in one transaction. */
import { Dexie } from 'dexie';
import type { AlmanacDatabase } from '../db/database.ts';
import { newOwnEdits } from '../db/edit-stamps.ts';
import { overridesRevision, overridesRevisionKey } from '../db/overrides-revision.ts';
import type { IntegrationRow, OutboxRow } from '../db/rows.ts';
import type { KnownEdits } from './frames.ts';
import { eachIncoming } from './incoming.ts';
import { deviceSettings } from './row-schemas.ts';

/**
 * Clears every table and moves the staged rows over. This device keeps the credentials of an integration
 * that the file has too, and the key that it remembers for them, and goes on sending that key where it did: a file does not say where to.
 * Cut anywhere, nothing happened.
 */
export function replaceWorkspace(db: AlmanacDatabase, knows: KnownEdits): PromiseLike<void> {
	return db.transaction('rw', db.tables, async () => {
		withoutStamps(db);
		const marks = await db.settings.where('key').anyOf(deviceSettings).toArray();
		const before = await readCounters(db);
		const known = await db.integrations.toArray();
		for (const table of db.tables) {
			if (table.name !== 'incoming' && table.name !== 'credentials') await table.clear();
		}
		await eachIncoming(db, ({ table, rows }) =>
			db.table(table).bulkPut(rows.map((row) => arrived(table, row)))
		);
		await dropLonelyHeads(db);
		// A new device: edits of before, that another one may still have, are not known any more.
		await db.edits.put(newOwnEdits(knows));
		await passCounters(db, before);
		await keepAddresses(db, known);
		await keepCredentials(db);
		const kept = (await db.credentials.count()) > 0 ? marks : [];
		await db.settings.bulkPut(kept);
		await db.incoming.clear();
	});
}

/** Counters by which workers and tabs know that what they hold in memory is stale. */
interface Counters {
	readonly generation: number;
	readonly revision: number;
}

/** The highest counters that are stored. Part of a transaction. */
export async function readCounters(db: AlmanacDatabase): Promise<Counters> {
	const rows = await db.generations.toArray();
	const generation = Math.max(0, ...rows.map((row) => row.generation));
	return { generation, revision: await overridesRevision(db) };
}

/** Moves the counters past all that were seen here before, and what is derived from them goes. */
export async function passCounters(db: AlmanacDatabase, before: Counters): Promise<void> {
	const now = await readCounters(db);
	const generation = Math.max(before.generation, now.generation) + 1;
	const rows = await db.generations.toArray();
	await db.generations.bulkPut(rows.map((row) => ({ ...row, generation, snapshot: null })));
	await db.snapshots.clear();
	const value = Math.max(before.revision, now.revision) + 1;
	await db.settings.put({ key: overridesRevisionKey, value });
}

/** The present transaction takes rows as they stand: they are no edits of this device. */
export function withoutStamps(db: AlmanacDatabase): void {
	const transaction = Dexie.currentTransaction as unknown as { readonly idbtrans: object };
	db.stampFree.add(transaction.idbtrans);
}

/** A row as it stands on the device that it arrives at. */
export function arrived(table: string, row: unknown): unknown {
	if (table === 'outbox') return parked(row as OutboxRow);
	return row;
}

/** What waited on another device is not sent twice: a person says which of the two sends it. */
function parked(row: OutboxRow): OutboxRow {
	if (row.state !== 'waiting') return row;
	const detail = { kind: 'parked', reason: 'from-another-device', words: null } as const;
	return { ...row, state: 'parked', detail };
}

/** A report that was deleted while the file was written is not there, but its head may be. */
async function dropLonelyHeads(db: AlmanacDatabase): Promise<void> {
	const reports = new Set(await db.completedReports.toCollection().primaryKeys());
	const heads = await db.reportHeads.toCollection().primaryKeys();
	await db.reportHeads.bulkDelete(heads.filter((id) => !reports.has(id)));
}

async function keepAddresses(db: AlmanacDatabase, known: readonly IntegrationRow[]): Promise<void> {
	for (const { id, carrier, zone } of known) await db.integrations.update(id, { carrier, zone });
}

async function keepCredentials(db: AlmanacDatabase): Promise<void> {
	const known = new Set(await db.integrations.toCollection().primaryKeys());
	const ids = await db.credentials.toCollection().primaryKeys();
	await db.credentials.bulkDelete(ids.filter((id) => !known.has(id)));
}
