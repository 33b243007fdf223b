/** What takes how much room in a workspace, by kinds that people know. */
import { storageKinds, type StorageKind } from '../domain/storage-kind.ts';
import type { AlmanacDatabase } from './database.ts';
import { storedBytes } from './stored-bytes.ts';

/** Each table stands under one kind; `incoming` is a file that is being opened and soon gone. */
const kindOf: Readonly<Record<string, StorageKind>> = {
	shards: 'configurations',
	directories: 'configurations',
	lookups: 'configurations',
	watermarks: 'configurations',
	snapshots: 'snapshot',
	companies: 'companies',
	companyMappings: 'companies',
	companyTypes: 'companies',
	companyStatuses: 'companies',
	companyTypeMappings: 'companies',
	companyStatusMappings: 'companies',
	psaCompanies: 'companies',
	drafts: 'reports',
	completedReports: 'reports',
	reportHeads: 'reports',
	meetings: 'reports',
	fiscalYears: 'reports',
	roadmaps: 'reports',
	replacements: 'reports',
	remarks: 'said',
	overrides: 'said',
	localConfigurations: 'said',
	companySettings: 'said',
	edits: 'said',
	runs: 'log',
	outbox: 'log'
};

export interface KindUsage {
	readonly kind: StorageKind;
	readonly bytes: number;
	/** Rows on disk, of which one may hold a few hundred configurations. */
	readonly rows: number;
	/** True where only some rows were looked at. */
	readonly isSampled: boolean;
}

/** More rows than these are judged by so many of them, evenly spread. */
const sampleSize = 24;

/** The largest first. A second of reading at most: tables with many rows are sampled. */
export async function readStorageUsage(db: AlmanacDatabase): Promise<KindUsage[]> {
	const kinds = new Map<StorageKind, { bytes: number; rows: number; isSampled: boolean }>(
		storageKinds.map((kind) => [kind, { bytes: 0, rows: 0, isSampled: false }])
	);
	for (const { name } of db.tables) {
		const { rows, bytes } = await tableUsage(db, name);
		const usage = kinds.get(kindOf[name] ?? 'settings');
		if (!usage) continue;
		usage.rows += rows;
		usage.bytes += bytes;
		usage.isSampled ||= rows > sampleSize;
	}
	return [...kinds]
		.map(([kind, usage]) => ({ kind, ...usage }))
		.toSorted((a, b) => b.bytes - a.bytes);
}

function tableUsage(
	db: AlmanacDatabase,
	name: string
): PromiseLike<{ readonly rows: number; readonly bytes: number }> {
	const table = db.table<unknown>(name);
	return db.transaction('r', table, async () => {
		const keys = await table.toCollection().primaryKeys();
		const step = Math.max(1, keys.length / sampleSize);
		let looked = 0;
		let bytes = 0;
		// One by one: a completed report may have many megabytes.
		for (let at = 0; at < keys.length; at += step) {
			const row = await table.get(keys[Math.floor(at)] as never);
			looked += 1;
			bytes += storedBytes(row) + storedBytes(keys[Math.floor(at)]);
		}
		return { rows: keys.length, bytes: looked === 0 ? 0 : (bytes / looked) * keys.length };
	});
}
