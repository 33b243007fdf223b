import { describe, expect, it } from 'vitest';
import { isoDate } from '$lib/domain/dates.ts';
import { shownColumns } from '$lib/domain/report/budget-shown.ts';
import { budgetTable } from '$lib/domain/report/budget-table.ts';
import { budgetLines, placedAssets } from '$lib/domain/report/budget.ts';
import { fiscalDay } from '$lib/domain/report/fiscal.ts';
import { horizonAt } from '$lib/domain/report/horizon.ts';
import { anAsset, asOf, budgetOf } from './report-assets.ts';

const horizon = horizonAt(asOf, 1, 3);

/** Kinds of the columns that a budget by quarter shows for one asset due in a period. */
function kindsFor(period: { readonly start: string; readonly months: 3 | 12 }): string[] {
	const choice = { start: isoDate(period.start), months: period.months };
	const assets = placedAssets(
		[anAsset(1, { budget: budgetOf(100_000), choice })],
		[],
		fiscalDay(asOf, 1)
	);
	const lines = budgetLines(assets, [], horizon);
	const table = budgetTable(lines, { horizon, granularity: 'quarter', grouping: 'family' });
	return shownColumns(table).map((index) => table.columns[index]?.kind ?? '');
}

describe('the columns of a budget that are shown', () => {
	it('are quarters and years where everything has a quarter', () => {
		const kinds = kindsFor({ start: '2027-04-01', months: 3 });
		expect(new Set(kinds)).toEqual(new Set(['quarter', 'year']));
	});

	it('have a year without a quarter only where something stands in it', () => {
		const kinds = kindsFor({ start: '2027-01-01', months: 12 });
		expect(kinds.filter((kind) => kind === 'year-only')).toHaveLength(1);
	});

	it('have Later only where something is due past the horizon', () => {
		expect(kindsFor({ start: '2031-01-01', months: 3 }).at(-1)).toBe('later');
		expect(kindsFor({ start: '2027-01-01', months: 3 })).not.toContain('later');
	});
});
