import { refuse, type Refusal } from './problem.ts';

/** A place among the calls in flight; to be given back exactly once. */
export interface Slot {
	release(): void;
}

/** What the proxy asks before a call; the answers may depend on other proxies. */
export interface Limits {
	/** Seconds to wait if this client has asked too often, else 0. */
	admit(client: string): number | Promise<number>;
	/** A slot, perhaps after a wait; a refusal when the queue is full or the wait too long. */
	enter(key: CallKey, caller: Caller): Slot | Refusal | Promise<Slot | Refusal>;
	/** Notes which tenant (`ci` of zoneInformation) a user belongs to. */
	learn(userName: string, tenant: string): void;
}

/** Who waits; a request will do, and its signal is only looked at when there is a wait. */
export interface Caller {
	readonly signal: AbortSignal;
}

/** What Autotask counts threads by. */
export interface CallKey {
	readonly integrationCode: string;
	readonly userName: string;
	readonly tenantDomain: string;
	readonly zone: string;
	readonly entity: string;
}

/** A one-way hash, so that limits know tenants without holding names. */
export type Digest = (text: string) => string;

export interface LimitOptions {
	/** Autotask allows 3 threads per tracking identifier and endpoint. */
	readonly concurrency: number;
	/** Calls that may wait per key. */
	readonly queueLength: number;
	/** Milliseconds that a call may wait. */
	readonly queueTimeout: number;
	/** Requests a second and client; 0: no limit. */
	readonly clientRate: number;
}

export const defaultLimits = {
	concurrency: 3,
	queueLength: 32,
	queueTimeout: 15_000,
	clientRate: 100
} satisfies LimitOptions;

/** Seconds of a client's rate that it may use at once. */
export const burstSeconds = 5;

/** Entries per generation of the two caches, which keeps them bounded whatever arrives. */
const generation = 50_000;

/** A cache of two generations: what was not used for one is forgotten. */
class Recent<V> {
	#young = new Map<string, V>();
	#old = new Map<string, V>();

	get(key: string): V | undefined {
		return this.#young.get(key) ?? this.#old.get(key);
	}

	set(key: string, value: V): void {
		if (this.#young.size >= generation) {
			this.#old = this.#young;
			this.#young = new Map();
		}
		this.#young.set(key, value);
	}
}

interface Line {
	active: number;
	readonly waiting: Array<() => void>;
}

/** Limits of one process, in memory. */
export class LocalLimits implements Limits {
	readonly #options: LimitOptions;
	readonly #digest: Digest;
	readonly #now: () => number;
	readonly #lines = new Map<string, Line>();
	readonly #clients = new Recent<number>();
	readonly #tenants = new Recent<string>();

	constructor(
		options: LimitOptions,
		digest: Digest = (text) => text,
		now: () => number = () => performance.now()
	) {
		this.#options = options;
		this.#digest = digest;
		this.#now = now;
	}

	/** Generic cell rate algorithm: one number per client, the time at which its debt is paid. */
	admit(client: string): number {
		const { clientRate } = this.#options;
		if (clientRate === 0) return 0;
		const now = this.#now();
		const paid = Math.max(now, this.#clients.get(client) ?? 0);
		const excess = paid - now - burstSeconds * 1000;
		if (excess > 0) return Math.ceil(excess / 1000);
		this.#clients.set(client, paid + 1000 / clientRate);
		return 0;
	}

	learn(userName: string, tenant: string): void {
		this.#tenants.set(this.#digest(userName), tenant);
	}

	enter(of: CallKey, caller: Caller): Slot | Refusal | Promise<Slot | Refusal> {
		// Until discovery has named the tenant, zone and domain of the user name stand for it.
		const tenant = this.#tenants.get(this.#digest(of.userName)) ?? `${of.zone} ${of.tenantDomain}`;
		// In clear: a line lives no longer than the calls in it, which hold the same words.
		const key = `${of.integrationCode} ${tenant} ${of.entity}`;
		let line = this.#lines.get(key);
		if (line === undefined) {
			line = { active: 0, waiting: [] };
			this.#lines.set(key, line);
		}
		if (line.active < this.#options.concurrency) return this.#take(key, line);
		if (line.waiting.length >= this.#options.queueLength) return queueRefusal();
		const inherited = this.#slot(key, line);
		return this.#wait(line, caller.signal).then((entered) =>
			entered ? inherited : queueRefusal()
		);
	}

	/** Calls in flight and waiting, for the metrics. */
	occupancy(): { active: number; waiting: number } {
		let active = 0;
		let waiting = 0;
		for (const line of this.#lines.values()) {
			active += line.active;
			waiting += line.waiting.length;
		}
		return { active, waiting };
	}

	#take(key: string, line: Line): Slot {
		line.active += 1;
		return this.#slot(key, line);
	}

	/** A slot that was counted already, by taking it or by inheriting it from the one before. */
	#slot(key: string, line: Line): Slot {
		let held = true;
		return {
			release: () => {
				if (!held) return;
				held = false;
				const next = line.waiting.shift();
				if (next) next();
				else if (--line.active === 0) this.#lines.delete(key);
			}
		};
	}

	#wait(line: Line, signal: AbortSignal): Promise<boolean> {
		return new Promise((resolve) => {
			const settle = (entered: boolean) => {
				clearTimeout(timer);
				signal.removeEventListener('abort', leave);
				resolve(entered);
			};
			const enter = () => settle(true);
			const leave = () => {
				const place = line.waiting.indexOf(enter);
				if (place >= 0) line.waiting.splice(place, 1);
				settle(false);
			};
			const timer = setTimeout(leave, this.#options.queueTimeout);
			signal.addEventListener('abort', leave);
			line.waiting.push(enter);
			if (signal.aborted) leave();
		});
	}
}

/** The refusal of a call that found no slot. */
export function queueRefusal(): Refusal {
	return refuse('queue-full', 'Too many calls of this tenant to this entity are under way.', {
		'retry-after': '2'
	});
}

/** The refusal of a client that asks too often. */
export function rateRefusal(seconds: number): Refusal {
	return refuse('too-many-requests', 'This client sends too many requests.', {
		'retry-after': String(seconds)
	});
}
