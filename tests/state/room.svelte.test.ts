import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rememberHere } from '$lib/state/device-setting.ts';
import { Room } from '$lib/state/room.svelte.ts';

let stop: () => void = () => undefined;

function storage(usage: number): void {
	vi.stubGlobal('navigator', {
		storage: {
			estimate: () => Promise.resolve({ usage, quota: 100 }),
			persisted: () => Promise.resolve(true)
		}
	});
}

function watched(): Room {
	const room = new Room();
	stop = room.watch();
	return room;
}

/** What a browser tells of a write that no screen caught; true when nothing is left to report. */
function refused(reason: unknown): boolean {
	const event = new Event('unhandledrejection', { cancelable: true });
	return !dispatchEvent(Object.assign(event, { reason }));
}

beforeEach(() => vi.useFakeTimers());

afterEach(() => {
	stop();
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

describe('a write that finds no room', () => {
	it('is told, whichever screen wrote, also where Dexie wraps it', () => {
		storage(1);
		const room = watched();
		expect(refused(new DOMException('full', 'QuotaExceededError'))).toBe(true);
		expect(room.isFull).toBe(true);
		room.close();
		expect(room.isFull).toBe(false);
		const inner = new DOMException('full', 'QuotaExceededError');
		expect(refused(Object.assign(new Error('AbortError'), { inner }))).toBe(true);
		expect(room.isFull).toBe(true);
	});

	it('is told where a choice finds none beside the database, and who made it goes on', () => {
		storage(1);
		const room = watched();
		vi.stubGlobal('localStorage', {
			setItem: () => {
				throw new DOMException('full', 'QuotaExceededError');
			}
		});
		expect(() => rememberHere('almanac:theme', 'dark')).not.toThrow();
		expect(room.isFull).toBe(true);
	});

	it('is not taken for a fault of the app, nor a fault for it', () => {
		storage(1);
		const room = watched();
		expect(refused(new TypeError('x is undefined'))).toBe(false);
		expect(refused(undefined)).toBe(false);
		expect(room.isFull).toBe(false);
	});
});

describe('room that comes to its end', () => {
	it('is told before it does, once until there was room again', async () => {
		storage(81);
		const room = watched();
		await vi.advanceTimersByTimeAsync(1);
		expect(room.isAlmostFull).toBe(true);
		room.close();
		await room.look();
		expect(room.isAlmostFull).toBe(false);
		storage(40);
		await vi.advanceTimersByTimeAsync(5 * 60_000);
		storage(90);
		await vi.advanceTimersByTimeAsync(5 * 60_000);
		expect(room.isAlmostFull).toBe(true);
	});

	it('is not told where the browser does not say', async () => {
		vi.stubGlobal('navigator', {});
		const room = watched();
		await vi.advanceTimersByTimeAsync(1);
		expect(room.isAlmostFull).toBe(false);
	});
});
