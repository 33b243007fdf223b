import { alignedPeriod, isAligned, periodLabel, type Period, type StartMonth } from './fiscal.ts';

/** What a change of the fiscal year's start does to a stored period. */
export interface PeriodChange {
	readonly period: Period;
	readonly labelBefore: string;
	readonly labelAfter: string;
	/** False if the new fiscal calendar has no such period: a person should choose anew. */
	readonly isAligned: boolean;
	/** Where it stands from now on, until a person chooses anew. */
	readonly standsIn: Period;
}

/**
 * What changing the start of the fiscal year does to the periods that people chose, a distinct period
 * once, in order of time. Nothing stored changes; those that no longer align are to be listed.
 */
export function fiscalChange(
	periods: readonly Period[],
	change: { readonly from: StartMonth; readonly to: StartMonth }
): PeriodChange[] {
	const distinct = new Map(periods.map((period) => [`${period.start}/${period.months}`, period]));
	return [...distinct.values()]
		.sort((a, b) => (a.start === b.start ? a.months - b.months : a.start < b.start ? -1 : 1))
		.map((period) => ({
			period,
			labelBefore: periodLabel(period, change.from),
			labelAfter: periodLabel(period, change.to),
			isAligned: isAligned(period, change.to),
			standsIn: alignedPeriod(period, change.to)
		}));
}
