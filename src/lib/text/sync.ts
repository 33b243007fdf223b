/** Words of the sync panel. */
import type { PhaseProgress, RunKind, RunPhase, SyncProgress } from '../sync/protocol.ts';
import { formatCount, formatTimeLeft } from './format.ts';

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
