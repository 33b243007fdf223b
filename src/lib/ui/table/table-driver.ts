import { headLine, tickColumn, type TableState } from './data-table.svelte.ts';
import { tableCommand, type KeyPress, type TableCommand } from './table-keys.ts';

/** What the driver asks of the drawn table. */
export interface TableView<Row> {
	table: TableState<Row>;
	ticks: boolean;
	singleKeys: boolean;
	pageSize: () => number;
	/** Draws the line, brings it into view and gives its cell the focus. */
	focusCell: (line: number, column: number) => void;
	/** Width of a column as drawn, in pixels. */
	columnWidth: (column: number) => number;
	onopen: ((row: Row) => void) | undefined;
	onedit: ((row: Row, column: string) => void) | undefined;
}

/** A pause after which typing starts a new search, in milliseconds. */
const findPauseMs = 800;

/** Turns key presses on a grid into what they mean for its state. */
export class TableDriver<Row> {
	readonly #view: TableView<Row>;
	#typed = '';
	#typedAt = 0;

	constructor(view: TableView<Row>) {
		this.#view = view;
	}

	/** Returns whether the key was the table's; `now` in milliseconds. */
	press(press: KeyPress, now: number): boolean {
		const { table, singleKeys } = this.#view;
		if (now - this.#typedAt > findPauseMs) this.#typed = '';
		const entry = table.entries.at(table.activeLine);
		const on = table.activeLine === headLine ? 'head' : (entry?.kind ?? 'head');
		const command = tableCommand(press, { on, singleKeys, finding: this.#typed !== '' });
		return command !== null && this.#run(command, now);
	}

	#run(command: TableCommand, now: number): boolean {
		switch (command.kind) {
			case 'move':
				return this.#move(command.lines, command.columns, command.extend);
			case 'page':
				return this.#move(command.pages * this.#view.pageSize(), 0, command.extend);
			case 'edge':
				return this.#edge(command);
			case 'open':
				return this.#open();
			case 'edit':
				return this.#edit();
			case 'tick':
				return this.#tick();
			case 'tick-all':
				return this.#withTicks(() => this.#view.table.toggleAll());
			case 'fold':
				return this.#fold(command.fold);
			case 'resize':
				return this.#resize(command.by);
			case 'leave':
				return this.#leave();
			case 'find':
				return this.#find(command.text, now);
		}
	}

	#move(lines: number, columns: number, extend: boolean): boolean {
		const { table, ticks, focusCell } = this.#view;
		const to = table.activeLine + lines;
		// A range stays in the body; without a range the head is above the first line.
		const line = Math.max(extend ? 0 : headLine, Math.min(to, table.entries.count - 1));
		if (extend && ticks) table.extendTo(line);
		const column = Math.max(ticks ? tickColumn : 0, table.activeColumn + columns);
		focusCell(line, column);
		return true;
	}

	#edge({ of, end, extend }: { of: 'row' | 'table'; end: boolean; extend: boolean }): boolean {
		const { table, ticks, focusCell } = this.#view;
		const column = end ? table.columns.length - 1 : 0;
		const line = of === 'row' ? table.activeLine : end ? table.entries.count - 1 : 0;
		if (extend && ticks && of === 'table') table.extendTo(line);
		focusCell(line, column);
		return true;
	}

	#open(): boolean {
		const { table, onopen, onedit } = this.#view;
		const entry = table.entries.at(table.activeLine);
		// Head cells and fold carets are buttons, ticks are ticks: the browser presses them itself.
		if (entry?.kind !== 'row' || table.activeColumn === tickColumn) return false;
		const column = table.columns[table.activeColumn];
		if (onedit && column?.editable?.(entry.row)) {
			onedit(entry.row, column.id);
			return true;
		}
		onopen?.(entry.row);
		return onopen !== undefined;
	}

	#edit(): boolean {
		const { table, onedit } = this.#view;
		const entry = table.entries.at(table.activeLine);
		const column = table.columns[table.activeColumn];
		if (entry?.kind !== 'row' || !column?.editable?.(entry.row) || !onedit) return false;
		onedit(entry.row, column.id);
		return true;
	}

	#tick(): boolean {
		const { table } = this.#view;
		const entry = table.entries.at(table.activeLine);
		// On the tick itself the browser turns Space into a press.
		if (entry === undefined || table.activeColumn === tickColumn) return false;
		return this.#withTicks(() => {
			if (entry.kind === 'row') table.toggle(entry.row);
			else table.toggleGroup(entry.group);
		});
	}

	#withTicks(act: () => void): boolean {
		if (this.#view.ticks) act();
		return this.#view.ticks;
	}

	#fold(fold: boolean): boolean {
		const { table } = this.#view;
		const entry = table.entries.at(table.activeLine);
		if (entry?.kind !== 'group') return false;
		table.fold(entry.group.key, fold);
		return true;
	}

	#resize(by: number): boolean {
		const { table, columnWidth } = this.#view;
		const column = table.columns[table.activeColumn];
		if (column === undefined) return false;
		table.resize(column.id, columnWidth(table.activeColumn) + by);
		return true;
	}

	/** Esc clears the ticks first; with none it is somebody else's. */
	#leave(): boolean {
		const { table } = this.#view;
		this.#typed = '';
		if (table.selected.size === 0) return false;
		table.clearSelection();
		return true;
	}

	#find(text: string, now: number): boolean {
		const { table, focusCell } = this.#view;
		this.#typed += text;
		this.#typedAt = now;
		const line = table.find(this.#typed);
		if (line >= 0) focusCell(line, Math.max(0, table.activeColumn));
		return true;
	}
}
