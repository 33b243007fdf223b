import { describe, expect, it, vi } from 'vitest';
import { untilAborted } from '$lib/autotask/abort.ts';
import { delay } from '$lib/autotask/delay.ts';
import { failureOf } from './fake-tenant.ts';

const never = new Promise<never>(() => undefined);

describe('a promise until aborted', () => {
	it('gives what the promise gives, and leaves no listener', async () => {
		const { signal } = new AbortController();
		const add = vi.spyOn(signal, 'addEventListener');
		const remove = vi.spyOn(signal, 'removeEventListener');
		expect(await untilAborted(Promise.resolve(5), signal)).toBe(5);
		await expect(untilAborted(Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
		expect(add).toHaveBeenCalledTimes(2);
		expect(remove).toHaveBeenCalledTimes(2);
	});

	it('ends with the abort, also one from before', async () => {
		const abort = new AbortController();
		const failing = failureOf(untilAborted(never, abort.signal));
		abort.abort();
		expect((await failing).code).toBe('cancelled');
		expect((await failureOf(untilAborted(never, abort.signal))).code).toBe('cancelled');
	});

	it('hides a failure that comes after the abort', async () => {
		const abort = new AbortController();
		let fail: (error: Error) => void = () => undefined;
		const late = new Promise<never>((_, reject) => (fail = reject));
		const failing = failureOf(untilAborted(late, abort.signal));
		abort.abort();
		fail(new Error('late'));
		expect((await failing).code).toBe('cancelled');
	});
});

describe('a delay', () => {
	it('ends in its time and leaves no listener', async () => {
		const { signal } = new AbortController();
		const remove = vi.spyOn(signal, 'removeEventListener');
		await delay(5, signal);
		expect(remove).toHaveBeenCalledTimes(1);
	});

	it('ends with the abort, also one from before', async () => {
		const abort = new AbortController();
		const failing = failureOf(delay(60_000, abort.signal));
		abort.abort();
		expect((await failing).code).toBe('cancelled');
		expect((await failureOf(delay(60_000, abort.signal))).code).toBe('cancelled');
	});
});
