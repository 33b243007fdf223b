import { describe, expect, it } from 'vitest';
import { isSyncDue, resumesAt, type ScheduleFacts } from '$lib/domain/sync-schedule.ts';
import { defaultSyncSettings } from '$lib/domain/sync-settings.ts';

const minute = 60_000;
const now = Date.parse('2026-11-23T11:42:00Z');
const ago = (minutes: number): string => new Date(now - minutes * minute).toISOString();

function facts(more: Partial<ScheduleFacts> = {}): ScheduleFacts {
	return {
		settings: defaultSyncSettings,
		last: { state: 'done', endedAt: ago(31), failure: null },
		finishedAt: ago(31),
		isRunning: false,
		isOnline: true,
		isMetered: false,
		now,
		...more
	};
}

describe('a sync that begins by itself', () => {
	it('is due on start and when somebody comes back to data that are old', () => {
		for (const occasion of ['start', 'focus', 'online'] as const) {
			expect(isSyncDue(occasion, facts())).toBe(true);
			expect(isSyncDue(occasion, facts({ finishedAt: ago(29) }))).toBe(false);
		}
		expect(isSyncDue('timer', facts())).toBe(false);
	});

	it('counts a clock that was set back as old data', () => {
		expect(isSyncDue('focus', facts({ finishedAt: ago(-90) }))).toBe(true);
	});

	it('waits for a person before the first run and where they sync by hand', () => {
		expect(isSyncDue('start', facts({ last: null, finishedAt: null }))).toBe(false);
		const settings = { ...defaultSyncSettings, refreshMinutes: 0 } as const;
		expect(isSyncDue('start', facts({ settings }))).toBe(false);
	});

	it('waits for the network, for a connection that costs nothing, and for the run under way', () => {
		expect(isSyncDue('start', facts({ isOnline: false }))).toBe(false);
		expect(isSyncDue('start', facts({ isRunning: true }))).toBe(false);
		expect(isSyncDue('start', facts({ isMetered: true }))).toBe(false);
		const settings = { ...defaultSyncSettings, syncsOnMetered: true };
		expect(isSyncDue('start', facts({ isMetered: true, settings }))).toBe(true);
	});

	it('goes on with a run that was cut, on any occasion', () => {
		const last = { state: 'interrupted', endedAt: ago(1), failure: null } as const;
		for (const occasion of ['start', 'focus', 'online', 'timer'] as const) {
			expect(isSyncDue(occasion, facts({ last, finishedAt: ago(1) }))).toBe(true);
		}
	});

	it('leaves what a person cancelled until the data are old', () => {
		const last = { state: 'cancelled', endedAt: ago(5), failure: null } as const;
		expect(isSyncDue('focus', facts({ last }))).toBe(false);
		expect(isSyncDue('focus', facts({ last: { ...last, endedAt: ago(31) } }))).toBe(true);
	});

	it('rests after a failure, and as long as Autotask needs', () => {
		const failedAt = (minutes: number, retryAfterSeconds?: number) =>
			({
				state: 'failed',
				endedAt: ago(minutes),
				failure: { code: 'threshold-reached', retryAfterSeconds }
			}) as const;
		expect(isSyncDue('focus', facts({ last: failedAt(4) }))).toBe(false);
		expect(isSyncDue('timer', facts({ last: failedAt(6) }))).toBe(true);
		expect(isSyncDue('focus', facts({ last: failedAt(6, 900) }))).toBe(false);
		expect(isSyncDue('timer', facts({ last: failedAt(15, 900) }))).toBe(true);
		expect(resumesAt(failedAt(0, 900))).toBe(now + 15 * minute);
	});

	it('never repeats by itself what only a person can mend', () => {
		for (const code of ['credentials-rejected', 'permission-missing', 'storage-full'] as const) {
			const last = { state: 'failed', endedAt: ago(600), failure: { code } } as const;
			expect(isSyncDue('start', facts({ last }))).toBe(false);
		}
	});
});
