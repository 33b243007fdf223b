/** Words of the sync panel. */
import type { FullPassRhythm } from '../domain/sync-plan/full-pass.ts';
import type { ReadReason } from '../domain/sync-plan/plan-sync.ts';
import type { RefreshMinutes } from '../domain/sync-settings.ts';
import type {
	PhaseProgress,
	PlannedWork,
	RunKind,
	RunPhase,
	SyncProgress
} from '../sync/protocol.ts';
import {
	formatBytes,
	formatClock,
	formatCount,
	formatMoment,
	formatPercent,
	formatQuantity,
	formatTimeLeft
} from './format.ts';

export const phaseNames: Readonly<Record<RunPhase, string>> = {
	lists: 'Types, categories and fields',
	outbox: 'Outbox',
	companies: 'Companies',
	configurations: 'Configurations',
	missing: 'Missing in Autotask',
	snapshot: 'Search and figures'
};

export const runNames: Readonly<Record<RunKind, string>> = {
	full: 'Full pass',
	incremental: 'Incremental'
};

/** "1,000 of 1,284", or what is done while nothing is counted yet. */
export function phaseNumbers({ state, done, expected }: PhaseProgress): string {
	if (state === 'waiting') return '';
	return expected === null ? formatCount(done) : `${formatCount(done)} of ${formatCount(expected)}`;
}

const reasonNames: Readonly<Record<ReadReason, string>> = {
	first: 'Full pass',
	resumed: 'Full pass, resumed',
	asked: 'Full pass, on demand',
	periodic: 'Full pass, on schedule',
	'new-companies': 'Incremental'
};

/** What kind of run it is, and why it reads everything if it does. */
export function runTitle(kind: RunKind, plan: readonly PlannedWork[] | null | undefined): string {
	const reason = plan?.find((step) => step.reason !== null)?.reason;
	return kind === 'full' && reason ? reasonNames[reason] : runNames[kind];
}

/** What a run set out to do and about how many calls that is; empty where nothing was planned. */
export function planWords(plan: readonly PlannedWork[]): string {
	const parts = plan.flatMap((step) => stepWords(step) ?? []);
	if (parts.length === 0) return '';
	const calls = plan.reduce((sum, step) => sum + step.calls, 0);
	const text = `${parts.join(', ')}; about ${formatQuantity(calls, 'call', 'calls')}`;
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function stepWords({ kind, companies, fields }: PlannedWork): string | null {
	if (companies === 0) return null;
	const many = formatQuantity(companies, 'company', 'companies');
	switch (kind) {
		case 'read-whole':
			return `all of ${many}`;
		case 'fill-fields':
			return `${formatQuantity(fields, 'new field', 'new fields')} of ${many}`;
		case 'read-more':
			return `what the selection adds for ${many}`;
		case 'read-changes':
			return `changes of ${many}`;
		case 'find-gone':
			return null;
	}
}

/** How long a run took and how much came; empty for one that has no end. */
export function runCost(run: {
	readonly startedAt: string;
	readonly endedAt: string | null;
	readonly bytes: number;
}): string {
	if (run.endedAt === null) return '';
	const seconds = Math.max(0, Date.parse(run.endedAt) - Date.parse(run.startedAt)) / 1000;
	return `${durationWords(seconds)}, ${formatBytes(run.bytes)}`;
}

function durationWords(seconds: number): string {
	if (seconds < 10) return `${seconds.toFixed(1)}\u00a0s`;
	if (seconds < 90) return `${Math.round(seconds)}\u00a0s`;
	return `${Math.round(seconds / 60)}\u00a0min`;
}

/** Choices of the schedule. */
export const refreshNames: Readonly<Record<RefreshMinutes, string>> = {
	0: 'Only by hand',
	15: 'Older than 15 minutes',
	30: 'Older than 30 minutes',
	60: 'Older than 1 hour',
	240: 'Older than 4 hours'
};

export const fullPassNames: Readonly<Record<FullPassRhythm, string>> = {
	auto: 'Weekly, daily where it is cheap and needed',
	daily: 'Daily',
	weekly: 'Weekly',
	'by-hand': 'Only by hand'
};

/** The line under the bar: rate and time left, as far as they are known. */
export function paceWords({ rowsPerSecond, secondsLeft }: SyncProgress): string {
	const words = [];
	if (rowsPerSecond !== null) words.push(`${formatCount(Math.round(rowsPerSecond))} rows a second`);
	if (secondsLeft !== null) words.push(`${formatTimeLeft(secondsLeft)} left`);
	return words.join(', ');
}

/** What the foot of the navigation says about syncing: whole words, and one short word for the rail. */
export interface FootWords {
	readonly label: string;
	readonly short: string;
}

interface SyncFacts {
	readonly isConnected: boolean;
	readonly isRunning: boolean;
	/** Share of the expected configurations stored, 0 to 1; null before they are counted. */
	readonly share: number | null;
	/** ISO date-time of the end of the last good run; null before the first. */
	readonly syncedAt: string | null;
	/** Why the last run of this tab did not end well. */
	readonly hasFailed: boolean;
	readonly now: Date;
}

export function syncFootWords(facts: SyncFacts): FootWords {
	if (!facts.isConnected) return { label: 'Not connected', short: 'Not connected' };
	if (facts.isRunning) {
		const share = facts.share === null ? '' : formatPercent(facts.share);
		return { label: share ? `Syncing, ${share}` : 'Syncing', short: share || 'Syncing' };
	}
	if (facts.hasFailed) return { label: 'Sync stopped', short: 'Stopped' };
	if (facts.syncedAt === null) return { label: 'Not synced yet', short: 'Not synced' };
	const isToday = new Date(facts.syncedAt).toDateString() === facts.now.toDateString();
	const moment = isToday ? formatClock(facts.syncedAt) : formatMoment(facts.syncedAt, facts.now);
	return { label: `Synced ${moment}`, short: moment };
}
