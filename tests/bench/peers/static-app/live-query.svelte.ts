/**
 * Takes the place of `src/lib/state/live-query.svelte.ts` in the copy of the app that has its rows in
 * itself: asks once, watches nothing.
 */
export class LiveQuery<T> {
	#current = $state.raw<T | undefined>(undefined);
	readonly failure: unknown = null;

	constructor(ask: () => Promise<T>) {
		void ask().then((rows) => (this.#current = rows));
	}

	get current(): T | undefined {
		return this.#current;
	}
}
