import type { BudgetTable } from './budget-table.ts';

/**
 * Indexes of the columns of a budget that are shown, on screens and in files: a year's cell without a
 * quarter, and Later, stand only where something falls due then.
 */
export function shownColumns({
	columns,
	oneTime
}: Pick<BudgetTable, 'columns' | 'oneTime'>): number[] {
	return columns.flatMap(({ kind }, index) => {
		const total = oneTime.total.cells[index];
		if (kind === 'later' && (total?.lines.length ?? 0) === 0) return [];
		if (kind === 'year-only' && (total?.minor ?? 0) === 0) return [];
		return [index];
	});
}
