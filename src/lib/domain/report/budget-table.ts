import { sumMinor } from '../money.ts';
import type { BudgetAsset, BudgetLine, PlacedAsset } from './budget.ts';
import {
	budgetColumns,
	dueAmounts,
	runningAmounts,
	type BudgetColumn,
	type BudgetColumns,
	type ColumnAmount
} from './budget-columns.ts';
import { groupKey, groupOf, groupRank, type BudgetGroup, type Grouping } from './budget-group.ts';
import type { Period } from './fiscal.ts';
import type { Granularity, Horizon } from './horizon.ts';

export interface BudgetCell<A extends BudgetAsset = PlacedAsset> {
	/** The sum of the lines' amounts in this cell, in minor units. */
	readonly minor: number;
	readonly lines: readonly BudgetLine<A>[];
}

export interface BudgetRow<A extends BudgetAsset = PlacedAsset> {
	/** Null for the row of totals. */
	readonly group: BudgetGroup | null;
	/** One for each column. */
	readonly cells: readonly BudgetCell<A>[];
	/** All years of the horizon; Later is not part of it. */
	readonly together: BudgetCell<A>;
}

export interface BudgetSection<A extends BudgetAsset = PlacedAsset> {
	readonly rows: readonly BudgetRow<A>[];
	readonly total: BudgetRow<A>;
}

export interface BudgetTable<A extends BudgetAsset = PlacedAsset> {
	readonly horizon: Horizon;
	readonly columns: readonly BudgetColumn[];
	readonly oneTime: BudgetSection<A>;
	/** What runs every month, from the current quarter to the end of the horizon. */
	readonly recurring: BudgetSection<A>;
	/** One-time lines without a period: named beneath, in no column. */
	readonly unscheduled: BudgetCell<A>;
	/** What recurs a month as of now. */
	readonly recurringMonthlyMinor: number;
}

export interface BudgetTableSettings {
	readonly horizon: Horizon;
	readonly granularity: Granularity;
	readonly grouping: Grouping;
}

/** A line with its amounts by column. */
interface Spread<A extends BudgetAsset> {
	readonly line: BudgetLine<A>;
	readonly amounts: readonly ColumnAmount[];
}

/** The budget by period and group. Every figure is the sum of the lines that stand behind it. */
export function budgetTable<A extends BudgetAsset>(
	lines: readonly BudgetLine<A>[],
	{ horizon, granularity, grouping }: BudgetTableSettings
): BudgetTable<A> {
	const columns = budgetColumns(horizon, granularity);
	const due: Spread<A>[] = [];
	const running: Spread<A>[] = [];
	const unscheduled: BudgetLine<A>[] = [];
	const monthly: number[] = [];
	for (const line of lines) {
		const { placement } = line;
		if (placement.state === 'unscheduled') unscheduled.push(line);
		if (placement.state === 'scheduled') {
			due.push({ line, amounts: dueAmounts(placement, line.oneTimeMinor, columns) });
		}
		const from = line.recurringMonthlyMinor > 0 ? runsFrom(line, horizon) : null;
		if (from === null) continue;
		running.push({ line, amounts: runningAmounts(from, line.recurringMonthlyMinor, columns) });
		if (from.start <= horizon.currentQuarter.start) monthly.push(line.recurringMonthlyMinor);
	}
	return {
		horizon,
		columns: columns.all,
		oneTime: sectionOf(due, columns, grouping),
		recurring: sectionOf(running, columns, grouping),
		unscheduled: {
			minor: sumMinor(unscheduled.map((line) => line.oneTimeMinor)),
			lines: unscheduled
		},
		recurringMonthlyMinor: sumMinor(monthly)
	};
}

/** An asset's recurring money runs from the current quarter, an initiative's from its own. */
function runsFrom<A extends BudgetAsset>(line: BudgetLine<A>, horizon: Horizon): Period | null {
	if (line.kind === 'asset') return horizon.currentQuarter;
	return line.placement.state === 'scheduled' ? line.placement.period : null;
}

function sectionOf<A extends BudgetAsset>(
	spreads: readonly Spread<A>[],
	columns: BudgetColumns,
	grouping: Grouping
): BudgetSection<A> {
	const groups = new Map<string, { group: BudgetGroup; spreads: Spread<A>[] }>();
	for (const spread of spreads) {
		const { line } = spread;
		const group: BudgetGroup =
			line.kind === 'asset' ? groupOf(line.asset, grouping) : { by: 'initiatives' };
		const key = `${group.by}:${groupKey(group)}`;
		const known = groups.get(key);
		if (known) known.spreads.push(spread);
		else groups.set(key, { group, spreads: [spread] });
	}
	const rows = [...groups.values()]
		.sort((a, b) => groupRank(a.group) - groupRank(b.group))
		.map((one) => rowOf(one.group, one.spreads, columns));
	return { rows, total: rowOf(null, spreads, columns) };
}

function rowOf<A extends BudgetAsset>(
	group: BudgetGroup | null,
	spreads: readonly Spread<A>[],
	columns: BudgetColumns
): BudgetRow<A> {
	const building = columns.all.map(() => ({
		amounts: [] as number[],
		lines: [] as BudgetLine<A>[]
	}));
	const inYears = new Set<BudgetLine<A>>();
	for (const { line, amounts } of spreads) {
		for (const { column, minor } of amounts) {
			building[column]?.amounts.push(minor);
			building[column]?.lines.push(line);
			if (column !== columns.later) inYears.add(line);
		}
	}
	const cells = building.map(({ amounts, lines }) => ({ minor: sumMinor(amounts), lines }));
	const together = sumMinor(columns.years.map((index) => cells[index]?.minor ?? 0));
	return { group, cells, together: { minor: together, lines: [...inYears] } };
}
