/**
 * Look-ups of names while the set that needs them is still being read. They are asked for as soon as
 * they fill a query, so that they cost no more calls than at the end of the set, and a set that was read
 * waits for no more than its last ones.
 */
import type { LookupEntry } from '../db/rows.ts';
import { maxAlternatives } from '../domain/query-limits.ts';

type Names = LookupEntry['values'];

/** Answers each of the ids; null for one that Autotask does not have. */
export type AskNames = (
	ids: readonly number[],
	signal: AbortSignal
) => Promise<ReadonlyMap<number, Names>>;

/** The look-ups of one entity. */
export class NamesAhead {
	readonly #ask: AskNames;
	readonly #perQuery: number;
	/** Needed, and not asked for yet. */
	readonly #waiting = new Set<number>();
	readonly #asked = new Map<number, Promise<ReadonlyMap<number, Names>>>();

	constructor(ask: AskNames, perQuery = maxAlternatives) {
		this.#ask = ask;
		this.#perQuery = perQuery;
	}

	/** These will be taken. A failure to read them waits for that. */
	need(ids: Iterable<number>, signal: AbortSignal): void {
		for (const id of ids) if (!this.#asked.has(id)) this.#waiting.add(id);
		while (this.#waiting.size >= this.#perQuery) {
			const block = [...this.#waiting].slice(0, this.#perQuery);
			const asked = this.#ask(block, signal);
			asked.catch(() => undefined);
			for (const id of block) {
				this.#waiting.delete(id);
				this.#asked.set(id, asked);
			}
		}
	}

	/** The names of these ids; those that were not asked for are asked for now. None of them is kept. */
	async take(ids: Iterable<number>, signal: AbortSignal): Promise<Map<number, Names>> {
		const wanted = new Set(ids);
		const answers = new Set<Promise<ReadonlyMap<number, Names>>>();
		const rest: number[] = [];
		for (const id of wanted) {
			const asked = this.#asked.get(id);
			if (asked) answers.add(asked);
			else rest.push(id);
			this.#asked.delete(id);
			this.#waiting.delete(id);
		}
		if (rest.length > 0) answers.add(this.#ask(rest, signal));
		const names = new Map<number, Names>();
		for (const answer of await Promise.all(answers)) {
			for (const [id, found] of answer) if (wanted.has(id)) names.set(id, found);
		}
		return names;
	}
}
