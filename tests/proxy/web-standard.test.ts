import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import ts from 'typescript';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { createApp } from '../../proxy/app.ts';
import type { Forward } from '../../proxy/forward.ts';
import { codeOf, credentials, jsonCredentials } from './support/recorder.ts';
import { startUpstream, type Upstream } from './support/upstream.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const entry = `${root}proxy/app.ts`;

/** All that a runtime other than Node has to offer (WinterTC, "Minimum Common Web API"). */
const webGlobals = {
	AbortController,
	AbortSignal,
	DOMException,
	Headers,
	ReadableStream,
	Request,
	Response,
	TextDecoder,
	TextEncoder,
	URL,
	clearTimeout,
	crypto,
	performance,
	setTimeout
};

let chunk: Rolldown.OutputChunk;
let upstream: Upstream;
let create: typeof createApp;

beforeAll(async () => {
	const built = (await build({
		configFile: false,
		root,
		logLevel: 'error',
		publicDir: false,
		build: {
			write: false,
			minify: false,
			lib: { entry, formats: ['iife'], name: 'proxy', fileName: 'proxy' }
		}
	})) as Rolldown.RolldownOutput[];
	chunk = built[0]?.output[0] as Rolldown.OutputChunk;
	const context = createContext({ ...webGlobals });
	create = runInContext(`${chunk.code}; proxy.createApp`, context) as typeof createApp;
	upstream = await startUpstream();
}, 60_000);
afterAll(() => upstream.close());

/** `fetch` as the forwarder, with the tenant server on loopback in Autotask's place. */
const forward: Forward = (url, init) =>
	fetch(url.replace('https://webservices3.autotask.net', upstream.origin), init);

const companies = 'http://proxy.example/proxy/autotask/webservices3.autotask.net/V1.0/Companies';

describe('createApp', () => {
	it('reaches no module but its own Web-standard ones and Hono', () => {
		const modules = chunk.moduleIds.map((id) => id.replaceAll('\\', '/'));
		const foreign = modules.filter((id) => !/\/(?:proxy\/[a-z-]+\.ts|hono\/.*)$/.test(id));
		expect(foreign).toEqual([]);
		const own = modules.filter((id) => id.endsWith('.ts')).map((id) => id.split('/').at(-1));
		expect(own).toEqual(expect.arrayContaining(['app.ts', 'calls.ts', 'target.ts', 'limits.ts']));
		const ofNode = ['main.ts', 'listen.ts', 'forward-undici.ts', 'log.ts', 'metrics.ts'];
		expect(own.filter((name) => ofNode.includes(name ?? ''))).toEqual([]);
		expect(chunk.imports).toEqual([]);
	});

	it('type-checks where only Web APIs are known', () => {
		const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path));
		const { options } = ts.convertCompilerOptionsFromJson(
			{
				...config.compilerOptions,
				target: 'es2023',
				module: 'esnext',
				moduleResolution: 'bundler',
				lib: ['es2023', 'webworker', 'webworker.iterable'],
				types: [],
				strict: true,
				noEmit: true,
				skipLibCheck: true,
				allowImportingTsExtensions: true
			},
			root
		);
		const program = ts.createProgram([entry], options);
		const read = program.getSourceFiles().map(({ fileName }) => fileName);
		expect(read.filter((name) => name.includes('@types/node'))).toEqual([]);
		const said = ts
			.getPreEmitDiagnostics(program)
			.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
		expect(said).toEqual([]);
	}, 30_000);

	it('forwards with fetch where there is neither process nor Buffer', async () => {
		const app = create({ forward });
		const init = { method: 'POST', headers: jsonCredentials, body: '{"filter":[]}' };
		const response = await app.fetch(new Request(`${companies}/query`, init));
		expect(await response.json()).toEqual({ items: [] });
		const { method, url, headers, body } = upstream.requests.at(-1) ?? {};
		expect([method, url, body]).toEqual([
			'POST',
			'/ATServicesRest/V1.0/Companies/query',
			'{"filter":[]}'
		]);
		expect(headers?.['secret']).toBe(credentials.Secret);
	});

	it('streams an answer and counts it there', async () => {
		const bytes: number[] = [];
		upstream.answer = (_, outgoing) => {
			outgoing.writeHead(200, { 'content-type': 'application/json' });
			outgoing.write('{"items":');
			setTimeout(() => outgoing.end('[1]}'), 20);
		};
		const app = create({ forward, observe: (event) => bytes.push(event.bytes) });
		const response = await app.fetch(new Request(`${companies}/1`, { headers: credentials }));
		expect(await response.text()).toBe('{"items":[1]}');
		expect(bytes).toEqual([13]);
	});

	it('refuses there as it does on Node', async () => {
		const before = upstream.requests.length;
		const app = create({ forward });
		const evil = companies.replace('webservices3.autotask.net', 'evil.example');
		const refused = await app.fetch(new Request(`${evil}/1`, { headers: credentials }));
		expect(await codeOf(refused)).toBe('host-not-allowed');
		const plain = new Request(`${companies}/query`, {
			method: 'POST',
			headers: jsonCredentials,
			body: 'all of them'
		});
		expect(await codeOf(await app.fetch(plain))).toBe('body-not-json');
		expect(upstream.requests.length).toBe(before);
	});
});
