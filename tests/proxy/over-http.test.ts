import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startNodeProxy, type NodeProxy } from './support/node-proxy.ts';
import { codeOf, credentials, jsonCredentials } from './support/recorder.ts';
import { startUpstream, type Upstream } from './support/upstream.ts';

const timeouts = { connect: 300, head: 300, idle: 300 };
const page = JSON.stringify({
	items: Array.from({ length: 500 }, (_, id) => ({ id, text: 'x'.repeat(2000) }))
});

let upstream: Upstream;
let proxy: NodeProxy;
let base: string;

beforeEach(async () => {
	upstream = await startUpstream();
	proxy = await startNodeProxy({ env: { AUTOTASK_DISCOVERY_URL: upstream.origin }, timeouts });
	base = `${proxy.origin}/proxy/autotask/${upstream.zone}/V1.0`;
});

afterEach(async () => {
	await proxy.close();
	await upstream.close();
});

function post(path: string, body = '{"filter":[]}', init: RequestInit = {}) {
	return fetch(`${base}/${path}`, { method: 'POST', headers: jsonCredentials, body, ...init });
}

/** Every slot is given back once nothing is under way any more. */
async function expectNoStuckSlot() {
	await vi.waitFor(() => expect(proxy.limits.occupancy()).toEqual({ active: 0, waiting: 0 }), 4000);
}

describe('a call over HTTP', () => {
	it('reaches the tenant server with the listed headers and the same body', async () => {
		const response = await post('Companies/query', '{"filter": [ ]}');
		expect(await response.json()).toEqual({ items: [] });
		expect(upstream.requests).toHaveLength(1);
		const { method, url, headers, body } = upstream.requests[0] ?? {};
		expect([method, url, body]).toEqual([
			'POST',
			'/ATServicesRest/V1.0/Companies/query',
			'{"filter": [ ]}'
		]);
		expect(headers).toEqual({
			apiintegrationcode: credentials.ApiIntegrationCode,
			username: credentials.UserName,
			secret: credentials.Secret,
			'content-type': 'application/json',
			'content-length': '15',
			accept: '*/*',
			'accept-encoding': 'gzip, deflate',
			host: upstream.zone,
			connection: 'keep-alive'
		});
	});

	it('discovers the zone at the tenant server', async () => {
		const zone = `{"zoneName":"T","url":"${upstream.origin}/ATServicesRest/","webUrl":"","ci":7}`;
		upstream.answer = (_, outgoing) =>
			outgoing.writeHead(200, { 'content-type': 'application/json' }).end(zone);
		const response = await fetch(`${proxy.origin}/proxy/zone`, {
			headers: { UserName: 'k@example.com' }
		});
		expect(await response.text()).toBe(zone);
		expect(upstream.requests[0]?.url).toBe(
			'/ATServicesRest/V1.0/zoneInformation?user=k%40example.com'
		);
	});

	it('passes a compressed page through byte for byte', async () => {
		const packed = gzipSync(page);
		upstream.answer = (_, outgoing) => {
			outgoing.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
			outgoing.end(packed);
		};
		const { headers, body } = await request(`${base}/Companies/query`, {
			method: 'POST',
			headers: { ...jsonCredentials, 'accept-encoding': 'gzip' },
			body: '{}'
		});
		expect(headers['content-encoding']).toBe('gzip');
		const bytes = Buffer.from(await body.arrayBuffer());
		expect(bytes.equals(packed)).toBe(true);
		expect(gunzipSync(bytes).toString()).toBe(page);
		await vi.waitFor(() => expect(proxy.events[0]?.bytes).toBe(packed.length));
	});

	it.each([1, 256, 8_192, 8_193, 65_536])(
		'passes %i bytes of any value through unchanged',
		async (size) => {
			const bytes = Buffer.from(Array.from({ length: size }, (_, index) => (index * 151) % 256));
			upstream.answer = (_, outgoing) =>
				outgoing.writeHead(200, { 'content-length': size }).end(bytes);
			const response = await post('Companies/query');
			expect(response.headers.get('content-length')).toBe(String(size));
			expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
			await expectNoStuckSlot();
			expect(proxy.events[0]).toMatchObject({ bytes: size, outcome: 'complete' });
		}
	);

	it('reads no faster than the client takes', async () => {
		let sent = 0;
		const total = 64 * 1024 * 1024;
		upstream.answer = (_, outgoing) => {
			outgoing.writeHead(200, { 'content-type': 'application/json' });
			const write = () => {
				while (sent < total && !outgoing.destroyed) {
					sent += 65_536;
					if (!outgoing.write(Buffer.alloc(65_536, 32))) break;
				}
				if (sent >= total) outgoing.end();
				else outgoing.once('drain', write);
			};
			write();
		};
		const response = await post('Companies/query');
		await delay(150);
		expect(sent).toBeLessThan(total / 2);
		const body = await response.arrayBuffer();
		expect(body.byteLength).toBe(total);
		await expectNoStuckSlot();
	});

	it('keeps a request id that it is given and makes one where there is none', async () => {
		const headers = { ...jsonCredentials, 'X-Request-Id': 'visit-7.a_B' };
		const given = await post('Companies/query', '{}', { headers });
		expect(given.headers.get('x-request-id')).toBe('visit-7.a_B');
		const made = await post('Companies/query', '{}');
		expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
	});

	it('uses connections again', async () => {
		const ports = new Set<number | undefined>();
		upstream.answer = (incoming, outgoing) => {
			ports.add(incoming.socket.remotePort);
			outgoing.end('{}');
		};
		for (let turn = 0; turn < 10; turn++) await (await post('Companies/query')).text();
		expect(ports.size).toBe(1);
	});
});

describe('when Autotask fails', () => {
	it.each([401, 404, 429, 500, 503])(
		'its status %i and HTML arrive as they are',
		async (status) => {
			const html = '<!DOCTYPE html><html><body>Service Unavailable</body></html>';
			upstream.answer = (_, outgoing) =>
				outgoing.writeHead(status, { 'content-type': 'text/html; charset=us-ascii' }).end(html);
			const response = await post('Companies/query');
			expect([response.status, await response.text()]).toEqual([status, html]);
			expect(response.headers.get('content-type')).toBe('text/html; charset=us-ascii');
			await expectNoStuckSlot();
		}
	);

	it('a reset before the answer is a problem document', async () => {
		upstream.answer = (incoming) => incoming.socket.resetAndDestroy();
		const response = await post('Companies/query');
		expect(response.status).toBe(502);
		expect(await codeOf(response)).toBe('upstream-unreachable');
		await expectNoStuckSlot();
	});

	it('a server that is not there is a problem document', async () => {
		await upstream.close();
		const response = await post('Companies/query');
		expect(await codeOf(response)).toBe('upstream-unreachable');
		await expectNoStuckSlot();
		upstream = await startUpstream();
	});

	it('silence before the head is a timeout', async () => {
		upstream.answer = () => undefined;
		const response = await post('Companies/query');
		expect(response.status).toBe(504);
		expect(await codeOf(response)).toBe('upstream-timeout');
		await expectNoStuckSlot();
	});

	it.each([
		['stalls', () => undefined],
		['resets', (incoming: IncomingMessage) => void incoming.socket.resetAndDestroy()],
		['ends too early', (incoming: IncomingMessage) => void incoming.socket.end()]
	])('an answer that %s half-way never looks complete', async (_, fail) => {
		upstream.answer = (incoming, outgoing) => {
			outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 });
			outgoing.write('{"items":[', () => fail(incoming));
		};
		const response = await post('Companies/query');
		expect(response.status).toBe(200);
		await expect(response.text()).rejects.toThrow();
		await expectNoStuckSlot();
		await vi.waitFor(() => expect(proxy.events[0]?.outcome).toBe('cut'));
	});

	it('a chunked answer that breaks off never looks complete', async () => {
		upstream.answer = (incoming, outgoing) => {
			outgoing.writeHead(200, { 'content-type': 'application/json' });
			outgoing.write('{"items":[', () => incoming.socket.destroy());
		};
		await expect(post('Companies/query').then((response) => response.text())).rejects.toThrow();
		await expectNoStuckSlot();
	});

	it('a redirect is not followed, even to itself', async () => {
		upstream.answer = (_, outgoing) =>
			outgoing.writeHead(302, { location: `${upstream.origin}/x` }).end();
		const response = await post('Companies/query', '{}', { redirect: 'manual' });
		expect(await codeOf(response)).toBe('upstream-unreachable');
		expect(upstream.requests).toHaveLength(1);
		await expectNoStuckSlot();
	});
});

describe('when the client fails', () => {
	it('its leaving ends the call at Autotask too', async () => {
		let closed = false;
		upstream.answer = (_, outgoing) => {
			outgoing.on('close', () => (closed = true));
			outgoing.writeHead(200, { 'content-type': 'application/json' });
			outgoing.write('{"items":[');
		};
		const gone = new AbortController();
		const response = await post('Companies/query', '{}', { signal: gone.signal });
		gone.abort();
		await expect(response.text()).rejects.toThrow();
		await vi.waitFor(() => expect(closed).toBe(true));
		await expectNoStuckSlot();
		expect(proxy.events[0]?.outcome).toBe('aborted');
	});

	it('its leaving before the answer frees the slot', async () => {
		upstream.answer = () => undefined;
		const gone = new AbortController();
		const asked = post('Companies/query', '{}', { signal: gone.signal });
		await vi.waitFor(() => expect(upstream.requests).toHaveLength(1));
		gone.abort();
		await expect(asked).rejects.toThrow();
		await expectNoStuckSlot();
	});

	it('taking no byte for too long ends the call', async () => {
		upstream.answer = (_, outgoing) => {
			outgoing.writeHead(200, { 'content-type': 'application/json' });
			outgoing.end(Buffer.alloc(32 * 1024 * 1024, 32));
		};
		const head = Object.entries(credentials)
			.map(([name, value]) => `${name}: ${value}\r\n`)
			.join('');
		const socket = connect(proxy.port, '127.0.0.1');
		socket.on('error', () => undefined);
		socket.write(
			`GET /proxy/autotask/${upstream.zone}/V1.0/Companies/1 HTTP/1.1\r\nHost: x\r\n${head}\r\n`
		);
		socket.pause();
		await vi.waitFor(() => expect(proxy.limits.occupancy().active).toBe(1));
		await vi.waitFor(() => expect(proxy.limits.occupancy().active).toBe(0), 3000);
		socket.destroy();
		expect(proxy.events[0]?.outcome).toBe('aborted');
	});
});

describe('calls of one tenant to one entity', () => {
	it('are never more than three at once, and all are answered', async () => {
		let inFlight = 0;
		let most = 0;
		upstream.answer = (_, outgoing) => {
			most = Math.max(most, ++inFlight);
			setTimeout(() => {
				inFlight -= 1;
				outgoing.end('{}');
			}, 20);
		};
		const answers = await Promise.all(Array.from({ length: 20 }, () => post('Companies/query')));
		expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
		expect(most).toBe(3);
		await expectNoStuckSlot();
	});
});
