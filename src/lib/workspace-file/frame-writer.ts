/** Rows of a workspace as frames of about a megabyte, counted for the end of the file. */
import { Dexie, type Table } from 'dexie';
import type { AlmanacDatabase, Workspace } from '../db/database.ts';
import type { RunRow } from '../db/run-rows.ts';
import type { Frame } from './frames.ts';
import type { FileTable } from './row-schemas.ts';

const rowsAtOnce = 500;

export interface Collecting {
	readonly db: AlmanacDatabase;
	readonly workspace: Workspace;
	/** ISO date-time. */
	readonly now: string;
	/** Told now and then how many rows are read of how many. */
	readonly onRows?: ((read: number, all: number) => void) | undefined;
	readonly signal?: AbortSignal | undefined;
}

export class FrameWriter {
	readonly #counts: Record<string, number> = {};
	readonly #collecting: Collecting;
	readonly #all: number;
	#read = 0;

	constructor(collecting: Collecting, all: number) {
		this.#collecting = collecting;
		this.#all = all;
	}

	frame(table: FileTable, rows: readonly unknown[]): Frame {
		this.#collecting.signal?.throwIfAborted();
		this.#counts[table] = (this.#counts[table] ?? 0) + rows.length;
		this.#read += rows.length;
		this.#collecting.onRows?.(this.#read, this.#all);
		return { kind: 'rows', table, rows };
	}

	*inFrames(table: FileTable, rows: readonly unknown[]): Generator<Frame> {
		for (let at = 0; at < rows.length; at += rowsAtOnce) {
			yield this.frame(table, rows.slice(at, at + rowsAtOnce));
		}
	}

	/** A table in the order of its keys, so many rows in memory at once. */
	async *paged(table: Table, name: FileTable, size: number): AsyncGenerator<Frame> {
		let after: unknown = Dexie.minKey;
		for (;;) {
			const page = table.where(':id').above(after).limit(size);
			const [rows, keys] = await table.db.transaction('r', table, () =>
				Promise.all([page.toArray(), page.primaryKeys()])
			);
			if (rows.length === 0) return;
			yield this.frame(name, name === 'runs' ? rows.map(settled) : rows);
			after = keys.at(-1);
		}
	}

	end(): Frame {
		return { kind: 'end', counts: this.#counts };
	}
}

/** A run that was killed and not settled yet is running on no other device. */
function settled(run: RunRow): RunRow {
	return run.state === 'running' ? { ...run, state: 'interrupted', endedAt: run.startedAt } : run;
}
