import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askToKeep, isWorthKeeping, readStorage } from '../../src/lib/state/storage.ts';

function browserWith(storage: Partial<StorageManager> | undefined): void {
	vi.stubGlobal('navigator', { storage });
}

beforeEach(() => localStorage.clear());

afterEach(() => vi.unstubAllGlobals());

describe('what is worth keeping', () => {
	it.each([
		['nothing yet', { integration: null, companies: 0, lastFinished: undefined }, false],
		['a company added by hand', { integration: null, companies: 1, lastFinished: undefined }, true],
		[
			'a set-up before its first sync',
			{ integration: {}, companies: 8, lastFinished: undefined },
			false
		],
		['a sync that ended well', { integration: {}, companies: 8, lastFinished: {} }, true]
	])('%s', (_what, work, expected) => {
		expect(isWorthKeeping(work)).toBe(expected);
	});
});

describe('asking the browser to keep the data', () => {
	it('asks once on a device, whatever the answer was', async () => {
		const persist = vi.fn(() => Promise.resolve(true));
		browserWith({ persist });
		expect(await askToKeep()).toBe(true);
		expect(await askToKeep()).toBe(false);
		expect(persist).toHaveBeenCalledOnce();
	});

	it('says so where the browser refuses', async () => {
		browserWith({ persist: () => Promise.resolve(false) });
		expect(await askToKeep()).toBe(false);
	});

	it.each([
		['knows no storage manager', undefined],
		['makes no such promise', {}]
	])('asks nothing of a browser that %s, and asks it once it can', async (_what, storage) => {
		browserWith(storage);
		expect(await askToKeep()).toBe(false);
		browserWith({ persist: () => Promise.resolve(true) });
		expect(await askToKeep()).toBe(true);
	});
});

describe('figures of the storage', () => {
	it('are those of the browser', async () => {
		browserWith({
			estimate: () => Promise.resolve({ usage: 3, quota: 10 }),
			persisted: () => Promise.resolve(true)
		});
		expect(await readStorage()).toEqual({ used: 3, quota: 10, isPersistent: true });
	});

	it.each([
		['says nothing', undefined],
		['leaves out the quota', { estimate: () => Promise.resolve({ usage: 3 }) }]
	])('are left out where the browser %s', async (_what, storage) => {
		browserWith(storage);
		expect(await readStorage()).toBeNull();
	});
});
