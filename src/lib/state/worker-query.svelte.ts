import { liveQuery } from 'dexie';
import { createSubscriber } from 'svelte/reactivity';
import type { Failure, Outcome } from '../domain/errors.ts';

/**
 * What the worker answers over the whole fleet, as a rune: asked again when the database changes what the
 * answer hangs on. One question is under way at a time; however often things change meanwhile, one more
 * follows. It subscribes with its first reader and stops with its last.
 */
export class WorkerQuery<T> {
	#current = $state.raw<T | undefined>(undefined);
	#failure = $state.raw<Failure | null>(null);
	#isAsking = false;
	#isOld = false;
	readonly #ask: () => Promise<Outcome<T>>;
	readonly #subscribe: () => void;

	constructor(revision: () => PromiseLike<unknown>, ask: () => Promise<Outcome<T>>) {
		this.#ask = ask;
		this.#subscribe = createSubscriber((update) => {
			const subscription = liveQuery(revision).subscribe({
				next: () => void this.#renew(update),
				error: () => {
					this.#failure = { code: 'storage-failed' };
					update();
				}
			});
			return () => subscription.unsubscribe();
		});
	}

	/** Undefined until the first answer. */
	get current(): T | undefined {
		this.#subscribe();
		return this.#current;
	}

	get failure(): Failure | null {
		this.#subscribe();
		return this.#failure;
	}

	async #renew(update: () => void): Promise<void> {
		this.#isOld = true;
		if (this.#isAsking) return;
		this.#isAsking = true;
		while (this.#isOld) {
			this.#isOld = false;
			const outcome = await answered(this.#ask);
			if (outcome.ok) this.#current = outcome.value;
			this.#failure = outcome.ok ? null : outcome.failure;
			update();
		}
		this.#isAsking = false;
	}
}

/** An answer that throws, such as that of a database that was closed meanwhile, is a failure like others. */
export async function answered<T>(ask: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
	try {
		return await ask();
	} catch {
		return { ok: false, failure: { code: 'storage-failed' } };
	}
}
