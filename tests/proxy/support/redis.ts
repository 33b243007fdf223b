import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { findTool, type FoundTool } from '../../support/debian-tool.ts';

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

/** A store that speaks the protocol; Debian 12 has Redis and no Valkey. */
export function findRedisServer(): FoundTool {
	return findTool(['valkey-server', 'redis-server'], 'redis-server');
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
