import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCommandLine } from '../../src/lib/sandbox/command-options.ts';
import { runCommand, serveSandbox, type ServedSandbox } from './served.ts';

describe('the sandbox over HTTP', () => {
	let served: ServedSandbox;
	beforeAll(async () => {
		served = await serveSandbox(['--companies', '20', '--configurations', '900', '--seed', '1']);
	}, 20_000);
	afterAll(() => served.stop());

	const call = (path: string, init: RequestInit = {}) =>
		fetch(`${served.url}/ATServicesRest/V1.0/${path}`, {
			...init,
			headers: {
				ApiIntegrationCode: served.trackingIdentifier,
				UserName: served.user,
				Secret: served.secret
			}
		});
	const control = (method: string, path: string, body: unknown) =>
		fetch(`${served.url}/control/${path}`, { method, body: JSON.stringify(body) });

	it('prints one line of JSON and nothing else', () => {
		const { url, user, secret, trackingIdentifier } = served;
		expect(served.output()).toBe(`${JSON.stringify({ url, user, secret, trackingIdentifier })}\n`);
		expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
		expect(user).not.toMatch(/@sandbox\.invalid$/);
	});

	it('is found by its own zone discovery', async () => {
		const zone = await call(`zoneInformation?user=${encodeURIComponent(served.user)}`);
		expect(await zone.json()).toMatchObject({ url: `${served.url}/ATServicesRest/` });
	});

	it('serves the records that were asked for', async () => {
		const body = JSON.stringify({ filter: [{ op: 'exist', field: 'id' }] });
		const count = await call('ConfigurationItems/query/count', { method: 'POST', body });
		expect(await count.json()).toEqual({ queryCount: 900 });
	});

	it('ends connections hard, before or after the work', async () => {
		for (const kind of ['reset', 'lost']) {
			await control('PUT', 'faults', [{ kind, nth: 1, entity: 'Products' }]);
			await expect(call('Products/29683110')).rejects.toThrow('fetch failed');
		}
		await control('PUT', 'faults', []);
		expect((await call('Products/29683110')).status).toBe(200);
	});

	it('keeps its control API from callers who reached it by another name', async () => {
		const status = await new Promise((resolve) => {
			const { port } = new URL(served.url);
			const headers = { Host: 'rebound.example' };
			httpRequest({ host: '127.0.0.1', port, path: '/control/state', headers }, (answer) => {
				answer.resume();
				resolve(answer.statusCode);
			}).end();
		});
		expect(status).toBe(403);
		expect((await fetch(`${served.url}/control/state`)).status).toBe(200);
	});

	it('says when its port is taken', async () => {
		const { port } = new URL(served.url);
		const second = await runCommand(['--port', port]);
		expect(second).toEqual({ code: 1, stdout: '', stderr: `Port ${port} is in use.\n` });
	});
});

describe('the command line', () => {
	it.each([
		['--threads two', '--threads takes a whole number or "off", not "two"'],
		['--companies 0', '--companies takes a whole number from 1 to 5000, not "0"'],
		['--seed -1', '--seed'],
		['--oddities few', '--oddities takes none, some or all, not "few"'],
		['--fault sometimes', '--fault takes a rule as status:503@7'],
		['--today tomorrow', '--today takes a date as 2026-10-01'],
		['--colour red', "Unknown option '--colour'"],
		['extra', "Unexpected argument 'extra'"]
	])('%s is one sentence', (line, sentence) => {
		const request = readCommandLine(line.split(' '));
		expect(request.kind).toBe('error');
		expect(request).toHaveProperty('message', expect.stringContaining(sentence));
	});

	it('reads every flag', () => {
		const line =
			'--port 0 --companies 200 --configurations 20000 --seed 1 --oddities all --today 2026-10-01 --latency 150 --threads off --threshold 500 --lock-after off --fault status:503@7 --fault reset@3!/Companies --json';
		expect(readCommandLine(line.split(' '))).toEqual({
			kind: 'serve',
			port: 0,
			json: true,
			options: {
				credentials: expect.objectContaining({ userName: 'api@sandbox-tenant.test' }) as unknown,
				companies: 200,
				configurations: 20_000,
				seed: 1,
				oddities: 'all',
				today: '2026-10-01',
				lockAfter: null,
				limits: { latencyMs: 150, threads: null, threshold: 500 },
				faults: [
					{ kind: 'status', status: 503, nth: 7, once: false, entity: undefined },
					{ kind: 'reset', status: undefined, nth: 3, once: true, entity: 'Companies' }
				]
			}
		});
	});

	it('ends with 2 and a hint after a mistake, and explains itself on request', async () => {
		const mistake = await runCommand(['--threads', 'two']);
		expect(mistake.code).toBe(2);
		expect(mistake.stdout).toBe('');
		expect(mistake.stderr).toContain('--help');
		const help = await runCommand(['--help']);
		expect(help.code).toBe(0);
		expect(help.stdout).toContain('--configurations N');
	}, 20_000);
});
