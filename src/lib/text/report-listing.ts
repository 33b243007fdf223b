/** How the Assets part lists its assets: columns, order, groups and sums, the same on screens and in files. */
import type { ColumnKey } from '../domain/columns.ts';
import { sumMinor } from '../domain/money.ts';
import { isCounted } from '../domain/report/asset.ts';
import type { PlacedAsset } from '../domain/report/budget.ts';
import { yearOf } from '../domain/report/fiscal.ts';
import type { ReportFacts } from '../domain/report/freeze.ts';
import type { AssetGrouping, AssetsPart, ColumnOrder } from '../domain/report/parts.ts';
import { ungradedWord } from './grades.ts';
import {
	assetAmount,
	assetOrder,
	moneyColumns,
	placementWords,
	type CellTerms
} from './report-cells.ts';
import type { ReportFormat } from './report-format.ts';

/** How assets fall into groups. */
export interface AssetGroupRule {
	/** Machine key of an asset's group. */
	readonly key: (asset: PlacedAsset) => string;
	/** Words of a group, by one of its assets. */
	readonly label: (asset: PlacedAsset) => string;
	/** Order of groups; natural by label when left out. */
	readonly compare?: (left: GroupRows, right: GroupRows) => number;
}

interface GroupRows {
	readonly rows: readonly PlacedAsset[];
}

export interface AssetGroup extends GroupRows {
	/** Null where nothing is grouped. */
	readonly label: string | null;
}

export interface AssetSort {
	readonly column: ColumnKey;
	readonly descending: boolean;
}

/** What the cells of a report are written with. */
export function cellTerms(facts: ReportFacts, format: ReportFormat): CellTerms {
	const { money } = format;
	return {
		format,
		asOf: facts.asOf,
		startMonth: facts.startMonth,
		grades: facts.template.grades,
		decimals: facts.assets.some(({ budget: { hardwareMinor, setupMinor, onsiteMinor } }) =>
			money.haveDecimals([hardwareMinor, setupMinor, onsiteMinor])
		)
	};
}

/** The order that a part stores. Grade and name where nothing was chosen. */
export function sortsOf(order: readonly ColumnOrder[]): readonly AssetSort[] {
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

/** How rows fall into groups; null for none. */
export function assetGroups(
	grouping: AssetGrouping,
	{ format, startMonth, grades }: CellTerms
): AssetGroupRule | null {
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
			const place = ({ rows }: GroupRows): number => {
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
			const start = ({ rows }: GroupRows): string => {
				const placement = rows[0]?.placement;
				return placement?.state === 'scheduled'
					? yearOf(placement.period, startMonth).start
					: `9999${placement?.state ?? ''}`;
			};
			return { ...by(yearLabel), compare: (a, b) => textOrder(start(a), start(b)) };
		}
	}
}

/**
 * The assets in the part's order and groups, as the table of the screen has them: what is not known
 * stands last in both directions, and equal ones keep the order they came in.
 */
export function listedAssets(
	assets: readonly PlacedAsset[],
	{ grouping, order }: Pick<AssetsPart, 'grouping' | 'order'>,
	terms: CellTerms
): AssetGroup[] {
	const sorted = sortedAssets(assets, sortsOf(order), terms);
	const rule = assetGroups(grouping, terms);
	if (rule === null) return [{ label: null, rows: sorted }];
	const groups = new Map<string, { label: string; rows: PlacedAsset[] }>();
	for (const asset of sorted) {
		const group = groups.get(rule.key(asset));
		if (group) group.rows.push(asset);
		else groups.set(rule.key(asset), { label: rule.label(asset), rows: [asset] });
	}
	const compare = rule.compare;
	return [...groups.values()].sort(compare ?? ((a, b) => names.compare(a.label, b.label)));
}

/** The sum under or beside a column of money, over what counts, in minor units; null for others. */
export function columnSumMinor(assets: readonly PlacedAsset[], key: ColumnKey): number | null {
	if (!moneyColumns.has(key)) return null;
	return sumMinor(assets.map((asset) => (isCounted(asset) ? assetAmount(asset, key) : 0)));
}

/** The same as it is read. */
export function columnSum(
	assets: readonly PlacedAsset[],
	key: ColumnKey,
	{ format, decimals }: CellTerms
): string | null {
	const minor = columnSumMinor(assets, key);
	return minor === null ? null : format.money.cell(minor, decimals);
}

/** As tables compare names: "WS-9" before "WS-10". */
const names = new Intl.Collator(undefined, { numeric: true });

function sortedAssets(
	assets: readonly PlacedAsset[],
	sorts: readonly AssetSort[],
	terms: CellTerms
): PlacedAsset[] {
	const rows = assets.map((asset) => ({
		asset,
		values: sorts.map(({ column }) => assetOrder(asset, column, terms))
	}));
	rows.sort((a, b) => {
		for (const [index, { descending }] of sorts.entries()) {
			const by = valueOrder(a.values[index] ?? null, b.values[index] ?? null, descending ? -1 : 1);
			if (by !== 0) return by;
		}
		return 0;
	});
	return rows.map(({ asset }) => asset);
}

type SortedValue = string | number | null;

function valueOrder(a: SortedValue, b: SortedValue, sign: 1 | -1): number {
	if (a === null || b === null) return Number(a === null) - Number(b === null);
	if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
	return sign * names.compare(String(a), String(b));
}

function textOrder(a: string, b: string): number {
	return a === b ? 0 : a < b ? -1 : 1;
}

function by(label: (asset: PlacedAsset) => string): AssetGroupRule {
	return { key: label, label };
}
