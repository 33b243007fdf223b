import { timesMinor } from '../money.ts';
import { monthIndexOf, quartersOf, type Period } from './fiscal.ts';
import { yearIndexOf, type Granularity, type Horizon } from './horizon.ts';
import type { Placement } from './placement.ts';

/** `year-only`: due in the year without a quarter; `year`: all of a year; `later`: past the horizon. */
export type BudgetColumn =
	| { readonly kind: 'quarter' | 'year-only' | 'year'; readonly period: Period }
	| { readonly kind: 'later' };

/** An amount of a line in one column, by its index. */
export interface ColumnAmount {
	readonly column: number;
	readonly minor: number;
}

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

/** Where a one-time amount stands: in its own cell, if the columns have one, and in its year. */
export function dueAmounts(
	placement: Placement,
	minor: number,
	{ horizon, leaves, years, later }: BudgetColumns
): ColumnAmount[] {
	if (placement.state !== 'scheduled') return [];
	const year = yearIndexOf(placement.period, horizon);
	const column = year === null ? later : years[year];
	const leaf = year === null ? undefined : leaves.get(keyOf(placement.period));
	const places = [leaf, column].filter((place) => place !== undefined);
	return places.map((place) => ({ column: place, minor }));
}

/** Where a monthly amount stands that runs from the start of a quarter to the end of the horizon. */
export function runningAmounts(
	from: Period,
	monthlyMinor: number,
	{ horizon, all }: BudgetColumns
): ColumnAmount[] {
	const first = Math.max(monthIndexOf(from.start), monthIndexOf(horizon.currentQuarter.start));
	return all.flatMap((column, index) => {
		if (column.kind !== 'quarter' && column.kind !== 'year') return [];
		const start = monthIndexOf(column.period.start);
		const months = start + column.period.months - Math.max(first, start);
		return months > 0 ? [{ column: index, minor: timesMinor(monthlyMinor, months) }] : [];
	});
}

function keyOf(period: Period): string {
	return `${period.start}/${period.months}`;
}
