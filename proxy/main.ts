import { hash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import packageJson from '../package.json' with { type: 'json' };
import { createApp } from './app.ts';
import { createClientAddress } from './client-address.ts';
import { createUndiciForward } from './forward-undici.ts';
import { defaultLimits, LocalLimits } from './limits.ts';
import { createLogger, logCall } from './log.ts';
import { problemResponse, refuse } from './problem.ts';
import { createSandboxForward } from './sandbox.ts';
import { createAppServer } from './serve-app.ts';
import { parseSettings, SettingsError, type Settings } from './settings.ts';
import { checkWire } from './wire-guard.ts';

/** A proxy that listens. */
export interface RunningProxy {
	readonly port: number;
	/** Stops listening, lets calls in flight end and resolves; after `drainTimeout` cuts the rest. */
	stop(): Promise<void>;
}

/** Milliseconds that calls in flight have after a stop was asked for. */
const drainTimeout = 30_000;

const serverOptions = {
	/** The head of a request, and then the whole of it, must arrive in this time. */
	headersTimeout: 10_000,
	requestTimeout: 30_000,
	connectionsCheckingInterval: 5_000,
	/** Longer than load balancers keep idle connections, so that they never meet a closing one. */
	keepAliveTimeout: 75_000,
	maxHeaderSize: 16_384,
	/** A chunk of upstream's fits several times, so that a page is not written in stutters. */
	highWaterMark: 262_144
};

/** Starts the proxy. Throws {@link SettingsError}, or the error of `listen`. */
export async function startProxy(
	env: Readonly<Record<string, string | undefined>>
): Promise<RunningProxy> {
	const settings = parseSettings(env);
	const logger = createLogger(settings.logLevel);
	const upstream = createUndiciForward();
	const addressOf = createClientAddress(settings.trustedProxies);
	let stopping = false;
	const app = createApp({
		forward: upstream.forward,
		settings,
		version: packageJson.version,
		sandbox: settings.sandbox ? createSandboxForward() : null,
		limits: new LocalLimits({ ...defaultLimits, clientRate: settings.clientRate }),
		digest: (text) => hash('sha256', text, 'base64url'),
		clientAddress: (request, env) => addressOf(peerOf(env), request.headers.get('x-forwarded-for')),
		observe: (event) => logCall(logger, event),
		draining: () => stopping,
		...(settings.appDir === null ? {} : { serveApp: appServer(settings.appDir) })
	});
	const servers = await listen(settings, requestListener(app.fetch));
	const { port } = servers[0]?.address() as AddressInfo;
	logger.info({ port, version: packageJson.version, sandbox: settings.sandbox }, 'listening');
	return {
		port,
		async stop() {
			stopping = true;
			await Promise.all(servers.map((server) => drain(server)));
			await upstream.close();
			logger.info('stopped');
			await flushed(logger);
		}
	};
}

function requestListener(fetch: Parameters<typeof getRequestListener>[0]) {
	const listener = getRequestListener(fetch, {
		overrideGlobalObjects: false,
		errorHandler: () => problemResponse(refuse('path-not-allowed', 'The address is malformed.'))
	});
	return function onRequest(incoming: IncomingMessage, outgoing: ServerResponse): void {
		const refusal = checkWire(incoming);
		if (refusal === null) void listener(incoming, outgoing);
		else void writeProblem(problemResponse(refusal), outgoing);
	};
}

async function writeProblem(problem: Response, outgoing: ServerResponse): Promise<void> {
	const headers = { ...Object.fromEntries(problem.headers), connection: 'close' };
	outgoing.writeHead(problem.status, headers).end(await problem.text());
}

function peerOf(env: unknown): string {
	return (env as { incoming: IncomingMessage }).incoming.socket.remoteAddress ?? '';
}

function appServer(dir: string) {
	try {
		return createAppServer(dir);
	} catch {
		throw new SettingsError(`APP_DIR must be the folder of the built app; ${dir} holds none.`);
	}
}

/** `localhost` means both loopback addresses; a machine without IPv6 has only one of them. */
async function listen(
	settings: Settings,
	onRequest: (incoming: IncomingMessage, outgoing: ServerResponse) => void
): Promise<Server[]> {
	if (settings.host !== 'localhost')
		return [await listenOn(settings.port, settings.host, onRequest)];
	const first = await listenOn(settings.port, '127.0.0.1', onRequest);
	const { port } = first.address() as AddressInfo;
	try {
		return [first, await listenOn(port, '::1', onRequest)];
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return [first];
		first.close();
		throw error;
	}
}

function listenOn(
	port: number,
	host: string,
	onRequest: (incoming: IncomingMessage, outgoing: ServerResponse) => void
): Promise<Server> {
	const server = createServer(serverOptions, onRequest);
	server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
		if (!socket.writable || error.code === 'ECONNRESET') socket.destroy();
		else void endMalformed(error.code ?? '', (text) => socket.end(text));
	});
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => resolve(server));
	});
}

/** The HTTP parser refused a request before there was one: smuggling, flooding or dawdling. */
async function endMalformed(reason: string, write: (text: string) => void): Promise<void> {
	const slow = reason === 'ERR_HTTP_REQUEST_TIMEOUT';
	const problem = problemResponse(
		slow
			? refuse('body-too-slow', 'The request did not arrive in time.')
			: refuse('header-not-allowed', 'The request is not valid HTTP, or its head is too long.')
	);
	const body = await problem.text();
	const head = `HTTP/1.1 ${problem.status} Refused\r\ncontent-type: application/problem+json`;
	write(
		`${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`
	);
}

function drain(server: Server): Promise<void> {
	return new Promise((resolve) => {
		const cut = setTimeout(() => server.closeAllConnections(), drainTimeout);
		// Node closes what is idle now; a connection that falls idle later would wait for its timeout.
		const sweep = setInterval(() => server.closeIdleConnections(), 100);
		server.close(() => {
			clearTimeout(cut);
			clearInterval(sweep);
			resolve();
		});
	});
}

function flushed(logger: Logger): Promise<void> {
	return new Promise((resolve) => logger.flush(() => resolve()));
}

/** Runs until a signal asks for a graceful stop; a second one ends at once. */
export function stopOnSignals(proxy: RunningProxy): void {
	for (const signal of ['SIGTERM', 'SIGINT'] as const) {
		process.once(signal, () => {
			process.once(signal, () => process.exit(1));
			void proxy.stop().then(() => process.exit(0));
		});
	}
}

/** One sentence for whoever starts the proxy. */
export function startErrorSentence(error: unknown): string {
	const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
	if (code === 'EADDRINUSE') return `Port ${port} is in use; set PORT to another one.`;
	if (code === 'EACCES')
		return `Port ${port} may not be used by this user; set PORT to another one.`;
	if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
		return 'HOST is not an address of this machine.';
	return message;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
	try {
		stopOnSignals(await startProxy(process.env));
	} catch (error) {
		process.stderr.write(`${startErrorSentence(error)}\n`);
		process.exitCode = 1;
	}
}
