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
	readonly #ask: () => Promise<T>;
	readonly #subscribe: () => void;

	constructor(ask: () => Promise<T>) {
		this.#ask = ask;
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
	 * Shows what is stored now, for who acts on it at once after a save: a change is told to this page a
	 * moment after it was made. Where the database does not answer, the rows from before stay, and the live
	 * query tells why.
	 */
	async readAgain(): Promise<void> {
		try {
			this.#current = await this.#ask();
		} catch {
			// The same question stands in the live query, whose failure is shown.
		}
	}

	/** What the database threw, where it could not answer; null otherwise. */
	get failure(): unknown {
		this.#subscribe();
		return this.#failure;
	}
}
