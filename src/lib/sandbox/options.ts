import { sampleCredentials } from '../../../proxy/contract.ts';
import type { Credentials } from './access.ts';
import type { FaultRule } from './faults.ts';
import { autotaskLimits, type Limits } from './limits.ts';
import type { Oddities } from './seed/companies.ts';
import { quarterStart } from './seed/days.ts';

/** How a sandbox is made. Everything has a default. */
export interface SandboxOptions {
	/** Decides every record. */
	readonly seed?: number;
	/** Companies beside the MSP's own company 0. */
	readonly companies?: number;
	readonly configurations?: number;
	readonly oddities?: Oddities;
	/** Milliseconds since 1970; default the real clock. */
	readonly now?: () => number;
	/**
	 * ISO date that ages are counted back from. Default: the first day of the quarter of `now`, so
	 * that a restart on the next day does not move every date in the tenant.
	 */
	readonly today?: string;
	/** Waits; ends early when the signal does. Default: a timer. */
	readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
	readonly credentials?: Credentials;
	/** `url` of zoneInformation, ending in `/ATServicesRest/`. Default: the caller's own origin. */
	readonly zoneUrl?: string;
	/** `ci` of zoneInformation: identifies the tenant. */
	readonly ci?: number;
	/** Failed log-ins that lock the API user, or null. */
	readonly lockAfter?: number | null;
	readonly limits?: Partial<Limits>;
	readonly faults?: readonly FaultRule[];
	/**
	 * Ends the connection of a call, given what the HTTP server passed as Hono's `env`, and returns
	 * what that server takes for "nothing more to send". Without it a reset is an answer whose body
	 * fails at once.
	 */
	readonly resetConnection?: (env: unknown) => Response;
}

/** Options with every default filled in. */
export interface SandboxSettings {
	readonly seed: number;
	readonly companies: number;
	readonly configurations: number;
	readonly oddities: Oddities;
	readonly now: () => number;
	readonly today: string;
	readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
	readonly credentials: Credentials;
	readonly zoneUrl: string | null;
	readonly ci: number;
	readonly lockAfter: number | null;
	readonly limits: Limits;
	readonly faults: readonly FaultRule[];
	readonly resetConnection: ((env: unknown) => Response) | null;
}

export { sampleCredentials };

/** The tenant behind "Try it with sample data": 12 companies with 600 configurations. */
export const sampleOptions: SandboxOptions = {
	seed: 13,
	companies: 12,
	configurations: 600,
	oddities: 'some',
	credentials: sampleCredentials,
	ci: 632_538,
	// Everybody who tries the sample shares its user: nobody may lock it or use it up for others.
	lockAfter: null,
	limits: { threads: null, threshold: null }
};

/** Fills in the defaults. */
export function settingsOf(options: SandboxOptions): SandboxSettings {
	const now = options.now ?? Date.now;
	const seed = options.seed ?? 1;
	return {
		seed,
		companies: options.companies ?? 3,
		configurations: options.configurations ?? 40,
		oddities: options.oddities ?? 'some',
		now,
		today: options.today ?? quarterStart(now()),
		sleep: options.sleep ?? sleep,
		credentials: options.credentials ?? sampleCredentials,
		zoneUrl: options.zoneUrl ?? null,
		ci: options.ci ?? 600_000 + (seed % 100_000),
		lockAfter: options.lockAfter === undefined ? 5 : options.lockAfter,
		limits: { ...autotaskLimits, ...options.limits },
		faults: options.faults ?? [],
		resetConnection: options.resetConnection ?? null
	};
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal.aborted) return resolve();
		const timer = setTimeout(resolve, ms);
		signal.addEventListener(
			'abort',
			() => {
				clearTimeout(timer);
				resolve();
			},
			{ once: true }
		);
	});
}
