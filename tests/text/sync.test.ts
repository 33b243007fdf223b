import { describe, expect, it } from 'vitest';
import { paceWords, phaseNumbers, syncFootWords } from '$lib/text/sync.ts';

const nbsp = '\u00a0';
const now = new Date(2026, 10, 23, 12, 0);
const idle = {
	isConnected: true,
	isRunning: false,
	share: null,
	syncedAt: null,
	hasFailed: false,
	now
};

describe('the foot of the navigation', () => {
	it('says that nothing is connected before anything else', () => {
		expect(syncFootWords({ ...idle, isConnected: false, hasFailed: true }).label).toBe(
			'Not connected'
		);
	});

	it('shows the share of a running sync once it is known', () => {
		expect(syncFootWords({ ...idle, isRunning: true }).label).toBe('Syncing');
		expect(syncFootWords({ ...idle, isRunning: true, share: 0.78 })).toEqual({
			label: `Syncing, 78${nbsp}%`,
			short: `78${nbsp}%`
		});
	});

	it('says that a sync stopped until the next one ends well', () => {
		expect(syncFootWords({ ...idle, hasFailed: true }).label).toBe('Sync stopped');
	});

	it('gives the hour for today and the day for earlier', () => {
		const today = new Date(2026, 10, 23, 11, 42).toISOString();
		expect(syncFootWords({ ...idle, syncedAt: today }).label).toBe('Synced 11:42');
		const lastWeek = new Date(2026, 10, 1, 11, 42).toISOString();
		expect(syncFootWords({ ...idle, syncedAt: lastWeek }).label).toContain('Nov');
	});
});

describe('the words of a phase', () => {
	it('counts against what is expected once that is known', () => {
		const phase = { phase: 'configurations', state: 'running', done: 1000 } as const;
		expect(phaseNumbers({ ...phase, expected: 1284 })).toBe('1,000 of 1,284');
		expect(phaseNumbers({ ...phase, expected: null })).toBe('1,000');
		expect(phaseNumbers({ ...phase, state: 'waiting', done: 0, expected: 5 })).toBe('');
	});

	it('leaves out a rate or a time that nobody knows', () => {
		const progress = {
			runId: 1,
			kind: 'full',
			plan: null,
			startedAt: '',
			phases: [],
			calls: 0,
			waitingUntil: null,
			usage: null
		} as const;
		expect(paceWords({ ...progress, rowsPerSecond: null, secondsLeft: null })).toBe('');
		expect(paceWords({ ...progress, rowsPerSecond: 190.4, secondsLeft: 2 })).toBe(
			`190 rows a second, about 2${nbsp}s left`
		);
	});
});
