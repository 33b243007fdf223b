/** The unit of commit of a full pass: everything of one company set in one transaction (docs/adr/0004). */
import { Dexie } from 'dexie';
import type { IntegrationId } from '../domain/ids.ts';
import { latestStamp } from '../domain/stamp.ts';
import type { CompanyRows } from './company-rows.ts';
import type { AlmanacDatabase } from './database.ts';
import { nextGeneration } from './generations.ts';
import { mergeCompany, type MergedCompany } from './merge-company.ts';
import type { PlaceIndex } from './place-index.ts';
import type {
	CheckpointRow,
	LookupRow,
	RunCounts,
	RunRow,
	ShardRow,
	WatermarkRow
} from './rows.ts';

/** The entity of the checkpoint that a pass over the configurations keeps. */
export const configurationItems = 'ConfigurationItems';

export interface SetCommit {
	readonly integrationId: IntegrationId;
	/** Every company of the set, also one without configurations: read whole. */
	readonly companies: readonly CompanyRows[];
	readonly places: PlaceIndex;
	readonly lookups: readonly LookupRow[];
	/** ISO date-time of the reading, by this device's clock. */
	readonly readAt: string;
	readonly runId: number;
	/** What the log entry says after these counts; it shows the run to other tabs. */
	readonly runAfter: (counts: RunCounts) => Partial<Omit<RunRow, 'id' | 'integrationId'>>;
}

/**
 * Stores a set: shards, directories, watermarks, looked-up names, checkpoint and log entry together or
 * not at all. Whatever kills the run before, between or after, a set is either wholly there and need
 * not be read again, or not there at all.
 */
export function commitSet(db: AlmanacDatabase, commit: SetCommit): PromiseLike<RunCounts> {
	const tables = [
		db.shards,
		db.directories,
		db.watermarks,
		db.generations,
		db.lookups,
		db.checkpoints,
		db.runs
	];
	return db
		.transaction('rw', tables, async () => {
			const { integrationId, companies, runId, lookups } = commit;
			const checkpoint = await db.checkpoints.get([integrationId, configurationItems]);
			if (!checkpoint) throw new Error('A set is committed without the checkpoint of its pass');
			const merged = await mergeAll(db, commit);
			await storeMerged(
				db,
				integrationId,
				merged.map(({ result }) => result)
			);
			await putAll(
				db.watermarks,
				merged.map((entry) => watermarkOf(entry, commit, checkpoint))
			);
			await putAll(db.lookups, lookups);
			const counts = countsOf(companies, merged);
			await db.checkpoints.put({ ...checkpoint, stored: checkpoint.stored + counts.read });
			await db.runs.update(runId, commit.runAfter(counts));
			return counts;
		})
		.then((counts) => {
			commit.places.learn(commit.companies);
			return counts;
		});
}

interface MergedEntry {
	readonly rows: CompanyRows;
	readonly result: MergedCompany;
	readonly before: WatermarkRow | undefined;
	/** False for a company that only lost a device to one of the set. */
	readonly isRead: boolean;
}

async function mergeAll(db: AlmanacDatabase, commit: SetCommit): Promise<MergedEntry[]> {
	const { integrationId, companies, places } = commit;
	const moved = places.movedTo(companies);
	const inSet = new Set(companies.map(({ psaCompanyId }) => psaCompanyId));
	const losing = [...moved.keys()].filter((id) => !inSet.has(id));
	const ids = [...companies.map(({ psaCompanyId }) => psaCompanyId), ...losing];
	const stored = await storedOf(db, integrationId, ids);
	const rowsOf = new Map(companies.map((rows) => [rows.psaCompanyId, rows]));
	return ids.map((psaCompanyId): MergedEntry => {
		const { shards = [], watermark } = stored.get(psaCompanyId) ?? {};
		const rows = rowsOf.get(psaCompanyId) ?? nothingRead(psaCompanyId, shards);
		const result = mergeCompany({
			integrationId,
			before: shards,
			incoming: rows,
			moved: moved.get(psaCompanyId)
		});
		return { rows, result, before: watermark, isRead: inSet.has(psaCompanyId) };
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
	const stored = new Map<number, Stored>();
	for (const [place, psaCompanyId] of ids.entries()) {
		const shards = directories[place] ? await shardsOf(db, integrationId, psaCompanyId) : [];
		stored.set(psaCompanyId, { watermark: watermarks[place], shards });
	}
	return stored;
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
): Promise<void> {
	const shards = merged.flatMap((company) => company.shards);
	if (shards.length > 0) {
		const generation = await nextGeneration(db, integrationId);
		await putAll(
			db.shards,
			shards.map((shard) => ({ ...shard, generation }))
		);
	}
	const directories = merged.flatMap(({ directory }) => (directory ? [directory] : []));
	await putAll(db.directories, directories);
}

function watermarkOf(
	{ rows, result, before, isRead }: MergedEntry,
	{ integrationId, readAt }: SetCommit,
	{ pass }: CheckpointRow
): WatermarkRow {
	const { configurations, active } = result;
	const stamps = [before?.maxStamp, ...(rows.columns.get('lastModifiedTime') ?? [])];
	const known = isRead ? undefined : before;
	return {
		integrationId,
		psaCompanyId: rows.psaCompanyId,
		maxStamp: latestStamp(stamps),
		readAt: known?.readAt ?? readAt,
		pass: known?.pass ?? pass,
		configurations,
		active
	};
}

function countsOf(companies: readonly CompanyRows[], merged: readonly MergedEntry[]): RunCounts {
	const sum = (count: (company: MergedCompany) => number): number =>
		merged.reduce((total, { result }) => total + count(result), 0);
	return {
		read: companies.reduce((total, { ids }) => total + ids.length, 0),
		added: sum(({ added }) => added),
		changed: sum(({ changed }) => changed),
		unchanged: sum(({ unchanged }) => unchanged),
		missing: 0
	};
}

/** From 50 rows on Dexie takes the whole table for changed, and every live query would read anew. */
const rowsPerPut = 49;

async function putAll<T>(
	table: { bulkPut(rows: readonly T[]): PromiseLike<unknown> },
	rows: readonly T[]
): Promise<void> {
	for (let start = 0; start < rows.length; start += rowsPerPut) {
		await table.bulkPut(rows.slice(start, start + rowsPerPut));
	}
}
