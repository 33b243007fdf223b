import {
	sortAccessors,
	leastColumnWidth,
	type Column,
	type ColumnWidths
} from './table-columns.ts';
import {
	groupedEntries,
	groupRows,
	plainEntries,
	type Entry,
	type GroupRule,
	type RowGroup
} from './table-groups.ts';
import { hiddenCount, tickState, withKeys, type TickState } from './table-selection.ts';
import {
	createRankCache,
	isHeldBy,
	pressSort,
	sortRows,
	type RankCache,
	type SortKey,
	type TextPlaces
} from './table-sort.ts';

export interface TableOptions<Row> {
	/** Rows that match search and filters; replaced, never mutated. */
	rows: () => readonly Row[];
	/** Machine key of a row, stable over refreshes. */
	key: (row: Row) => string;
	columns: () => readonly Column<Row>[];
	group?: () => GroupRule<Row> | null;
	/** Order at the start. */
	sorts?: readonly SortKey[];
	/** Rows that "all" includes and that can be ticked at all. */
	selectable?: (row: Row) => boolean;
}

/** Line of the head, above the first line of the body. */
export const headLine = -1;

/** Column of the ticks, before the first column. */
export const tickColumn = -1;

/** Sets of keys are replaced, never changed: a copy is cheaper than a signal per row. */
const noKeys: ReadonlySet<string> = new Set();

const findCollator = new Intl.Collator(undefined, { sensitivity: 'base', usage: 'search' });

/** What a table shows and what a person did to it: order, folds, ticks, widths, the active cell. */
export class TableState<Row> {
	readonly #options: TableOptions<Row>;
	/** What the rows before these were ranked by. */
	#ranked: RankCache | undefined;
	sorts: readonly SortKey[] = $state.raw([]);
	widths: ColumnWidths = $state.raw({});
	selected = $state.raw(noKeys);
	folded = $state.raw(noKeys);
	activeColumn = $state(0);
	#active: { key: string | null; line: number } = $state.raw({ key: null, line: 0 });
	/** Where a range began, and what was ticked before it. */
	#anchor: { key: string; before: ReadonlySet<string> } | null = null;

	constructor(options: TableOptions<Row>) {
		this.#options = options;
		this.sorts = options.sorts ?? [];
	}

	readonly columns = $derived.by(() => this.#options.columns());
	/** What sorting needs of the rows as they are now; replaced with them. */
	readonly #unsorted = $derived.by(() => ({
		rows: this.#options.rows(),
		accessors: sortAccessors(this.columns),
		cache: (this.#ranked = createRankCache(this.#ranked))
	}));
	readonly rows = $derived.by(() => sortRows(this.#unsorted.rows, this.sorts, this.#unsorted));
	readonly groups: readonly RowGroup<Row>[] | null = $derived.by(() => {
		const rule = this.#options.group?.() ?? null;
		return rule === null ? null : groupRows(this.rows, rule);
	});
	readonly entries = $derived.by(() =>
		this.groups === null ? plainEntries(this.rows) : groupedEntries(this.groups, this.folded)
	);
	/** Keys that the head tick stands for: every row that matches and may be ticked. */
	readonly tickable: readonly string[] = $derived.by(() => this.#keysOf(this.rows));
	readonly headTick: TickState = $derived.by(() =>
		this.selected.size === 0 ? 'none' : tickState(this.selected, this.tickable)
	);
	readonly selectedHidden = $derived.by(() => hiddenCount(this.selected, this.tickable));
	/** Line of the active cell; it follows its row through sorting and refreshes. */
	readonly activeLine = $derived.by(() => this.#lineOf(this.#active.key, this.#active.line));

	/** Whether these texts of a column have their places already. */
	knows(column: string, texts: ReadonlySet<string>): boolean {
		const places = this.#ranked?.places.get(column);
		return places !== undefined && isHeldBy(places, texts);
	}

	/** Places of a column's texts, ranked by somebody who had the time: sorting needs no collator then. */
	know(column: string, places: TextPlaces): void {
		this.#ranked ??= createRankCache();
		this.#ranked.places.set(column, places);
	}

	keyOf(row: Row): string {
		return this.#options.key(row);
	}

	/** Key of a line: of its row, or of its group with a mark no row key has. */
	lineKey(entry: Entry<Row>): string {
		return entry.kind === 'row' ? this.keyOf(entry.row) : `\u0000${entry.group.key}`;
	}

	isSelectable(row: Row): boolean {
		return this.#options.selectable?.(row) ?? true;
	}

	isSelected(row: Row): boolean {
		return this.selected.has(this.keyOf(row));
	}

	groupTick(group: RowGroup<Row>): TickState {
		return this.selected.size === 0 ? 'none' : tickState(this.selected, this.#keysOf(group.rows));
	}

	pressHead(column: Column<Row>, add: boolean): void {
		if (column.sort === false) return;
		this.sorts = pressSort(this.sorts, column.id, {
			add,
			descendingFirst: column.descendingFirst ?? false
		});
	}

	resize(column: string, width: number): void {
		this.widths = { ...this.widths, [column]: Math.max(leastColumnWidth, Math.round(width)) };
	}

	fold(group: string, fold: boolean): void {
		this.folded = withKeys(this.folded, [group], fold);
	}

	/** Makes a cell the active one; lines and columns beyond the edge stop there. */
	activate(line: number, column: number): void {
		const last = this.entries.count - 1;
		const to = Math.max(headLine, Math.min(line, last));
		const entry = this.entries.at(to);
		this.#active = { key: entry ? this.lineKey(entry) : null, line: to };
		this.activeColumn = Math.max(tickColumn, Math.min(column, this.columns.length - 1));
	}

	toggle(row: Row): void {
		if (!this.isSelectable(row)) return;
		const key = this.keyOf(row);
		this.selected = withKeys(this.selected, [key], !this.selected.has(key));
		this.#anchor = { key, before: this.selected };
	}

	toggleGroup(group: RowGroup<Row>): void {
		this.#tick(this.#keysOf(group.rows), this.groupTick(group) !== 'all');
	}

	/** Ticks every row that matches, or unticks them where all are ticked. */
	toggleAll(): void {
		this.#tick(this.tickable, this.headTick !== 'all');
	}

	/** Ticks from where the range began to `line`, and takes back what the range no longer holds. */
	extendTo(line: number): void {
		const anchor = this.#anchor ?? this.#anchorHere();
		if (anchor === null) return;
		this.#anchor = anchor;
		const from = this.#lineOf(anchor.key, 0);
		const rows: Row[] = [];
		for (let at = Math.max(0, Math.min(from, line)); at <= Math.max(from, line); at += 1) {
			const entry = this.entries.at(at);
			if (entry?.kind === 'row') rows.push(entry.row);
		}
		this.selected = withKeys(anchor.before, this.#keysOf(rows), true);
	}

	clearSelection(): void {
		this.#anchor = null;
		if (this.selected.size > 0) this.selected = noKeys;
	}

	/**
	 * Line whose first column begins with `text`, or -1: a first letter looks on from the next line
	 * and round, more letters stay on the line that still fits.
	 */
	find(text: string): number {
		const first = this.columns[0];
		const { count } = this.entries;
		if (first === undefined) return -1;
		const from = Math.max(0, this.activeLine + (text.length === 1 ? 1 : 0));
		for (let step = 0; step < count; step += 1) {
			const line = (from + step) % count;
			const entry = this.entries.at(line);
			if (entry?.kind !== 'row') continue;
			const start = first.text(entry.row).slice(0, text.length);
			if (findCollator.compare(start, text) === 0) return line;
		}
		return -1;
	}

	#tick(keys: readonly string[], ticked: boolean): void {
		this.selected = withKeys(this.selected, keys, ticked);
		this.#anchor = null;
	}

	#keysOf(rows: readonly Row[]): string[] {
		return rows.filter((row) => this.isSelectable(row)).map((row) => this.keyOf(row));
	}

	#anchorHere(): { key: string; before: ReadonlySet<string> } | null {
		const entry = this.entries.at(this.activeLine);
		return entry ? { key: this.lineKey(entry), before: this.selected } : null;
	}

	#lineOf(key: string | null, hint: number): number {
		const { entries } = this;
		const last = entries.count - 1;
		if (key === null) return Math.min(hint, last);
		const hinted = entries.at(hint);
		if (hinted && this.lineKey(hinted) === key) return hint;
		for (let line = 0; line <= last; line += 1) {
			const entry = entries.at(line);
			if (entry && this.lineKey(entry) === key) return line;
		}
		return Math.min(hint, last);
	}
}
