// @vitest-environment happy-dom
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { SyncStatus } from '$lib/db/sync-status.ts';
import { defaultSyncSettings } from '$lib/domain/sync-settings.ts';
import { SyncSchedule, type Scheduled } from '$lib/state/sync-schedule.ts';

const now = Date.parse('2026-11-23T11:42:00Z');

function setup(more: { readonly isMetered?: boolean; readonly isConnected?: boolean } = {}) {
	const start = vi.fn();
	const ended = { state: 'done', endedAt: new Date(now - 3_600_000).toISOString(), failure: null };
	const status = {
		integration: more.isConnected === false ? null : {},
		running: undefined,
		lastFinished: ended,
		runs: [ended]
	} as unknown as SyncStatus;
	const sync = { isRunning: false, start } as unknown as Scheduled['sync'];
	const schedule = new SyncSchedule({
		current: () => ({ sync, status, settings: defaultSyncSettings }),
		clock: () => now,
		isMetered: () => more.isMetered ?? false
	});
	onTestFinished(() => schedule.end());
	return { schedule, start };
}

describe('the schedule of a tab', () => {
	it('starts a sync that no person asked for when somebody comes back', () => {
		const { start } = setup();
		window.dispatchEvent(new Event('focus'));
		expect(start).toHaveBeenCalledExactlyOnceWith({ startedBy: 'schedule', mode: 'auto' });
	});

	it('starts one when the app opens and when the network is back', () => {
		const { schedule, start } = setup();
		schedule.consider('start');
		window.dispatchEvent(new Event('online'));
		expect(start).toHaveBeenCalledTimes(2);
	});

	it('leaves a metered connection and a workspace without a tenant alone', () => {
		for (const more of [{ isMetered: true }, { isConnected: false }]) {
			const { schedule, start } = setup(more);
			schedule.consider('start');
			expect(start).not.toHaveBeenCalled();
		}
	});

	it('stops listening at its end', () => {
		const { schedule, start } = setup();
		schedule.end();
		window.dispatchEvent(new Event('focus'));
		expect(start).not.toHaveBeenCalled();
	});
});
