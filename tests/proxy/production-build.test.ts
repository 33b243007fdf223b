import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { request } from 'undici';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildProxy } from '../../proxy/build.js';
import { sampleCredentials } from '../../proxy/contract.ts';
import { startProxyProcess, type ProxyProcess } from './support/proxy-process.ts';
import { credentials } from './support/recorder.ts';
import { startUpstream } from './support/upstream.ts';

/** Far from every `node_modules`, as on the machine that it is made for. */
const dir = mkdtempSync(join(tmpdir(), 'almanac-production-'));
const main = join(dir, 'main.js');
let proxy: ProxyProcess | undefined;

beforeAll(() => buildProxy(fileURLToPath(new URL('../..', import.meta.url)), dir), 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));
afterEach(async () => {
	proxy?.kill('SIGKILL');
	await proxy?.exited;
	proxy = undefined;
});

describe('the production build', { timeout: 30_000 }, () => {
	it('is one file that needs nothing but Node', () => {
		expect(readdirSync(dir)).toEqual(['main.js']);
		const { importedFiles } = ts.preProcessFile(readFileSync(main, 'utf8'), true, true);
		const needed = importedFiles.map(({ fileName }) => fileName);
		expect(needed).toContain('node:http');
		expect(needed.filter((name) => !isBuiltin(name))).toEqual([]);
	});

	it('started by plain node, forwards calls and ends in order', async () => {
		const upstream = await startUpstream();
		proxy = await startProxyProcess({ AUTOTASK_DISCOVERY_URL: upstream.origin }, main);
		const url = `${proxy.origin}/proxy/autotask/${upstream.zone}/V1.0/Companies/1`;
		expect(await (await fetch(url, { headers: credentials })).json()).toEqual({ items: [] });
		await upstream.close();
		proxy.kill('SIGTERM');
		expect(await proxy.exited).toBe(0);
		expect(proxy.output.stderr).not.toMatch(/warning/i);
	});

	it('holds the sandbox', async () => {
		proxy = await startProxyProcess({ SANDBOX: 'on' }, main);
		const { userName, secret, trackingIdentifier } = sampleCredentials;
		const headers = {
			UserName: userName,
			Secret: secret,
			ApiIntegrationCode: trackingIdentifier,
			'Content-Type': 'application/json'
		};
		const url = `${proxy.origin}/proxy/autotask/sandbox/V1.0/ConfigurationItems/query/count`;
		const body = '{"filter":[{"op":"exist","field":"id"}]}';
		const counted = await fetch(url, { method: 'POST', headers, body });
		expect(await counted.json()).toEqual({ queryCount: 600 });
	});

	it('holds the client of the limit store', async () => {
		proxy = await startProxyProcess({ VALKEY_URL: 'redis://127.0.0.1:1' }, main);
		const ready = await fetch(`${proxy.origin}/readyz`);
		expect(await ready.json()).toEqual({ status: 'ready', limits: 'local' });
		expect(proxy.output.stderr).toContain('the limit store is away');
	});

	it('serves the app where it is told to', async () => {
		const app = join(dir, 'app');
		mkdirSync(app);
		writeFileSync(join(app, '200.html'), '<p>shell</p>');
		proxy = await startProxyProcess({ APP_DIR: app }, main);
		const headers = { accept: 'text/html' };
		const { statusCode, body } = await request(`${proxy.origin}/companies/3`, { headers });
		expect([statusCode, await body.text()]).toEqual([200, '<p>shell</p>']);
	});
});
