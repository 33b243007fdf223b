import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Agent, request } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseSettings } from '../../proxy/settings.ts';
import { findTool } from '../support/debian-tool.ts';
import { startNodeProxy, type NodeProxy } from './support/node-proxy.ts';
import { credentials } from './support/recorder.ts';
import { startUpstream, type Upstream } from './support/upstream.ts';

const example = (name: string) =>
	readFileSync(fileURLToPath(new URL(`../../proxy/deploy/${name}`, import.meta.url)), 'utf8');
const nginx = findTool(['nginx'], 'nginx-light');
const openssl = findTool(['openssl'], 'openssl');
const missing = [nginx, openssl].find((tool) => 'missing' in tool);

const dir = mkdtempSync(join(tmpdir(), 'almanac-deploy-'));
const addresses: string[] = [];
const agent = new Agent({ connect: { rejectUnauthorized: false } });
let front: ChildProcess | undefined;
let port = 0;
let proxy: NodeProxy | undefined;
let upstream: Upstream | undefined;

/** The example with this test's ports and certificate in the place of its own. */
function configuration(proxyPort: number): string {
	const block = example('nginx.conf')
		.replace('server 127.0.0.1:8787;', `server 127.0.0.1:${proxyPort};`)
		.replace('listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`)
		.replace('listen [::]:443 ssl;', '')
		.replaceAll('/etc/ssl/almanac', dir);
	return `daemon off; pid ${dir}/pid; error_log ${dir}/error.log;
events { }
http { access_log off; client_body_temp_path ${dir}/body; proxy_temp_path ${dir}/temp; ${block} }`;
}

beforeAll(async () => {
	if (missing || 'missing' in nginx || 'missing' in openssl) return;
	upstream = await startUpstream();
	proxy = await startNodeProxy({
		env: { AUTOTASK_DISCOVERY_URL: upstream.origin },
		options: {
			clientAddress: (incoming) => {
				addresses.push(incoming.headers.get('x-forwarded-for') ?? '');
				return '';
			}
		}
	});
	port = await freePort();
	const names = ['-keyout', join(dir, 'privkey.pem'), '-out', join(dir, 'fullchain.pem')];
	const subject = ['-subj', '/CN=almanac.example.com', '-days', '2'];
	spawnSync(openssl.path, ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...names, ...subject]);
	chmodSync(dir, 0o755);
	writeFileSync(join(dir, 'nginx.conf'), configuration(proxy.port));
	front = spawn(nginx.path, ['-p', dir, '-c', join(dir, 'nginx.conf')], { stdio: 'ignore' });
	await vi.waitFor(() => through('/healthz'), 10_000);
}, 240_000);

afterAll(async () => {
	front?.kill('SIGKILL');
	await agent.close();
	await proxy?.close();
	await upstream?.close();
	rmSync(dir, { recursive: true, force: true });
});

async function through(path: string, headers: Record<string, string> = {}) {
	const url = `https://127.0.0.1:${port}${path}`;
	const answer = await request(url, {
		dispatcher: agent,
		headers: { host: 'almanac.example.com', ...headers }
	});
	return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
}

describe('the nginx example', () => {
	beforeEach((ctx) => {
		if (missing && 'missing' in missing) {
			process.stdout.write(`skipped: ${missing.missing}\n`);
			ctx.skip(missing.missing);
		}
	});

	it('passes calls on over TLS, with the client named', async () => {
		const path = `/proxy/autotask/${upstream?.zone}/V1.0/Companies/1`;
		const answer = await through(path, credentials);
		expect([answer.status, answer.text]).toEqual([200, '{"items":[]}']);
		expect(answer.headers['strict-transport-security']).toContain('max-age=31536000');
		expect(addresses.at(-1)).toBe('127.0.0.1');
	});

	it('lets pages of its own host in, and no others', async () => {
		const own = await through('/proxy/info', { origin: 'https://almanac.example.com' });
		expect(own.status).toBe(200);
		const foreign = await through('/proxy/info', { origin: 'https://evil.example' });
		expect(foreign.text).toContain('origin-not-allowed');
	});

	it('keeps the figures inside', async () => {
		for (const path of ['/metrics', '/readyz']) expect((await through(path)).status).toBe(404);
	});
});

describe('the systemd example', () => {
	it('sets variables that the proxy reads', () => {
		const lines = example('almanac-proxy.service').match(/^Environment=.+$/gm) ?? [];
		const pairs = lines.flatMap((line) => line.slice('Environment='.length).split(' '));
		const env = Object.fromEntries(pairs.map((pair) => pair.split('='))) as Record<string, string>;
		expect(parseSettings(env)).toMatchObject({
			host: '127.0.0.1',
			port: 8787,
			appDir: '/opt/almanac/app',
			trustedProxies: ['127.0.0.1', '::1']
		});
	});
});

describe('the container example', () => {
	it('sets variables that the proxy reads, and is not root', () => {
		const file = example('Dockerfile');
		const line = /^ENV (.+)$/m.exec(file)?.[1] ?? '';
		const pairs = line.split(' ').map((pair) => pair.split('='));
		const env = Object.fromEntries(pairs) as Record<string, string>;
		expect(parseSettings(env)).toMatchObject({
			host: '0.0.0.0',
			port: 8787,
			appDir: '/almanac/app'
		});
		expect(file).toMatch(/^FROM \S+:nonroot$/m);
	});
});

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const { port: free } = server.address() as AddressInfo;
			server.close(() => resolve(free));
		});
	});
}
