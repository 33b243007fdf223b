/**
 * The tenant's clock as its own modification stamps show it (product.md, section 9). The device's clock
 * may be wrong by hours: nothing of what is read depends on it.
 *
 * The rule that no change is lost: whoever reads a company to its end may say that it is complete up to
 * the latest stamp that was seen before its first page was asked for, or in that page. A record that is
 * changed later gets a later stamp, also when its page was read before, and the next run asks for it.
 */
import { stampMs } from '../stamp.ts';

/** What a change and its stamp may lie apart: a transaction of the tenant that was still open. */
export const overlapMs = 5 * 60_000;

/** Stamps this far after the device's clock are bad data: they must not push the clock ahead. */
const beliefMs = 24 * 60 * 60_000;

export class TenantClock {
	readonly #latestBelieved: number;
	#reached: number;

	/** `known`: what earlier runs had reached; `deviceNow`: epoch milliseconds, a bound for nonsense. */
	constructor(known: Iterable<string | null>, deviceNow: number) {
		this.#latestBelieved = deviceNow + beliefMs;
		this.#reached = Math.max(-Infinity, ...[...known].map((stamp) => momentOf(stamp)));
	}

	/** The latest moment that the tenant has certainly reached, in ISO form; null before any stamp. */
	get reached(): string | null {
		return this.#reached === -Infinity ? null : new Date(this.#reached).toISOString();
	}

	/** Stamps that the tenant answered. */
	see(stamps: Iterable<unknown>): void {
		for (const stamp of stamps) {
			const ms = momentOf(stamp);
			if (ms > this.#reached && ms <= this.#latestBelieved) this.#reached = ms;
		}
	}

	/** A page that was asked for when the clock stood at `before`: what it proves, in ISO form. */
	provenBy(before: string | null, stamps: Iterable<unknown>): string | null {
		let proven = momentOf(before);
		for (const stamp of stamps) {
			const ms = momentOf(stamp);
			if (ms > proven && ms <= this.#latestBelieved) proven = ms;
		}
		return proven === -Infinity ? null : new Date(proven).toISOString();
	}
}

/** From where on changes are asked for, so that none is missed: ISO date-time. */
export function sinceOf(watermark: string): string {
	return new Date(Date.parse(watermark) - overlapMs).toISOString();
}

/** The later of two ISO date-times. */
export function laterOf(a: string | null, b: string | null): string | null {
	if (a === null || b === null) return a ?? b;
	return a > b ? a : b;
}

function momentOf(stamp: unknown): number {
	return (typeof stamp === 'string' ? stampMs(stamp) : null) ?? -Infinity;
}
