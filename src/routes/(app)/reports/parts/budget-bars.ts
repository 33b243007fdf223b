import type { BudgetColumn } from '$lib/domain/report/budget-columns.ts';
import { groupKey, type BudgetGroup } from '$lib/domain/report/budget-group.ts';
import type { BudgetTable } from '$lib/domain/report/budget-table.ts';
import type { StartMonth } from '$lib/domain/report/fiscal.ts';
import { budgetColumnWords, budgetGroupWords } from '$lib/text/report-words.ts';
import type { MoneyFormat } from '$lib/text/money.ts';
import type { ChartPaint } from '$lib/ui/charts/chart-rows.ts';

/** At most four series; the rest is "Other". */
const series = [1, 2, 3, 4] as const;

/** The colour of each row: the first four have their own, the others share one. */
export function rowPaint(index: number): ChartPaint {
	const own = series[index];
	return { kind: 'series', series: own ?? 'muted' };
}

/** The columns that a chart draws: years, or the quarters that hold money. */
function chartColumns(table: BudgetTable): number[] {
	const byQuarter = table.columns.some(({ kind }) => kind === 'quarter');
	const isDrawn = (column: BudgetColumn): boolean =>
		byQuarter ? column.kind === 'quarter' || column.kind === 'year-only' : column.kind === 'year';
	return table.columns.flatMap((column, index) => {
		const isEmpty = (table.oneTime.total.cells[index]?.minor ?? 0) === 0;
		return isDrawn(column) && !(column.kind === 'year-only' && isEmpty) ? [index] : [];
	});
}

/** The bars of the one-time money, with what each is made of. */
export function budgetBars(table: BudgetTable, startMonth: StartMonth, money: MoneyFormat) {
	return chartColumns(table).flatMap((index) => {
		const column = table.columns[index];
		if (!column) return [];
		return [
			{
				id: String(index),
				label: budgetColumnWords(column, startMonth),
				value: money.amount(table.oneTime.total.cells[index]?.minor ?? 0),
				segments: table.oneTime.rows.map((row, place) => ({
					id: row.group ? keyOf(row.group) : '',
					word: row.group ? budgetGroupWords(row.group) : '',
					value: row.cells[index]?.minor ?? 0,
					paint: rowPaint(place)
				}))
			}
		];
	});
}

export function keyOf(group: BudgetGroup): string {
	return `${group.by}:${groupKey(group)}`;
}
