import { z } from '../../z.ts';
import { addDays, addMonths, calendarDay, isoDateOf, type IsoDate } from '../dates.ts';
import { isoDateSchema } from '../os-support/release.ts';

/** The month, 1 to 12, on whose first day a company's fiscal year starts. */
export type StartMonth = number;

/**
 * A fiscal quarter (3 months) or year (12). Stored as first day and length, never as a label, so that
 * a change of the fiscal year's start re-labels what a person chose and loses nothing.
 */
export interface Period {
	/** The first of a month. */
	readonly start: IsoDate;
	readonly months: 3 | 12;
}

/** A day in a company's fiscal calendar: what periods are judged by. */
export interface FiscalDay {
	readonly asOf: IsoDate;
	readonly startMonth: StartMonth;
	readonly currentQuarter: Period;
	readonly currentYear: Period;
}

/** What a period is called, for those who word it themselves. */
export interface PeriodName {
	/** The calendar year in which the fiscal year ends. */
	readonly year: number;
	/** Null for a whole year. */
	readonly quarter: 1 | 2 | 3 | 4 | null;
	/** True where the fiscal year is the calendar year. */
	readonly isCalendarYear: boolean;
}

export const startMonthSchema: z.ZodType<StartMonth> = z.int().min(1).max(12);

export const periodSchema: z.ZodType<Period> = z.strictObject({
	start: isoDateSchema.refine((date) => date.endsWith('-01'), { error: 'not-a-first-day' }),
	months: z.union([z.literal(3), z.literal(12)])
});

/** The fiscal year that holds a day. Throws RangeError outside years 2 to 9998, as all functions here. */
export function fiscalYearAt(date: IsoDate, startMonth: StartMonth): Period {
	return periodAt(date, 12, startMonth);
}

/** The fiscal quarter that holds a day. */
export function quarterAt(date: IsoDate, startMonth: StartMonth): Period {
	return periodAt(date, 3, startMonth);
}

export function fiscalDay(asOf: IsoDate, startMonth: StartMonth): FiscalDay {
	return {
		asOf,
		startMonth,
		currentQuarter: quarterAt(asOf, startMonth),
		currentYear: fiscalYearAt(asOf, startMonth)
	};
}

/** The last day of a period. */
export function lastDayOf(period: Period): IsoDate {
	return addDays(addMonths(period.start, period.months), -1);
}

/** The period `count` lengths later; earlier if negative. */
export function shifted(period: Period, count: number): Period {
	return { start: addMonths(period.start, count * period.months), months: period.months };
}

export function isSamePeriod(a: Period | null, b: Period | null): boolean {
	if (a === null || b === null) return a === b;
	return a.start === b.start && a.months === b.months;
}

/** True if the period is a quarter or year of a fiscal calendar that starts in `startMonth`. */
export function isAligned(period: Period, startMonth: StartMonth): boolean {
	return monthsPastStart(period, startMonth) === 0;
}

/**
 * The fiscal period in which a stored one stands: itself if it is aligned, else the one of the same
 * length that shares most months with it, the earlier of two equals: money is there in time then.
 */
export function alignedPeriod(period: Period, startMonth: StartMonth): Period {
	const past = monthsPastStart(period, startMonth);
	if (past === 0) return period;
	const months = past * 2 > period.months ? period.months - past : -past;
	return { start: addMonths(period.start, months), months: period.months };
}

/** The fiscal year of an aligned quarter or year. */
export function yearOf(period: Period, startMonth: StartMonth): Period {
	return period.months === 12 ? period : fiscalYearAt(period.start, startMonth);
}

/** The four quarters of a fiscal year. */
export function quartersOf(year: Period): Period[] {
	return [0, 3, 6, 9].map((months) => ({ start: addMonths(year.start, months), months: 3 }));
}

/** What a period is called; one that is not aligned takes the name of where it stands. */
export function periodName(period: Period, startMonth: StartMonth): PeriodName {
	const aligned = alignedPeriod(period, startMonth);
	const year = yearOf(aligned, startMonth);
	const quarter = (monthIndexOf(aligned.start) - monthIndexOf(year.start)) / 3 + 1;
	return {
		year: calendarDay(lastDayOf(year)).year,
		// An aligned quarter starts 0, 3, 6 or 9 months into its year.
		quarter: aligned.months === 12 ? null : (quarter as 1 | 2 | 3 | 4),
		isCalendarYear: startMonth === 1
	};
}

/** "2027 Q1" and "2027" when the year starts in January, else "FY27 Q1" and "FY27" (product.md, 8). */
export function periodLabel(period: Period, startMonth: StartMonth): string {
	const { year, quarter, isCalendarYear } = periodName(period, startMonth);
	const name = isCalendarYear ? String(year) : `FY${String(year % 100).padStart(2, '0')}`;
	return quarter === null ? name : `${name} Q${quarter}`;
}

/** Months since the year 0, to count with. */
export function monthIndexOf(date: IsoDate): number {
	const { year, month } = calendarDay(date);
	return year * 12 + month - 1;
}

function periodAt(date: IsoDate, months: 3 | 12, startMonth: StartMonth): Period {
	const { year, month } = calendarDay(date);
	const past = remainder(month - startMonth, months);
	const index = year * 12 + month - 1 - past;
	const start = isoDateOf({ year: Math.floor(index / 12), month: (index % 12) + 1, day: 1 });
	if (start === null) throw new RangeError(`No fiscal period at ${date}`);
	return { start, months };
}

function monthsPastStart(period: Period, startMonth: StartMonth): number {
	return remainder(calendarDay(period.start).month - startMonth, period.months);
}

function remainder(value: number, divisor: number): number {
	return ((value % divisor) + divisor) % divisor;
}
