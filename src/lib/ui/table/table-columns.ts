import type { Snippet } from 'svelte';
import type { SortAccessor } from './table-sort.ts';

/** One column of a table over `Row`. */
export interface Column<Row> {
	id: string;
	header: string;
	/** Text of the cell; also what type-to-find, hover and the default order read. */
	text: (row: Row) => string;
	/** Draws the cell where text is not enough: a grade, a link, a control. */
	cell?: Snippet<[row: Row]>;
	/** What it sorts by; the text when left out, false for a column that can't be sorted. */
	sort?: SortAccessor<Row> | false;
	/** First press sorts downwards: for figures where the largest is asked for. */
	descendingFirst?: boolean;
	/** Figures right, text left. */
	align?: 'start' | 'end';
	/** Pixels; with `grow` the least width. */
	width: number;
	/** Share of the width that is left over; a column without it keeps `width`. */
	grow?: number;
	/** Two lines of 13/16, balanced, never cut: the reason of a grade. */
	wrap?: boolean;
	/** Enter, F2, double-click and a tap start editing in place of opening the row. */
	editable?: (row: Row) => boolean;
	/** Second text: `ink-2`. */
	quiet?: boolean;
}

/** Least width a person can drag a column to, in pixels. */
export const leastColumnWidth = 64;

/** Widths that a person set, by column id, in pixels. */
export type ColumnWidths = Readonly<Record<string, number>>;

interface TrackOptions {
	widths: ColumnWidths;
	/** Width of the tick column in pixels, 0 without one. */
	tick: number;
}

/** `grid-template-columns` of head, rows and foot: every row is a grid of its own. */
export function columnTracks<Row>(columns: readonly Column<Row>[], options: TrackOptions): string {
	const tracks = columns.map((column) => {
		const own = options.widths[column.id];
		if (own !== undefined) return `${own}px`;
		return column.grow ? `minmax(${column.width}px, ${column.grow}fr)` : `${column.width}px`;
	});
	if (options.tick > 0) tracks.unshift(`${options.tick}px`);
	// Where every column keeps its width, an empty track takes the rest, so that lines reach the edge.
	if (!columns.some((column) => column.grow && options.widths[column.id] === undefined)) {
		tracks.push('minmax(0, 1fr)');
	}
	return tracks.join(' ');
}

/** Width below which the table scrolls sideways, in pixels. */
export function leastTableWidth<Row>(
	columns: readonly Column<Row>[],
	options: TrackOptions
): number {
	return columns.reduce(
		(sum, column) => sum + (options.widths[column.id] ?? column.width),
		options.tick
	);
}

/** Accessors by column id, for the columns that can be sorted. */
export function sortAccessors<Row>(
	columns: readonly Column<Row>[]
): ReadonlyMap<string, SortAccessor<Row>> {
	return new Map(
		columns.flatMap((column) =>
			column.sort === false ? [] : [[column.id, column.sort ?? column.text] as const]
		)
	);
}
