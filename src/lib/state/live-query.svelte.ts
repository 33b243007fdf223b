import { liveQuery } from 'dexie';
import { createSubscriber } from 'svelte/reactivity';
import { room } from './room.svelte.ts';

/**
 * A Dexie live query as a rune: `current` is undefined until the first answer, then the newest rows. It
 * subscribes with its first reader and stops with its last.
 *
 * Runes that are read inside `ask` are not tracked: read parameters first and make the query itself
 * `$derived(new LiveQuery(() => …parameter…))`.
 */
export class LiveQuery<T> {
	#current = $state.raw<T | undefined>(undefined);
	#failure = $state.raw<unknown>(null);
	readonly #subscribe: () => void;

	constructor(ask: () => Promise<T>) {
		this.#subscribe = createSubscriber((update) => {
			const subscription = liveQuery(ask).subscribe({
				next: (rows) => {
					this.#current = rows;
					this.#failure = null;
					update();
				},
				error: (cause: unknown) => {
					this.#failure = cause;
					// A database that can not even be made is met here first.
					room.met(cause);
					update();
				}
			});
			return () => subscription.unsubscribe();
		});
	}

	get current(): T | undefined {
		this.#subscribe();
		return this.#current;
	}

	/**
	 * Shows rows that were just read, for who acts on them at once: a change that a worker made is told to
	 * this page a moment after the worker has answered.
	 */
	put(rows: T): void {
		this.#current = rows;
	}

	/** What the database threw, where it could not answer; null otherwise. */
	get failure(): unknown {
		this.#subscribe();
		return this.#failure;
	}
}
