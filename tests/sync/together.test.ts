import { describe, expect, it } from 'vitest';
import { createWebLock } from '$lib/db/exclusive-lock.ts';
import { together } from '$lib/sync/together.ts';

const signal = new AbortController().signal;

describe('tasks side by side', () => {
	it('give their values in order', async () => {
		expect(
			await together<[number, string]>(signal, () => [Promise.resolve(1), Promise.resolve('b')])
		).toEqual([1, 'b']);
	});

	it('are all over when the first failure is told', async () => {
		let isOver = false;
		const run = together<[never, void]>(signal, (own) => [
			Promise.reject(new Error('first')),
			new Promise<void>((resolve) => {
				own.addEventListener('abort', () =>
					setTimeout(() => {
						isOver = true;
						resolve();
					}, 5)
				);
			})
		]);
		await expect(run).rejects.toThrow('first');
		expect(isOver).toBe(true);
	});

	it('are aborted from outside', async () => {
		const outside = new AbortController();
		const run = together<[void]>(outside.signal, (own) => [
			new Promise<void>((_resolve, reject) => {
				own.addEventListener('abort', () => reject(new Error('aborted')));
			})
		]);
		outside.abort();
		await expect(run).rejects.toThrow('aborted');
	});
});

describe('the lock of the browser', () => {
	/** The part of the Web Locks API that is used, for one name. */
	function fakeLocks(): LockManager {
		let isHeld = false;
		return {
			async request(_name: string, options: LockOptions, run: (lock: unknown) => Promise<unknown>) {
				if (!options.ifAvailable) throw new Error('It must never wait');
				if (isHeld) return run(null);
				isHeld = true;
				return run({}).finally(() => (isHeld = false));
			}
		} as unknown as LockManager;
	}

	it('lets one in, turns the next one away at once, and is free afterwards', async () => {
		const lock = createWebLock(fakeLocks(), 'name');
		let second: unknown;
		const first = await lock.tryRun(async () => {
			second = await lock.tryRun(() => Promise.resolve({ ok: true, value: 2 }));
			return { ok: true, value: 1 };
		});
		expect(first).toEqual({ ok: true, value: 1 });
		expect(second).toEqual({ ok: false, failure: { code: 'sync-running-elsewhere' } });
		expect(await lock.tryRun(() => Promise.resolve({ ok: true, value: 3 }))).toEqual({
			ok: true,
			value: 3
		});
	});
});
