/**
 * What a workspace file holds, read in the order in which it is written. The sync lock is held
 * meanwhile, so that what Autotask says stands still; what people said is read in one transaction;
 * completed reports never change, and are read one by one, since one may have many megabytes.
 */
import type { AlmanacDatabase } from '../db/database.ts';
import { ownEditsId } from '../db/edit-rows.ts';
import { schemaVersion } from '../db/schema.ts';
import { FrameWriter, type Collecting } from './frame-writer.ts';
import { frameFormat, type Frame, type HeadFrame, type KnownEdits } from './frames.ts';
import { knownEdits } from './known-edits.ts';
import { deviceSettings, rowSchemas, type FileTable } from './row-schemas.ts';

/** What sync alone writes, with as many rows as make about a megabyte. */
const tenantTables: Readonly<Partial<Record<FileTable, number>>> = {
	psaCompanies: 500,
	picklists: 100,
	fieldCatalogs: 10,
	lookups: 50,
	shards: 8,
	directories: 50,
	checkpoints: 100,
	watermarks: 500,
	generations: 10,
	runs: 200
};

/** All of a workspace but credentials, the vault's key, marks of this device and what is derived. */
export async function* collectWorkspace(collecting: Collecting): AsyncGenerator<Frame> {
	const { db, workspace, now } = collecting;
	const people = await readPeople(db);
	const writer = new FrameWriter(collecting, await countAll(db, people));
	yield {
		kind: 'head',
		format: frameFormat,
		schema: schemaVersion,
		workspace,
		scope: { kind: 'workspace' },
		madeAt: now,
		knows: people.knows
	} satisfies HeadFrame;
	for (const [table, rows] of people.rows) yield* writer.inFrames(table, rows);
	for (const id of people.reportIds) {
		const report = await db.completedReports.get(id);
		// Deleted since: its head goes as well, which nobody can miss.
		if (report) yield writer.frame('completedReports', [report]);
	}
	for (const [table, size] of Object.entries(tenantTables)) {
		yield* writer.paged(db.table(table), table as FileTable, size);
	}
	yield writer.end();
}

interface People {
	readonly rows: ReadonlyMap<FileTable, readonly unknown[]>;
	readonly reportIds: readonly string[];
	readonly knows: KnownEdits;
}

function isOfPeople(table: string): boolean {
	return table !== 'completedReports' && !Object.hasOwn(tenantTables, table);
}

/** Everything that people said, as it stood at one moment. */
export function readPeople(db: AlmanacDatabase): PromiseLike<People> {
	const tables = (Object.keys(rowSchemas) as FileTable[]).filter(isOfPeople);
	return db.transaction('r', [...tables, 'completedReports'], async () => {
		const rows = new Map<FileTable, readonly unknown[]>();
		for (const table of tables) rows.set(table, await readTable(db, table));
		const reportIds = await db.completedReports.toCollection().primaryKeys();
		return { rows, reportIds, knows: await knownEdits(db) };
	});
}

async function readTable(db: AlmanacDatabase, table: FileTable): Promise<unknown[]> {
	if (table === 'settings') {
		return db.settings.filter(({ key }) => !deviceSettings.includes(key)).toArray();
	}
	if (table === 'edits') return db.edits.where('id').notEqual(ownEditsId).toArray();
	return db.table(table).toArray();
}

async function countAll(db: AlmanacDatabase, people: People): Promise<number> {
	let all = people.reportIds.length;
	for (const rows of people.rows.values()) all += rows.length;
	for (const table of Object.keys(tenantTables)) all += await db.table(table).count();
	return all;
}
