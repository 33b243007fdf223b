import { rememberHere } from './device-setting.ts';

/**
 * Tells data that the browser evicted from a device that never had any. The mark stands outside of
 * IndexedDB and says nothing but that something was stored.
 */
const markKey = 'almanac:has-data';

export interface StoredThings {
	readonly integration: unknown;
	readonly companies: number;
}

export class LostData {
	/** True when something was stored here and is gone without anybody having removed it. */
	isLost = $state(false);
	#hadData = false;

	/** Tells what is stored now: at the start, and with each change. */
	see({ integration, companies }: StoredThings): void {
		if (integration || companies > 0) {
			this.#hadData = true;
			this.isLost = false;
			rememberHere(markKey, 'yes');
			return;
		}
		// What goes while somebody is at it was removed by them.
		if (this.#hadData) localStorage.removeItem(markKey);
		else this.isLost = localStorage.getItem(markKey) !== null;
	}

	/** The person has read it. */
	forget(): void {
		this.isLost = false;
		localStorage.removeItem(markKey);
	}
}

export const lostData = new LostData();
