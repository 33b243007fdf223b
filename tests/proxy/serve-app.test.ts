import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../proxy/app.ts';
import { contentSecurityPolicy, createAppServer } from '../../proxy/serve-app.ts';
import { codeOf, createRecorder } from './support/recorder.ts';

const policy = "default-src 'self'; script-src 'self' 'sha256-abc='";
const shell = `<meta http-equiv="content-security-policy" content="${policy}"><p>shell</p>`;
const files: Record<string, string> = {
	'200.html': shell,
	'200.html.gz': 'gzipped shell',
	'_app/immutable/entry/start.abc.js': 'start',
	'_app/immutable/entry/start.abc.js.br': 'brotli start',
	'_app/immutable/entry/start.abc.js.gz': 'gzipped start',
	'_app/version.json': '{}',
	'service-worker.js': 'worker'
};
const folder = mkdtempSync(join(tmpdir(), 'almanac-app-'));
const navigation = { headers: { 'Sec-Fetch-Mode': 'navigate', Accept: 'text/html' } };

let app: ReturnType<typeof createApp>;

beforeAll(() => {
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	app = createApp({ ...createRecorder(), serveApp: createAppServer(folder) });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('createAppServer', () => {
	it.each(['/', '/companies/3', '/reports/12/print', '/200.html'])(
		'answers %s with the shell',
		async (path) => {
			const response = await app.request(path, navigation);
			expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
			expect(response.headers.get('cache-control')).toBe('no-cache');
			expect(await response.text()).toBe(shell);
		}
	);

	it.each([
		'/_app/immutable/entry/gone.js',
		'/_app/anything',
		'/missing.png',
		'/companies/export.csv',
		'/proxy/anything',
		'/../package.json',
		'/%2e%2e/package.json',
		'/..%2fpackage.json'
	])('never answers %s with the shell', async (path) => {
		const response = await app.request(path, navigation);
		expect(response.status).toBe(404);
		expect(await codeOf(response)).toBe('not-found');
	});

	it('answers a script that asks for a deep link with not-found', async () => {
		const headers = { 'Sec-Fetch-Mode': 'cors', Accept: '*/*' };
		expect((await app.request('/companies/3', { headers })).status).toBe(404);
	});

	it('sends the policy of the shell as a header with every file', async () => {
		for (const path of ['/', '/service-worker.js', '/_app/immutable/entry/start.abc.js']) {
			const { headers } = await app.request(path, navigation);
			expect(headers.get('content-security-policy')).toBe(`${policy}; frame-ancestors 'none'`);
			expect(headers.get('x-content-type-options')).toBe('nosniff');
			expect(headers.get('referrer-policy')).toBe('no-referrer');
			expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
			expect(headers.get('permissions-policy')).toContain('camera=()');
		}
	});

	it('lets hashed files be kept for ever and the service worker never', async () => {
		const hashed = await app.request('/_app/immutable/entry/start.abc.js');
		expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
		for (const path of ['/service-worker.js', '/_app/version.json']) {
			expect((await app.request(path)).headers.get('cache-control')).toBe('no-cache');
		}
	});

	it.each([
		['gzip, deflate, br', 'br', 'brotli start'],
		['gzip', 'gzip', 'gzipped start'],
		['identity', null, 'start']
	])('takes the compressed file for %s', async (accepted, encoding, text) => {
		const path = '/_app/immutable/entry/start.abc.js';
		const response = await app.request(path, { headers: { 'Accept-Encoding': accepted } });
		expect(response.headers.get('content-encoding')).toBe(encoding);
		expect(response.headers.get('vary')).toBe('Accept-Encoding');
		expect(await response.text()).toBe(text);
	});

	it('answers 304 to a file that has not changed', async () => {
		const first = await app.request('/service-worker.js');
		const headers = { 'If-None-Match': first.headers.get('etag') ?? '' };
		const second = await app.request('/service-worker.js', { headers });
		expect([second.status, await second.text()]).toEqual([304, '']);
	});

	it('does not start without a built app', () => {
		expect(() => createAppServer(join(folder, '_app'))).toThrow('200.html is missing');
	});
});

describe('contentSecurityPolicy', () => {
	it('reads entities of the meta tag as what they stand for', () => {
		const html = '<meta http-equiv="content-security-policy" content="script-src &#39;self&#39;">';
		expect(contentSecurityPolicy(html)).toBe("script-src 'self'; frame-ancestors 'none'");
	});

	it('still forbids framing where the page has no policy', () => {
		expect(contentSecurityPolicy('<p>')).toBe("frame-ancestors 'none'");
	});
});
