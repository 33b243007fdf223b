/** When a sync begins by itself (product.md, section 9). Pure; the clock is this device's. */
import type { FailureCode } from './errors.ts';
import type { SyncSettings } from './sync-settings.ts';

/** The app opened; somebody came back to it; the network came back; time passed while it was open. */
export type Occasion = 'start' | 'focus' | 'online' | 'timer';

/** The end of a run, as the log has it. */
export interface EndedRun {
	readonly state: 'running' | 'done' | 'cancelled' | 'failed' | 'interrupted';
	/** ISO date-time. */
	readonly endedAt: string | null;
	readonly failure: {
		readonly code: FailureCode;
		readonly retryAfterSeconds?: number | undefined;
	} | null;
}

export interface ScheduleFacts {
	readonly settings: SyncSettings;
	/** The newest run that is not under way; null before the first. */
	readonly last: EndedRun | null;
	/** When a run last ended well: ISO date-time; null before the first. */
	readonly finishedAt: string | null;
	readonly isRunning: boolean;
	readonly isOnline: boolean;
	readonly isMetered: boolean;
	/** Epoch milliseconds. */
	readonly now: number;
}

/**
 * Failures that only a person can mend. Trying again by itself would at best be useless: a rejected
 * secret, sent again and again, locks the API user.
 */
const forPeople: ReadonlySet<FailureCode> = new Set([
	'user-unknown',
	'credentials-rejected',
	'tracking-identifier-rejected',
	'tracking-identifier-missing',
	'permission-missing',
	'autotask-rejected',
	'proxy-refused',
	'record-malformed',
	'answer-malformed',
	'storage-full',
	'storage-failed',
	'internal'
]);

/** A failed run is not tried again sooner than this, however often somebody comes back. */
const restMs = 5 * 60_000;

/**
 * Whether a sync is due. Nothing begins before a person has synced once, nothing begins anew that a
 * person cancelled before it is old, and nothing at all where they want to sync by hand.
 */
export function isSyncDue(occasion: Occasion, facts: ScheduleFacts): boolean {
	const { settings, last, isRunning, isOnline, isMetered, now } = facts;
	if (isRunning || !isOnline || last === null || settings.refreshMinutes === 0) return false;
	if (isMetered && !settings.syncsOnMetered) return false;
	if (last.state === 'failed' && last.failure && forPeople.has(last.failure.code)) return false;
	const rested = resumesAt(last) ?? 0;
	if (now < rested) return false;
	const wasCut = last.state === 'failed' || last.state === 'interrupted';
	if (wasCut) return true;
	return occasion !== 'timer' && isOld(facts);
}

/** From when on a run that was stopped may go on by itself, in epoch milliseconds; null = at once. */
export function resumesAt({ state, endedAt, failure }: EndedRun): number | null {
	if (state !== 'failed' || endedAt === null) return null;
	const seconds = failure?.retryAfterSeconds ?? 0;
	return Date.parse(endedAt) + Math.max(restMs, seconds * 1000);
}

/** Data are old after the minutes that were chosen; a clock that was set back makes them old as well. */
function isOld({ last, finishedAt, settings, now }: ScheduleFacts): boolean {
	const times = [finishedAt, last?.state === 'cancelled' ? last.endedAt : null];
	const newest = Math.max(...times.map((time) => (time === null ? -Infinity : Date.parse(time))));
	const age = now - newest;
	return !(age >= 0 && age < settings.refreshMinutes * 60_000);
}
