import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOffMs, mayRepeat, retryAfterSeconds, retryPolicy } from '$lib/autotask/retry.ts';
import { failureCodes } from '$lib/domain/errors.ts';

const first = { attempt: 1, elapsedMs: 0, retryAfterMs: null, random: 0 };

describe('the back-off', () => {
	it('doubles from half a second, half of it jitter', () => {
		const waits = (random: number) =>
			[1, 2, 3, 4].map((attempt) => backOffMs(retryPolicy, { ...first, attempt, random }));
		expect(waits(0)).toEqual([250, 500, 1000, 2000]);
		expect(waits(1)).toEqual([500, 1000, 2000, 4000]);
	});

	it('ends after five tries', () => {
		expect(backOffMs(retryPolicy, { ...first, attempt: 4 })).not.toBeNull();
		expect(backOffMs(retryPolicy, { ...first, attempt: 5 })).toBeNull();
	});

	it('never undercuts Retry-After', () => {
		expect(backOffMs(retryPolicy, { ...first, retryAfterMs: 9_000 })).toBe(9_000);
		expect(backOffMs(retryPolicy, { ...first, retryAfterMs: 0 })).toBe(250);
	});

	it('gives up at once when Retry-After asks for longer than is left', () => {
		expect(backOffMs(retryPolicy, { ...first, retryAfterMs: 3_600_000 })).toBeNull();
		expect(backOffMs(retryPolicy, { ...first, elapsedMs: 119_999 })).toBeNull();
	});

	it('stays within its bounds whatever happens', () => {
		const chaos = fc.record({
			attempt: fc.integer({ min: 1, max: 10 }),
			elapsedMs: fc.integer({ min: 0, max: 300_000 }),
			retryAfterMs: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true })),
			random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
		});
		fc.assert(
			fc.property(chaos, (backOff) => {
				const wait = backOffMs(retryPolicy, backOff);
				if (wait !== null) {
					expect(backOff.attempt).toBeLessThan(retryPolicy.attempts);
					expect(wait).toBeGreaterThanOrEqual(backOff.retryAfterMs ?? 250);
					expect(backOff.elapsedMs + wait).toBeLessThanOrEqual(retryPolicy.budgetMs);
				} else if (backOff.attempt < retryPolicy.attempts) {
					const most = Math.max(retryPolicy.longestMs, (backOff.retryAfterMs ?? 0) + 500);
					expect(backOff.elapsedMs + most).toBeGreaterThan(retryPolicy.budgetMs);
				}
			})
		);
	});

	it('keeps a whole storm under its budget', () => {
		const jitter = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
		fc.assert(
			fc.property(fc.array(jitter, { minLength: 9, maxLength: 9 }), (randoms) => {
				let elapsedMs = 0;
				let tries = 0;
				for (const random of randoms) {
					tries += 1;
					const wait = backOffMs(retryPolicy, { ...first, attempt: tries, elapsedMs, random });
					if (wait === null) break;
					elapsedMs += wait;
				}
				expect(tries).toBe(5);
				expect(elapsedMs).toBeLessThan(7_500);
			})
		);
	});
});

describe('Retry-After', () => {
	const now = Date.parse('2026-11-23T12:00:00Z');

	it('is read as seconds or as a date', () => {
		expect(retryAfterSeconds('30', now)).toBe(30);
		expect(retryAfterSeconds(' 0 ', now)).toBe(0);
		expect(retryAfterSeconds('Mon, 23 Nov 2026 12:00:45 GMT', now)).toBe(45);
		expect(retryAfterSeconds('Monday, 23-Nov-26 12:00:45 GMT', now)).toBe(45);
		expect(retryAfterSeconds('Mon, 23 Nov 2026 11:00:00 GMT', now)).toBe(0);
	});

	it.each([null, '', 'soon', '-5', 'soon 1', '1e3', 'Mon, 99 Foo 2026 GMT', '12 apples'])(
		'loses its timing when it is %j',
		(header) => {
			expect(retryAfterSeconds(header, now)).toBeNull();
		}
	);
});

describe('a repeat', () => {
	it('is never made of a rejection', () => {
		const final = ['credentials-rejected', 'tracking-identifier-rejected', 'permission-missing'];
		for (const code of [...final, 'autotask-rejected', 'user-unknown', 'offline'] as const) {
			const known = failureCodes.find((candidate) => candidate === code);
			expect(known && mayRepeat(known, 'read')).toBe(false);
		}
	});

	it('is made of a write only when Autotask did not take it', () => {
		expect(failureCodes.filter((code) => mayRepeat(code, 'write'))).toEqual([
			'proxy-busy',
			'rate-limited'
		]);
		expect(mayRepeat('timeout', 'read')).toBe(true);
	});
});
