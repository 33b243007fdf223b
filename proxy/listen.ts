import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { ProblemCode } from './contract.ts';
import { problemResponse, problemStatus, refuse, type Refusal } from './problem.ts';
import { checkWire } from './wire-guard.ts';

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;
type Fetch = Parameters<typeof getRequestListener>[0];

/** A request that was refused before the app saw it. */
export type WireRefused = (method: string, status: number, code: ProblemCode) => void;

const serverOptions = {
	/** The head of a request, and then the whole of it, must arrive in this time. */
	headersTimeout: 10_000,
	requestTimeout: 30_000,
	connectionsCheckingInterval: 5_000,
	/** Longer than load balancers keep idle connections, so that they never meet a closing one. */
	keepAliveTimeout: 75_000,
	maxHeaderSize: 16_384,
	/** One chunk of upstream's: more made pages no faster and memory higher. */
	highWaterMark: 65_536
};

/** Milliseconds that calls in flight have after a stop was asked for. */
const drainTimeout = 30_000;

/** Listens for the app on `port` of `host`; several servers if the host has several addresses. */
export async function listen(
	fetch: Fetch,
	at: { port: number; host: string },
	onRefused: WireRefused = () => undefined
): Promise<Server[]> {
	const onRequest = requestListener(fetch, onRefused);
	if (at.host !== 'localhost') return [await listenOn(at, onRequest, onRefused)];
	// `localhost` means both loopback addresses; a machine without IPv6 has only one of them.
	const first = await listenOn({ port: at.port, host: '127.0.0.1' }, onRequest, onRefused);
	const { port } = first.address() as AddressInfo;
	try {
		return [first, await listenOn({ port, host: '::1' }, onRequest, onRefused)];
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return [first];
		first.close();
		throw error;
	}
}

/** Stops listening and resolves when the calls in flight have ended, or were cut. */
export function drain(server: Server): Promise<void> {
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

function requestListener(fetch: Fetch, onRefused: WireRefused): Listener {
	const listener = getRequestListener(fetch, {
		overrideGlobalObjects: false,
		errorHandler: () => problemResponse(refuse('path-not-allowed', 'The address is malformed.'))
	});
	return function onRequest(incoming, outgoing) {
		const refusal = checkWire(incoming);
		if (refusal === null) {
			void listener(incoming, outgoing);
			return;
		}
		onRefused(incoming.method ?? '', problemStatus(refusal.code), refusal.code);
		void writeProblem(refusal, outgoing);
	};
}

async function writeProblem(refusal: Refusal, outgoing: ServerResponse): Promise<void> {
	const problem = problemResponse(refusal, { connection: 'close' });
	outgoing.writeHead(problem.status, Object.fromEntries(problem.headers));
	outgoing.end(await problem.text());
}

function listenOn(
	at: { port: number; host: string },
	onRequest: Listener,
	onRefused: WireRefused
): Promise<Server> {
	const server = createServer(serverOptions, onRequest);
	const refuseSocket = (socket: Duplex, refusal: Refusal) => {
		onRefused('', problemStatus(refusal.code), refusal.code);
		void endWith(refusal, (text) => socket.end(text));
	};
	server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
		if (socket.writable && error.code !== 'ECONNRESET') {
			refuseSocket(socket, malformed(error.code ?? ''));
		} else socket.destroy();
	});
	server.on('connect', (_, socket) => {
		// Once the server has let go of it, nobody else listens for its errors.
		socket.on('error', () => socket.destroy());
		refuseSocket(socket, refuse('method-not-allowed', 'This proxy makes no tunnels.'));
		setTimeout(() => socket.destroy(), 1_000).unref();
	});
	server.on('checkExpectation', (incoming, outgoing) => {
		const refusal = refuse('header-not-allowed', 'This expectation can not be met.');
		onRefused(incoming.method ?? '', problemStatus(refusal.code), refusal.code);
		void writeProblem(refusal, outgoing);
	});
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(at.port, at.host, () => resolve(server));
	});
}

/** The HTTP parser refused a request before there was one: smuggling, flooding or dawdling. */
function malformed(reason: string): Refusal {
	return reason === 'ERR_HTTP_REQUEST_TIMEOUT'
		? refuse('body-too-slow', 'The request did not arrive in time.')
		: refuse('header-not-allowed', 'The request is not valid HTTP, or its head is too long.');
}

async function endWith(refusal: Refusal, write: (text: string) => void): Promise<void> {
	const problem = problemResponse(refusal);
	const body = await problem.text();
	const head = `HTTP/1.1 ${problem.status} Refused\r\ncontent-type: application/problem+json`;
	write(
		`${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`
	);
}
