import { describe, expect, it } from 'vitest';
import { RunProgress } from '$lib/sync/progress.ts';
import type { SyncProgress } from '$lib/sync/protocol.ts';

const start = Date.parse('2026-11-23T11:42:00.000Z');
const noCounts = { added: 0, changed: 0, unchanged: 0, missing: 0 };
const call = { entity: 'Companies', method: 'POST', status: 200, bytes: 1_000, ms: 5 } as const;

function setup() {
	let now = start;
	const told: SyncProgress[] = [];
	const progress = new RunProgress({
		runId: 7,
		startedAt: new Date(start).toISOString(),
		kind: 'full',
		clock: () => now,
		report: (report) => told.push(report)
	});
	return { progress, told, pass: (ms: number) => (now += ms) };
}

describe('the progress of a run', () => {
	it('is told a few times a second at most, and at once when a phase begins or ends', () => {
		const { progress, told, pass } = setup();
		progress.begin('configurations', { expected: 10_000 });
		expect(told).toHaveLength(1);
		for (let at = 0; at < 100; at += 1) {
			pass(10);
			progress.onCall(call);
		}
		expect(told.length).toBeLessThanOrEqual(6);
		progress.end('configurations', { done: 10_000, hasChanged: true });
		expect(told.at(-1)?.phases[2]).toEqual({
			phase: 'configurations',
			state: 'done',
			done: 10_000,
			expected: 10_000
		});
		expect(told.at(-1)?.calls).toBe(100);
	});

	it('tells the rate of the last seconds and the time that is left', () => {
		const { progress, pass } = setup();
		progress.begin('configurations', { expected: 10_000 });
		expect(progress.snapshot()).toMatchObject({ rowsPerSecond: null, secondsLeft: null });
		for (let at = 0; at < 5; at += 1) {
			pass(1_000);
			progress.stored({ ...noCounts, read: 500 });
		}
		expect(progress.snapshot()).toMatchObject({ rowsPerSecond: 500, secondsLeft: 15 });
		pass(30_000);
		progress.stored({ ...noCounts, read: 1_000 });
		expect(progress.snapshot().rowsPerSecond).toBe(100);
	});

	it('shows until when a wait lasts, and that it is over with the next call', () => {
		const { progress, told } = setup();
		progress.onWait({ entity: 'Companies', code: 'rate-limited', ms: 500, until: start + 500 });
		expect(told.at(-1)?.waitingUntil).toBe('2026-11-23T11:42:00.500Z');
		progress.onCall(call);
		expect(progress.snapshot().waitingUntil).toBeNull();
	});

	it('says unchanged of a phase that wrote nothing', () => {
		const { progress } = setup();
		progress.end('companies', { done: 12, hasChanged: false });
		expect(progress.snapshot().phases[1]).toMatchObject({ state: 'unchanged', done: 12 });
	});

	it('writes the log entry as it will stand after a set', () => {
		const { progress } = setup();
		progress.begin('configurations', { done: 100, expected: 200 });
		const row = progress.rowAfter({ ...noCounts, read: 20, added: 20 });
		expect(row).toMatchObject({ read: 20, added: 20 });
		expect(row.phases?.[2]).toMatchObject({ done: 120 });
		expect(progress.counts.read).toBe(0);
	});
});
