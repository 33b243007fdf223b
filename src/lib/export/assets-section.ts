/** The Assets part: the template's columns, groups with their sums. */
import { downloadedFieldOf, type ColumnKey } from '../domain/columns.ts';
import { sumMinor } from '../domain/money.ts';
import { oneTimeMinor } from '../domain/report/asset.ts';
import type { PlacedAsset } from '../domain/report/budget.ts';
import type { ReportFacts } from '../domain/report/freeze.ts';
import type { ReportPart } from '../domain/report/parts.ts';
import { columnHeading } from '../text/columns.ts';
import { formatQuantity } from '../text/format.ts';
import { assetCell, type AssetWords } from './asset-cells.ts';
import {
	emptyCell,
	textCell,
	type DocumentBlock,
	type DocumentColumn,
	type DocumentRow,
	type DocumentTable
} from './document.ts';
import { listedAssets } from './order-assets.ts';

type AssetsPart = Extract<ReportPart, { kind: 'assets' }>;

const figureColumns: ReadonlySet<ColumnKey> = new Set<ColumnKey>([
	'age',
	'purchase-date',
	'expiration-date',
	'os-support-ends',
	'ram',
	'last-seen',
	'hardware-budget',
	'setup-budget',
	'onsite-budget',
	'total',
	'recurring'
]);

const amountOf: Readonly<Partial<Record<ColumnKey, (asset: PlacedAsset) => number>>> = {
	'hardware-budget': ({ budget }) => budget.hardwareMinor,
	'setup-budget': ({ budget }) => budget.setupMinor,
	'onsite-budget': ({ budget }) => budget.onsiteMinor,
	total: ({ budget }) => oneTimeMinor(budget),
	recurring: ({ budget }) => budget.recurringMonthlyMinor
};

export function assetsSection(
	part: AssetsPart,
	facts: ReportFacts,
	words: AssetWords
): DocumentBlock[] {
	if (facts.assets.length === 0) return [{ kind: 'line', text: 'This report has no assets.' }];
	return [assetsTable(part, facts, words)];
}

/** The table of assets, as the screen, the print and the workbook have it. */
export function assetsTable(
	part: Pick<AssetsPart, 'grouping' | 'order'>,
	{ assets, template, fields }: ReportFacts,
	words: AssetWords
): DocumentTable {
	const labels = new Map(fields.map(({ key, label }) => [key, label]));
	const keys = template.columns.map(({ key }) => key);
	const columns = keys.map((key): DocumentColumn => {
		const heading = columnHeading(key, (field) => labels.get(field) ?? field);
		return {
			heading,
			align: figureColumns.has(key) ? 'end' : 'start',
			width: key === 'reason' ? 44 : downloadedFieldOf(key) !== null ? 16 : widthOf(key, heading)
		};
	});
	const groups = listedAssets(assets, { ...part, grades: template.grades, words });
	const rows = groups.flatMap(({ name, assets: own }): DocumentRow[] => [
		...(name === null ? [] : [groupRow(name, own.length, keys.length)]),
		...own.map((asset): DocumentRow => {
			return { role: 'row', cells: keys.map((key) => assetCell(asset, key, words)) };
		}),
		...(name === null ? [] : sumRows(own, keys, { role: 'sum', words }))
	]);
	const total = sumRows(assets, keys, { role: 'total', words });
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
	{ role, words }: { readonly role: 'sum' | 'total'; readonly words: AssetWords }
): DocumentRow[] {
	if (!keys.some((key) => amountOf[key])) return [];
	const cells = keys.map((key, index) => {
		const amount = amountOf[key];
		if (amount) return words.cells.amount(sumMinor(assets.map(amount)));
		return index === 0 ? textCell(role === 'total' ? 'Total' : 'Together') : emptyCell;
	});
	return [{ role, cells }];
}
