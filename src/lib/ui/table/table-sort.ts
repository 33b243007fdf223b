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

/** Places of texts among each other: the place of a text says nothing but its order. */
export type TextPlaces = ReadonlyMap<string, number>;

/**
 * Ranks the distinct texts among the values once, because a collator is a hundred times slower than a
 * number. Places that hold all of them already are given back: an edit of one row sorts no text again.
 */
export function textPlaces(values: readonly SortValue[], known?: TextPlaces): TextPlaces {
	const texts = distinctTexts(values);
	if (known && isHeldBy(known, texts)) return known;
	return placesOf([...texts].sort(compareNatural));
}

/** The texts among values, each once. */
export function distinctTexts(values: readonly SortValue[]): ReadonlySet<string> {
	const texts = new Set<string>();
	for (const value of values) if (typeof value === 'string' && value !== '') texts.add(value);
	return texts;
}

/** Places of texts that are in their order already; equal ones share one. */
export function placesOf(ordered: readonly string[]): TextPlaces {
	const places = new Map<string, number>();
	let place = 0;
	for (const [index, text] of ordered.entries()) {
		const previous = ordered[index - 1];
		if (previous !== undefined && compareNatural(previous, text) !== 0) place += 1;
		places.set(text, place);
	}
	return places;
}

/** Whether places are known for all of these texts. */
export function isHeldBy(places: TextPlaces, texts: ReadonlySet<string>): boolean {
	for (const text of texts) if (!places.has(text)) return false;
	return true;
}

/** A number per row that orders as the values do. Unknown is `Infinity`. */
export function sortRanks(values: readonly SortValue[], places: TextPlaces): Float64Array {
	return Float64Array.from(values, (value) => {
		if (isUnknown(value)) return unknown;
		return typeof value === 'string' ? (places.get(value) ?? unknown) : Number(value);
	});
}

/**
 * What was ranked: by column, the ranks of the same rows; places of texts and, by keys, the last order,
 * which outlive the rows.
 */
export interface RankCache {
	readonly ranks: Map<string, Float64Array>;
	readonly places: Map<string, TextPlaces>;
	readonly orders: Map<string, Uint32Array>;
}

/** A cache for rows; with `before` it knows the texts of the rows that they replace. */
export function createRankCache(before?: RankCache): RankCache {
	const { places, orders } = before ?? { places: new Map(), orders: new Map() };
	return { ranks: new Map(), places, orders };
}

function ranksOf<Row>(
	rows: readonly Row[],
	column: string,
	{ accessors, cache }: { accessors: ReadonlyMap<string, SortAccessor<Row>>; cache: RankCache }
): Float64Array | null {
	const accessor = accessors.get(column);
	if (accessor === undefined) return null;
	const known = cache.ranks.get(column);
	if (known) return known;
	const values = rows.map(accessor);
	const places = textPlaces(values, cache.places.get(column));
	const ranks = sortRanks(values, places);
	cache.places.set(column, places);
	cache.ranks.set(column, ranks);
	return ranks;
}

/**
 * The rows in the order of `keys`, the first key first; equal rows keep their order. Unknown values
 * stand last in both directions: nobody sorts to look at what is missing. A cache belongs to one
 * array of rows and one set of accessors.
 */
export function sortRows<Row>(
	rows: readonly Row[],
	keys: readonly SortKey[],
	{
		accessors,
		cache = createRankCache()
	}: { accessors: ReadonlyMap<string, SortAccessor<Row>>; cache?: RankCache }
): readonly Row[] {
	const known = keys.flatMap(({ column, descending }) => {
		const ranks = ranksOf(rows, column, { accessors, cache });
		return ranks ? [{ ranks, sign: descending ? -1 : 1 }] : [];
	});
	if (known.length === 0) return rows;
	const compare = (a: number, b: number): number => {
		for (const { ranks, sign } of known) {
			const left = ranks[a] ?? unknown;
			const right = ranks[b] ?? unknown;
			if (left === right) continue;
			if (left === unknown) return 1;
			if (right === unknown) return -1;
			return sign * (left - right);
		}
		return a - b;
	};
	const name = keys.map(({ column, descending }) => `${column} ${descending}`).join('\n');
	const last = cache.orders.get(name);
	const stands = last?.length === rows.length && isOrdered(last, compare);
	const order = stands ? last : Uint32Array.from(rows.keys()).sort(compare);
	// Only the newest: an order of 100,000 rows takes 400 kB.
	cache.orders.clear();
	cache.orders.set(name, order);
	// Every index comes from rows.keys().
	return Array.from(order, (index) => rows[index] as Row);
}

/** True where each row stands after the one before it: an edit of a cell mostly moves none. */
function isOrdered(order: Uint32Array, compare: (a: number, b: number) => number): boolean {
	for (let at = 1; at < order.length; at += 1) {
		if (compare(order[at - 1] ?? 0, order[at] ?? 0) > 0) return false;
	}
	return true;
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
