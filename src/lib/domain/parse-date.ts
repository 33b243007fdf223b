import { addDays, isoDate, isoDateOf, type IsoDate } from './dates.ts';
import { emptiness } from './placeholder-text.ts';

/** Order of the parts of a date in figures; `serial` is a spreadsheet's day number. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd' | 'serial';

export interface OrderedReading {
	readonly order: DateOrder;
	readonly date: IsoDate;
}

/**
 * How a text reads as a day.
 * - `ambiguous`: several days are possible; a person chooses the order for the field, nothing is guessed
 * - `unknown`: no value (`placeholder`: a day or word that systems write for "no date")
 * - `unreadable`: `incomplete` lacks the day or month, `serial` may be a spreadsheet's day number
 */
export type DateReading =
	| { readonly kind: 'date'; readonly date: IsoDate }
	| { readonly kind: 'ambiguous'; readonly readings: readonly OrderedReading[] }
	| { readonly kind: 'unknown'; readonly reason: 'empty' | 'placeholder' | 'protected' }
	| { readonly kind: 'unreadable'; readonly reason: UnreadableDate };

export type UnreadableDate = 'format' | 'no-such-day' | 'incomplete' | 'serial';

const longestDateText = 80;
const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const month =
	'(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const gap = "[\\s\\-/.,']*";
const dayFirst = new RegExp(
	`^(\\d{1,2})(?:st|nd|rd|th)?(?: of)?${gap}${month}${gap}(\\d{4}|\\d{2})$`
);
const monthFirst = new RegExp(
	`^${month}${gap}(\\d{1,2})(?:st|nd|rd|th)?[\\s\\-/.,']+(\\d{4}|\\d{2})$`
);
const yearFirst = new RegExp(`^(\\d{4})${gap}${month}${gap}(\\d{1,2})(?:st|nd|rd|th)?$`);
const monthAndYear = new RegExp(
	`^(?:${month}${gap}(?:\\d{4}|\\d{2})|\\d{4}|\\d{4}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{4})$`
);
const inFigures = /^(\d{1,4}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{1,4})$/;
const compact = /^(\d{4})(\d{2})(\d{2})(?:\d{6}(?:\.[\d*]{6}[+-][\d*]{3})?)?$/;
const clockTime =
	/(?:^|[t ,]) ?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[ap]\.?m\b\.?)?(?: ?(?:z|utc|gmt|[ce][es]?s?t)\b)?(?: ?[+-]\d{2}:?\d{2})?(?: ?\([^)]*\))?/;
const weekday = /^(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?[.,]? +/;

/**
 * Reads a day from Autotask's date-times (any decimals, with or without Z: the date part as it
 * stands, since date-only fields are stored without conversion of zones) and from what people type
 * into text fields: ISO, US and European figures, English month names, a time part is ignored.
 * `order` is the order that a person chose for the field; it settles ambiguous figures.
 */
export function parseDateText(text: string | null | undefined, order?: DateOrder): DateReading {
	const empty = emptiness(text);
	if (empty !== null) return { kind: 'unknown', reason: empty };
	const tidied = tidy(text ?? '');
	if (tidied.length > longestDateText) return { kind: 'unreadable', reason: 'format' };
	if (/^[0\s\-/.:tz]+$/.test(tidied)) return { kind: 'unknown', reason: 'placeholder' };
	return (
		readNamedMonth(tidied) ??
		readCompact(tidied) ??
		readFigures(tidied, order) ??
		readSerial(tidied, order) ?? {
			kind: 'unreadable',
			reason: monthAndYear.test(tidied) ? 'incomplete' : 'format'
		}
	);
}

/**
 * The one order in which every text of a column reads as a day, or null when none or several do.
 * For a suggestion to the person; the choice stays theirs.
 */
export function suggestDateOrder(texts: Iterable<string | null | undefined>): DateOrder | null {
	let possible: DateOrder[] = ['dmy', 'mdy', 'ymd'];
	let decided = false;
	for (const text of texts) {
		const reading = parseDateText(text);
		const figures = inFigures.exec(tidy(text ?? ''));
		if (reading.kind === 'unknown' || !figures || (figures[1] ?? '').length > 2) continue;
		possible = possible.filter((order) => {
			if (order === 'ymd' && (figures[3] ?? '').length > 2) return false;
			return parseDateText(text, order).kind === 'date';
		});
		decided = true;
	}
	return decided && possible.length === 1 ? (possible[0] ?? null) : null;
}

/**
 * Milliseconds since 1970 of an Autotask date-time, which is UTC with or without Z and with any
 * number of decimals; null for anything else.
 */
export function parseAutotaskStamp(text: string | null | undefined): number | null {
	const match =
		/^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}:?\d{2})?$/i.exec(
			(text ?? '').trim()
		);
	if (!match) return null;
	const [, day, hours, minutes, seconds = '00', decimals = '0', zone = 'Z'] = match;
	const millis = decimals.slice(0, 3).padEnd(3, '0');
	const offset = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
	const stamp = Date.parse(
		`${day}T${hours}:${minutes}:${seconds}.${millis}${offset.toUpperCase()}`
	);
	return Number.isNaN(stamp) ? null : stamp;
}

function tidy(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/\s+/gu, ' ')
		.trim()
		.toLowerCase()
		.replace(/^\/date\(.*$/, '')
		.replace(clockTime, '')
		.replace(weekday, '')
		.replace(/[,.]$/, '')
		.trim();
}

function readNamedMonth(text: string): DateReading | null {
	const first = dayFirst.exec(text);
	if (first) return named(first[3], first[2], first[1]);
	const middle = monthFirst.exec(text);
	if (middle) return named(middle[3], middle[1], middle[2]);
	const last = yearFirst.exec(text);
	if (last) return named(last[1], last[2], last[3]);
	return null;
}

function named(year = '', name = '', day = ''): DateReading {
	const month = monthNames.indexOf(name.slice(0, 3)) + 1;
	return judged(isoDateOf({ year: fullYear(year), month, day: +day }));
}

/** `20210304`, and WMI's `20210304000000.000000+000`. */
function readCompact(text: string): DateReading | null {
	const match = compact.exec(text);
	if (!match) return null;
	const [, year = '', month = '', day = ''] = match;
	return judged(isoDateOf({ year: +year, month: +month, day: +day }));
}

function readFigures(text: string, order: DateOrder | undefined): DateReading | null {
	const match = inFigures.exec(text);
	if (!match) return null;
	const [, first = '', second = '', third = ''] = match;
	// Four figures first are ISO order, whatever a person chose; 2021-13-04 is no day, not a guess.
	if (first.length > 2 && third.length > 2) return { kind: 'unreadable', reason: 'format' };
	if (first.length > 2) return first.length === 4 ? judged(day(first, second, third)) : null;
	if (third.length === 1 || third.length === 3) return null;
	const orders = possibleOrders(first, third, order);
	const readings = orders.flatMap((candidate) => {
		const date = inOrder(candidate, [first, second, third]);
		return date === null ? [] : [{ order: candidate, date }];
	});
	const [one, ...others] = readings;
	if (!one) return { kind: 'unreadable', reason: 'no-such-day' };
	if (others.every((reading) => reading.date === one.date)) return judged(one.date);
	return { kind: 'ambiguous', readings };
}

/**
 * A year of two figures is taken as the last part, unless a person chose otherwise or the first part
 * can be nothing but a year.
 */
function possibleOrders(first: string, third: string, chosen: DateOrder | undefined): DateOrder[] {
	if (chosen === 'ymd' && third.length === 2) return ['ymd'];
	if (chosen === 'dmy' || chosen === 'mdy') return [chosen];
	if (third.length === 2 && +first > 31) return ['ymd'];
	return ['dmy', 'mdy'];
}

function inOrder(order: DateOrder, [a, b, c]: [string, string, string]): IsoDate | null {
	if (order === 'ymd') return day(a, b, c);
	return order === 'dmy' ? day(c, b, a) : day(c, a, b);
}

function readSerial(text: string, order: DateOrder | undefined): DateReading | null {
	if (!/^\d{5}(?:\.\d+)?$/.test(text)) return null;
	const serial = Math.floor(Number(text));
	// Day 1 is 1900-01-01, but spreadsheets also count a 29 February 1900 that never was.
	if (order === 'serial') return judged(addDays(isoDate('1899-12-30'), serial));
	return { kind: 'unreadable', reason: 'serial' };
}

function day(year: string, month: string, dayOfMonth: string): IsoDate | null {
	return isoDateOf({ year: fullYear(year), month: +month, day: +dayOfMonth });
}

/** Two figures: 00 to 69 are 2000 to 2069, as POSIX and .NET read them. */
function fullYear(year: string): number {
	if (year.length !== 2) return +year;
	return +year + (+year < 70 ? 2000 : 1900);
}

/**
 * Days that systems write for "none": year 1 (.NET), 1601 (FILETIME), 1753 (SQL Server), 1899 and
 * 1900 (spreadsheets, OLE), 1970 (Unix), 1 Jan 1980 (DOS, unset BIOS clocks), year 9999. No managed
 * configuration is older than 1980, and none is covered beyond 2199.
 */
export function isPlaceholderDate(date: IsoDate): boolean {
	return date <= '1980-01-01' || date >= '2200-01-01';
}

function judged(date: IsoDate | null): DateReading {
	if (date === null) return { kind: 'unreadable', reason: 'no-such-day' };
	if (isPlaceholderDate(date)) return { kind: 'unknown', reason: 'placeholder' };
	return { kind: 'date', date };
}
