import { sumMinor, timesMinor } from '../money.ts';
import { linesMinor, type BudgetAsset, type BudgetLine, type PlacedAsset } from './budget.ts';
import {
	budgetColumns,
	columnsOf,
	runningMonths,
	type BudgetColumn,
	type BudgetColumns
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

/** The budget by period and group. Every figure is the sum of the lines that stand behind it. */
export function budgetTable<A extends BudgetAsset>(
	lines: readonly BudgetLine<A>[],
	{ horizon, granularity, grouping }: BudgetTableSettings
): BudgetTable<A> {
	const columns = budgetColumns(horizon, granularity);
	const due = lines.filter((line) => line.placement.state === 'scheduled');
	const running = lines.filter(
		(line) => line.recurringMonthlyMinor > 0 && runsFrom(line, horizon) !== null
	);
	const started = running.filter(
		(line) => (runsFrom(line, horizon)?.start ?? '') <= horizon.currentQuarter.start
	);
	return {
		horizon,
		columns: columns.all,
		oneTime: sectionOf(due, { columns, grouping, cellsOf: dueCells, linesOf: linesOfEach }),
		recurring: sectionOf(running, {
			columns,
			grouping,
			cellsOf: runningCells,
			linesOf: linesOfLast
		}),
		unscheduled: cellOf(lines.filter((line) => line.placement.state === 'unscheduled')),
		recurringMonthlyMinor: monthlyMinor(started)
	};
}

interface SectionShape<A extends BudgetAsset> {
	readonly columns: BudgetColumns;
	readonly grouping: Grouping;
	readonly cellsOf: (lines: readonly BudgetLine<A>[], columns: BudgetColumns) => BudgetCell<A>[];
	/** The lines of all years together, each once. */
	readonly linesOf: (years: readonly BudgetCell<A>[]) => readonly BudgetLine<A>[];
}

function sectionOf<A extends BudgetAsset>(
	lines: readonly BudgetLine<A>[],
	{ columns, grouping, cellsOf, linesOf }: SectionShape<A>
): BudgetSection<A> {
	const row = (group: BudgetGroup | null, own: readonly BudgetLine<A>[]): BudgetRow<A> => {
		const cells = cellsOf(own, columns);
		const years = columns.years.flatMap((index) => cells[index] ?? []);
		const minor = sumMinor(years.map((cell) => cell.minor));
		return { group, cells, together: { minor, lines: linesOf(years) } };
	};
	const groups = groupsOf(lines, grouping);
	return { rows: groups.map((one) => row(one.group, one.lines)), total: row(null, lines) };
}

/** An asset's recurring money runs from the current quarter, an initiative's from its own. */
function runsFrom<A extends BudgetAsset>(line: BudgetLine<A>, horizon: Horizon): Period | null {
	if (line.kind === 'asset') return horizon.currentQuarter;
	return line.placement.state === 'scheduled' ? line.placement.period : null;
}

function groupsOf<A extends BudgetAsset>(
	lines: readonly BudgetLine<A>[],
	grouping: Grouping
): { readonly group: BudgetGroup; readonly lines: readonly BudgetLine<A>[] }[] {
	const groups = new Map<string, { group: BudgetGroup; lines: BudgetLine<A>[] }>();
	for (const line of lines) {
		const group: BudgetGroup =
			line.kind === 'asset' ? groupOf(line.asset, grouping) : { by: 'initiatives' };
		const key = `${group.by}:${groupKey(group)}`;
		const known = groups.get(key);
		if (known) known.lines.push(line);
		else groups.set(key, { group, lines: [line] });
	}
	return [...groups.values()].sort((a, b) => groupRank(a.group) - groupRank(b.group));
}

function dueCells<A extends BudgetAsset>(
	lines: readonly BudgetLine<A>[],
	columns: BudgetColumns
): BudgetCell<A>[] {
	const cells = columns.all.map((): BudgetLine<A>[] => []);
	for (const line of lines) {
		for (const column of columnsOf(line.placement, columns)) cells[column]?.push(line);
	}
	return cells.map(cellOf);
}

/** Assets all run from the current quarter, so that they are summed once and not in each column. */
function runningCells<A extends BudgetAsset>(
	lines: readonly BudgetLine<A>[],
	columns: BudgetColumns
): BudgetCell<A>[] {
	const { horizon } = columns;
	const assets = lines.filter((line) => line.kind === 'asset');
	const assetsMinor = monthlyMinor(assets);
	const assetMonths = runningMonths(horizon.currentQuarter, columns);
	const work = lines.flatMap((line) => {
		const from = line.kind === 'initiative' ? runsFrom(line, horizon) : null;
		return from ? [{ line, months: runningMonths(from, columns) }] : [];
	});
	return columns.all.map((_, column) => {
		const months = assetMonths[column] ?? 0;
		const own = work.filter((one) => (one.months[column] ?? 0) > 0);
		const amounts = own.map((one) =>
			timesMinor(one.line.recurringMonthlyMinor, one.months[column] ?? 0)
		);
		const running = months > 0 ? assets : [];
		return {
			minor: sumMinor([timesMinor(assetsMinor, months), ...amounts]),
			lines: own.length > 0 ? [...running, ...own.map((one) => one.line)] : running
		};
	});
}

/** A line falls due in one year. */
function linesOfEach<A extends BudgetAsset>(years: readonly BudgetCell<A>[]): BudgetLine<A>[] {
	return years.flatMap((cell) => cell.lines);
}

/** A line that has started runs to the end. */
function linesOfLast<A extends BudgetAsset>(
	years: readonly BudgetCell<A>[]
): readonly BudgetLine<A>[] {
	return years.at(-1)?.lines ?? [];
}

function cellOf<A extends BudgetAsset>(lines: readonly BudgetLine<A>[]): BudgetCell<A> {
	return { minor: linesMinor(lines), lines };
}

function monthlyMinor(lines: readonly { readonly recurringMonthlyMinor: number }[]): number {
	return sumMinor(lines.map((line) => line.recurringMonthlyMinor));
}
