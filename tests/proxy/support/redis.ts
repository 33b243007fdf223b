import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

/** A real store of the test's own. */
export interface TestRedis {
	readonly url: string;
	/** Freezes the process, or lets it go on. */
	pause(): void;
	resume(): void;
	/** Ends it; a later `restart` comes up empty on the same port. */
	stop(): Promise<void>;
	restart(): Promise<void>;
	client(): Redis;
	remove(): Promise<void>;
}

/** Path of a redis-server or valkey-server; installs one where that is allowed, else says why not. */
export function findRedisServer(): { path: string } | { missing: string } {
	const found = which();
	if (found) return { path: found };
	const mayInstall = process.platform === 'linux' && process.getuid?.() === 0;
	if (!mayInstall) return { missing: 'no redis-server here, and only root may install one' };
	for (const args of [
		['update', '-qq'],
		['install', '-y', '-qq', 'redis-server']
	]) {
		spawnSync('apt-get', args, { stdio: 'ignore', timeout: 120_000 });
	}
	const installed = which();
	return installed ? { path: installed } : { missing: 'redis-server cannot be installed' };
}

function which(): string | null {
	for (const name of ['valkey-server', 'redis-server']) {
		const { status, stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
		if (status === 0) return stdout.trim();
	}
	return null;
}

export async function startRedis(path: string): Promise<TestRedis> {
	const dir = mkdtempSync(join(tmpdir(), 'almanac-redis-'));
	const port = await freePort();
	const url = `redis://127.0.0.1:${port}`;
	const clients: Redis[] = [];
	let child = await run();

	async function run() {
		const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir];
		const started = spawn(path, [...options, '--save', '', '--appendonly', 'no'], {
			stdio: 'ignore'
		});
		const probe = new Redis(url, { retryStrategy: () => 20, maxRetriesPerRequest: null });
		probe.on('error', () => undefined);
		await probe.ping();
		probe.disconnect();
		return started;
	}

	async function stop() {
		const exited = new Promise((resolve) => child.once('exit', resolve));
		child.kill('SIGKILL');
		await exited;
	}

	return {
		url,
		pause: () => void child.kill('SIGSTOP'),
		resume: () => void child.kill('SIGCONT'),
		stop,
		async restart() {
			child = await run();
		},
		client() {
			const client = new Redis(url);
			client.on('error', () => undefined);
			clients.push(client);
			return client;
		},
		async remove() {
			for (const client of clients) client.disconnect();
			await stop();
			rmSync(dir, { recursive: true, force: true });
		}
	};
}

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}
