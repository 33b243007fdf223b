import type { Outcome } from '../domain/errors.ts';
import type { WaitReport } from './reports.ts';
import { backOffMs, mayRepeat, retryPolicy } from './retry.ts';

/** What waiting needs from outside. */
export interface Timing {
	/** Epoch milliseconds. */
	readonly clock: () => number;
	/** Waits; rejects as soon as the signal aborts. */
	readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
	/** 0 ≤ n < 1. */
	readonly random: () => number;
}

export interface Repetition {
	readonly entity: string;
	readonly call: 'read' | 'write';
	readonly timing: Timing;
	readonly onWait?: ((wait: WaitReport) => void) | undefined;
	readonly signal?: AbortSignal | undefined;
}

/** Tries until it succeeds, fails for good, or the policy has no try left; then the last failure. */
export async function repeat<T>(
	attempt: () => Promise<Outcome<T>>,
	{ entity, call, timing, onWait, signal }: Repetition
): Promise<Outcome<T>> {
	const { clock, sleep, random } = timing;
	const began = clock();
	for (let tries = 1; ; tries += 1) {
		const outcome = await attempt();
		if (outcome.ok || !mayRepeat(outcome.failure.code, call)) return outcome;
		const { code, retryAfterSeconds } = outcome.failure;
		const now = clock();
		const ms = backOffMs(retryPolicy, {
			attempt: tries,
			elapsedMs: now - began,
			retryAfterMs: retryAfterSeconds === undefined ? null : retryAfterSeconds * 1000,
			random: random()
		});
		if (ms === null) return outcome;
		onWait?.({ entity, code, ms, until: now + ms });
		await sleep(ms, signal);
	}
}
