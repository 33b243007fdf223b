import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { hostileRequests, type HostileRequest } from './support/hostile-requests.ts';
import { startProxyProcess } from './support/proxy-process.ts';
import { startUpstream } from './support/upstream.ts';

/** Every value that must appear nowhere; each is unlike anything else in the output. */
const secrets = {
	ApiIntegrationCode: 'TRACKINGXQ7ZV1',
	UserName: 'keyxq7zv2@tenantxq7zv3.example',
	Secret: 'secretxq7zv4',
	body: 'bodyxq7zv5',
	answer: 'answerxq7zv6',
	injected: 'INJECTEDXQ7ZV7',
	path: 'pathxq7zv8',
	requestId: 'id xq7zv9'
};
const marker = /xq7zv/i;

function exchange(port: number, bytes: string): Promise<string> {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		let received = '';
		socket.setTimeout(3000, () => socket.destroy());
		socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
		socket.on('error', () => undefined);
		socket.on('close', () => resolve(received));
		socket.write(bytes, 'latin1');
	});
}

/** The request with secrets in the place of its own credentials, path and body. */
function marked(request: HostileRequest, zone: string): string {
	const target = request.target.replace('webservices3.autotask.net', zone);
	const headers = request.headers.map(([name, value]) => {
		const secret = secrets[name as keyof typeof secrets];
		return `${name}: ${secret && value !== '' ? secret : value}\r\n`;
	});
	headers.push(`X-Request-Id: ${secrets.requestId}\r\n`);
	return `${request.method} ${target} HTTP/1.1\r\n${headers.join('')}\r\n${request.body}`;
}

it('writes no credential, user, body or path of a request anywhere, whatever happens', async () => {
	const upstream = await startUpstream();
	const proxy = await startProxyProcess({
		AUTOTASK_DISCOVERY_URL: upstream.origin,
		AUTOTASK_INTEGRATION_CODE: secrets.injected,
		CLIENT_RATE: '0',
		LOG_LEVEL: 'debug'
	});
	const headers: Record<string, string> = { 'Content-Type': 'application/json' };
	for (const name of ['ApiIntegrationCode', 'UserName', 'Secret'] as const)
		headers[name] = secrets[name];
	const base = `${proxy.origin}/proxy/autotask/${upstream.zone}/V1.0`;
	const post = (path: string, body: string) =>
		fetch(`${base}/${path}`, { method: 'POST', headers, body })
			.then((response) => response.text())
			.catch(() => '');
	const answers: string[] = [];

	const outcomes: Array<typeof upstream.answer> = [
		(_, outgoing) => outgoing.end(`{"items":["${secrets.answer}"]}`),
		(_, outgoing) => outgoing.writeHead(500).end(`{"errors":["${secrets.answer}"]}`),
		(_, outgoing) => outgoing.writeHead(302, { location: `/${secrets.answer}` }).end(),
		(incoming) => incoming.socket.resetAndDestroy(),
		(incoming, outgoing) => outgoing.write(secrets.answer, () => incoming.socket.destroy()),
		(incoming) => incoming.socket.end(`${secrets.answer} is not HTTP\r\n\r\n`),
		(_, outgoing) => outgoing.writeHead(200, { 'x-note': secrets.answer }).end('{}')
	];
	for (const outcome of outcomes) {
		upstream.answer = outcome;
		await post('Companies/query', `{"filter":[{"value":"${secrets.body}"}]}`);
	}
	for (const body of [secrets.body, `{"${secrets.body}`, `"${secrets.body}"`]) {
		answers.push(await post('Companies/query', body));
	}
	for (const path of [
		secrets.path,
		`Companies/query?secret=${secrets.path}`,
		`${secrets.path}/query`
	]) {
		answers.push(await post(path, '{}'));
	}
	for (const path of [
		`/proxy/zone?user=${secrets.path}`,
		`/${secrets.path}`,
		`/proxy/${secrets.path}`
	]) {
		answers.push(await (await fetch(proxy.origin + path, { headers })).text());
	}
	await (await fetch(`${proxy.origin}/proxy/zone`, { headers })).text();
	for (const request of hostileRequests) {
		answers.push(await exchange(proxy.port, marked(request, upstream.zone)));
	}
	const metrics = await (await fetch(`${proxy.origin}/metrics`)).text();
	proxy.kill('SIGTERM');
	expect(await proxy.exited).toBe(0);
	await delay(10);
	await upstream.close();

	expect(upstream.requests.some(({ body }) => marker.test(body))).toBe(true);
	expect(proxy.output.stderr.split('\n').length).toBeGreaterThan(200);
	expect(proxy.output.stderr).not.toMatch(marker);
	expect(proxy.output.stdout).toBe('');
	expect(metrics).not.toMatch(marker);
	expect(answers.filter((answer) => marker.test(answer) && !answer.includes('items'))).toEqual([]);
}, 60_000);
