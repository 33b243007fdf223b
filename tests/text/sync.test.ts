import { describe, expect, it } from 'vitest';
import {
	paceWords,
	phaseNumbers,
	planWords,
	runCost,
	runTitle,
	syncFootWords
} from '$lib/text/sync.ts';

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

describe('what a run set out to do', () => {
	const changes = {
		kind: 'read-changes',
		reason: null,
		companies: 12,
		fields: 0,
		calls: 1
	} as const;
	const gone = { ...changes, kind: 'find-gone' } as const;

	it('is said with about how many calls it takes', () => {
		const plain = (plan: Parameters<typeof planWords>[0]) => planWords(plan).replaceAll(nbsp, ' ');
		expect(plain([changes, gone])).toBe(`Changes of 12 companies; about 2 calls`);
		const whole = { ...changes, kind: 'read-whole', reason: 'first', calls: 214 } as const;
		expect(plain([whole])).toBe('All of 12 companies; about 214 calls');
		const fill = { ...changes, kind: 'fill-fields', companies: 1, fields: 2, calls: 3 } as const;
		expect(plain([fill, changes])).toBe(
			'2 new fields of 1 company, changes of 12 companies; about 4 calls'
		);
		expect(plain([])).toBe('');
	});

	it('names why everything is read', () => {
		const whole = { ...changes, kind: 'read-whole', reason: 'periodic' } as const;
		expect(runTitle('full', [whole])).toBe('Full pass, on schedule');
		expect(runTitle('full', null)).toBe('Full pass');
		expect(runTitle('incremental', [{ ...whole, reason: 'new-companies' }, changes])).toBe(
			'Incremental'
		);
	});

	it('ends with what it cost', () => {
		const run = {
			startedAt: '2026-11-23T11:42:00Z',
			endedAt: '2026-11-23T11:42:04.2Z',
			bytes: 1_500
		};
		expect(runCost(run)).toBe(`4.2${nbsp}s, 1.5${nbsp}kB`);
		expect(runCost({ ...run, endedAt: '2026-11-23T11:45:10Z' })).toBe(`3${nbsp}min, 1.5${nbsp}kB`);
		expect(runCost({ ...run, endedAt: null })).toBe('');
	});
});
