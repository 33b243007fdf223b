/**
 * What is added by hand or from a table (product.md, section 5): columns recognised by their heads,
 * each row judged with codes, nothing stored before the preview is confirmed. A form is a table of
 * one row, so that both are judged alike.
 */
import { foldToAlphanumeric } from '../placeholder-text.ts';

/** A row of cells, numbered as a spreadsheet does: from 1, with the header. */
export interface TableRow {
	readonly row: number;
	readonly cells: readonly string[];
}

export type IssueCode =
	| 'name-missing'
	| 'name-or-serial-missing'
	| 'too-long'
	/** The same row stands higher up in the table. */
	| 'twice-in-table'
	/** The workspace has it already. */
	| 'already-there'
	/** Another company has a name that looks like it. */
	| 'looks-alike'
	| 'type-unknown'
	| 'status-unknown'
	| 'date-ambiguous'
	| 'date-unreadable'
	| 'ram-unreadable'
	| 'quotes-broken';

/** What is to be said about a row; `isError` keeps it from being added, else the value is left out. */
export interface RowIssue<Field extends string> {
	readonly code: IssueCode;
	readonly isError: boolean;
	readonly field: Field | null;
	/** The cell as it was written; null where the code concerns the row. */
	readonly raw: string | null;
	/** The row of the table, or the name of what is there, that it meets. */
	readonly other: number | string | null;
}

export interface JudgedRow<Field extends string, Value> {
	readonly row: number;
	/** Null when an issue is an error. */
	readonly value: Value | null;
	readonly issues: readonly RowIssue<Field>[];
}

/** The preview of a table before it is stored. */
export interface ImportPreview<Field extends string, Value> {
	readonly rows: readonly JudgedRow<Field, Value>[];
	readonly ready: number;
	readonly refused: number;
	/** Rows that are ready but leave something out. */
	readonly withWarnings: number;
}

/** Which field each column of the table feeds; null for a column that is not read. */
export type Columns<Field extends string> = readonly (Field | null)[];

/** Heads by which a field is known, folded to letters and digits. */
export type ColumnHeads<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** Recognises columns by their heads; of two columns for one field the first is read. */
export function recogniseColumns<Field extends string>(
	header: readonly string[],
	heads: ColumnHeads<Field>
): Columns<Field> {
	const fields = Object.keys(heads) as Field[];
	const taken = new Set<Field>();
	return header.map((head) => {
		const folded = foldToAlphanumeric(head);
		const field = fields.find((name) => heads[name].includes(folded));
		if (field === undefined || taken.has(field)) return null;
		taken.add(field);
		return field;
	});
}

/** The cells of a row by field, as they count: see {@link plainCell}. */
export function cellsByField<Field extends string>(
	cells: readonly string[],
	columns: Columns<Field>
): Partial<Record<Field, string>> {
	const found: Partial<Record<Field, string>> = {};
	columns.forEach((field, index) => {
		const cell = plainCell(cells[index] ?? '');
		if (field !== null && cell !== '') found[field] = cell;
	});
	return found;
}

/**
 * A cell as data: without control characters and outer blanks, and without the apostrophe that exports
 * (ours too) put before = + - @ so that a spreadsheet runs no formula. What remains is text and is
 * never evaluated.
 */
export function plainCell(cell: string): string {
	const text = cell.replace(/\p{Cc}/gu, (sign) => (/[\t\n\r]/.test(sign) ? sign : '')).trim();
	return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}

/** Issues of cells that are longer than the field takes. */
export function tooLong<Field extends string>(
	cells: Partial<Record<Field, string>>,
	limitOf: (field: Field) => number
): RowIssue<Field>[] {
	return (Object.entries(cells) as [Field, string][])
		.filter(([field, cell]) => cell.length > limitOf(field))
		.map(([field, raw]) => rowError('too-long', { field, raw }));
}

interface IssuePlace<Field extends string> {
	readonly field?: Field;
	readonly raw?: string;
	readonly other?: number | string;
}

export function rowError<Field extends string>(
	code: IssueCode,
	place: IssuePlace<Field> = {}
): RowIssue<Field> {
	const { field = null, raw = null, other = null } = place;
	return { code, isError: true, field, raw, other };
}

export function rowWarning<Field extends string>(
	code: IssueCode,
	place: IssuePlace<Field> = {}
): RowIssue<Field> {
	return { ...rowError(code, place), isError: false };
}

/** Puts judged rows together; a row with an error has no value. */
export function importPreview<Field extends string, Value>(
	judged: readonly { row: number; value: Value; issues: readonly RowIssue<Field>[] }[]
): ImportPreview<Field, Value> {
	const rows = judged.map(({ row, value, issues }) => {
		return { row, value: issues.some(({ isError }) => isError) ? null : value, issues };
	});
	const ready = rows.filter(({ value }) => value !== null);
	return {
		rows,
		ready: ready.length,
		refused: rows.length - ready.length,
		withWarnings: ready.filter(({ issues }) => issues.length > 0).length
	};
}
