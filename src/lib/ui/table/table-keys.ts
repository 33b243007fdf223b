/** The part of a keyboard event that decides. */
export interface KeyPress {
	key: string;
	shiftKey: boolean;
	ctrlKey: boolean;
	metaKey: boolean;
	altKey: boolean;
}

/** What a key asks of the table. `page` counts screenfuls, `edge` goes to an end. */
export type TableCommand =
	| { kind: 'move'; lines: number; columns: number; extend: boolean }
	| { kind: 'page'; pages: number; extend: boolean }
	| { kind: 'edge'; of: 'row' | 'table'; end: boolean; extend: boolean }
	| { kind: 'open' }
	| { kind: 'edit' }
	| { kind: 'tick' }
	| { kind: 'tick-all' }
	| { kind: 'fold'; fold: boolean }
	| { kind: 'resize'; by: number }
	| { kind: 'leave' }
	| { kind: 'find'; text: string };

export interface KeyContext {
	/** Where the active cell is. */
	on: 'head' | 'group' | 'row';
	/** J, K and X act; with false every letter finds. */
	singleKeys: boolean;
	/** A search is being typed: letters that are commands otherwise belong to it. */
	finding: boolean;
}

const resizeStep = 16;

/** The command of a key press, or null where the key is not the table's. */
export function tableCommand(press: KeyPress, context: KeyContext): TableCommand | null {
	if (press.altKey) return null;
	const chord = press.ctrlKey || press.metaKey;
	if (chord) return chordCommand(press);
	return arrowCommand(press, context) ?? namedCommand(press, context) ?? letter(press, context);
}

function chordCommand({ key, shiftKey: extend }: KeyPress): TableCommand | null {
	if (key === 'Home') return { kind: 'edge', of: 'table', end: false, extend };
	if (key === 'End') return { kind: 'edge', of: 'table', end: true, extend };
	return key.toLowerCase() === 'a' ? { kind: 'tick-all' } : null;
}

function arrowCommand(press: KeyPress, { on }: KeyContext): TableCommand | null {
	const { key, shiftKey } = press;
	const sideways = { ArrowLeft: -1, ArrowRight: 1 }[key];
	if (sideways !== undefined) {
		if (on === 'group') return { kind: 'fold', fold: sideways < 0 };
		if (on === 'head' && shiftKey) return { kind: 'resize', by: sideways * resizeStep };
		return { kind: 'move', lines: 0, columns: sideways, extend: false };
	}
	const lines = { ArrowUp: -1, ArrowDown: 1 }[key];
	return lines === undefined ? null : { kind: 'move', lines, columns: 0, extend: shiftKey };
}

function namedCommand(press: KeyPress, { on, finding }: KeyContext): TableCommand | null {
	const extend = press.shiftKey;
	switch (press.key) {
		case 'Home':
			return { kind: 'edge', of: 'row', end: false, extend };
		case 'End':
			return { kind: 'edge', of: 'row', end: true, extend };
		case 'PageUp':
			return { kind: 'page', pages: -1, extend };
		case 'PageDown':
			return { kind: 'page', pages: 1, extend };
		case 'Enter':
			return { kind: 'open' };
		case 'F2':
			return { kind: 'edit' };
		case 'Escape':
			return { kind: 'leave' };
		case ' ':
			if (finding) return { kind: 'find', text: ' ' };
			return on === 'head' ? { kind: 'open' } : { kind: 'tick' };
		default:
			return null;
	}
}

function letter(press: KeyPress, { singleKeys, finding }: KeyContext): TableCommand | null {
	if ([...press.key].length !== 1) return null;
	const key = press.key.toLowerCase();
	if (singleKeys && !finding) {
		const extend = press.shiftKey;
		if (key === 'j') return { kind: 'move', lines: 1, columns: 0, extend };
		if (key === 'k') return { kind: 'move', lines: -1, columns: 0, extend };
		if (key === 'x') return { kind: 'tick' };
	}
	return { kind: 'find', text: press.key };
}
