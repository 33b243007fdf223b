import { describe, expect, it } from 'vitest';
import { fetchProxyInfo } from '$lib/autotask/proxy-info.ts';
import { deadOrigin, localServer } from './local-server.ts';

const info = {
	version: '1.2.3',
	egressIps: ['203.0.113.7'],
	injectsIntegrationCode: true,
	sandbox: false
};

function serving(body: unknown, status = 200, type = 'application/json'): Promise<string> {
	return localServer((request, response) => {
		const found = request.url === '/proxy/info';
		response.writeHead(found ? status : 404, { 'content-type': type });
		response.end(typeof body === 'string' ? body : JSON.stringify(body));
	});
}

describe("a proxy's own words", () => {
	it('are read', async () => {
		expect(await fetchProxyInfo(await serving(info))).toEqual({ ok: true, value: info });
	});

	it.each([
		["the app's page", '<!doctype html><title>Almanac</title>', 200, 'text/html'],
		['something else', { hello: 'world' }, 200, 'application/json'],
		['a plain 404', 'Not found', 404, 'text/plain'],
		['a gateway without a proxy', '<html>Bad gateway</html>', 502, 'text/html']
	])('are missing where %s answers', async (_, body, status, type) => {
		expect(await fetchProxyInfo(await serving(body, status, type))).toMatchObject({
			ok: false,
			failure: { code: 'proxy-unreachable' }
		});
	});

	it('may be a refusal', async () => {
		const refusal = { code: 'too-many-requests', status: 429 };
		const origin = await serving(refusal, 429, 'application/problem+json');
		expect(await fetchProxyInfo(origin)).toMatchObject({
			ok: false,
			failure: { code: 'proxy-busy', problem: 'too-many-requests' }
		});
	});

	it('are waited for only so long', async () => {
		const origin = await localServer(() => undefined);
		expect(await fetchProxyInfo(origin, { timeoutMs: 30 })).toMatchObject({
			failure: { code: 'timeout' }
		});
	});

	it('are an outcome also when nothing listens or the wait is aborted', async () => {
		const origin = await deadOrigin();
		expect(await fetchProxyInfo(origin)).toMatchObject({ failure: { code: 'proxy-unreachable' } });
		expect(await fetchProxyInfo(origin, { isOnline: () => false })).toMatchObject({
			failure: { code: 'offline' }
		});
		expect(await fetchProxyInfo(origin, { signal: AbortSignal.abort() })).toMatchObject({
			failure: { code: 'cancelled' }
		});
	});
});
