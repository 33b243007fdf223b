/** The order and the groups in which the Assets part lists its assets. */
import type { PlacedAsset } from '../domain/report/budget.ts';
import { periodLabel, yearOf, type StartMonth } from '../domain/report/fiscal.ts';
import type { AssetGrouping, ColumnOrder } from '../domain/report/parts.ts';
import type { GradeView } from '../domain/report/asset.ts';
import { ungradedWord } from '../text/grades.ts';
import { assetCell, type AssetWords } from './asset-cells.ts';
import type { CellValue, DocumentCell } from './document.ts';

export interface AssetGroup {
	/** Null where nothing is grouped. */
	readonly name: string | null;
	readonly assets: readonly PlacedAsset[];
}

export interface Listing {
	readonly grouping: AssetGrouping;
	readonly order: readonly ColumnOrder[];
	/** In the template's order, most urgent first. */
	readonly grades: readonly GradeView[];
	readonly words: AssetWords;
}

const names = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Sorted by the part's columns, then by grade and name; in groups by their own order. */
export function listedAssets(assets: readonly PlacedAsset[], listing: Listing): AssetGroup[] {
	const sorted = [...assets].sort(comparison(listing));
	if (listing.grouping === 'none') return [{ name: null, assets: sorted }];
	const groups = new Map<string, PlacedAsset[]>();
	for (const asset of sorted) {
		const name = groupName(asset, listing.grouping, listing.words.startMonth);
		const group = groups.get(name);
		if (group) group.push(asset);
		else groups.set(name, [asset]);
	}
	const rank = (name: string) => {
		if (listing.grouping !== 'grade') return 0;
		const place = listing.grades.findIndex((grade) => grade.name === name);
		return place < 0 ? listing.grades.length : place;
	};
	return [...groups]
		.map(([name, own]) => ({ name, assets: own }))
		.sort((a, b) => rank(a.name) - rank(b.name) || names.compare(a.name, b.name));
}

function groupName(asset: PlacedAsset, grouping: AssetGrouping, startMonth: StartMonth): string {
	switch (grouping) {
		case 'none':
			return '';
		case 'type':
			return asset.type;
		case 'class':
			return asset.class?.name ?? 'No class';
		case 'grade':
			return asset.grade?.name ?? ungradedWord;
		case 'location':
			return asset.location ?? 'No location';
		case 'year': {
			const { placement } = asset;
			if (placement.state !== 'scheduled') return 'Unscheduled';
			return periodLabel(yearOf(placement.period, startMonth), startMonth);
		}
	}
}

function comparison({ order, grades, words }: Listing) {
	const gradeRank = (asset: PlacedAsset) => {
		const place = grades.findIndex(({ id }) => id === asset.grade?.id);
		return place < 0 ? grades.length : place;
	};
	return (a: PlacedAsset, b: PlacedAsset): number => {
		for (const { column, direction } of order) {
			const sign = direction === 'ascending' ? 1 : -1;
			const by =
				column === 'grade'
					? gradeRank(a) - gradeRank(b)
					: compareCells(assetCell(a, column, words), assetCell(b, column, words), sign);
			if (by !== 0) return by * sign;
		}
		return gradeRank(a) - gradeRank(b) || names.compare(a.name, b.name);
	};
}

/** Nothing comes last in both directions. */
function compareCells(a: DocumentCell, b: DocumentCell, sign: 1 | -1): number {
	if (a.text === '' || b.text === '') return (Number(a.text === '') - Number(b.text === '')) * sign;
	const [first, second] = [sortable(a.value), sortable(b.value)];
	if (typeof first === 'number' && typeof second === 'number') return first - second;
	if (typeof first === 'string' && typeof second === 'string') return names.compare(first, second);
	return names.compare(a.text, b.text);
}

function sortable(value: CellValue): number | string | null {
	switch (value.kind) {
		case 'number':
			return value.number;
		case 'money':
			return value.minor;
		case 'date':
			return value.date;
		default:
			return null;
	}
}
