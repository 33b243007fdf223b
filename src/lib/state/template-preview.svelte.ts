import { liveQuery } from 'dexie';
import type { Failure, Outcome } from '../domain/errors.ts';
import type { PreviewRequest, TemplatePreview } from '../sync/grading-protocol.ts';

/** As long as keys follow each other, nothing is asked. */
const quietMs = 120;

interface PreviewSource {
	/** Reads what the figures hang on, so that a change of it asks anew. */
	readonly revision: () => PromiseLike<unknown>;
	readonly ask: (request: PreviewRequest) => Promise<Outcome<TemplatePreview>>;
}

/**
 * What an edit of a template would do to the fleet, while it is typed. The last answer stays until the
 * next one is there. One question is under way at a time; of those that come meanwhile only the newest is
 * asked.
 */
export class TemplatePreviewState {
	readonly #source: PreviewSource;
	#answer = $state.raw<TemplatePreview | null>(null);
	#answered = $state.raw<PreviewRequest | null>(null);
	#wanted = $state.raw<PreviewRequest | null>(null);
	#failure = $state.raw<Failure | null>(null);
	#isAsking = false;
	#isOld = false;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(source: PreviewSource) {
		this.#source = source;
	}

	/** The newest answer; null until the first. */
	get current(): TemplatePreview | null {
		return this.#answer;
	}

	/** True while the answer is of an older question. */
	get isCounting(): boolean {
		return this.#wanted !== this.#answered;
	}

	get failure(): Failure | null {
		return this.#failure;
	}

	/** Asks once keys rest; the first question goes at once. */
	want(request: PreviewRequest): void {
		this.#wanted = request;
		this.#isOld = true;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#renew(), this.#answer === null ? 0 : quietMs);
	}

	/** Follows the database until it is stopped. */
	follow(): () => void {
		const subscription = liveQuery(this.#source.revision).subscribe({
			next: () => {
				if (this.#wanted) this.want(this.#wanted);
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
		while (this.#isOld && this.#wanted) {
			this.#isOld = false;
			const asked = this.#wanted;
			const outcome = await this.#source.ask(asked);
			if (outcome.ok) this.#answer = outcome.value;
			this.#failure = outcome.ok ? null : outcome.failure;
			this.#answered = asked;
		}
		this.#isAsking = false;
	}
}
