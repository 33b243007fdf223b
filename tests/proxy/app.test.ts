import { describe, expect, it } from 'vitest';
import { createApp } from '../../proxy/app.ts';
import type { CallEvent } from '../../proxy/call.ts';
import type { Forward } from '../../proxy/forward.ts';
import { defaultLimits, LocalLimits } from '../../proxy/limits.ts';
import { parseSettings } from '../../proxy/settings.ts';
import { codeOf, createRecorder, credentials, jsonCredentials } from './support/recorder.ts';

const companies = '/proxy/autotask/webservices3.autotask.net/V1.0/Companies';
const query = { method: 'POST', headers: jsonCredentials, body: '{"filter":[]}' };

function setup(env: Record<string, string> = {}, answer?: () => Response | Promise<Response>) {
	const recorder = createRecorder(answer);
	const app = createApp({ forward: recorder.forward, settings: parseSettings(env) });
	return { app, ...recorder };
}

describe('forwarding', () => {
	it('sends on the listed headers, the body and nothing else', async () => {
		const { app, calls } = setup();
		const headers = {
			...jsonCredentials,
			Accept: 'application/json',
			'Accept-Encoding': 'gzip, br',
			'User-Agent': 'Browser/1.0',
			Cookie: 'session=1',
			Referer: 'http://localhost/companies/3',
			'X-Forwarded-For': '203.0.113.9'
		};
		const response = await app.request(`${companies}/query`, { ...query, headers });
		expect(response.status).toBe(200);
		expect(calls).toHaveLength(1);
		const { url, init } = calls[0] ?? {};
		expect(url).toBe('https://webservices3.autotask.net/ATServicesRest/V1.0/Companies/query');
		expect(init).toMatchObject({ method: 'POST', redirect: 'manual' });
		expect(init?.headers).toEqual({
			...credentials,
			accept: 'application/json',
			'accept-encoding': 'gzip, br',
			'content-type': 'application/json'
		});
		expect(new TextDecoder().decode(init?.body ?? undefined)).toBe('{"filter":[]}');
	});

	it('passes status and body through untouched, and of the headers only harmless ones', async () => {
		const { app } = setup({}, () => {
			const headers = { 'Content-Type': 'text/html', 'Retry-After': '7', 'Set-Cookie': 'a=b' };
			return new Response('<html>down</html>', { status: 503, headers });
		});
		const response = await app.request(`${companies}/1`, { headers: credentials });
		expect(response.status).toBe(503);
		expect(await response.text()).toBe('<html>down</html>');
		expect(response.headers.get('content-type')).toBe('text/html');
		expect(response.headers.get('retry-after')).toBe('7');
		expect(response.headers.get('set-cookie')).toBeNull();
		expect(response.headers.get('content-security-policy')).toContain('sandbox');
		expect(response.headers.get('cache-control')).toBe('no-store');
	});

	it('streams: the first bytes arrive before the last are sent', async () => {
		let finish: () => void = () => undefined;
		const { app } = setup({}, () => {
			const body = new ReadableStream({
				start(controller) {
					controller.enqueue(new TextEncoder().encode('first '));
					finish = () => {
						controller.enqueue(new TextEncoder().encode('last'));
						controller.close();
					};
				}
			});
			return new Response(body);
		});
		const response = await app.request(`${companies}/1`, { headers: credentials });
		const reader = response.body?.getReader();
		expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('first ');
		finish();
		expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('last');
	});

	it.each([301, 302, 307, 308])('neither follows nor passes on a redirect (%i)', async (status) => {
		const headers = { Location: 'https://evil.example/' };
		const { app, calls } = setup({}, () => new Response(null, { status, headers }));
		const response = await app.request(`${companies}/1`, { headers: credentials });
		expect(response.status).toBe(502);
		expect(response.headers.get('location')).toBeNull();
		expect(await codeOf(response)).toBe('upstream-unreachable');
		expect(calls).toHaveLength(1);
	});

	it('injects its own tracking identifier where it has one', async () => {
		const { app, calls } = setup({ AUTOTASK_INTEGRATION_CODE: 'VENDOR' });
		const { UserName, Secret } = credentials;
		await app.request(`${companies}/1`, { headers: { UserName, Secret } });
		await app.request(`${companies}/1`, { headers: credentials });
		expect(calls.map(({ init }) => init.headers['ApiIntegrationCode'])).toEqual([
			'VENDOR',
			'VENDOR'
		]);
		const info = await app.request('/proxy/info');
		expect(await info.json()).toMatchObject({ injectsIntegrationCode: true });
	});

	it.each([
		['a connection that fails', new TypeError('fetch failed'), 'upstream-unreachable', 502],
		['a timeout', new DOMException('too late', 'TimeoutError'), 'upstream-timeout', 504]
	])('says so after %s', async (_, error, code, status) => {
		const { app } = setup({}, () => Promise.reject(error));
		const response = await app.request(`${companies}/1`, { headers: credentials });
		expect(response.status).toBe(status);
		expect(await codeOf(response)).toBe(code);
	});

	it('runs with fetch as its forwarder', async () => {
		const fetched: unknown[] = [];
		const fetchLike: typeof fetch = async (input, init) => {
			const request = new Request(input, init);
			fetched.push(request.url, request.method, request.headers.get('secret'), request.redirect);
			return Response.json({ queryCount: 3 });
		};
		const app = createApp({ forward: fetchLike as Forward });
		const request = new Request(`http://proxy.example${companies}/query/count`, query);
		const response = await app.fetch(request);
		expect(await response.json()).toEqual({ queryCount: 3 });
		expect(fetched).toEqual([
			'https://webservices3.autotask.net/ATServicesRest/V1.0/Companies/query/count',
			'POST',
			credentials.Secret,
			'manual'
		]);
	});
});

describe('slots', () => {
	const one = { ...defaultLimits, concurrency: 1, queueLength: 0 };

	it.each([
		['the body was read', (response: Response) => response.text()],
		['the client went away', (response: Response) => response.body?.cancel()]
	])('are free again once %s', async (_, end) => {
		const limits = new LocalLimits(one);
		const { forward } = createRecorder(() => new Response('x'.repeat(200_000)));
		const app = createApp({ forward, limits });
		const first = await app.request(`${companies}/1`, { headers: credentials });
		const second = await app.request(`${companies}/1`, { headers: credentials });
		expect(second.status).toBe(429);
		expect(second.headers.get('retry-after')).toMatch(/^\d+$/);
		expect(await codeOf(second)).toBe('queue-full');
		await end(first);
		await Promise.resolve();
		expect(limits.occupancy()).toEqual({ active: 0, waiting: 0 });
	});

	it('are free again after a failure', async () => {
		const limits = new LocalLimits(one);
		const { forward } = createRecorder(() => Promise.reject(new TypeError('no')));
		const app = createApp({ forward, limits });
		for (let turn = 0; turn < 3; turn++) {
			const response = await app.request(`${companies}/1`, { headers: credentials });
			expect(response.status).toBe(502);
		}
		expect(limits.occupancy()).toEqual({ active: 0, waiting: 0 });
	});

	it('hold a client to its rate', async () => {
		const { app, calls } = setup({});
		const limited = createApp({
			forward: createRecorder().forward,
			limits: new LocalLimits({ ...defaultLimits, clientRate: 1 })
		});
		const statuses = [];
		for (let turn = 0; turn < 8; turn++) {
			const response = await limited.request('/proxy/info');
			statuses.push(response.status);
			if (response.status === 429) expect(await codeOf(response)).toBe('too-many-requests');
		}
		expect(statuses).toContain(429);
		expect((await app.request('/proxy/info')).status).toBe(200);
		expect(calls).toEqual([]);
	});
});

describe('zone discovery', () => {
	const zone = {
		zoneName: 'AE02',
		url: 'https://webservices14.autotask.net/ATServicesRest/',
		ci: 7
	};

	it('asks with the user name from the header and hands the answer on', async () => {
		const { app, calls } = setup({}, () => Response.json(zone));
		const headers = { UserName: 'key+1@example.com' };
		const response = await app.request('/proxy/zone', { headers });
		expect(await response.json()).toEqual(zone);
		expect(calls[0]?.url).toBe(
			'https://webservices.autotask.net/ATServicesRest/V1.0/zoneInformation?user=key%2B1%40example.com'
		);
		expect(calls[0]?.init.headers).not.toHaveProperty('Secret');
	});

	it('hands on the answer for an unknown user as it is', async () => {
		const body = '{"errors":["Zone information could not be determined"]}';
		const { app } = setup({}, () => new Response(body, { status: 500 }));
		const response = await app.request('/proxy/zone', { headers: { UserName: 'x@example.com' } });
		expect([response.status, await response.text()]).toEqual([500, body]);
	});

	it('asks the sandbox for its own users, and for no others', async () => {
		const sandbox = createRecorder(() => Response.json({ ...zone, url: 'https://sandbox/' }));
		const autotask = createRecorder(() => Response.json(zone));
		const app = createApp({
			forward: autotask.forward,
			sandbox: sandbox.forward,
			settings: parseSettings({ ALLOWED_TENANTS: 'example.com' })
		});
		for (const UserName of ['demo@sandbox.invalid', 'key@example.com']) {
			expect((await app.request('/proxy/zone', { headers: { UserName } })).status).toBe(200);
		}
		expect(sandbox.calls.map(({ url }) => url)).toEqual([
			'https://sandbox/ATServicesRest/V1.0/zoneInformation?user=demo%40sandbox.invalid'
		]);
		expect(autotask.calls).toHaveLength(1);
	});

	it('asks the tenant server for sandbox names where no sandbox is mounted', async () => {
		const { app, calls } = setup({ AUTOTASK_DISCOVERY_URL: 'http://127.0.0.1:9090' });
		await app.request('/proxy/zone', { headers: { UserName: 'demo@sandbox.invalid' } });
		expect(calls[0]?.url).toMatch(/^http:\/\/127\.0\.0\.1:9090\/ATServicesRest\//);
	});

	it('refuses an answer that is no zone but a flood', async () => {
		const { app } = setup({}, () => new Response('x'.repeat(100_000)));
		const response = await app.request('/proxy/zone', { headers: { UserName: 'x@example.com' } });
		expect(await codeOf(response)).toBe('upstream-unreachable');
	});
});

describe('the sandbox', () => {
	it('answers under its zone host with the tracking identifier of the client', async () => {
		const sandbox = createRecorder();
		const app = createApp({
			...createRecorder(),
			sandbox: sandbox.forward,
			settings: parseSettings({ AUTOTASK_INTEGRATION_CODE: 'VENDOR' })
		});
		const path = '/proxy/autotask/sandbox/V1.0/Products/query';
		expect((await app.request(path, query)).status).toBe(200);
		expect(sandbox.calls[0]?.url).toBe('https://sandbox/ATServicesRest/V1.0/Products/query');
		expect(sandbox.calls[0]?.init.headers['ApiIntegrationCode']).toBe('TRACKING');
		expect(await (await app.request('/proxy/info')).json()).toMatchObject({ sandbox: true });
	});
});

describe('cross-origin requests', () => {
	const origin = 'https://tool.example.org';
	const env = { ALLOWED_ORIGINS: origin };

	it('answers a preflight itself', async () => {
		const { app, calls } = setup(env);
		const response = await app.request(`${companies}/query`, {
			method: 'OPTIONS',
			headers: {
				Origin: origin,
				'Access-Control-Request-Method': 'POST',
				'Access-Control-Request-Headers': 'apiintegrationcode,content-type,secret,username'
			}
		});
		expect(response.status).toBe(204);
		expect(response.headers.get('access-control-allow-origin')).toBe(origin);
		expect(response.headers.get('access-control-allow-methods')).toBe('GET, POST, PATCH');
		const allowed = response.headers.get('access-control-allow-headers')?.toLowerCase().split(', ');
		expect(allowed).toEqual(
			expect.arrayContaining(['apiintegrationcode', 'username', 'secret', 'content-type'])
		);
		expect(calls).toEqual([]);
	});

	it('marks answers and refusals for a listed origin', async () => {
		const { app } = setup(env);
		const headers = { ...credentials, Origin: origin };
		for (const path of [`${companies}/1`, `${companies}/x`]) {
			const response = await app.request(path, { headers });
			expect(response.headers.get('access-control-allow-origin')).toBe(origin);
			expect(response.headers.get('access-control-expose-headers')).toContain('Retry-After');
			expect(response.headers.get('vary')).toBe('Origin');
		}
	});

	it('gives another origin nothing to read', async () => {
		const { app, calls } = setup(env);
		const headers = { ...credentials, Origin: 'https://evil.example' };
		const response = await app.request(`${companies}/1`, { headers });
		expect(response.headers.get('access-control-allow-origin')).toBeNull();
		expect(await codeOf(response)).toBe('origin-not-allowed');
		expect(calls).toEqual([]);
	});
});

describe('what is told about a request', () => {
	async function eventOf(path: string, init: RequestInit = {}): Promise<CallEvent | undefined> {
		const events: CallEvent[] = [];
		const { forward } = createRecorder(() => new Response('12345'));
		const app = createApp({ forward, observe: (event) => events.push(event) });
		await (await app.request(path, init)).text();
		await Promise.resolve();
		expect(events).toHaveLength(1);
		return events[0];
	}

	it('names method, entity, status, time and bytes', async () => {
		const headers = { ...credentials, 'X-Request-Id': 'req-1' };
		expect(await eventOf(`${companies}/1`, { headers })).toEqual({
			requestId: 'req-1',
			method: 'GET',
			entity: 'Companies',
			status: 200,
			code: null,
			outcome: 'complete',
			error: null,
			ms: expect.any(Number),
			bytes: 5
		});
	});

	it('never holds what the client typed', async () => {
		const headers = { ...jsonCredentials, 'X-Request-Id': 'p$~*#@word' };
		const init = { method: 'POST', headers, body: 'p$~*#@word is no JSON' };
		const event = await eventOf(`${companies}/query?secret=p$~*#@word`, init);
		expect(event?.code).toBe('path-not-allowed');
		expect(JSON.stringify(event)).not.toContain('word');
	});
});

describe('while stopping', () => {
	it('takes no more calls and says it is not ready', async () => {
		const app = createApp({ ...createRecorder(), draining: () => true });
		const response = await app.request(`${companies}/1`, { headers: credentials });
		expect(response.headers.get('connection')).toBe('close');
		expect(await codeOf(response)).toBe('shutting-down');
		expect((await app.request('/readyz')).status).toBe(503);
		expect((await app.request('/healthz')).status).toBe(200);
	});
});

describe('standing alone', () => {
	it('has an answer for health, readiness and information, and a problem for the rest', async () => {
		const { app } = setup({ EGRESS_IPS: '203.0.113.7' });
		expect(await (await app.request('/healthz')).json()).toEqual({ status: 'ok' });
		const ready = { status: 'ready', limits: 'local' };
		expect(await (await app.request('/readyz')).json()).toEqual(ready);
		expect(await (await app.request('/proxy/info')).json()).toEqual({
			version: '0',
			egressIps: ['203.0.113.7'],
			injectsIntegrationCode: false,
			sandbox: false
		});
		for (const path of ['/', '/companies/3', '/metrics', '/proxy', '/proxy/autotask', '/proxy/x']) {
			expect(await codeOf(await app.request(path))).toBe('not-found');
		}
	});
});
