/** The Assets part: the template's columns, groups with their sums. */
import { downloadedFieldOf, type ColumnKey } from '../domain/columns.ts';
import type { PlacedAsset } from '../domain/report/budget.ts';
import type { ReportFacts } from '../domain/report/freeze.ts';
import type { AssetsPart } from '../domain/report/parts.ts';
import type { ReportContent } from '../domain/report/report.ts';
import { columnHeading } from '../text/columns.ts';
import { formatQuantity } from '../text/format.ts';
import { figureColumns, moneyColumns } from '../text/report-cells.ts';
import { columnSumMinor, listedAssets } from '../text/report-listing.ts';
import { documentCell } from './asset-cells.ts';
import type { DocumentTerms } from './cells.ts';
import {
	emptyCell,
	textCell,
	type DocumentBlock,
	type DocumentColumn,
	type DocumentRow,
	type DocumentTable
} from './document.ts';

export function assetsSection(
	part: AssetsPart,
	facts: ReportFacts,
	terms: DocumentTerms
): DocumentBlock[] {
	if (facts.assets.length === 0) return [{ kind: 'line', text: 'This report has no assets.' }];
	return [assetsTable(part, facts, terms)];
}

/** One row under the other in the part's order, for tables that people sort and filter themselves. */
export function ungrouped({ parts }: Pick<ReportContent, 'parts'>): Listing {
	const part = parts.find((one) => one.kind === 'assets');
	return { grouping: 'none', order: part?.kind === 'assets' ? part.order : [] };
}

type Listing = Pick<AssetsPart, 'grouping' | 'order'>;

/** The table of assets, as the screen, the print and the workbook have it. */
export function assetsTable(
	part: Listing,
	{ assets, template }: ReportFacts,
	terms: DocumentTerms
): DocumentTable {
	const keys = template.columns.map(({ key }) => key);
	const columns = keys.map((key): DocumentColumn => {
		const heading = columnHeading(key, (field) => terms.format.fieldLabel(field));
		return {
			heading,
			align: figureColumns.has(key) ? 'end' : 'start',
			width: key === 'reason' ? 44 : downloadedFieldOf(key) !== null ? 16 : widthOf(key, heading)
		};
	});
	const rows = listedAssets(assets, part, terms).flatMap(({ label, rows: own }): DocumentRow[] => [
		...(label === null ? [] : [groupRow(label, own.length, keys.length)]),
		...own.map((asset): DocumentRow => {
			return { role: 'row', cells: keys.map((key) => documentCell(asset, key, terms)) };
		}),
		...(label === null ? [] : sumRows(own, keys, { role: 'sum', terms }))
	]);
	const total = sumRows(assets, keys, { role: 'total', terms });
	return { kind: 'table', caption: 'Assets', columns, rows: [...rows, ...total] };
}

function widthOf(key: ColumnKey, heading: string): number {
	if (key === 'name' || key === 'model' || key === 'os') return 20;
	if (key === 'quarter' || key === 'age') return 12;
	return Math.max(10, heading.length);
}

function groupRow(name: string, count: number, width: number): DocumentRow {
	const head = textCell(`${name}, ${formatQuantity(count, 'asset', 'assets')}`);
	return { role: 'group', cells: [head, ...Array.from({ length: width - 1 }, () => emptyCell)] };
}

/** None where no column has an amount: a row of blanks says nothing. */
function sumRows(
	assets: readonly PlacedAsset[],
	keys: readonly ColumnKey[],
	{ role, terms }: { readonly role: 'sum' | 'total'; readonly terms: DocumentTerms }
): DocumentRow[] {
	if (!keys.some((key) => moneyColumns.has(key))) return [];
	const cells = keys.map((key, index) => {
		const minor = columnSumMinor(assets, key);
		if (minor !== null) return terms.cells.amount(minor, terms.decimals);
		return index === 0 ? textCell(role === 'total' ? 'Total' : 'Together') : emptyCell;
	});
	return [{ role, cells }];
}
