/**
 * The proxy beside nginx as a reverse proxy to the same tenant server: one worker each, logging on,
 * limits on, over loopback, in alternating rounds. Needs nginx and wrk, which it installs from Debian
 * where it may.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildProxy } from '../../proxy/build.js';
import { findTool } from '../support/debian-tool.ts';
import { nginxConfig, tenantConfig, writeBodies, wrkScript, type Kind } from './proxy/files.ts';
import { median, type BenchRow } from './report.ts';

export const name = 'proxy';

const rounds = 5;
const secondsPerRound = 3;
/** Minutes of steady load over which memory is watched. */
const memoryMinutes = 4;
const root = fileURLToPath(new URL('../..', import.meta.url));

interface Load {
	readonly perSecond: number;
	/** Microseconds. */
	readonly p50: number;
}

interface Bed {
	readonly dir: string;
	readonly ports: { readonly tenant: number; readonly nginx: number; readonly almanac: number };
	readonly proxy: ChildProcess;
	load(
		kind: Kind,
		to: 'nginx' | 'almanac',
		of: { inFlight: number; seconds: number }
	): Promise<Load>;
}

export async function run(say: (line: string) => void): Promise<readonly BenchRow[]> {
	const started: ChildProcess[] = [];
	const dir = mkdtempSync(join(tmpdir(), 'almanac-bench-'));
	try {
		const bed = await layOut(dir, started);
		const rows = [
			...(await compare(bed, say, { kind: 'page', inFlight: 3, id: 'pages3', atLeast: 0.4 })),
			...(await compare(bed, say, { kind: 'page', inFlight: 50, id: 'pages50', atLeast: 0.28 })),
			...(await compare(bed, say, { kind: 'gzip', inFlight: 50, id: 'gzip', atLeast: 0.22 })),
			...(await compare(bed, say, { kind: 'small', inFlight: 3, id: 'small', atMost: 4.5 }))
		];
		return [...rows, ...(await memory(bed, say))];
	} finally {
		// Not killed outright: an nginx that is leaves its workers behind.
		for (const child of started) child.kill();
		await delay(200);
		rmSync(dir, { recursive: true, force: true });
	}
}

interface Comparison {
	readonly kind: Kind;
	readonly inFlight: number;
	readonly id: string;
	/** Target of the throughput over nginx's … */
	readonly atLeast?: number;
	/** … or of the median latency over nginx's. */
	readonly atMost?: number;
}

async function compare(bed: Bed, say: (line: string) => void, of: Comparison): Promise<BenchRow[]> {
	const { kind, inFlight, id, atLeast, atMost } = of;
	const load = { inFlight, seconds: secondsPerRound };
	await bed.load(kind, 'almanac', load);
	const rates: number[] = [];
	const latencies: number[] = [];
	const own: Load[] = [];
	for (let round = 1; round <= rounds; round++) {
		const nginx = await bed.load(kind, 'nginx', load);
		const almanac = await bed.load(kind, 'almanac', load);
		own.push(almanac);
		rates.push(almanac.perSecond / nginx.perSecond);
		latencies.push(almanac.p50 / nginx.p50);
		say(
			`${id} ${round}/${rounds}: ${almanac.perSecond.toFixed(0)}/s, p50 ${almanac.p50} µs; nginx ${nginx.perSecond.toFixed(0)}/s, p50 ${nginx.p50} µs`
		);
	}
	const what = `${kind} bodies, ${inFlight} in flight`;
	const perSecond = median(own.map((each) => each.perSecond));
	const figure = { id: `${id}.perSecond`, what, value: perSecond, unit: '/s', target: null };
	return atMost === undefined
		? [
				{
					id: `${id}.overNginx`,
					what: `${what}: throughput against nginx`,
					value: median(rates),
					unit: 'x',
					target: atLeast === undefined ? null : { atLeast }
				},
				figure
			]
		: [
				{
					id: `${id}.p50OverNginx`,
					what: `${what}: median latency against nginx`,
					value: median(latencies),
					unit: 'x',
					target: { atMost }
				},
				{
					id: `${id}.p50`,
					what,
					value: median(own.map((each) => each.p50)),
					unit: 'µs',
					target: null
				},
				figure
			];
}

/** Resident memory under a steady load of pages: its peak, and its last minute over its second. */
async function memory(bed: Bed, say: (line: string) => void): Promise<BenchRow[]> {
	say(`memory: ${memoryMinutes} minutes of pages, 50 in flight`);
	const seconds = memoryMinutes * 60;
	const samples: number[] = [];
	const sampling = setInterval(() => samples.push(residentMegabytes(bed.proxy)), 1000);
	await bed.load('page', 'almanac', { inFlight: 50, seconds });
	clearInterval(sampling);
	const second = median(samples.slice(60, 120));
	const last = median(samples.slice(-60));
	return [
		{
			id: 'rssMB',
			what: 'resident memory, highest sample',
			value: Math.max(...samples),
			unit: 'MB',
			target: { atMost: 190 }
		},
		{
			id: 'rssGrowth',
			what: 'resident memory, last minute over the second',
			value: last / second,
			unit: 'x',
			target: { atMost: 1.1 }
		}
	];
}

function residentMegabytes({ pid }: ChildProcess): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

async function layOut(dir: string, started: ChildProcess[]): Promise<Bed> {
	const nginx = toolPath(['nginx'], 'nginx-light');
	const wrk = toolPath(['wrk'], 'wrk');
	const ports = { tenant: await freePort(), nginx: await freePort(), almanac: await freePort() };
	// nginx drops root's rights, and must still read the bodies.
	chmodSync(dir, 0o755);
	writeBodies(dir);
	await buildProxy(root, join(dir, 'proxy'));
	for (const [file, config] of Object.entries({ tenant: tenantConfig, nginx: nginxConfig })) {
		const places = { dir, tenantPort: ports.tenant, nginxPort: ports.nginx };
		writeFileSync(join(dir, `${file}.conf`), config(places));
		const args = ['-p', dir, '-c', join(dir, `${file}.conf`)];
		started.push(spawn(nginx, args, { stdio: 'ignore' }));
	}
	const proxy = spawn(process.execPath, [join(dir, 'proxy/main.js')], {
		stdio: ['ignore', 'ignore', openSync(join(dir, 'almanac.log'), 'w')],
		env: {
			HOST: '127.0.0.1',
			PORT: String(ports.almanac),
			AUTOTASK_DISCOVERY_URL: `http://127.0.0.1:${ports.tenant}`,
			TRUSTED_PROXIES: '127.0.0.1'
		}
	});
	started.push(proxy);
	await answering(`http://127.0.0.1:${ports.almanac}/healthz`);
	return {
		dir,
		ports,
		proxy,
		load: (kind, to, of) => {
			const script = join(dir, `${kind}.lua`);
			writeFileSync(script, wrkScript(kind, ports.tenant));
			return runWrk(wrk, [
				...['-t1', `-c${of.inFlight}`, `-d${of.seconds}s`, '--timeout', '20s', '-s', script],
				`http://127.0.0.1:${ports[to]}`
			]);
		}
	};
}

function toolPath(names: readonly string[], debianPackage: string): string {
	const found = findTool(names, debianPackage);
	if ('missing' in found) throw new Error(`The bench can't run: ${found.missing}.`);
	return found.path;
}

function runWrk(path: string, args: readonly string[]): Promise<Load> {
	return new Promise((resolve, reject) => {
		const child = spawn(path, args, { stdio: ['ignore', 'pipe', 'inherit'] });
		let output = '';
		child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
		child.on('error', reject);
		child.on('close', () => {
			const result = JSON.parse(/RESULT (\{.*\})/.exec(output)?.[1] ?? 'null') as {
				requests: number;
				micros: number;
				p50: number;
				errors: number;
			} | null;
			if (!result || result.errors > 0) {
				reject(new Error(`The load met errors: ${result?.errors ?? 'no result'}\n${output}`));
				return;
			}
			resolve({ perSecond: (result.requests / result.micros) * 1e6, p50: result.p50 });
		});
	});
}

async function answering(url: string): Promise<void> {
	for (let attempt = 0; attempt < 100; attempt++) {
		const answered = await fetch(url).then(
			(response) => response.ok,
			() => false
		);
		if (answered) return;
		await delay(100);
	}
	throw new Error(`${url} does not answer.`);
}

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}
