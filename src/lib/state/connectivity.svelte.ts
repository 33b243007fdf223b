import { createSubscriber } from 'svelte/reactivity';
import { on } from 'svelte/events';
import { nowIso } from './clock.ts';

/**
 * Whether the browser has a network, and since when it has none. `navigator.onLine` says nothing about
 * Autotask, but a false is reliable, and that is all that the band under the top bar claims.
 */
export class Connectivity {
	#offlineSince = $state<string | null>(null);
	readonly #subscribe: () => void;

	constructor() {
		this.#offlineSince = navigator.onLine ? null : nowIso();
		this.#subscribe = createSubscriber((update) => {
			const offOffline = on(window, 'offline', () => {
				this.#offlineSince ??= nowIso();
				update();
			});
			const offOnline = on(window, 'online', () => {
				this.#offlineSince = null;
				update();
			});
			return () => {
				offOffline();
				offOnline();
			};
		});
	}

	/** ISO date-time since when this device is offline; null while it is online. */
	get offlineSince(): string | null {
		this.#subscribe();
		return this.#offlineSince;
	}
}

export const connectivity = new Connectivity();
