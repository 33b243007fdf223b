import { describe, expect, it } from 'vitest';
import { columnNames } from '../../src/lib/domain/columns.ts';
import type { PlacedAsset } from '../../src/lib/domain/report/budget.ts';
import { assetGroupings } from '../../src/lib/domain/report/parts.ts';
import { assetOrder } from '../../src/lib/text/report-cells.ts';
import {
	assetGroups,
	cellTerms,
	columnSumMinor,
	listedAssets,
	sortsOf
} from '../../src/lib/text/report-listing.ts';
import { reportFormat } from '../../src/lib/text/report-format.ts';
import { groupRows } from '../../src/lib/ui/table/table-groups.ts';
import { sortRows } from '../../src/lib/ui/table/table-sort.ts';
import { sampleReport } from '../export/sample-report.ts';

const { facts } = sampleReport();
const terms = cellTerms(facts, reportFormat(facts));
const accessors = new Map(
	columnNames.map((key) => [key, (asset: PlacedAsset) => assetOrder(asset, key, terms)])
);
const namesOf = (assets: readonly PlacedAsset[]) => assets.map(({ name }) => name);

describe('the listing of assets', () => {
	it.each(columnNames)('is sorted by %s as the table of the screen sorts', (column) => {
		for (const direction of ['ascending', 'descending'] as const) {
			const order = [
				{ column, direction },
				{ column: 'name', direction: 'descending' }
			] as const;
			const [group] = listedAssets(facts.assets, { grouping: 'none', order }, terms);
			const screen = sortRows(facts.assets, sortsOf(order), { accessors });
			expect(namesOf(group?.rows ?? [])).toEqual(namesOf(screen));
		}
	});

	it.each(assetGroupings)('has the groups of the screen by %s', (grouping) => {
		const listed = listedAssets(facts.assets, { grouping, order: [] }, terms);
		const rule = assetGroups(grouping, terms);
		const rows = sortRows(facts.assets, sortsOf([]), { accessors });
		const screen = rule ? groupRows(rows, rule) : [{ label: null, rows }];
		expect(listed.map(({ label, rows: own }) => [label, namesOf(own)])).toEqual(
			screen.map(({ label, rows: own }) => [label, namesOf(own)])
		);
	});

	it('stands by grade and name where nobody chose an order', () => {
		const [group] = listedAssets(facts.assets, { grouping: 'none', order: [] }, terms);
		const places = (group?.rows ?? []).map((asset) => assetOrder(asset, 'grade', terms));
		expect(places).toEqual([...places].sort((a, b) => Number(a) - Number(b)));
	});
});

describe('the sum of a column', () => {
	it('leaves out what is excluded, and what has nothing to replace it', () => {
		const [first, second, third] = facts.assets;
		if (!first || !second || !third) throw new Error('No assets');
		const retired: PlacedAsset = {
			...third,
			grade: third.grade && { ...third.grade, action: 'retire' }
		};
		const assets = [first, { ...second, state: 'excluded' as const }, retired];
		expect(columnSumMinor(assets, 'hardware-budget')).toBe(
			first.budget.hardwareMinor + third.budget.hardwareMinor
		);
		expect(columnSumMinor(assets, 'total')).toBe(first.budget.hardwareMinor);
	});

	it('is none for a column without amounts', () => {
		expect(columnSumMinor(facts.assets, 'name')).toBeNull();
	});
});
