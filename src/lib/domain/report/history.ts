/** What a person edits, with what undo and redo lead to: whole states, which share what did not change. */
export interface History<T> {
	/** Latest last. */
	readonly past: readonly T[];
	readonly present: T;
	/** Next first. */
	readonly future: readonly T[];
}

/** Steps that can be undone. */
export const deepestHistory = 100;

export function historyOf<T>(present: T): History<T> {
	return { past: [], present, future: [] };
}

/** After an edit. One that changed nothing (the same object) is no step and leaves redo as it is. */
export function recorded<T>(history: History<T>, next: T): History<T> {
	if (next === history.present) return history;
	return {
		past: [...history.past, history.present].slice(-deepestHistory),
		present: next,
		future: []
	};
}

/** One step back; the same history where there is none. */
export function undone<T>(history: History<T>): History<T> {
	if (history.past.length === 0) return history;
	return {
		past: history.past.slice(0, -1),
		// Not empty, as checked above.
		present: history.past.at(-1) as T,
		future: [history.present, ...history.future]
	};
}

/** One step forward again; the same history where there is none. */
export function redone<T>(history: History<T>): History<T> {
	if (history.future.length === 0) return history;
	return {
		past: [...history.past, history.present],
		// Not empty, as checked above.
		present: history.future[0] as T,
		future: history.future.slice(1)
	};
}
