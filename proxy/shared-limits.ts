import { setTimeout as delay } from 'node:timers/promises';
import { Redis, type Result } from 'ioredis';
import {
	burstSeconds,
	queueRefusal,
	type Caller,
	type Digest,
	type CallKey,
	type LimitOptions,
	type Limits,
	type LocalLimits,
	type Slot
} from './limits.ts';
import { isRefusal, type Refusal } from './problem.ts';

declare module 'ioredis' {
	interface RedisCommander<Context> {
		almanacEnter(
			tenantKey: string,
			...args: Array<string | number>
		): Result<string | null, Context>;
		almanacRenew(count: number, ...args: Array<string | number>): Result<number, Context>;
		almanacAdmit(clientKey: string, ...args: Array<string | number>): Result<number, Context>;
	}
}

/** A slot is a lease: a proxy that dies without giving it back loses it after this many ms. */
const leaseMs = 10_000;
const renewMs = 3_000;
/** While the store is away it is asked this often whether it is back. */
const probeMs = 1_000;
/** Longest wait for the store before a call is let through on local limits alone. */
const commandMs = 500;
/** A tenant's number is learnt again at the next zone discovery, at the latest. */
const tenantSeconds = 30 * 24 * 3600;

/** The store's own clock, in ms, because those of several machines differ. */
const luaNow = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000`;

const luaEnter = `${luaNow}
local tenant = redis.call('GET', KEYS[1]) or ARGV[1]
local key = 'almanac:calls:' .. ARGV[2] .. ':' .. tenant .. ':' .. ARGV[3]
redis.call('ZREMRANGEBYSCORE', key, '-inf', now)
if redis.call('ZCARD', key) >= tonumber(ARGV[4]) then return false end
redis.call('ZADD', key, now + ARGV[5], ARGV[6])
redis.call('PEXPIRE', key, ARGV[5])
return key`;

const luaRenew = `${luaNow}
for index, key in ipairs(KEYS) do
	redis.call('ZADD', key, now + ARGV[1], ARGV[index + 1])
	redis.call('PEXPIRE', key, ARGV[1])
end
return 1`;

const luaAdmit = `${luaNow}
local paid = math.max(now, tonumber(redis.call('GET', KEYS[1]) or 0))
local excess = paid - now - ARGV[1]
if excess > 0 then return math.ceil(excess / 1000) end
paid = paid + ARGV[2]
redis.call('SET', KEYS[1], string.format('%.3f', paid), 'PX', math.ceil(paid - now) + 1)
return 0`;

/**
 * Limits that several proxies share through Valkey or Redis. Each call takes a local slot first and
 * then a lease; while the store is away the local slots alone decide.
 */
export class SharedLimits implements Limits {
	readonly #options: LimitOptions;
	readonly #local: LocalLimits;
	readonly #digest: Digest;
	readonly #store: Redis;
	readonly #onChange: (shared: boolean) => void;
	readonly #leases = new Map<string, string>();
	#shared = false;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** `onChange` hears when the limits begin or cease to be shared. */
	constructor(
		url: string,
		of: {
			options: LimitOptions;
			local: LocalLimits;
			digest: Digest;
			onChange: (shared: boolean) => void;
		}
	) {
		this.#options = of.options;
		this.#local = of.local;
		this.#digest = of.digest;
		this.#onChange = of.onChange;
		this.#store = new Redis(url.replace(/^valkey/, 'redis'), {
			connectTimeout: 2_000,
			commandTimeout: commandMs,
			enableOfflineQueue: false,
			autoResendUnfulfilledCommands: false,
			maxRetriesPerRequest: 0,
			retryStrategy: (attempt) => Math.min(attempt * 100, probeMs)
		});
		this.#store.defineCommand('almanacEnter', { numberOfKeys: 1, lua: luaEnter });
		this.#store.defineCommand('almanacRenew', { lua: luaRenew });
		this.#store.defineCommand('almanacAdmit', { numberOfKeys: 1, lua: luaAdmit });
		this.#store.on('error', () => this.#setShared(false));
		this.#store.on('ready', () => void this.#renew());
	}

	get shared(): boolean {
		return this.#shared;
	}

	/** Waits for the store, but not for long: a proxy without it is better than none. */
	async connected(ms: number): Promise<void> {
		const until = performance.now() + ms;
		while (!this.#shared && performance.now() < until) await delay(20);
		if (!this.#shared) this.#onChange(false);
		await this.#renew();
	}

	async admit(client: string): Promise<number> {
		const { clientRate } = this.#options;
		if (clientRate === 0 || !this.#shared) return this.#local.admit(client);
		const key = `almanac:client:${client}`;
		const wait = await this.#ask(
			this.#store.almanacAdmit(key, burstSeconds * 1000, 1000 / clientRate)
		);
		return wait ?? this.#local.admit(client);
	}

	learn(userName: string, tenant: string): void {
		this.#local.learn(userName, tenant);
		void this.#ask(this.#store.set(this.#tenantKey(userName), tenant, 'EX', tenantSeconds));
	}

	async enter(key: CallKey, caller: Caller): Promise<Slot | Refusal> {
		const until = performance.now() + this.#options.queueTimeout;
		const slot = await this.#local.enter(key, caller);
		if (isRefusal(slot)) return slot;
		const lease = crypto.randomUUID();
		for (;;) {
			if (!this.#shared) return slot;
			const entered = await this.#ask(this.#lease(key, lease));
			if (entered === undefined) return slot;
			if (entered !== null) return this.#held(slot, lease, entered);
			if (caller.signal.aborted || performance.now() >= until) break;
			await delay(15 + Math.random() * 30);
		}
		slot.release();
		return queueRefusal();
	}

	close(): void {
		clearTimeout(this.#timer);
		this.#store.disconnect();
	}

	#lease(key: CallKey, lease: string): Promise<string | null> {
		return this.#store.almanacEnter(
			this.#tenantKey(key.userName),
			this.#digest(`${key.zone} ${key.tenantDomain}`),
			this.#digest(key.integrationCode),
			key.entity,
			this.#options.concurrency,
			leaseMs,
			lease
		);
	}

	#tenantKey(userName: string): string {
		return `almanac:tenant:${this.#digest(userName)}`;
	}

	#held(slot: Slot, lease: string, key: string): Slot {
		this.#leases.set(lease, key);
		return {
			release: () => {
				slot.release();
				if (this.#leases.delete(lease)) void this.#ask(this.#store.zrem(key, lease));
			}
		};
	}

	/** Prolongs every lease; also the probe that tells whether the store is there. */
	async #renew(): Promise<void> {
		clearTimeout(this.#timer);
		const ids = [...this.#leases.keys()];
		const keys = [...this.#leases.values()];
		const done = await this.#ask(this.#store.almanacRenew(keys.length, ...keys, leaseMs, ...ids));
		if (done !== undefined) this.#setShared(true);
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#renew(), this.#shared ? renewMs : probeMs);
		this.#timer.unref();
	}

	/** The store's answer, or undefined if it gave none; then the limits are local until it is back. */
	async #ask<T>(command: Promise<T>): Promise<T | undefined> {
		try {
			return await command;
		} catch {
			this.#setShared(false);
			return undefined;
		}
	}

	#setShared(shared: boolean): void {
		if (this.#shared === shared) return;
		this.#shared = shared;
		this.#onChange(shared);
		if (shared) return;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#renew(), probeMs);
		this.#timer.unref();
	}
}
