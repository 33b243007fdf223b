/** Rows of a file on their way in: in a table of their own until all of them are there. */
import type { AlmanacDatabase } from '../db/database.ts';
import type { IncomingRow } from '../db/edit-rows.ts';
import { schemaVersion } from '../db/schema.ts';
import { AlmanacError, type FailureCode } from '../domain/errors.ts';
import { CompanyBounds, type KeyPathOf } from './company-bounds.ts';
import type { Frame, HeadFrame } from './frames.ts';
import { areFitRows, isFileTable, type FileTable } from './row-schemas.ts';

/** What a file says of itself, once all of it is proven. */
export interface FileContents {
	readonly head: HeadFrame;
	/** Rows by table. */
	readonly counts: Readonly<Partial<Record<FileTable, number>>>;
}

export interface Judging {
	readonly workspace: HeadFrame['workspace'];
	/** The path of a table's key. */
	readonly keyPathOf: KeyPathOf;
	readonly keep?: (table: FileTable, rows: readonly unknown[]) => Promise<unknown>;
}

/**
 * Reads frames to their end and judges each row. `keep` gets them one by one; without it nothing is
 * kept: the file is proven. Throws `file-newer`, `file-unfit`, `file-of-sample`, `file-of-workspace`.
 */
export async function takeFrames(
	frames: AsyncIterable<Frame>,
	{ workspace, keyPathOf, keep = async () => undefined }: Judging
): Promise<FileContents> {
	let head: HeadFrame | null = null;
	let bounds: CompanyBounds | null = null;
	let counts: FileContents['counts'] = {};
	for await (const frame of frames) {
		if (frame.kind === 'head') {
			if (frame.schema > schemaVersion) refuse('file-newer');
			if (frame.workspace !== workspace) {
				refuse(frame.workspace === 'sample' ? 'file-of-sample' : 'file-of-workspace');
			}
			head = frame;
			if (frame.scope.kind === 'company') bounds = new CompanyBounds(frame.scope, keyPathOf);
		} else if (frame.kind === 'rows') {
			const { table, rows } = frame;
			if (!isFileTable(table) || !areFitRows(table, rows)) return refuse('file-unfit');
			bounds?.add(table, rows);
			await keep(table, rows);
		} else counts = frame.counts;
	}
	bounds?.end();
	return head ? { head, counts } : refuse('file-unfit');
}

/** Puts rows where no screen looks. */
export async function stage(
	db: AlmanacDatabase,
	table: FileTable,
	rows: readonly unknown[]
): Promise<void> {
	await db.incoming.add({ table, rows });
}

/** Forgets what an earlier restore left: it was killed, cancelled or refused. */
export async function clearIncoming(db: AlmanacDatabase): Promise<void> {
	await db.incoming.clear();
}

/** What is staged, in its order and frame by frame; part of a transaction. */
export async function eachIncoming(
	db: AlmanacDatabase,
	take: (staged: IncomingRow) => Promise<unknown>
): Promise<void> {
	let after = 0;
	for (;;) {
		const staged = await db.incoming.where('id').above(after).first();
		if (!staged) return;
		await take(staged);
		after = staged.id;
	}
}

function refuse(code: FailureCode): never {
	throw new AlmanacError({ code });
}
