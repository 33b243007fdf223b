/**
 * Politeness towards the tenant's other integrations: Autotask slows everybody down from half of its
 * calls an hour, and Almanac stops itself at 75 % (docs/autotask.md, "Limits").
 */
import type { AutotaskClient } from '../autotask/client.ts';
import type { AlmanacDatabase } from '../db/database.ts';
import { storeUsage } from '../db/integrations.ts';
import { AlmanacError } from '../domain/errors.ts';
import type { IntegrationId } from '../domain/ids.ts';
import type { RunProgress } from './progress.ts';
import type { ApiUsage } from './protocol.ts';

const stopShare = 0.75;
/** The window rolls over an hour; a quarter of it lets a good part of the calls drop out. */
const tryAgainSeconds = 15 * 60;

export interface UsageWatchOptions {
	readonly db: AlmanacDatabase;
	readonly client: AutotaskClient;
	readonly integrationId: IntegrationId;
	readonly progress: RunProgress;
	/** The present moment as an ISO date-time. */
	readonly now: () => string;
}

/** Follows the tenant's usage by the calls of this run, and asks again before it stops for it. */
export class UsageWatch {
	readonly #options: UsageWatchOptions;
	#asked: { readonly usage: ApiUsage; readonly calls: number } | null = null;

	constructor(options: UsageWatchOptions) {
		this.#options = options;
	}

	/** Calls that the tenant allows in an hour; null until it was asked. */
	get hourlyLimit(): number | null {
		return this.#asked?.usage.limit ?? null;
	}

	/** Asks ThresholdInformation; `threshold-reached` when the tenant has no calls to spare. */
	async ask(signal: AbortSignal): Promise<void> {
		const { db, client, integrationId, progress, now } = this.#options;
		const usage = { ...(await client.threshold(signal)), askedAt: now() };
		this.#asked = { usage, calls: progress.calls };
		progress.setUsage(usage);
		await storeUsage(db, integrationId, usage);
		if (usage.used < usage.limit * stopShare) return;
		const retryAfterSeconds = tryAgainSeconds;
		throw new AlmanacError({ code: 'threshold-reached', retryAfterSeconds });
	}

	/** Asks again when the calls since the last answer may have used up what was free. */
	async check(signal: AbortSignal): Promise<void> {
		if (!this.#asked) return this.ask(signal);
		const { usage, calls } = this.#asked;
		const own = this.#options.progress.calls - calls;
		// Others call as well: half of what is free may be theirs.
		const free = usage.limit * stopShare - usage.used;
		if (own >= Math.max(1, free / 2)) await this.ask(signal);
	}
}
