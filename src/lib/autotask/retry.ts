/**
 * When a failed call is made again: policy as data and pure functions. Autotask's practice page asks
 * for 0.5 → 1 → 2 → 4 s on 429; it sends no rate headers, and Retry-After only sometimes.
 */
import type { FailureCode } from '../domain/errors.ts';

export interface RetryPolicy {
	/** Tries altogether, the first included. */
	readonly attempts: number;
	/** The first back-off; each further one doubles. */
	readonly firstMs: number;
	readonly longestMs: number;
	/** No try starts later than this after the first one. */
	readonly budgetMs: number;
}

export const retryPolicy: RetryPolicy = {
	attempts: 5,
	firstMs: 500,
	longestMs: 8_000,
	budgetMs: 120_000
};

/** Failures that another try may mend. All others are final, a 401 above all: it locks the user. */
const transientCodes: ReadonlySet<FailureCode> = new Set([
	'proxy-unreachable',
	'proxy-busy',
	'autotask-unreachable',
	'timeout',
	'rate-limited',
	'autotask-failed',
	'answer-not-json'
]);

/** Failures after which the call was certainly not carried out. */
const untakenCodes: ReadonlySet<FailureCode> = new Set(['rate-limited', 'proxy-busy']);

/** Whether a call may be repeated: a read after any transient failure, a write only if not taken. */
export function mayRepeat(code: FailureCode, call: 'read' | 'write'): boolean {
	return (call === 'read' ? transientCodes : untakenCodes).has(code);
}

export interface BackOff {
	/** Tries made so far, from 1. */
	readonly attempt: number;
	/** Since the first try began. */
	readonly elapsedMs: number;
	/** What the last answer asked for, if it did. */
	readonly retryAfterMs: number | null;
	/** 0 ≤ n < 1. */
	readonly random: number;
}

/**
 * Milliseconds to wait before the next try, or null when it is time to give up. Half of the doubling
 * back-off is jitter; a Retry-After is never undercut and gets jitter on top, so that clients which
 * were turned away together do not come back together.
 */
export function backOffMs(policy: RetryPolicy, backOff: BackOff): number | null {
	if (backOff.attempt >= policy.attempts) return null;
	const ceiling = Math.min(policy.longestMs, policy.firstMs * 2 ** (backOff.attempt - 1));
	const own = (ceiling * (1 + backOff.random)) / 2;
	const asked = (backOff.retryAfterMs ?? 0) + policy.firstMs * backOff.random;
	const wait = backOff.retryAfterMs === null ? own : Math.max(own, asked);
	return backOff.elapsedMs + wait > policy.budgetMs ? null : wait;
}

/**
 * Seconds that a Retry-After header asks for (delay-seconds or an HTTP date, RFC 9110 10.2.3). Null
 * when absent or malformed: that loses the timing, not the retry. `now` is epoch milliseconds.
 */
export function retryAfterSeconds(header: string | null, now: number): number | null {
	const value = header?.trim() ?? '';
	if (/^\d+(\.\d+)?$/.test(value)) return Number(value);
	// Date.parse alone would read "-5" and "soon 1" as dates.
	if (!/^[A-Za-z]{3,9}, .*GMT$/.test(value)) return null;
	const until = Date.parse(value);
	return Number.isNaN(until) ? null : Math.max(0, (until - now) / 1000);
}
