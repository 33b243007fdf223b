import type { IsoDate } from '../dates.ts';
import {
	fiscalDay,
	quartersOf,
	shifted,
	type FiscalDay,
	type Period,
	type StartMonth
} from './fiscal.ts';

export const horizonYears = [3, 5] as const;
export type HorizonYears = (typeof horizonYears)[number];

export const granularities = ['quarter', 'year'] as const;
export type Granularity = (typeof granularities)[number];

/**
 * The fiscal years that a budget looks at, the one of the as-of date first, whole years to the end: so
 * the same money lies inside it by quarter and by year. Quarters before the current one are not part
 * of it, since what was due in them stands in the current one.
 */
export interface Horizon extends FiscalDay {
	readonly years: readonly Period[];
	/** From the current quarter to the end of the last year. */
	readonly quarters: readonly Period[];
	/** The first day past the horizon. */
	readonly end: IsoDate;
}

export function horizonAt(asOf: IsoDate, startMonth: StartMonth, count: HorizonYears): Horizon {
	const day = fiscalDay(asOf, startMonth);
	const years = Array.from({ length: count }, (_, index) => shifted(day.currentYear, index));
	const quarters = years
		.flatMap(quartersOf)
		.filter(({ start }) => start >= day.currentQuarter.start);
	return { ...day, years, quarters, end: shifted(day.currentYear, count).start };
}

/** Which year of the horizon an aligned period that is not past lies in, from 0; null past the horizon. */
export function yearIndexOf(period: Period, { years, end }: Horizon): number | null {
	if (period.start >= end) return null;
	return years.findLastIndex((year) => year.start <= period.start);
}
