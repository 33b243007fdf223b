import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { problemCodes } from '../../proxy/contract.ts';
import { hostileRequests, type HostileRequest } from './support/hostile-requests.ts';
import { startNodeProxy, type NodeProxy } from './support/node-proxy.ts';
import { createRecorder, jsonCredentials } from './support/recorder.ts';

const recorder = createRecorder();
let proxy: NodeProxy;

beforeAll(async () => {
	proxy = await startNodeProxy({
		env: { ALLOWED_TENANTS: 'example.com', ALLOWED_ORIGINS: 'https://tool.example.org' },
		options: { forward: recorder.forward, bodyTimeout: 300 }
	});
});
afterAll(() => proxy.close());
afterEach(() => {
	recorder.calls.length = 0;
});

/** Sends bytes exactly as given and answers what came back until the connection closed. */
function exchange(bytes: string, patience = 5000): Promise<string> {
	return new Promise((resolve, reject) => {
		const socket = connect(proxy.port, '127.0.0.1');
		const received: Buffer[] = [];
		socket.setTimeout(patience, () => socket.destroy(new Error('no answer')));
		socket.on('data', (chunk: Buffer) => received.push(chunk));
		socket.on('close', () => resolve(Buffer.concat(received).toString()));
		// The proxy may close before it has read everything: what it said by then counts.
		socket.on('error', (error) => (received.length > 0 ? undefined : reject(error)));
		socket.write(bytes, 'latin1');
	});
}

function wire({ method, target, headers, body }: HostileRequest): string {
	const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
	return `${method} ${target} HTTP/1.1\r\n${lines}\r\n${body}`;
}

function problemOf(answer: string): { status: number; code: string; type: string } {
	const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
	const json = answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1);
	return { status, ...(JSON.parse(json) as { code: string; type: string }) };
}

describe('hostile requests', () => {
	it('are at least 150, each another one', () => {
		expect(new Set(hostileRequests.map(wire)).size).toBe(hostileRequests.length);
		expect(hostileRequests.length).toBeGreaterThanOrEqual(150);
	});

	it('would pass without their one change', async () => {
		const body = '{"filter":[]}';
		const headers = Object.entries({ ...jsonCredentials, 'Content-Length': String(body.length) });
		const target = '/proxy/autotask/webservices3.autotask.net/V1.0/Companies/query';
		const harmless = {
			method: 'POST',
			target,
			body,
			headers: [['Host', 'proxy.example'], ['Connection', 'close'], ...headers]
		};
		const answer = await exchange(wire(harmless as unknown as HostileRequest));
		expect(answer).toMatch(/^HTTP\/1\.1 200 /);
		expect(recorder.calls).toHaveLength(1);
	});

	it.each(hostileRequests)('$code: $what', async (request) => {
		const answer = await exchange(wire(request));
		const problem = problemOf(answer);
		expect(recorder.calls).toEqual([]);
		expect(problem.code).toBe(request.code);
		expect(problem.type).toBe(`urn:almanac:problem:${request.code}`);
		expect(problem.status).toBeGreaterThanOrEqual(400);
		expect(problemCodes).toContain(problem.code);
		expect(answer.toLowerCase()).toContain('content-type: application/problem+json');
		expect(answer).not.toContain(jsonCredentials.Secret);
	});
});

describe('dawdling requests', () => {
	const head = Object.entries({ Host: 'proxy.example', Connection: 'close', ...jsonCredentials })
		.map(([name, value]) => `${name}: ${value}\r\n`)
		.join('');
	const line = 'POST /proxy/autotask/webservices3.autotask.net/V1.0/Companies/query HTTP/1.1\r\n';

	it.each([
		['declared', 'Content-Length: 100\r\n', '{"filter"'],
		['chunked', 'Transfer-Encoding: chunked\r\n', '5\r\n{"fil\r\n']
	])('a %s body that never ends is cut off', async (_, framing, part) => {
		const answer = await exchange(`${line}${head}${framing}\r\n${part}`);
		expect(problemOf(answer)).toMatchObject({ status: 408, code: 'body-too-slow' });
		expect(recorder.calls).toEqual([]);
	});

	it('a head that never ends is cut off', { timeout: 30_000 }, async () => {
		const begun = performance.now();
		const answer = await exchange(`${line}${head.slice(0, 60)}`, 20_000);
		expect(problemOf(answer)).toMatchObject({ status: 408, code: 'body-too-slow' });
		expect(performance.now() - begun).toBeGreaterThan(9_000);
		expect(recorder.calls).toEqual([]);
	});

	it('a client that leaves in mid-body reaches nobody', async () => {
		const socket = connect(proxy.port, '127.0.0.1');
		socket.write(`${line}${head}Content-Length: 100\r\n\r\n{"filter"`);
		await delay(50);
		socket.destroy();
		await delay(100);
		expect(recorder.calls).toEqual([]);
	});
});
