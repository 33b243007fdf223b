import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startProxyProcess, type ProxyProcess } from './support/proxy-process.ts';
import { credentials, jsonCredentials } from './support/recorder.ts';
import { findRedisServer, startRedis, type TestRedis } from './support/redis.ts';
import { startUpstream, type Upstream } from './support/upstream.ts';

const server = findRedisServer();

let redis: TestRedis | undefined;
let upstream: Upstream;
let proxies: ProxyProcess[] = [];
let inFlight = 0;
let most = 0;
/** Milliseconds that the tenant server takes. */
let pace = 25;

async function start(count: number, env: Record<string, string> = {}): Promise<void> {
	const settings = {
		AUTOTASK_DISCOVERY_URL: upstream.origin,
		VALKEY_URL: redis?.url ?? '',
		CLIENT_RATE: '0',
		...env
	};
	const started = Array.from({ length: count }, () => startProxyProcess(settings));
	proxies = await Promise.all(started);
}

function ask(proxy: ProxyProcess | undefined, userName = credentials.UserName): Promise<Response> {
	const url = `${proxy?.origin}/proxy/autotask/${upstream.zone}/V1.0/Companies/query`;
	const headers = { ...jsonCredentials, UserName: userName };
	return fetch(url, { method: 'POST', headers, body: '{}' });
}

async function stateOf(proxy: ProxyProcess | undefined): Promise<string> {
	const response = await fetch(`${proxy?.origin}/readyz`);
	return ((await response.json()) as { limits: string }).limits;
}

beforeAll(async () => {
	if ('missing' in server) {
		process.stdout.write(`skipped: ${server.missing}\n`);
		return;
	}
	redis = await startRedis(server.path);
}, 180_000);
afterAll(() => redis?.remove());

beforeEach(async (ctx) => {
	if ('missing' in server) ctx.skip(server.missing);
	await redis?.client().flushall();
	inFlight = 0;
	most = 0;
	pace = 25;
	upstream = await startUpstream();
	upstream.answer = (_, outgoing) => {
		most = Math.max(most, ++inFlight);
		outgoing.on('close', () => (inFlight -= 1));
		setTimeout(() => outgoing.end('{}'), pace);
	};
});

afterEach(async () => {
	for (const proxy of proxies.splice(0)) {
		proxy.kill('SIGKILL');
		await proxy.exited;
	}
	await upstream?.close();
});

describe('three proxies with one store', { timeout: 60_000 }, () => {
	it('never have more than three calls of a key in flight overall', async () => {
		await start(3);
		const answers = await Promise.all(
			Array.from({ length: 60 }, (_, index) => ask(proxies[index % 3]))
		);
		expect(answers.map(({ status }) => status)).toEqual(Array(60).fill(200));
		expect(most).toBe(3);
		expect(await redis?.client().keys('almanac:calls:*')).toEqual([]);
	});

	it('count another tenant apart', async () => {
		await start(3);
		const held: ServerResponse[] = [];
		upstream.answer = (_, outgoing) => void held.push(outgoing);
		const users = ['key@one.example', 'key@two.example'];
		const asked = users.flatMap((user) =>
			proxies.flatMap((proxy) => [ask(proxy, user), ask(proxy, user)])
		);
		await vi.waitFor(() => expect(held).toHaveLength(6), { timeout: 15_000 });
		await delay(200);
		expect(held).toHaveLength(6);
		upstream.answer = (_, outgoing) => outgoing.end('{}');
		for (const outgoing of held) outgoing.end('{}');
		expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(Array(12).fill(200));
	});

	it('know a tenant by what any of them learnt at zone discovery', async () => {
		await start(2);
		const answer = upstream.answer;
		upstream.answer = (_, outgoing) => outgoing.end('{"zoneName":"T","ci":7}');
		for (const UserName of ['a@one.example', 'b@two.example']) {
			await (await fetch(`${proxies[0]?.origin}/proxy/zone`, { headers: { UserName } })).text();
		}
		upstream.answer = answer;
		await vi.waitFor(async () =>
			expect(await redis?.client().keys('almanac:tenant:*')).toHaveLength(2)
		);
		const users = ['a@one.example', 'b@two.example'];
		await Promise.all(
			users.flatMap((user) => proxies.flatMap((proxy) => [ask(proxy, user), ask(proxy, user)]))
		);
		expect(most).toBe(3);
	});

	it('get the slots of one that was killed back', async () => {
		await start(3);
		pace = 60_000;
		const lost = [0, 1, 2].map(() => ask(proxies[0]).catch(() => 'cut'));
		await vi.waitFor(() => expect(inFlight).toBe(3));
		pace = 25;
		const asked = performance.now();
		const waiting = ask(proxies[1]);
		proxies[0]?.kill('SIGKILL');
		expect(await Promise.all(lost)).toEqual(['cut', 'cut', 'cut']);
		// A call may wait for longer than the lease of a dead proxy lasts.
		expect((await waiting).status).toBe(200);
		expect(performance.now() - asked).toBeLessThan(14_000);
		most = 0;
		const answers = await Promise.all(
			Array.from({ length: 12 }, (_, index) => ask(proxies[1 + (index % 2)]))
		);
		expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200));
		expect(most).toBe(3);
	});

	it('prolong the lease of a long call', async () => {
		await start(2);
		pace = 13_000;
		const long = [0, 1, 2].map(() => ask(proxies[0]));
		await vi.waitFor(() => expect(inFlight).toBe(3));
		await delay(11_500);
		pace = 25;
		const late = ask(proxies[1]);
		await delay(500);
		expect(inFlight).toBe(3);
		expect((await late).status).toBe(200);
		expect((await Promise.all(long)).map(({ status }) => status)).toEqual([200, 200, 200]);
		expect(most).toBe(3);
	});

	it('hold a client to one rate', async () => {
		await start(3, { CLIENT_RATE: '10' });
		const asked = performance.now();
		const statuses = await Promise.all(
			Array.from({ length: 150 }, async (_, index) => {
				const response = await fetch(`${proxies[index % 3]?.origin}/proxy/info`);
				return response.status;
			})
		);
		const admitted = statuses.filter((status) => status === 200).length;
		// Five seconds' worth at once, and what the seconds since have added; three rates would be 150.
		const earned = ((performance.now() - asked) / 1000) * 10;
		expect(admitted).toBeGreaterThanOrEqual(50);
		expect(admitted).toBeLessThanOrEqual(52 + earned);
	});

	it('leave nothing readable about a tenant in the store', async () => {
		await start(1);
		pace = 1_000;
		const asked = ask(proxies[0]);
		await vi.waitFor(() => expect(inFlight).toBe(1));
		const keys = (await redis?.client().keys('*')) ?? [];
		expect(keys.length).toBeGreaterThan(0);
		for (const value of [...Object.values(credentials), 'example.com']) {
			expect(keys.join()).not.toContain(value);
		}
		await asked;
	});
});

describe('a store that goes away', { timeout: 60_000 }, () => {
	it('leaves local limits and a warning, and is used again when it is back', async () => {
		await start(2);
		expect(await stateOf(proxies[0])).toBe('shared');
		await redis?.stop();
		const answers = await Promise.all(
			Array.from({ length: 12 }, (_, index) => ask(proxies[index % 2]))
		);
		expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200));
		expect(most).toBeLessThanOrEqual(6);
		expect(await stateOf(proxies[0])).toBe('local');
		expect(proxies[0]?.output.stderr.match(/the limit store is away/g)).toHaveLength(1);
		await redis?.restart();
		for (const proxy of proxies) {
			await vi.waitFor(async () => expect(await stateOf(proxy)).toBe('shared'), {
				timeout: 10_000
			});
		}
		most = 0;
		await Promise.all(Array.from({ length: 12 }, (_, index) => ask(proxies[index % 2])));
		expect(most).toBe(3);
	});

	it('delays a call by half a second at most when it hangs', async () => {
		await start(1);
		redis?.pause();
		try {
			const asked = performance.now();
			expect((await ask(proxies[0])).status).toBe(200);
			expect(performance.now() - asked).toBeLessThan(2_000);
			const again = performance.now();
			expect((await ask(proxies[0])).status).toBe(200);
			expect(performance.now() - again).toBeLessThan(400);
		} finally {
			redis?.resume();
		}
		await vi.waitFor(async () => expect(await stateOf(proxies[0])).toBe('shared'), {
			timeout: 10_000
		});
	});

	it('does not keep a proxy from starting', async () => {
		const started = performance.now();
		await start(1, { VALKEY_URL: 'redis://127.0.0.1:1' });
		expect(performance.now() - started).toBeLessThan(8_000);
		expect((await ask(proxies[0])).status).toBe(200);
		expect(proxies[0]?.output.stderr).toContain('the limit store is away');
	});
});
