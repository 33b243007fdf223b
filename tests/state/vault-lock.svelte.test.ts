import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lockWhenIdle, vaultPreferences } from '$lib/state/vault-lock.svelte.ts';

let stop: () => void = () => undefined;

function watch(isBusy = false): { lock: ReturnType<typeof vi.fn>; busy: { now: boolean } } {
	const lock = vi.fn();
	const busy = { now: isBusy };
	stop = lockWhenIdle({ lock, isBusy: () => busy.now });
	return { lock, busy };
}

beforeEach(() => {
	vi.useFakeTimers();
	vaultPreferences.idleMinutes = 5;
});

afterEach(() => {
	stop();
	vi.useRealTimers();
	localStorage.clear();
});

describe('the idle lock', () => {
	it('locks once, as long after the last touch as was chosen', () => {
		const { lock } = watch();
		vi.advanceTimersByTime(4 * 60_000);
		dispatchEvent(new Event('pointerdown'));
		vi.advanceTimersByTime(4 * 60_000);
		expect(lock).not.toHaveBeenCalled();
		vi.advanceTimersByTime(2 * 60_000);
		expect(lock).toHaveBeenCalledTimes(1);
		vi.advanceTimersByTime(30 * 60_000);
		expect(lock).toHaveBeenCalledTimes(1);
	});

	it('waits for a sync to end', () => {
		const { lock, busy } = watch(true);
		vi.advanceTimersByTime(20 * 60_000);
		expect(lock).not.toHaveBeenCalled();
		busy.now = false;
		vi.advanceTimersByTime(60_000);
		expect(lock).toHaveBeenCalledTimes(1);
	});

	it('never locks where that was chosen, and keeps the choice', () => {
		vaultPreferences.idleMinutes = 0;
		const { lock } = watch();
		vi.advanceTimersByTime(24 * 3_600_000);
		expect(lock).not.toHaveBeenCalled();
		expect(localStorage.getItem('almanac:vault-idle-minutes')).toBe('0');
	});

	it('stops watching', () => {
		const { lock } = watch();
		stop();
		vi.advanceTimersByTime(60 * 60_000);
		expect(lock).not.toHaveBeenCalled();
	});
});
