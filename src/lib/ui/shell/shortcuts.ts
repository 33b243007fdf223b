/** Keys of the whole app (design.md, section 13). */
import { singleKey } from '../controls/single-key.ts';

export interface Shortcuts {
	/** Ctrl or Command with K. */
	readonly search: () => void;
	/** Ctrl or Command with Shift and S. */
	readonly sync: () => void;
	/** The question mark. */
	readonly list: () => void;
	/** G, then one of these letters. */
	readonly go: Readonly<Record<string, () => void>>;
}

const sequenceMs = 1_200;

/** Listens on the window until the returned function is called. */
export function listenToShortcuts(shortcuts: Shortcuts): () => void {
	let goUntil = 0;

	function onKey(event: KeyboardEvent): void {
		if ((event.ctrlKey || event.metaKey) && !event.altKey) {
			const key = event.key.toLowerCase();
			if (key === 'k' && !event.shiftKey) act(event, shortcuts.search);
			if (key === 's' && event.shiftKey) act(event, shortcuts.sync);
			return;
		}
		const key = singleKey(event);
		if (key === null) return;
		if (key === '?') act(event, shortcuts.list);
		const go = event.timeStamp < goUntil ? shortcuts.go[key] : undefined;
		goUntil = key === 'g' ? event.timeStamp + sequenceMs : 0;
		if (go) act(event, go);
	}

	window.addEventListener('keydown', onKey);
	return () => window.removeEventListener('keydown', onKey);
}

function act(event: KeyboardEvent, deed: () => void): void {
	event.preventDefault();
	deed();
}
