import type { PlacedAsset } from '$lib/domain/report/budget.ts';
import type { Column } from '$lib/ui/table/table-columns.ts';

/** Whether an asset holds all words that are searched. */
export type AssetMatcher = (asset: PlacedAsset) => boolean;

/** The words of a query, as they are compared. */
export function wordsOf(query: string): string[] {
	return query.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
}

type Columns = readonly Column<PlacedAsset>[];

/** What is searched of an asset, read once for an asset and a set of columns. */
const texts = new WeakMap<Columns, WeakMap<PlacedAsset, string>>();

/** Looks for words in the cells of an asset, without the reason, and in what has no column by default. */
export function assetMatcher(words: readonly string[], columns: Columns): AssetMatcher {
	const searched = columns.filter(({ id }) => id !== 'reason');
	const known = texts.get(columns) ?? new WeakMap<PlacedAsset, string>();
	texts.set(columns, known);
	return (asset) => {
		const text = known.get(asset) ?? textOf(asset, searched);
		known.set(asset, text);
		return words.every((word) => text.includes(word));
	};
}

function textOf(asset: PlacedAsset, columns: Columns): string {
	const { serialNumber, assignedUser, note } = asset;
	return [...columns.map((column) => column.text(asset)), serialNumber, assignedUser, note]
		.join('\n')
		.toLocaleLowerCase();
}
