import type { Snippet } from 'svelte';
import type { ColumnKey, ColumnSettings } from '$lib/domain/columns.ts';
import { sumMinor } from '$lib/domain/money.ts';
import { isCounted } from '$lib/domain/report/asset.ts';
import type { PlacedAsset } from '$lib/domain/report/budget.ts';
import { yearOf } from '$lib/domain/report/fiscal.ts';
import type { ReportFacts } from '$lib/domain/report/freeze.ts';
import type { AssetGrouping, ColumnOrder } from '$lib/domain/report/parts.ts';
import { columnHeading } from '$lib/text/columns.ts';
import { ungradedWord } from '$lib/text/grades.ts';
import {
	assetAmount,
	assetCell,
	assetOrder,
	figureColumns,
	moneyColumns,
	placementWords,
	type CellTerms
} from '$lib/text/report-cells.ts';
import type { ReportFormat } from '$lib/text/report-format.ts';
import type { Column } from '$lib/ui/table/table-columns.ts';
import type { GroupRule, RowGroup } from '$lib/ui/table/table-groups.ts';
import type { SortKey } from '$lib/ui/table/table-sort.ts';

export interface AssetDrawing {
	readonly grade: Snippet<[asset: PlacedAsset]>;
	readonly quarter?: Snippet<[asset: PlacedAsset]>;
}

const widths: Partial<Record<ColumnKey, number>> = {
	name: 150,
	grade: 124,
	reason: 250,
	class: 110,
	age: 70,
	model: 150,
	os: 190,
	'assigned-user': 130,
	quarter: 130,
	year: 90,
	total: 96,
	ram: 84,
	notes: 200
};
const growing: Partial<Record<ColumnKey, number>> = { name: 2, reason: 6, model: 1, os: 1 };
/** Columns that Enter or a press opens for editing. */
const editable: ReadonlySet<ColumnKey> = new Set<ColumnKey>([
	'grade',
	'class',
	'hardware-budget',
	'setup-budget',
	'onsite-budget',
	'total',
	'quarter',
	'year',
	'recurring'
]);

/** What the cells of a report are written with. */
export function cellTerms(facts: ReportFacts, format: ReportFormat): CellTerms {
	const amounts = facts.assets.flatMap(({ budget }) => [
		budget.hardwareMinor,
		budget.setupMinor,
		budget.onsiteMinor
	]);
	return {
		format,
		asOf: facts.asOf,
		startMonth: facts.startMonth,
		grades: facts.template.grades,
		decimals: format.money.haveDecimals(amounts)
	};
}

/** The columns that a mode shows, as the table draws them. */
export function assetColumns(
	settings: readonly ColumnSettings[],
	terms: CellTerms,
	drawing: AssetDrawing & { readonly isEditable: boolean }
): readonly Column<PlacedAsset>[] {
	return settings.map(({ key, width }): Column<PlacedAsset> => {
		const cell = key === 'grade' ? drawing.grade : key === 'quarter' ? drawing.quarter : undefined;
		const own = width ?? widths[key] ?? 120;
		return {
			id: key,
			header: columnHeading(key, (field) => terms.format.fieldLabel(field)),
			text: (asset) => assetCell(asset, key, terms),
			sort: (asset) => assetOrder(asset, key, terms),
			width: own,
			...(cell ? { cell } : {}),
			...(width === null && growing[key] ? { grow: growing[key] } : {}),
			...(figureColumns.has(key) ? { align: 'end' as const, descendingFirst: true } : {}),
			...(key === 'reason' ? { wrap: true } : {}),
			...(drawing.isEditable && editable.has(key) ? { editable: () => true } : {})
		};
	});
}

/** How rows fall into groups; null for none. */
export function assetGroups(
	grouping: AssetGrouping,
	{ format, startMonth, grades }: CellTerms
): GroupRule<PlacedAsset> | null {
	switch (grouping) {
		case 'none':
			return null;
		case 'type':
			return by(({ type }) => type);
		case 'class':
			return by((asset) => asset.class?.name ?? 'No class');
		case 'location':
			return by(({ location }) => location ?? 'No location');
		case 'grade': {
			const place = ({ rows }: RowGroup<PlacedAsset>): number => {
				const at = grades.findIndex(({ id }) => id === rows[0]?.grade?.id);
				return at < 0 ? grades.length : at;
			};
			return {
				...by(({ grade }) => grade?.name ?? ungradedWord),
				compare: (a, b) => place(a) - place(b)
			};
		}
		case 'year': {
			const yearLabel = ({ placement }: PlacedAsset): string =>
				placement.state === 'scheduled'
					? format.period(yearOf(placement.period, startMonth))
					: placementWords(placement, format);
			const start = ({ rows }: RowGroup<PlacedAsset>): string => {
				const placement = rows[0]?.placement;
				return placement?.state === 'scheduled'
					? yearOf(placement.period, startMonth).start
					: `9999${placement?.state ?? ''}`;
			};
			return { ...by(yearLabel), compare: (a, b) => (start(a) < start(b) ? -1 : 1) };
		}
	}
}

function by(label: (asset: PlacedAsset) => string): GroupRule<PlacedAsset> {
	return { key: label, label };
}

/** The sum under or beside a column of money, over what counts; null for other columns. */
export function columnSum(
	assets: readonly PlacedAsset[],
	key: ColumnKey,
	{ format, decimals }: CellTerms
): string | null {
	if (!moneyColumns.has(key)) return null;
	const amounts = assets.filter(isCounted).map((asset) => assetAmount(asset, key));
	return format.money.cell(sumMinor(amounts), decimals);
}

/** The order that a part stores, as the table sorts. Grade and name where nothing was chosen. */
export function sortsOf(order: readonly ColumnOrder[]): readonly SortKey[] {
	if (order.length === 0) {
		return [
			{ column: 'grade', descending: false },
			{ column: 'name', descending: false }
		];
	}
	return order.map(({ column, direction }) => ({
		column,
		descending: direction === 'descending'
	}));
}

export const groupingWords: Readonly<Record<AssetGrouping, string>> = {
	none: 'None',
	type: 'Type',
	class: 'Class',
	grade: 'Grade',
	location: 'Location',
	year: 'Year'
};
