/**
 * The unit of commit: a company set of a full pass, or a page of changes, in one transaction
 * (docs/adr/0004).
 */
import { Dexie } from 'dexie';
import type { IntegrationId } from '../domain/ids.ts';
import type { Coverage } from '../domain/sync-plan/coverage.ts';
import { laterOf } from '../domain/sync-plan/tenant-clock.ts';
import type { CompanyRows } from './company-rows.ts';
import type { AlmanacDatabase } from './database.ts';
import type { FleetAhead } from './fleet-ahead.ts';
import { nextGeneration } from './generations.ts';
import { inTransaction } from './in-transaction.ts';
import { mergeCompany } from './merge-company.ts';
import type { MergedCompany, MergedShard, Verdict } from './merged-company.ts';
import type { PlaceIndex } from './place-index.ts';
import type { LookupRow } from './rows.ts';
import type { ChangesCheckpointRow, CheckpointRow, RunCounts, RunRow } from './run-rows.ts';
import type { ShardRow, WatermarkRow } from './shard-rows.ts';

/** The entity of the checkpoint that a pass over the configurations keeps. */
export const configurationItems = 'ConfigurationItems';
export const configurationChanges = 'ConfigurationItems:changes';

/** What a reading proves of companies, beside the rows that it brought. */
export interface Proof {
	readonly companies: readonly number[];
	/** Up to which moment of the tenant's clock they are complete now; null = unknown. */
	readonly complete: string | null;
	readonly covers: Coverage;
	/**
	 * `whole`: every configuration of theirs was read; `selection`: what a wider selection adds;
	 * `changes`: what changed.
	 */
	readonly kind: 'whole' | 'selection' | 'changes';
	/** The pass or run that read them. */
	readonly pass: number;
}

export interface SetCommit {
	readonly integrationId: IntegrationId;
	/** What was read, by the company in which it stands from now on. */
	readonly companies: readonly CompanyRows[];
	/** What was read and is out of scope, what was asked for and is gone. */
	readonly verdicts: ReadonlyMap<number, Verdict>;
	/** Null where more is to come before anything is proven. */
	readonly proof: Proof | null;
	/** Null: the reading is at its end; absent: it keeps none. */
	readonly changes?: Omit<ChangesCheckpointRow, 'integrationId' | 'entity'> | null | undefined;
	/** Configurations of a pass that has a checkpoint: counted there. */
	readonly isPass: boolean;
	readonly places: PlaceIndex;
	/** Told of what was written, once it is. */
	readonly ahead?: FleetAhead | null | undefined;
	readonly lookups: readonly LookupRow[];
	/** ISO date-time of the reading, by this device's clock. */
	readonly readAt: string;
	readonly runId: number;
	/** What the log entry says after these counts; it shows the run to other tabs. */
	readonly runAfter: (counts: RunCounts) => Partial<Omit<RunRow, 'id' | 'integrationId'>>;
}

/**
 * Stores a unit: shards, directories, watermarks, looked-up names, checkpoint and log entry together or
 * not at all. Whatever kills the run before, between or after, a unit is either wholly there and need
 * not be read again, or not there at all.
 */
export function commitSet(db: AlmanacDatabase, commit: SetCommit): PromiseLike<RunCounts> {
	return inTransaction(db, commitTables(db), async (db) => {
		const { integrationId, companies, runId, lookups } = commit;
		const merged = await mergeAll(db, commit);
		const results = merged.map(({ result }) => result);
		const counts = countsOf(companies, merged);
		// Requests of a transaction queue up behind one another: none has to wait for an answer.
		const [shards] = await Promise.all([
			storeMerged(db, integrationId, results),
			storeWatermarks(db, commit, merged),
			putAll(db.lookups, lookups),
			storeCheckpoints(db, commit, counts),
			db.runs.update(runId, commit.runAfter(counts))
		]);
		return { counts, shards };
	}).then(({ counts, shards }) => {
		const { places, companies, ahead } = commit;
		places.learn(companies);
		const generation = shards[0]?.generation ?? null;
		ahead?.take({ generation, shards });
		return counts;
	});
}

/** Every table that a commit writes. */
export function commitTables(db: AlmanacDatabase) {
	return [
		db.shards,
		db.directories,
		db.watermarks,
		db.generations,
		db.lookups,
		db.checkpoints,
		db.runs
	];
}

async function storeCheckpoints(
	db: AlmanacDatabase,
	{ integrationId, isPass, changes }: SetCommit,
	counts: RunCounts
): Promise<void> {
	if (isPass) {
		const key: [IntegrationId, string] = [integrationId, configurationItems];
		const pass = (await db.checkpoints.get(key)) as CheckpointRow | undefined;
		if (!pass) throw new Error('A set is committed without the checkpoint of its pass');
		await db.checkpoints.put({ ...pass, stored: pass.stored + counts.read });
	}
	if (changes === null) await db.checkpoints.delete([integrationId, configurationChanges]);
	if (changes) {
		await db.checkpoints.put({ integrationId, entity: configurationChanges, ...changes });
	}
}

interface MergedEntry {
	readonly psaCompanyId: number;
	readonly result: MergedCompany;
	readonly before: WatermarkRow | undefined;
}

async function mergeAll(db: AlmanacDatabase, commit: SetCommit): Promise<MergedEntry[]> {
	const { integrationId, companies, places, verdicts, readAt } = commit;
	const moved = places.movedTo(companies);
	const rowsOf = new Map(companies.map((rows) => [rows.psaCompanyId, rows]));
	const missing = places.companiesOf(
		[...verdicts].flatMap(([id, verdict]) => (verdict === 'missing' ? [id] : []))
	);
	const ids = [...new Set([...rowsOf.keys(), ...moved.keys(), ...missing])];
	const stored = await storedOf(db, integrationId, ids);
	return ids.map((psaCompanyId): MergedEntry => {
		const { shards = [], watermark } = stored.get(psaCompanyId) ?? {};
		const result = mergeCompany({
			integrationId,
			before: shards,
			incoming: rowsOf.get(psaCompanyId) ?? nothingRead(psaCompanyId, shards),
			moved: moved.get(psaCompanyId),
			verdicts,
			now: readAt
		});
		return { psaCompanyId, result, before: watermark };
	});
}

interface Stored {
	readonly watermark: WatermarkRow | undefined;
	readonly shards: readonly ShardRow[];
}

/** Only companies that are known have shards: the first import looks none up. */
async function storedOf(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	ids: readonly number[]
): Promise<Map<number, Stored>> {
	const keys = ids.map((id): [IntegrationId, number] => [integrationId, id]);
	const [watermarks, directories] = await Promise.all([
		db.watermarks.bulkGet(keys),
		db.directories.bulkGet(keys)
	]);
	const shards = await Promise.all(
		ids.map((id, at) => (directories[at] ? shardsOf(db, integrationId, id) : []))
	);
	return new Map(
		ids.map((id, at) => [id, { watermark: watermarks[at], shards: shards[at] ?? [] }])
	);
}

/** All shards of a company, by chunk. */
export async function shardsOf(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	psaCompanyId: number
): Promise<ShardRow[]> {
	return db.shards
		.where('[integrationId+psaCompanyId+chunk]')
		.between(
			[integrationId, psaCompanyId, Dexie.minKey],
			[integrationId, psaCompanyId, Dexie.maxKey]
		)
		.toArray();
}

/** Rows of a company of which nothing was read: everything stays, with the columns that it has. */
function nothingRead(psaCompanyId: number, shards: readonly ShardRow[]): CompanyRows {
	const keys = shards.flatMap(({ columns }) => Object.keys(columns));
	return { psaCompanyId, ids: [], columns: new Map(keys.map((key) => [key, []])) };
}

async function storeMerged(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	merged: readonly MergedCompany[]
): Promise<readonly ShardRow[]> {
	const directories = merged.flatMap(({ directory }) => (directory ? [directory] : []));
	const [shards] = await Promise.all([
		storeShards(
			db,
			integrationId,
			merged.flatMap(({ shards }) => shards)
		),
		putAll(db.directories, directories)
	]);
	return shards;
}

async function storeShards(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	merged: readonly MergedShard[]
): Promise<readonly ShardRow[]> {
	if (merged.length === 0) return [];
	const generation = await nextGeneration(db, integrationId);
	const shards = merged.map((shard) => ({ ...shard, generation }));
	await putAll(db.shards, shards);
	return shards;
}

/** Counts of the companies that were touched, and what the reading proves of those that it read. */
async function storeWatermarks(
	db: AlmanacDatabase,
	commit: SetCommit,
	merged: readonly MergedEntry[]
): Promise<void> {
	const { integrationId, proof, readAt, runId } = commit;
	const touched = new Map(merged.map((entry) => [entry.psaCompanyId, entry]));
	const proven = new Set(proof?.companies);
	const others = [...proven].filter((id) => !touched.has(id));
	const known = await db.watermarks.bulkGet(
		others.map((id): [IntegrationId, number] => [integrationId, id])
	);
	const before = new Map(others.map((id, at) => [id, known[at]]));
	const rows = [...touched.keys(), ...others].map((psaCompanyId): WatermarkRow => {
		const entry = touched.get(psaCompanyId);
		const was = entry ? entry.before : before.get(psaCompanyId);
		const { configurations = 0, active = 0 } = entry?.result ?? was ?? {};
		const row = {
			integrationId,
			psaCompanyId,
			maxStamp: was?.maxStamp ?? null,
			readAt: was?.readAt ?? readAt,
			pass: was?.pass ?? runId,
			configurations,
			active,
			...(was?.covers && { covers: was.covers })
		};
		return proof && proven.has(psaCompanyId) ? provenRow(row, proof, readAt) : row;
	});
	await putAll(db.watermarks, rows);
}

/** Reading changes moves the clock of a company on; it says nothing of what was not asked for. */
function provenRow(row: WatermarkRow, proof: Proof, readAt: string): WatermarkRow {
	const { complete, covers, kind, pass } = proof;
	const known = row.covers ?? covers;
	if (kind === 'changes') {
		// Rows outside of a narrower selection are not kept up to every wish: it is what is known now.
		const selection = { ...known, selection: covers.selection };
		return { ...row, readAt, maxStamp: laterOf(row.maxStamp, complete), covers: selection };
	}
	if (kind === 'selection') return { ...row, covers: { ...known, selection: covers.selection } };
	return { ...row, readAt, maxStamp: complete, covers, pass };
}

function countsOf(companies: readonly CompanyRows[], merged: readonly MergedEntry[]): RunCounts {
	const sum = (count: (company: MergedCompany) => number): number =>
		merged.reduce((total, { result }) => total + count(result), 0);
	return {
		read: companies.reduce((total, { ids }) => total + ids.length, 0),
		added: sum(({ added }) => added),
		changed: sum(({ changed }) => changed),
		unchanged: sum(({ unchanged }) => unchanged),
		missing: sum(({ missing }) => missing)
	};
}

/** From 50 rows on Dexie takes the whole table for changed, and every live query would read anew. */
const rowsPerPut = 49;

/** Puts rows in portions that wake only the live queries that they concern. */
export async function putAll<T>(
	table: { bulkPut(rows: readonly T[]): PromiseLike<unknown> },
	rows: readonly T[]
): Promise<void> {
	const puts: PromiseLike<unknown>[] = [];
	for (let start = 0; start < rows.length; start += rowsPerPut) {
		puts.push(table.bulkPut(rows.slice(start, start + rowsPerPut)));
	}
	await Promise.all(puts);
}
