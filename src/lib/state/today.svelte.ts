import { createSubscriber } from 'svelte/reactivity';
import { on } from 'svelte/events';
import type { IsoDate } from '../domain/dates.ts';
import { todayIso } from './clock.ts';

const minuteMs = 60_000;

/** Today in this device's zone: the day that screens grade for. It changes while a tab stays open. */
export class Today {
	#current = todayIso();
	readonly #subscribe: () => void;

	constructor() {
		this.#subscribe = createSubscriber((update) => {
			const look = (): void => {
				const today = todayIso();
				if (today === this.#current) return;
				this.#current = today;
				update();
			};
			this.#current = todayIso();
			const timer = setInterval(look, minuteMs);
			// Timers sleep with the device.
			const stop = on(document, 'visibilitychange', look);
			return () => {
				clearInterval(timer);
				stop();
			};
		});
	}

	get current(): IsoDate {
		this.#subscribe();
		return this.#current;
	}
}

export const today = new Today();
