import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createProxyTransport } from '$lib/autotask/proxy-transport.ts';
import type { ProxyTransportOptions } from '$lib/autotask/proxy-transport.ts';
import type { Transport } from '$lib/autotask/transport.ts';
import { failureOf, testClient, zone } from './fake-tenant.ts';
import { deadOrigin, localServer } from './local-server.ts';

const credentials = {
	userName: 'dmwfabc@ACME.COM',
	secret: 'x$9~Q*#@1',
	trackingIdentifier: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ1'
};

function transportTo(origin: string, more: Partial<ProxyTransportOptions> = {}): Transport {
	return createProxyTransport({ origin, credentials, ...more });
}

const query = { method: 'POST', path: 'V1.0/Companies/query', body: '{"MaxRecords":1}' } as const;
const read = { method: 'GET', path: 'V1.0/Companies/0', body: null } as const;

async function bodyOf(request: IncomingMessage): Promise<string> {
	let body = '';
	for await (const chunk of request) body += String(chunk);
	return body;
}

describe('a call through the proxy', () => {
	it('names the zone host in its path and carries the three headers', async () => {
		const seen: unknown[] = [];
		const origin = await localServer(async (request, response) => {
			const { method, url, headers } = request;
			seen.push({ method, url, body: await bodyOf(request) });
			seen.push([headers.username, headers.secret, headers.apiintegrationcode]);
			seen.push([headers['content-type'], headers.accept, headers.cookie, headers.referer]);
			response.setHeader('content-type', 'application/json').end('{}');
		});
		const response = await transportTo(origin).send(zone, query);
		expect(await response.json()).toEqual({});
		expect(seen).toEqual([
			{
				method: 'POST',
				url: '/proxy/autotask/webservices14.autotask.net/V1.0/Companies/query',
				body: query.body
			},
			[credentials.userName, credentials.secret, credentials.trackingIdentifier],
			['application/json', 'application/json', undefined, undefined]
		]);
	});

	it('percent-encodes a host with a port', async () => {
		let path: string | undefined;
		const origin = await localServer((request, response) => {
			path = request.url;
			response.end('{}');
		});
		const local = { ...zone, url: 'http://127.0.0.1:9090/ATServicesRest/' };
		await transportTo(origin).send(local, read);
		expect(path).toBe('/proxy/autotask/127.0.0.1%3A9090/V1.0/Companies/0');
	});

	it('discovers with the user name in a header, and no secret', async () => {
		let seen: IncomingMessage | undefined;
		const origin = await localServer((request, response) => {
			seen = request;
			response.end('{}');
		});
		await transportTo(origin).discover();
		expect(seen?.url).toBe('/proxy/zone');
		expect(seen?.headers.username).toBe(credentials.userName);
		expect(JSON.stringify(seen?.rawHeaders)).not.toContain(credentials.secret);
		expect(JSON.stringify(seen?.rawHeaders)).not.toContain(credentials.trackingIdentifier);
	});

	it('ends by its time limit when nobody answers', async () => {
		const origin = await localServer(() => undefined);
		const failing = failureOf(transportTo(origin, { timeoutMs: 40 }).send(zone, read));
		expect(await failing).toEqual({ code: 'timeout' });
	});

	it('ends by its time limit when the answer stops in its middle', async () => {
		const origin = await localServer((_, response) => {
			response.writeHead(200, { 'content-type': 'application/json' }).write('{"item":');
		});
		const { client, calls } = testClient(transportTo(origin, { timeoutMs: 60 }));
		expect(await failureOf(client.get('Companies', 1))).toEqual({
			code: 'timeout',
			entity: 'Companies'
		});
		expect(calls).toHaveLength(5);
	});

	it('that is cut off is a broken answer', async () => {
		const origin = await localServer((_, response) => {
			response.writeHead(200, { 'content-type': 'application/json' }).write('{"item":');
			setTimeout(() => response.destroy(), 5);
		});
		const failing = failureOf(testClient(transportTo(origin)).client.get('Companies', 1));
		expect((await failing).code).toBe('answer-not-json');
	});

	it('says that the proxy is down, or that this device is offline', async () => {
		const origin = await deadOrigin();
		expect(await failureOf(transportTo(origin).send(zone, read))).toEqual({
			code: 'proxy-unreachable'
		});
		const offline = transportTo(origin, { isOnline: () => false });
		expect(await failureOf(offline.send(zone, read))).toEqual({ code: 'offline' });
	});

	it('offline is not repeated, a proxy that is down is', async () => {
		const origin = await deadOrigin();
		const offline = testClient(transportTo(origin, { isOnline: () => false }));
		expect((await failureOf(offline.client.threshold())).code).toBe('offline');
		expect(offline.calls).toHaveLength(1);
		const down = testClient(transportTo(origin));
		expect((await failureOf(down.client.threshold())).code).toBe('proxy-unreachable');
		expect(down.calls).toHaveLength(5);
	});

	it('ends when aborted', async () => {
		const origin = await localServer(() => undefined);
		const abort = new AbortController();
		const failing = failureOf(transportTo(origin).send(zone, { ...read, signal: abort.signal }));
		setTimeout(() => abort.abort(), 10);
		expect((await failing).code).toBe('cancelled');
	});

	it('takes the credentials nowhere else', async () => {
		let elsewhere = 0;
		const other = await localServer((_, response) => {
			elsewhere += 1;
			response.end('{}');
		});
		const origin = await localServer((_, response) => {
			response.writeHead(307, { location: other }).end();
		});
		expect((await failureOf(transportTo(origin).send(zone, read))).code).toBe('proxy-unreachable');
		expect(elsewhere).toBe(0);
	});

	it('is not made with credentials that no header can carry', async () => {
		let calls = 0;
		const origin = await localServer((_, response) => {
			calls += 1;
			response.end('{}');
		});
		const bad = createProxyTransport({ origin, credentials: { ...credentials, secret: 'ä“' } });
		expect((await failureOf(bad.send(zone, read))).code).toBe('credentials-rejected');
		expect(calls).toBe(0);
	});
});

describe('a failure', () => {
	it('never holds a credential, even when every answer repeats them all', async () => {
		const { userName, secret, trackingIdentifier } = credentials;
		const echo = [userName, secret, trackingIdentifier, encodeURIComponent(userName)].join(' ');
		const statuses = [200, 400, 401, 403, 404, 429, 500, 502, 503];
		const bodies = [
			JSON.stringify({ errors: [`x ${echo}`, echo] }),
			JSON.stringify({ Message: echo }),
			`<html><title>${echo}</title>${'y'.repeat(150)} ${echo}</html>`,
			echo,
			JSON.stringify({ code: echo, detail: echo })
		];
		for (const mediaType of ['application/json', 'application/problem+json']) {
			for (const status of statuses) {
				for (const body of bodies) {
					const respond = async (): Promise<Response> =>
						new Response(body, { status, headers: { 'content-type': mediaType } });
					const { client, calls, waits } = testClient(transportTo('https://p', { fetch: respond }));
					const failure = await failureOf(client.count('Companies', []));
					const told = JSON.stringify([failure, calls, waits]).toLowerCase();
					for (const credential of [userName, secret, trackingIdentifier]) {
						expect(told).not.toContain(credential.toLowerCase());
					}
				}
			}
		}
	});
});
