/** Limits of the tenant. Null switches one off. All can be changed while the tenant runs. */
export interface Limits {
	/** Milliseconds that every call takes at least. */
	latencyMs: number;
	/** Calls at once for each tracking identifier and entity; Autotask allows 3. */
	threads: number | null;
	/** Status of a call beyond that: 429, or another one with the same text. */
	threadsStatus: number;
	/** Calls in a rolling hour over all users; Autotask allows 10,000. */
	threshold: number | null;
}

/** Autotask's own limits. */
export const autotaskLimits: Limits = {
	latencyMs: 0,
	threads: 3,
	threadsStatus: 429,
	threshold: 10_000
};

/** Text by which the thread limit is known at any status. */
export const threadLimitErrors = ['Thread Threshold Exceeded. Reference ID: Itgenatr005'] as const;

const hourMs = 3_600_000;

/** Counts calls in flight by tracking identifier and entity. */
export class Threads {
	readonly #inFlight = new Map<string, number>();

	/** Takes a place, unless all are taken. */
	enter(key: string, allowed: number | null): boolean {
		const now = this.#inFlight.get(key) ?? 0;
		if (allowed !== null && now >= allowed) return false;
		this.#inFlight.set(key, now + 1);
		return true;
	}

	leave(key: string): void {
		const now = (this.#inFlight.get(key) ?? 1) - 1;
		if (now > 0) this.#inFlight.set(key, now);
		else this.#inFlight.delete(key);
	}
}

/** Counts calls in the last 60 minutes, in slots of ten seconds. */
export class HourlyUsage {
	readonly #slots = new Map<number, number>();

	record(now: number, calls = 1): void {
		const slot = Math.floor(now / 10_000);
		this.#slots.set(slot, (this.#slots.get(slot) ?? 0) + calls);
	}

	count(now: number): number {
		let count = 0;
		for (const [slot, calls] of this.#slots) {
			if (slot * 10_000 <= now - hourMs) this.#slots.delete(slot);
			else count += calls;
		}
		return count;
	}

	/** Makes the tenant look as busy as asked, as other integrations would. */
	set(now: number, calls: number): void {
		this.#slots.clear();
		this.record(now, calls);
	}
}

/** Milliseconds that Autotask adds to each call: 0.5 s from half the threshold, 1 s from 75 %. */
export function slowDownMs(used: number, threshold: number): number {
	const share = used / threshold;
	if (share >= 0.75) return 1000;
	return share >= 0.5 ? 500 : 0;
}
