/**
 * `npm run soak [-- --minutes 10 --rate 200 --seed 1]`, or `-- sync` (see sync.ts): a proxy under steady load, with clients that
 * leave and a tenant server that resets, truncates, dawdles and answers HTML. At the end nothing may
 * be left over: no slot, no connection, no memory, no unhandled error. Traffic stays on loopback and
 * the run ends by itself.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Agent, request } from 'undici';
import { buildProxy } from '../../proxy/build.js';
import { startProxyProcess, type ProxyProcess } from '../proxy/support/proxy-process.ts';
import { soakSync } from './sync.ts';
import { startFaultyTenant } from './tenant.ts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		minutes: { type: 'string', default: '10' },
		rate: { type: 'string', default: '200' },
		seed: { type: 'string' }
	}
});
if (positionals.includes('sync')) process.exit(await soakSync(values.seed));
const seed = values.seed ?? '1';
const minutes = Math.min(Number(values.minutes), 30);
const rate = Math.min(Number(values.rate), 1000);
const random = seeded(Number(seed));

/** Shares of the clients' own misdeeds. */
const leaving = 0.05;
const refused = 0.02;

/** mulberry32: a small generator that is the same everywhere. */
function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

const answers: Record<string, number> = {};
const agent = new Agent({ connections: 256, keepAliveTimeout: 5_000 });
let underWay = 0;

/** One call of one of 40 tenants; some end it before the answer has come. */
async function call(proxy: ProxyProcess, zone: string): Promise<void> {
	const tenant = Math.floor(random() * 40);
	const entity = random() < 0.5 ? 'Companies' : 'ConfigurationItems';
	const path = random() < refused ? 'Tickets/1' : `${entity}/query`;
	const gone = new AbortController();
	if (random() < leaving) setTimeout(() => gone.abort(), random() * 40);
	underWay += 1;
	try {
		const { statusCode, body } = await request(
			`${proxy.origin}/proxy/autotask/${zone}/V1.0/${path}`,
			{
				method: 'POST',
				dispatcher: agent,
				signal: gone.signal,
				headers: {
					ApiIntegrationCode: 'TRACKING',
					UserName: `key@tenant${tenant}.example`,
					Secret: 's3cret',
					'Content-Type': 'application/json',
					'X-Forwarded-For': `10.0.0.${tenant}`
				},
				body: '{"filter":[{"op":"gt","field":"id","value":0}]}'
			}
		);
		await body.arrayBuffer();
		answers[statusCode] = (answers[statusCode] ?? 0) + 1;
	} catch {
		const how = gone.signal.aborted ? 'client left' : 'cut off';
		answers[how] = (answers[how] ?? 0) + 1;
	} finally {
		underWay -= 1;
	}
}

function residentMegabytes(pid: number): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

function median(samples: readonly number[]): number {
	return [...samples].sort((a, b) => a - b)[Math.floor(samples.length / 2)] ?? Number.NaN;
}

async function gauge(proxy: ProxyProcess, name: string): Promise<number> {
	const { body } = await request(`${proxy.origin}/metrics`);
	const text = await body.text();
	return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
}

const dir = mkdtempSync(join(tmpdir(), 'almanac-soak-'));
await buildProxy(fileURLToPath(new URL('../..', import.meta.url)), dir);
const tenant = await startFaultyTenant(random);
const env = {
	AUTOTASK_DISCOVERY_URL: tenant.origin,
	TRUSTED_PROXIES: '127.0.0.1',
	...(process.env['VALKEY_URL'] ? { VALKEY_URL: process.env['VALKEY_URL'] } : {})
};
const proxy = await startProxyProcess(env, join(dir, 'main.js'));
const memory: number[] = [];
const started = performance.now();
let sent = 0;
let mostUnderWay = 0;
console.error(`seed ${seed}: ${rate} calls a second for ${minutes} minutes`);

while (performance.now() - started < minutes * 60_000) {
	const due = Math.floor(((performance.now() - started) / 1000) * rate);
	while (sent < due) {
		sent += 1;
		void call(proxy, tenant.zone);
	}
	mostUnderWay = Math.max(mostUnderWay, underWay);
	const second = Math.floor((performance.now() - started) / 1000);
	// A busy machine may skip a second: its sample then counts for those it missed.
	while (memory.length < second) {
		memory.push(residentMegabytes(proxy.pid));
		const { length } = memory;
		if (length % 60 === 0) console.error(`${length / 60} min: ${memory.at(-1)?.toFixed(0)} MB`);
	}
	await delay(10);
}
for (let wait = 0; underWay > 0 && wait < 300; wait++) await delay(100);
await agent.close();
await delay(11_000);

const figures = {
	sent,
	answers,
	tenant: tenant.deeds,
	mostUnderWay,
	stillUnderWay: underWay,
	slotsLeft: await gauge(proxy, 'almanac_calls_in_flight'),
	waitingLeft: await gauge(proxy, 'almanac_calls_waiting'),
	openFiles: readdirSync(`/proc/${proxy.pid}/fd`).length,
	rssMB: Math.round(Math.max(...memory)),
	rssGrowth: Number((median(memory.slice(-60)) / median(memory.slice(60, 120))).toFixed(3)),
	bugs: proxy.output.stderr.match(/"code":"internal"|unhandled|TypeError|Warning/gi)?.length ?? 0
};
proxy.kill('SIGTERM');
const exit = await proxy.exited;
tenant.close();
rmSync(dir, { recursive: true });

const faults = [
	figures.stillUnderWay > 0 && 'calls never ended',
	figures.slotsLeft > 0 && 'slots are stuck',
	figures.waitingLeft > 0 && 'calls are stuck in a queue',
	figures.openFiles > 60 && 'connections are left open',
	figures.bugs > 0 && 'the proxy logged bugs',
	figures.rssMB > 190 && 'the proxy takes too much memory',
	minutes >= 3 && figures.rssGrowth > 1.1 && 'memory grows',
	exit !== 0 && `the proxy ended with ${exit}`
].filter((fault) => fault !== false);
console.log(JSON.stringify({ minutes, rate, seed, ...figures, exit, faults }, null, 2));
process.exitCode = faults.length === 0 ? 0 : 1;
