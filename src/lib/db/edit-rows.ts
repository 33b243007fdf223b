/** Rows of version 4: which device wrote a row last, and a workspace file that is being taken in. */

/** One edit, told from all others: the n-th of a device. */
export interface EditStamp {
	/** Random, one for each database; a new one after a workspace was replaced. */
	readonly device: string;
	/** Grows with each write of that device. */
	readonly count: number;
	/** ISO date-time by that device's clock: which of two edits is the later one. */
	readonly at: string;
}

/** The last edit of one row. */
export interface EditRow extends EditStamp {
	/** `editIdOf` the row. */
	readonly id: string;
	/** True when that edit deleted it. */
	readonly isDeletion: boolean;
}

/** What this database is, and whose edits it has taken in. Its key is the one that no row has. */
export interface OwnEditsRow {
	readonly id: typeof ownEditsId;
	readonly device: string;
	readonly count: number;
	/** The highest count of every other device's edits that are in here. */
	readonly knows: Readonly<Record<string, number>>;
	/** The same of single companies that came in files of their own, by company; absent before the first. */
	readonly companies?: Readonly<Record<string, Readonly<Record<string, number>>>> | undefined;
}

export const ownEditsId = '';

/** Rows of a file, in their order. */
export interface IncomingRow {
	/** Given by the database. */
	readonly id: number;
	readonly table: string;
	readonly rows: readonly unknown[];
}
