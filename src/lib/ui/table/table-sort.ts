/** What a column sorts by. Null, undefined and the empty string are "unknown" and stand last. */
export type SortValue = string | number | boolean | null | undefined;

export interface SortKey {
	column: string;
	descending: boolean;
}

/** Reads the value of one column from a row. */
export type SortAccessor<Row> = (row: Row) => SortValue;

let collator: Intl.Collator | undefined;

/** The one collator of the interface: natural ("WS-9" before "WS-10"), accents and case last. */
export function naturalCollator(): Intl.Collator {
	collator ??= new Intl.Collator(undefined, { numeric: true });
	return collator;
}

/** Compares two texts as people order names. */
export function compareNatural(left: string, right: string): number {
	return naturalCollator().compare(left, right);
}

const unknown = Number.POSITIVE_INFINITY;

function isUnknown(value: SortValue): value is null | undefined | '' {
	return value === null || value === undefined || value === '' || Number.isNaN(value);
}

/**
 * A number per row that orders as the values do: texts are ranked once over their distinct values,
 * because a collator is a hundred times slower than a number. Unknown is `Infinity`.
 */
export function sortRanks(values: readonly SortValue[]): Float64Array {
	const texts = new Set<string>();
	for (const value of values) if (typeof value === 'string' && value !== '') texts.add(value);
	const ordered = [...texts].sort(compareNatural);
	const ranks = new Map<string, number>();
	let rank = 0;
	for (const [index, text] of ordered.entries()) {
		const previous = ordered[index - 1];
		if (previous !== undefined && compareNatural(previous, text) !== 0) rank += 1;
		ranks.set(text, rank);
	}
	return Float64Array.from(values, (value) => {
		if (isUnknown(value)) return unknown;
		return typeof value === 'string' ? (ranks.get(value) ?? unknown) : Number(value);
	});
}

/** Ranks of the same rows by column, so that turning an order ranks nothing again. */
export type RankCache = Map<string, Float64Array>;

export function createRankCache(): RankCache {
	return new Map();
}

/**
 * The rows in the order of `keys`, the first key first; equal rows keep their order. Unknown values
 * stand last in both directions: nobody sorts to look at what is missing. A cache belongs to one
 * array of rows and one set of accessors.
 */
export function sortRows<Row>(
	rows: readonly Row[],
	keys: readonly SortKey[],
	{ accessors, cache }: { accessors: ReadonlyMap<string, SortAccessor<Row>>; cache?: RankCache }
): readonly Row[] {
	const known = keys.flatMap((key) => {
		const accessor = accessors.get(key.column);
		if (accessor === undefined) return [];
		const ranks = cache?.get(key.column) ?? sortRanks(rows.map(accessor));
		cache?.set(key.column, ranks);
		return [{ ranks, sign: key.descending ? -1 : 1 }];
	});
	if (known.length === 0) return rows;
	const order = Uint32Array.from(rows.keys()).sort((a, b) => {
		for (const { ranks, sign } of known) {
			const left = ranks[a] ?? unknown;
			const right = ranks[b] ?? unknown;
			if (left === right) continue;
			if (left === unknown) return 1;
			if (right === unknown) return -1;
			return sign * (left - right);
		}
		return a - b;
	});
	// Every index comes from rows.keys().
	return Array.from(order, (index) => rows[index] as Row);
}

/**
 * Keys after a press on a column head: first press sorts, the second turns, the third clears.
 * With `add` (shift) the other columns keep their place before it.
 */
export function pressSort(
	keys: readonly SortKey[],
	column: string,
	{ add, descendingFirst = false }: { add: boolean; descendingFirst?: boolean }
): readonly SortKey[] {
	const present = keys.find((key) => key.column === column);
	const others = add ? keys.filter((key) => key.column !== column) : [];
	if (present === undefined) return [...others, { column, descending: descendingFirst }];
	const turned = { column, descending: !present.descending };
	if (present.descending !== descendingFirst) return others;
	return add ? keys.map((key) => (key === present ? turned : key)) : [turned];
}
