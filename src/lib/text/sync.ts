/** Words of the sync panel. */
import type { PhaseProgress, RunKind, RunPhase, SyncProgress } from '../sync/protocol.ts';
import { formatClock, formatCount, formatMoment, formatPercent, formatTimeLeft } from './format.ts';

export const phaseNames: Readonly<Record<RunPhase, string>> = {
	lists: 'Types, categories and fields',
	companies: 'Companies',
	configurations: 'Configurations',
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
