import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Agent, errors, type Dispatcher } from 'undici';
import {
	ForwardError,
	passedHeaders,
	redirectError,
	type Forward,
	type ForwardInit,
	type Relayed
} from './forward.ts';

/** Milliseconds that each stage of a call may take. */
export interface UndiciTimeouts {
	readonly connect: number;
	/** From the request to the head of the answer; Autotask itself cuts a request after 5 minutes. */
	readonly head: number;
	/** Without a byte from Autotask, or without the client taking one. */
	readonly idle: number;
}

const defaultTimeouts: UndiciTimeouts = { connect: 10_000, head: 120_000, idle: 60_000 };

/** A whole answer up to this size leaves in one piece with its head: Node joins only strings. */
const smallBytes = 8_192;

const relayed: Relayed = { relayed: RESPONSE_ALREADY_SENT };

/** A forwarder for Node with its pool of kept-alive connections. */
export interface UndiciForward {
	readonly forward: Forward;
	/** Ends the pool once its calls have ended. */
	close(): Promise<void>;
}

/**
 * Forwards with undici and, under `@hono/node-server`, writes each chunk straight to the client's
 * socket, as it came: never decoded, never gathered. See docs/adr/0013 on why not `fetch`.
 */
export function createUndiciForward(timeouts: Partial<UndiciTimeouts> = {}): UndiciForward {
	const limits = { ...defaultTimeouts, ...timeouts };
	const agent = new Agent({
		connections: 512,
		pipelining: 1,
		keepAliveTimeout: 10_000,
		connect: { timeout: limits.connect },
		headersTimeout: limits.head,
		bodyTimeout: limits.idle
	});
	return {
		forward: (url, init, env) => {
			const outgoing = outgoingOf(env);
			return outgoing ? relay(agent, { url, init, outgoing, limits }) : answer(agent, url, init);
		},
		close: () => agent.close()
	};
}

interface RelayedCall {
	readonly url: string;
	readonly init: ForwardInit;
	readonly outgoing: ServerResponse;
	readonly limits: UndiciTimeouts;
}

function outgoingOf(env: unknown): ServerResponse | null {
	return typeof env === 'object' && env !== null && 'outgoing' in env
		? (env.outgoing as ServerResponse)
		: null;
}

/** A short answer as a `Response`, for zone discovery. */
async function answer(agent: Agent, url: string, init: ForwardInit): Promise<Response> {
	const request = { ...outgoingRequest(url, init), signal: init.signal };
	const { statusCode, headers, body } = await agent.request(request).catch((error: unknown) => {
		throw failure(error);
	});
	const type = headers['content-type'];
	return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, {
		status: statusCode,
		headers: typeof type === 'string' ? { 'content-type': type } : {}
	});
}

/** Resolves once the head of the answer is known; from then on every end of it is told. */
function relay(agent: Agent, call: RelayedCall): Promise<Relayed> {
	const { init, outgoing, limits } = call;
	return new Promise((resolve, reject) => {
		let controller: Dispatcher.DispatchController | undefined;
		let bytes = 0;
		let declared = -1;
		let whole: string | null = null;
		let stalled: ReturnType<typeof setTimeout> | undefined;
		const drop = () => controller?.abort(new Error('The client is gone.'));
		outgoing.on('drain', () => {
			clearTimeout(stalled);
			controller?.resume();
		});
		outgoing.once('close', () => {
			clearTimeout(stalled);
			if (!outgoing.writableFinished) drop();
		});
		agent.dispatch(outgoingRequest(call.url, init), {
			onRequestStart(started) {
				controller = started;
				if (outgoing.destroyed) drop();
			},
			onResponseStart(_, status, received) {
				if (status < 200) return;
				if (status >= 300 && status < 400) {
					reject(redirectError(status));
					drop();
					return;
				}
				outgoing.writeHead(status, replyHeaders(init, received));
				declared = Number(received['content-length'] ?? -1);
				resolve(relayed);
			},
			onResponseData(_, chunk) {
				bytes += chunk.length;
				if (chunk.length === declared && declared <= smallBytes) {
					whole = chunk.toString('latin1');
					return;
				}
				if (outgoing.write(chunk)) return;
				controller?.pause();
				stalled = setTimeout(() => outgoing.destroy(), limits.idle);
			},
			onResponseEnd() {
				if (whole === null) outgoing.end();
				else outgoing.end(whole, 'latin1');
				init.ended({ status: outgoing.statusCode, bytes, outcome: 'complete' });
			},
			onResponseError(_, error) {
				if (!outgoing.headersSent) {
					reject(failure(error));
					return;
				}
				const outcome = outgoing.destroyed ? 'aborted' : 'cut';
				// The client must not take a part for the whole.
				outgoing.destroy();
				init.ended({ status: outgoing.statusCode, bytes, outcome });
			}
		});
	});
}

function replyHeaders({ reply }: ForwardInit, received: Readonly<Record<string, unknown>>) {
	for (const name of passedHeaders) {
		const value = received[name];
		if (typeof value === 'string') reply[name] = value;
	}
	return reply;
}

/** undici takes origin and path apart; both come from our own constants. */
function outgoingRequest(url: string, { method, headers, body }: ForwardInit) {
	const slash = url.indexOf('/', url.indexOf('//') + 2);
	return {
		origin: url.slice(0, slash),
		path: url.slice(slash),
		method: method as Dispatcher.HttpMethod,
		headers,
		body
	};
}

function failure(error: unknown): ForwardError {
	if (error instanceof ForwardError) return error;
	const late =
		error instanceof errors.HeadersTimeoutError ||
		error instanceof errors.BodyTimeoutError ||
		error instanceof errors.ConnectTimeoutError;
	return late
		? new ForwardError('upstream-timeout', 'Autotask did not answer in time.')
		: new ForwardError('upstream-unreachable', 'No connection to Autotask.');
}
