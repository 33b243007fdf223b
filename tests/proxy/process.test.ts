import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { failToStart, startProxyProcess, type ProxyProcess } from './support/proxy-process.ts';
import { credentials, jsonCredentials } from './support/recorder.ts';
import { startUpstream, type Upstream } from './support/upstream.ts';

const started: ProxyProcess[] = [];
const upstreams: Upstream[] = [];

async function start(env: Record<string, string> = {}): Promise<ProxyProcess> {
	const proxy = await startProxyProcess(env);
	started.push(proxy);
	return proxy;
}

async function withUpstream(env: Record<string, string> = {}) {
	const upstream = await startUpstream();
	upstreams.push(upstream);
	const proxy = await start({ AUTOTASK_DISCOVERY_URL: upstream.origin, ...env });
	const base = `${proxy.origin}/proxy/autotask/${upstream.zone}/V1.0`;
	return { proxy, upstream, base };
}

afterEach(async () => {
	for (const proxy of started.splice(0)) {
		proxy.kill('SIGKILL');
		await proxy.exited;
	}
	await Promise.all(upstreams.splice(0).map((upstream) => upstream.close()));
});

describe('starting', { timeout: 30_000 }, () => {
	it.each([
		[{ PORT: 'eighty' }, 'PORT must be a whole number from 0 to 65535.\n'],
		[
			{ APP_DIR: '/nowhere' },
			'APP_DIR must be the folder of the built app; /nowhere holds none.\n'
		],
		[{ HOST: '203.0.113.77' }, 'HOST is not an address of this machine.\n']
	])('with %o fails in one sentence', async (env, sentence) => {
		const failed = await failToStart(env);
		expect(failed).toEqual({ exit: 1, stdout: '', stderr: sentence });
	});

	it('on a busy port fails in one sentence', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await vi.waitFor(() => expect(other.listening).toBe(true));
		const { port } = other.address() as AddressInfo;
		const failed = await failToStart({ PORT: String(port) });
		other.close();
		expect(failed.exit).toBe(1);
		expect(failed.stderr).toBe(`Port ${port} is in use; set PORT to another one.\n`);
	});
});

describe('a running proxy', { timeout: 30_000 }, () => {
	it('logs one structured line a call on standard error and leaves standard output alone', async () => {
		const { proxy, base } = await withUpstream();
		const headers = { ...credentials, 'X-Request-Id': 'line-1' };
		await (await fetch(`${base}/Companies/1`, { headers })).text();
		await vi.waitFor(() => expect(proxy.output.stderr).toContain('line-1'), 10_000);
		const line = proxy.output.stderr.split('\n').find((text) => text.includes('line-1')) ?? '';
		expect(JSON.parse(line)).toEqual({
			level: 30,
			time: expect.any(Number),
			msg: 'call',
			requestId: 'line-1',
			method: 'GET',
			entity: 'Companies',
			status: 200,
			bytes: 12,
			ms: expect.any(Number)
		});
		expect(proxy.output.stdout).toBe('');
	});

	it('counts calls and refusals for Prometheus', async () => {
		const { proxy, base } = await withUpstream();
		await fetch(`${base}/Companies/1`, { headers: credentials });
		await fetch(`${base}/Tickets/1`, { headers: credentials });
		await fetch(`${base}/Companies/%2e%2e%2f`, { headers: credentials });
		const text = await (await fetch(`${proxy.origin}/metrics`)).text();
		expect(text).toContain(
			'almanac_requests_total{method="GET",entity="Companies",status="200",outcome="complete"} 1'
		);
		expect(text).toContain('almanac_refusals_total{code="entity-not-allowed"} 1');
		expect(text).toContain('almanac_refusals_total{code="path-not-allowed"} 1');
		expect(text).toContain('almanac_request_seconds_count{entity="Companies"} 1');
		expect(text).toContain('almanac_limits_shared 0');
		expect(text).toContain('process_resident_memory_bytes');
	});

	it('mounts the sandbox, whose sample tenant answers at once', async () => {
		const { origin } = await start({ SANDBOX: 'on' });
		const user = { UserName: 'sample@sandbox.invalid' };
		const zone = await (await fetch(`${origin}/proxy/zone`, { headers: user })).json();
		expect(zone).toMatchObject({ url: 'https://sandbox/ATServicesRest/' });
		const headers = {
			...jsonCredentials,
			...user,
			Secret: 'sample-data-is-no-secret',
			ApiIntegrationCode: 'ALMANACSAMPLEDATA0000000000'
		};
		const body = '{"filter":[{"op":"exist","field":"id"}]}';
		const call = `${origin}/proxy/autotask/sandbox/V1.0/ConfigurationItems`;
		const counted = await fetch(`${call}/query/count`, { method: 'POST', headers, body });
		expect(await counted.json()).toEqual({ queryCount: 600 });
		const page = await fetch(`${call}/query`, { method: 'POST', headers, body });
		expect((await page.json()) as object).toMatchObject({ pageDetails: { count: 500 } });
	});
});

describe('stopping', { timeout: 30_000 }, () => {
	it.each(['SIGTERM', 'SIGINT'] as const)(
		'on %s lets calls in flight end, takes no new ones and exits with 0',
		async (signal) => {
			const { proxy, upstream, base } = await withUpstream();
			let finish: () => void = () => undefined;
			upstream.answer = (_, outgoing) => {
				outgoing.writeHead(200, { 'content-type': 'application/json' });
				outgoing.write('{"items":');
				finish = () => outgoing.end('[]}');
			};
			const response = await fetch(`${base}/Companies/1`, { headers: credentials });
			proxy.kill(signal);
			await vi.waitFor(() => expect(fetch(`${proxy.origin}/healthz`)).rejects.toThrow(), 10_000);
			finish();
			expect(await response.json()).toEqual({ items: [] });
			expect(await proxy.exited).toBe(0);
			expect(proxy.output.stderr).toContain('"msg":"stopped"');
		}
	);

	it('ends at once on a second signal', async () => {
		const { proxy, upstream, base } = await withUpstream();
		upstream.answer = (_, outgoing) => void outgoing.writeHead(200).write('{');
		const response = await fetch(`${base}/Companies/1`, { headers: credentials });
		proxy.kill('SIGTERM');
		await vi.waitFor(() => expect(fetch(`${proxy.origin}/healthz`)).rejects.toThrow(), 10_000);
		proxy.kill('SIGTERM');
		expect(await proxy.exited).toBe(1);
		await expect(response.text()).rejects.toThrow();
	});
});
