import { compareNatural } from './table-sort.ts';

/** How rows fall into groups. */
export interface GroupRule<Row> {
	/** Machine key of the row's group. */
	key: (row: Row) => string;
	/** Words of a group, by one of its rows. */
	label: (row: Row) => string;
	/** Order of groups; natural by label when left out. */
	compare?: (left: RowGroup<Row>, right: RowGroup<Row>) => number;
}

export interface RowGroup<Row> {
	key: string;
	label: string;
	rows: readonly Row[];
}

/** A line of the table's body: a group's head or a row. `row` counts rows only, for ranges. */
export type Entry<Row> =
	{ kind: 'group'; group: RowGroup<Row> } | { kind: 'row'; row: Row; group: RowGroup<Row> | null };

/** Groups in their order; inside a group rows keep the order they came in. */
export function groupRows<Row>(rows: readonly Row[], rule: GroupRule<Row>): RowGroup<Row>[] {
	const byKey = new Map<string, { key: string; label: string; rows: Row[] }>();
	for (const row of rows) {
		const key = rule.key(row);
		const group = byKey.get(key);
		if (group === undefined) byKey.set(key, { key, label: rule.label(row), rows: [row] });
		else group.rows.push(row);
	}
	const compare = rule.compare ?? ((left, right) => compareNatural(left.label, right.label));
	return [...byKey.values()].sort(compare);
}

/** Lines of a body without building one object per row: 100,000 rows must cost nothing to open. */
export interface EntryList<Row> {
	readonly count: number;
	at(index: number): Entry<Row> | undefined;
	/** Line of the group's head that `index` belongs to, or -1 without groups. */
	groupLine(index: number): number;
}

export function plainEntries<Row>(rows: readonly Row[]): EntryList<Row> {
	return {
		count: rows.length,
		at(index) {
			const row = rows[index];
			return row === undefined ? undefined : { kind: 'row', row, group: null };
		},
		groupLine: () => -1
	};
}

/** Lines of grouped rows; a folded group is its head alone. */
export function groupedEntries<Row>(
	groups: readonly RowGroup<Row>[],
	folded: ReadonlySet<string>
): EntryList<Row> {
	const starts: number[] = [];
	let count = 0;
	for (const group of groups) {
		starts.push(count);
		count += 1 + (folded.has(group.key) ? 0 : group.rows.length);
	}
	const groupAt = (index: number) => lastAtOrBefore(starts, index);
	return {
		count,
		at(index) {
			if (index < 0 || index >= count) return undefined;
			const place = groupAt(index);
			const group = groups[place];
			if (group === undefined) return undefined;
			const inside = index - (starts[place] ?? 0) - 1;
			const row = group.rows[inside];
			return inside < 0 || row === undefined
				? { kind: 'group', group }
				: { kind: 'row', row, group };
		},
		groupLine: (index) => starts[groupAt(index)] ?? -1
	};
}

function lastAtOrBefore(starts: readonly number[], index: number): number {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((starts[middle] ?? 0) <= index) low = middle;
		else high = middle - 1;
	}
	return low;
}
