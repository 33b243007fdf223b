import { failed } from '../../src/lib/domain/errors.ts';
import type { SyncLock } from '../../src/lib/db/exclusive-lock.ts';

/** The browser's lock without a browser; share one to play several tabs. */
export function createMemoryLock(): SyncLock & { readonly isHeld: boolean } {
	let isHeld = false;
	return {
		get isHeld() {
			return isHeld;
		},
		async tryRun(work) {
			if (isHeld) return failed({ code: 'sync-running-elsewhere' });
			isHeld = true;
			try {
				return await work();
			} finally {
				isHeld = false;
			}
		}
	};
}
