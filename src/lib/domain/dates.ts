declare const isoDateBrand: unique symbol;

/**
 * A calendar day as `YYYY-MM-DD`, years 0001 to 9999, always a day that exists. No time, no zone:
 * ages and deadlines are judged by days. ISO dates compare correctly as strings.
 */
export type IsoDate = string & { readonly [isoDateBrand]: true };

export interface CalendarDay {
	readonly year: number;
	/** 1 to 12 */
	readonly month: number;
	/** 1 to 31 */
	readonly day: number;
}

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function isLeapYear(year: number): boolean {
	return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days in a month (1 to 12) of a year. */
export function daysInMonth(year: number, month: number): number {
	if (month === 2 && isLeapYear(year)) return 29;
	return monthLengths[month - 1] ?? 0;
}

/** The ISO date of a calendar day, or null if there is no such day. */
export function isoDateOf({ year, month, day }: CalendarDay): IsoDate | null {
	if (!Number.isInteger(year) || year < 1 || year > 9999) return null;
	if (!Number.isInteger(month) || !Number.isInteger(day)) return null;
	if (day < 1 || day > daysInMonth(year, month)) return null;
	return format(year, month, day);
}

export function isIsoDate(text: string): text is IsoDate {
	const match = shape.exec(text);
	if (!match) return false;
	return (
		isoDateOf({ year: +text.slice(0, 4), month: +text.slice(5, 7), day: +text.slice(8) }) !== null
	);
}

/** Marks a literal as an ISO date. Throws RangeError: a wrong literal is a bug, not input. */
export function isoDate(text: string): IsoDate {
	if (isIsoDate(text)) return text;
	throw new RangeError(`Not an ISO date: ${text}`);
}

export function calendarDay(date: IsoDate): CalendarDay {
	return { year: +date.slice(0, 4), month: +date.slice(5, 7), day: +date.slice(8, 10) };
}

/** Negative if a is earlier, 0 if they are the same day, positive if a is later. */
export function compareDates(a: IsoDate, b: IsoDate): -1 | 0 | 1 {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

export function earlierDate(a: IsoDate, b: IsoDate): IsoDate {
	return a <= b ? a : b;
}

export function laterDate(a: IsoDate, b: IsoDate): IsoDate {
	return a >= b ? a : b;
}

/**
 * Days since 1970-01-01, negative before it: the form in which columns hold dates. Computed on the
 * proleptic Gregorian calendar in years that start in March, so that the leap day comes last.
 */
export function epochDayOf(date: IsoDate): number {
	const { year, month, day } = calendarDay(date);
	const shifted = month <= 2 ? year - 1 : year;
	const era = Math.floor(shifted / 400);
	const yearOfEra = shifted - era * 400;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
	const dayOfEra =
		yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `epochDayOf`. Throws RangeError outside years 0001 to 9999. */
export function dateOfEpochDay(epochDay: number): IsoDate {
	const days = epochDay + 719_468;
	const era = Math.floor(days / 146_097);
	const dayOfEra = days - era * 146_097;
	const yearOfEra = Math.floor(
		(dayOfEra -
			Math.floor(dayOfEra / 1460) +
			Math.floor(dayOfEra / 36_524) -
			Math.floor(dayOfEra / 146_096)) /
			365
	);
	const dayOfYear =
		dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
	const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
	const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
	const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
	const date = isoDateOf({ year, month, day });
	if (date === null) throw new RangeError(`No ISO date for epoch day ${epochDay}`);
	return date;
}

/** Days from `from` to `to`, negative if `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
	return epochDayOf(to) - epochDayOf(from);
}

export function addDays(date: IsoDate, days: number): IsoDate {
	return dateOfEpochDay(epochDayOf(date) + days);
}

/** The same day of the month `months` later; the month's last day where it has no such day. */
export function addMonths(date: IsoDate, months: number): IsoDate {
	const { year, month, day } = calendarDay(date);
	const index = year * 12 + (month - 1) + months;
	const targetYear = Math.floor(index / 12);
	const targetMonth = index - targetYear * 12 + 1;
	if (targetYear < 1 || targetYear > 9999) {
		throw new RangeError(`No ISO date ${months} months after ${date}`);
	}
	return format(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}

/**
 * The day on which something bought or started on `from` becomes `months` old. 29 February counts
 * as 28 February, so that a thing of leap day has its anniversary on the 28th in every year.
 */
export function anniversary(from: IsoDate, months: number): IsoDate {
	return addMonths(leapDayAs28th(from), months);
}

/**
 * Age in whole calendar months at `asOf`: the largest n whose anniversary is not after `asOf`.
 * Null when `from` lies after `asOf`: nothing has a negative age.
 */
export function ageInMonths(from: IsoDate, asOf: IsoDate): number | null {
	if (from > asOf) return null;
	const start = leapDayAs28th(from);
	const a = calendarDay(start);
	const b = calendarDay(asOf);
	const months = (b.year - a.year) * 12 + (b.month - a.month);
	return addMonths(start, months) > asOf ? months - 1 : months;
}

/** Age in tenths of a year, cut and never rounded: 59 months (4.92 years) are 49. */
export function ageTenths(months: number): number {
	return Math.floor((months * 10) / 12);
}

/** Age in years with one decimal, cut and never rounded: "6.2". The caller gives the decimal sign. */
export function ageText(months: number, decimalSign = '.'): string {
	const tenths = ageTenths(months);
	return `${Math.floor(tenths / 10)}${decimalSign}${tenths % 10}`;
}

function leapDayAs28th(date: IsoDate): IsoDate {
	return date.endsWith('-02-29') ? format(+date.slice(0, 4), 2, 28) : date;
}

function format(year: number, month: number, day: number): IsoDate {
	const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
	// Every caller has checked that the day exists.
	return text as IsoDate;
}
