import type { TableState } from './data-table.svelte.ts';
import type { TableDriver } from './table-driver.ts';

/** What input needs to know of the drawn table. */
export interface GridSurface<Row> {
	readonly table: TableState<Row>;
	readonly driver: TableDriver<Row>;
	readonly ticks: boolean;
	/** A grid of arrows; with false its controls have the keys. */
	readonly roving: boolean;
	focusCell: (line: number, column: number) => void;
	/** Opens the row that is drawn at `line`. */
	open: (row: Row, line: number) => void;
	readonly onedit: ((row: Row, column: string) => void) | undefined;
}

interface Place<Row> {
	row: Row;
	line: number;
	column: number;
}

/** What keeps its own keys and presses inside a cell. */
const controls = 'button, input, select, textarea, a[href], [contenteditable]';

function controlAt(target: EventTarget | null): Element | null {
	return target instanceof Element ? target.closest(`:is(${controls}):not([data-line])`) : null;
}

function placeOf(target: EventTarget | null): { line: number; column: number } | null {
	const element = target instanceof Element ? target.closest<HTMLElement>('[data-line]') : null;
	if (element === null) return null;
	const { line, column } = element.dataset;
	return { line: Number(line), column: Number(column ?? -1) };
}

/** Presses and keys anywhere in a table, by one set of handlers on its root. */
export class GridInput<Row> {
	readonly #surface: GridSurface<Row>;

	constructor(surface: GridSurface<Row>) {
		this.#surface = surface;
	}

	readonly keydown = (event: KeyboardEvent): void => {
		const { table, driver, roving, focusCell } = this.#surface;
		if (!roving || event.defaultPrevented || !(event.target instanceof HTMLElement)) return;
		const { target } = event;
		if (controlAt(target) !== null) {
			if (event.key !== 'Escape') return;
			focusCell(table.activeLine, table.activeColumn);
		} else if (event.key === 'Enter' && target.matches('[data-cell]:has(button, input, select)')) {
			target.querySelector<HTMLElement>('button, input, select')?.focus();
		} else if (!driver.press(event, event.timeStamp)) {
			return;
		}
		event.preventDefault();
		event.stopPropagation();
	};

	readonly focusin = (event: FocusEvent): void => {
		const at = placeOf(event.target);
		if (at) this.#surface.table.activate(at.line, at.column);
	};

	/** Shift and a press tick a range; it must not mark text as well. */
	readonly mousedown = (event: MouseEvent): void => {
		const isRange = this.#surface.ticks && event.shiftKey;
		if (isRange && controlAt(event.target) === null) event.preventDefault();
	};

	readonly click = (event: MouseEvent): void => {
		const at = this.#rowAt(event.target);
		if (at === null || controlAt(event.target) !== null) return;
		const chord = event.shiftKey || event.ctrlKey || event.metaKey;
		if (this.#surface.ticks && (at.column < 0 || chord)) this.#tick(at, event.shiftKey);
		else this.#open(at, event);
	};

	#tick(at: Place<Row>, range: boolean): void {
		const { table, roving, focusCell } = this.#surface;
		if (!range) {
			table.toggle(at.row);
			return;
		}
		table.extendTo(at.line);
		// mousedown kept the browser from marking text, and from moving the focus with it.
		if (roving) focusCell(at.line, at.column);
	}

	#open(at: Place<Row>, event: MouseEvent): void {
		const { table, open, onedit } = this.#surface;
		const column = table.columns[at.column];
		if (onedit && column?.editable?.(at.row)) {
			// A finger has no double-click.
			const isTouch = event instanceof PointerEvent && event.pointerType === 'touch';
			if (isTouch || event.detail === 2) onedit(at.row, column.id);
			return;
		}
		// Text that was just marked is not a press.
		if (getSelection()?.type !== 'Range') open(at.row, at.line);
	}

	#rowAt(target: EventTarget | null): Place<Row> | null {
		const at = placeOf(target);
		const entry = at ? this.#surface.table.entries.at(at.line) : undefined;
		return at && entry?.kind === 'row' ? { ...at, row: entry.row } : null;
	}
}
