/** Syncs by itself: on start, when somebody comes back, when the network comes back. */
import { on } from 'svelte/events';
import type { SyncStatus } from '../db/sync-status.ts';
import { isSyncDue, type Occasion } from '../domain/sync-schedule.ts';
import type { SyncSettings } from '../domain/sync-settings.ts';
import type { SyncState } from './sync.svelte.ts';

/** A run that had to stop goes on within so long of its time. */
const timerMs = 60_000;

export interface Scheduled {
	readonly sync: SyncState;
	readonly status: SyncStatus;
	readonly settings: SyncSettings;
}

export interface ScheduleOptions {
	/** What is on the screen; null while nothing is known of it. */
	readonly current: () => Scheduled | null;
	readonly clock?: () => number;
	readonly isMetered?: () => boolean;
}

/** Starts what is due on an occasion; the page tells of the start, the rest is listened for. */
export class SyncSchedule {
	readonly #options: ScheduleOptions;
	readonly #stop: readonly (() => void)[];

	constructor(options: ScheduleOptions) {
		this.#options = options;
		const whenSeen = (): void => {
			if (document.visibilityState === 'visible') this.consider('focus');
		};
		const timer = setInterval(() => {
			if (document.visibilityState === 'visible') this.consider('timer');
		}, timerMs);
		this.#stop = [
			on(document, 'visibilitychange', whenSeen),
			on(window, 'focus', whenSeen),
			on(window, 'online', () => this.consider('online')),
			() => clearInterval(timer)
		];
	}

	/** Begins a sync if one is due. A locked vault makes it wait without a prompt. */
	consider(occasion: Occasion): void {
		const { current, clock = Date.now, isMetered = isConnectionMetered } = this.#options;
		const now = current();
		if (!now?.status.integration) return;
		const { sync, status, settings } = now;
		const facts = {
			settings,
			last: status.runs.find(({ state }) => state !== 'running') ?? null,
			finishedAt: status.lastFinished?.endedAt ?? null,
			isRunning: sync.isRunning || status.running !== undefined,
			isOnline: navigator.onLine,
			isMetered: isMetered(),
			now: clock()
		};
		if (isSyncDue(occasion, facts)) void sync.start({ startedBy: 'schedule', mode: 'auto' });
	}

	end(): void {
		for (const stop of this.#stop) stop();
	}
}

/** Network Information API, which not every browser has: without it nothing counts as metered. */
interface Connection {
	readonly saveData?: boolean;
	readonly type?: string;
}

function isConnectionMetered(): boolean {
	const { connection } = navigator as Navigator & { readonly connection?: Connection };
	return connection?.saveData === true || connection?.type === 'cellular';
}
