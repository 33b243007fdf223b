/**
 * Purchase and expiration dates from a table, by serial number (product.md, section 10): columns
 * recognised, each row judged with a code, nothing stored before the preview is confirmed.
 */
import { serialKey } from '../data-quality.ts';
import type { IsoDate } from '../dates.ts';
import { dateSubjects, type DateSubject } from '../overrides.ts';
import { parseDateText, suggestDateOrder, type DateOrder } from '../parse-date.ts';
import { emptiness } from '../placeholder-text.ts';
import {
	cellsByField,
	recogniseColumns,
	type ColumnHeads,
	type Columns,
	type TableRow
} from './manual-import.ts';

export type DatesField = 'serial-number' | DateSubject;

/** Heads as Dell, HP, Lenovo, distributors and RMM tools write them, folded to letters and digits. */
export const datesHeads: ColumnHeads<DatesField> = {
	'serial-number': [
		'serialnumber',
		'serialno',
		'serial',
		'serials',
		'sn',
		'servicetag',
		'devicetag',
		'machineserialnumber',
		'productserialnumber',
		'seriennummer'
	],
	'purchase-date': [
		'purchasedate',
		'purchased',
		'purchasedon',
		'dateofpurchase',
		'bought',
		'boughton',
		'orderdate',
		'invoicedate',
		'shipdate',
		'shipped',
		'installdate',
		'warrantystart',
		'warrantystartdate',
		'startdate',
		'kaufdatum'
	],
	'expiration-date': [
		'expirationdate',
		'expiration',
		'expires',
		'expireson',
		'expiry',
		'expirydate',
		'enddate',
		'warrantyend',
		'warrantyenddate',
		'warrantyexpiration',
		'warrantyexpirationdate',
		'warrantyexpires',
		'warrantyexpiry',
		'garantieende'
	]
};

/** A table with its columns: a header is one only where none of its cells is a day. */
export interface DatesTable {
	readonly hasHeader: boolean;
	/** Heads, or the cells of the first row in a table without. */
	readonly header: readonly string[];
	readonly columns: Columns<DatesField>;
	readonly rows: readonly TableRow[];
}

/**
 * Recognises a table. Without a header the first column that holds days is the purchase date, and the
 * first other one the serial number, as two columns are copied out of a spreadsheet.
 */
export function readDatesTable(rows: readonly TableRow[]): DatesTable {
	const [first] = rows;
	const header = first?.cells ?? [];
	const hasHeader = !header.some(isDay);
	if (hasHeader) {
		return {
			hasHeader,
			header,
			columns: recogniseColumns(header, datesHeads),
			rows: rows.slice(1)
		};
	}
	const day = header.findIndex(isDay);
	const serial = header.findIndex((cell, index) => index !== day && serialKey(cell) !== null);
	const columns = header.map((_, index): DatesField | null => {
		if (index === day) return 'purchase-date';
		return index === serial ? 'serial-number' : null;
	});
	return { hasHeader, header, columns, rows };
}

function isDay(cell: string): boolean {
	const { kind } = parseDateText(cell);
	return kind === 'date' || kind === 'ambiguous';
}

/** Orders of dates in figures that a person chose, a column each. */
export type DateOrders = Readonly<Partial<Record<DateSubject, DateOrder>>>;

/** What has to be asked once for a whole column before its dates can be read. */
export interface OrderQuestion {
	readonly field: DateSubject;
	/** Cells that read as several days, or as a spreadsheet's day number. */
	readonly cells: number;
	/** The first of them, as it stands. */
	readonly example: string;
	readonly orders: readonly DateOrder[];
	/** The one order in which every cell of the column is a day; null where none or several are. */
	readonly suggestion: DateOrder | null;
}

/** Asked for as long as a column holds such cells, so that an answer can be changed. */
export function orderQuestions(
	rows: readonly TableRow[],
	columns: Columns<DatesField>
): OrderQuestion[] {
	return dateSubjects.flatMap((field): OrderQuestion[] => {
		const texts = rows.flatMap(({ cells }) => cellsByField(cells, columns)[field] ?? []);
		const readings = texts.map((text) => ({ text, reading: parseDateText(text) }));
		const ambiguous = readings.filter(({ reading }) => reading.kind === 'ambiguous');
		const serials = readings.filter(
			({ reading }) => reading.kind === 'unreadable' && reading.reason === 'serial'
		);
		const [first] = [...ambiguous, ...serials];
		if (!first) return [];
		const orders: DateOrder[] = [
			...(ambiguous.length > 0 ? (['mdy', 'dmy'] as const) : []),
			...(serials.length > 0 ? (['serial'] as const) : [])
		];
		return [
			{
				field,
				cells: ambiguous.length + serials.length,
				example: first.text,
				orders,
				suggestion: ambiguous.length > 0 ? suggestDateOrder(texts) : null
			}
		];
	});
}

/** A configuration that carries a serial number, with the dates that stand. */
export interface DatesHolder {
	readonly id: string;
	readonly purchaseDate: IsoDate | null;
	readonly expirationDate: IsoDate | null;
	/** Dates that a person typed: they stand, whatever a table says. */
	readonly fixed: readonly DateSubject[];
}

export type DatesOutcome =
	/** Its dates will be stored. */
	| 'found'
	/** Several configurations have this serial number. */
	| 'several'
	| 'unknown-serial'
	| 'no-serial'
	| 'no-date'
	/** The order of its date was not chosen yet. */
	| 'ambiguous'
	| 'unreadable'
	/** The same serial number stands higher up in the table. */
	| 'twice-in-table';

/** What comes of a date for the one that stands. */
export type DateEffect =
	| 'sets'
	/** It is earlier (a purchase) or later (an expiration) than the one that stands. */
	| 'wins'
	| 'same'
	/** It is stored, but a better one stands. */
	| 'loses'
	/** It is stored, but a person typed another. */
	| 'fixed';

export interface GivenDate {
	readonly of: DateSubject;
	readonly date: IsoDate;
	readonly effect: DateEffect;
	/** The date that stands now. */
	readonly standing: IsoDate | null;
}

export interface JudgedDates<Holder extends DatesHolder> {
	readonly row: number;
	readonly serialNumber: string;
	readonly outcome: DatesOutcome;
	/** Who gets the dates; empty unless `found`, or `several` and they are wanted. */
	readonly holders: readonly Holder[];
	/** Dates that can be read, judged against the first holder. */
	readonly dates: readonly GivenDate[];
	/** A cell that can't be read; it is left out where the other date can. */
	readonly unread: string | null;
	/** The row above with the same serial number. */
	readonly other: number | null;
}

/** Serial numbers of a table as they are compared. */
export function serialKeysOf(
	rows: readonly TableRow[],
	columns: Columns<DatesField>
): readonly string[] {
	const keys = rows.flatMap(
		({ cells }) => serialKey(cellsByField(cells, columns)['serial-number']) ?? []
	);
	return [...new Set(keys)];
}

export interface DatesTerms<Holder extends DatesHolder> {
	readonly columns: Columns<DatesField>;
	readonly orders: DateOrders;
	/** By comparable serial number. */
	readonly holders: ReadonlyMap<string, readonly Holder[]>;
	/** Give the dates to every one of several that share a number. */
	readonly isForSeveral: boolean;
}

/** Judges every row of a table. */
export function judgeDates<Holder extends DatesHolder>(
	rows: readonly TableRow[],
	terms: DatesTerms<Holder>
): JudgedDates<Holder>[] {
	const seen = new Map<string, number>();
	return rows.map(({ row, cells }) => {
		const own = cellsByField(cells, terms.columns);
		const serialNumber = own['serial-number'] ?? '';
		const key = serialKey(serialNumber);
		const { dates, unread, isAmbiguous } = readCells(own, terms.orders);
		const other = key === null ? undefined : seen.get(key);
		const holders = key === null ? [] : (terms.holders.get(key) ?? []);
		const outcome = outcomeOf({ key, other, holders, dates, unread, isAmbiguous });
		// Only a row that can be used stands in the way of the next with its number.
		if (key !== null && other === undefined && dates.length > 0) seen.set(key, row);
		const isUsed = outcome === 'found' || (outcome === 'several' && terms.isForSeveral);
		return {
			row,
			serialNumber,
			outcome,
			holders: isUsed ? holders : [],
			dates: dates.map((given) => effectOn(given, holders[0])),
			unread,
			other: outcome === 'twice-in-table' ? (other ?? null) : null
		};
	});
}

interface ReadCells {
	readonly dates: readonly { readonly of: DateSubject; readonly date: IsoDate }[];
	readonly unread: string | null;
	readonly isAmbiguous: boolean;
}

function readCells(own: Partial<Record<DatesField, string>>, orders: DateOrders): ReadCells {
	const dates: { of: DateSubject; date: IsoDate }[] = [];
	let unread: string | null = null;
	let isAmbiguous = false;
	for (const of of dateSubjects) {
		const text = own[of];
		if (text === undefined || emptiness(text) !== null) continue;
		const reading = parseDateText(text, orders[of]);
		if (reading.kind === 'date') dates.push({ of, date: reading.date });
		else if (reading.kind === 'ambiguous') isAmbiguous = true;
		else if (reading.kind === 'unreadable') {
			if (reading.reason === 'serial' && orders[of] === undefined) isAmbiguous = true;
			else unread ??= text;
		}
	}
	return { dates, unread, isAmbiguous };
}

function outcomeOf({
	key,
	other,
	holders,
	dates,
	unread,
	isAmbiguous
}: ReadCells & {
	readonly key: string | null;
	readonly other: number | undefined;
	readonly holders: readonly unknown[];
}): DatesOutcome {
	if (key === null) return 'no-serial';
	if (isAmbiguous) return 'ambiguous';
	if (dates.length === 0) return unread === null ? 'no-date' : 'unreadable';
	if (other !== undefined) return 'twice-in-table';
	if (holders.length === 0) return 'unknown-serial';
	return holders.length === 1 ? 'found' : 'several';
}

function effectOn(
	{ of, date }: { readonly of: DateSubject; readonly date: IsoDate },
	holder: DatesHolder | undefined
): GivenDate {
	const standing = (of === 'purchase-date' ? holder?.purchaseDate : holder?.expirationDate) ?? null;
	return { of, date, standing, effect: effectOf({ of, date, standing }, holder?.fixed ?? []) };
}

function effectOf(
	{ of, date, standing }: Omit<GivenDate, 'effect'>,
	fixed: readonly DateSubject[]
): DateEffect {
	if (standing === null) return 'sets';
	if (date === standing) return 'same';
	if (fixed.includes(of)) return 'fixed';
	const isBetter = of === 'purchase-date' ? date < standing : date > standing;
	return isBetter ? 'wins' : 'loses';
}
