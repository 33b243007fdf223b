import { failed, type Outcome } from '../domain/errors.ts';

/** Lets one piece of work run at a time over all tabs and workers of a workspace. */
export interface SyncLock {
	/** Runs the work, or answers `sync-running-elsewhere` at once while another one runs. */
	tryRun<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>>;
}

/**
 * A lock of the browser: it is released when its holder ends, however that comes about, so that no
 * killed tab can leave it behind.
 */
export function createWebLock(locks: LockManager, name: string): SyncLock {
	return {
		tryRun: (work) =>
			locks.request(name, { ifAvailable: true }, (lock) =>
				lock ? work() : Promise.resolve(failed({ code: 'sync-running-elsewhere' }))
			)
	};
}
