import type { Snippet } from 'svelte';
import type { ColumnKey, ColumnSettings } from '$lib/domain/columns.ts';
import type { PlacedAsset } from '$lib/domain/report/budget.ts';
import type { AssetGrouping } from '$lib/domain/report/parts.ts';
import { columnHeading } from '$lib/text/columns.ts';
import { assetCell, assetOrder, figureColumns, type CellTerms } from '$lib/text/report-cells.ts';
import type { Column } from '$lib/ui/table/table-columns.ts';

export interface AssetDrawing {
	readonly grade: Snippet<[asset: PlacedAsset]>;
	readonly quarter?: Snippet<[asset: PlacedAsset]>;
}

const widths: Partial<Record<ColumnKey, number>> = {
	name: 150,
	grade: 124,
	// The longest reasons fit in two lines.
	reason: 330,
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

export const groupingWords: Readonly<Record<AssetGrouping, string>> = {
	none: 'None',
	type: 'Type',
	class: 'Class',
	grade: 'Grade',
	location: 'Location',
	year: 'Year'
};
