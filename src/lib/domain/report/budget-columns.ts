import { monthIndexOf, quartersOf, type Period } from './fiscal.ts';
import { yearIndexOf, type Granularity, type Horizon } from './horizon.ts';
import type { Placement } from './placement.ts';

/** `year-only`: due in the year without a quarter; `year`: all of a year; `later`: past the horizon. */
export type BudgetColumn =
	| { readonly kind: 'quarter' | 'year-only' | 'year'; readonly period: Period }
	| { readonly kind: 'later' };

/** The columns of a budget with what finds a period's place in them at once. */
export interface BudgetColumns {
	readonly horizon: Horizon;
	readonly all: readonly BudgetColumn[];
	/** Index of the column of a quarter or of a year without a quarter, by `keyOf`. */
	readonly leaves: ReadonlyMap<string, number>;
	/** Index of the column of each year of the horizon. */
	readonly years: readonly number[];
	readonly later: number;
}

/**
 * By year: the years, then Later. By quarter: of each year its quarters from the current one on, the
 * cell of the year without a quarter, the year; then Later.
 */
export function budgetColumns(horizon: Horizon, granularity: Granularity): BudgetColumns {
	const all: BudgetColumn[] = horizon.years.flatMap((year): BudgetColumn[] => {
		if (granularity === 'year') return [{ kind: 'year', period: year }];
		const quarters = quartersOf(year).filter(({ start }) => start >= horizon.currentQuarter.start);
		return [
			...quarters.map((period) => ({ kind: 'quarter' as const, period })),
			{ kind: 'year-only', period: year },
			{ kind: 'year', period: year }
		];
	});
	const leaves = new Map<string, number>();
	const years: number[] = [];
	all.forEach((column, index) => {
		if (column.kind === 'year') years.push(index);
		else if (column.kind !== 'later') leaves.set(keyOf(column.period), index);
	});
	return { horizon, all: [...all, { kind: 'later' }], leaves, years, later: all.length };
}

/** The columns in which a placement stands: its own cell, if there is one, and its year; or Later. */
export function columnsOf(placement: Placement, columns: BudgetColumns): readonly number[] {
	if (placement.state !== 'scheduled') return [];
	const { horizon, leaves, years, later } = columns;
	const year = yearIndexOf(placement.period, horizon);
	if (year === null) return [later];
	const places = [leaves.get(keyOf(placement.period)), years[year]];
	return places.filter((place) => place !== undefined);
}

/** How many months of each column lie between the start of a period and the end of the horizon. */
export function runningMonths(from: Period, { horizon, all }: BudgetColumns): number[] {
	const first = Math.max(monthIndexOf(from.start), monthIndexOf(horizon.currentQuarter.start));
	return all.map((column) => {
		if (column.kind !== 'quarter' && column.kind !== 'year') return 0;
		const start = monthIndexOf(column.period.start);
		return Math.max(0, start + column.period.months - Math.max(first, start));
	});
}

function keyOf(period: Period): string {
	return `${period.start}/${period.months}`;
}
