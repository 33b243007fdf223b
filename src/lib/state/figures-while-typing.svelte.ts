import { liveQuery } from 'dexie';
import type { Failure, Outcome } from '../domain/errors.ts';
import { answered } from './worker-query.svelte.ts';

/** As long as keys follow each other, nothing is asked. */
const quietMs = 120;

interface FigureSource<Question, Answer> {
	/** Reads what the figures hang on, so that a change of it asks anew. */
	readonly revision: () => PromiseLike<unknown>;
	readonly ask: (question: Question) => Promise<Outcome<Answer>>;
}

/**
 * Figures over the fleet for something that is being typed. The last answer stays until the next one is
 * there. One question is under way at a time; of those that come meanwhile only the newest is asked.
 */
export class FiguresWhileTyping<Question, Answer> {
	readonly #source: FigureSource<Question, Answer>;
	#answer = $state.raw<Answer | null>(null);
	#failure = $state.raw<Failure | null>(null);
	#wanted: Question | null = null;
	#isAsking = false;
	#isOld = false;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(source: FigureSource<Question, Answer>) {
		this.#source = source;
	}

	/** The newest answer; null until the first. */
	get current(): Answer | null {
		return this.#answer;
	}

	get failure(): Failure | null {
		return this.#failure;
	}

	/** Asks once keys rest; the first question goes at once. */
	want(question: Question): void {
		this.#wanted = question;
		this.#isOld = true;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#renew(), this.#answer === null ? 0 : quietMs);
	}

	/** Follows the database until it is stopped. */
	follow(): () => void {
		const subscription = liveQuery(this.#source.revision).subscribe({
			next: () => {
				if (this.#wanted !== null) this.want(this.#wanted);
			},
			error: () => (this.#failure = { code: 'storage-failed' })
		});
		return () => {
			clearTimeout(this.#timer);
			subscription.unsubscribe();
		};
	}

	async #renew(): Promise<void> {
		if (this.#isAsking) return;
		this.#isAsking = true;
		while (this.#isOld && this.#wanted !== null) {
			this.#isOld = false;
			const question = this.#wanted;
			const outcome = await answered(() => this.#source.ask(question));
			if (outcome.ok) this.#answer = outcome.value;
			this.#failure = outcome.ok ? null : outcome.failure;
		}
		this.#isAsking = false;
	}
}
