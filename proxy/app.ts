import { Hono, type Context } from 'hono';
import { discoverZone, forwardCall, type Call, type CallContext, type Digest } from './calls.ts';
import { proxyPaths, type ProblemCode, type ProxyInfo } from './contract.ts';
import { ForwardError, type Ending, type Forward, type Relayed } from './forward.ts';
import { defaultLimits, LocalLimits, rateRefusal, type Limits } from './limits.ts';
import { corsHeaders, originAllowed, preflightResponse } from './origins.ts';
import { isRefusal, problemResponse, problemStatus, refuse, type Refusal } from './problem.ts';
import { requestIdOf } from './request-head.ts';
import { parseSettings, type Settings } from './settings.ts';

/** One finished request, for log and metrics. It holds nothing that a client typed. */
export interface CallEvent {
	readonly requestId: string;
	readonly method: string;
	/** Canonical name; null when the request was refused before one was known. */
	readonly entity: string | null;
	readonly status: number;
	readonly code: ProblemCode | null;
	readonly outcome: Ending['outcome'];
	readonly ms: number;
	readonly bytes: number;
	/** Class of an unexpected error: a bug. */
	readonly error: string | null;
}

export interface ProxyOptions {
	/** How calls leave; `fetch` will do. */
	readonly forward: Forward;
	/** Default: those of an empty environment. */
	readonly settings?: Settings;
	readonly version?: string;
	readonly sandbox?: Forward | null;
	readonly limits?: Limits;
	readonly digest?: Digest;
	/** The address that the rate of a client is counted by. */
	readonly clientAddress?: (request: Request, env: unknown) => string;
	readonly observe?: (event: CallEvent) => void;
	/** Text of `GET /metrics`. */
	readonly metrics?: () => Promise<string>;
	readonly draining?: () => boolean;
	/** Whether limits hold over all proxies; for `GET /readyz`. */
	readonly limitsShared?: () => boolean;
	/** Answers everything that is none of the proxy's paths; null: not found. */
	readonly serveApp?: (request: Request) => Promise<Response | null>;
	readonly bodyTimeout?: number;
}

type Work = (call: Call, context: CallContext) => Promise<Relayed | Refusal>;

/**
 * Answers of Autotask are data: were one opened as a page, it could run nothing
 * (`sandbox`), and the browser stores none.
 */
const dataHeaders = {
	'cache-control': 'no-store',
	'content-security-policy': "default-src 'none'; sandbox",
	'x-content-type-options': 'nosniff'
};

/** The proxy as a Web-standard app: it knows neither ports nor files nor a runtime. */
export function createApp(options: ProxyOptions): Hono {
	const settings = options.settings ?? parseSettings({});
	const context: CallContext = {
		settings,
		forward: options.forward,
		sandbox: options.sandbox ?? null,
		limits: options.limits ?? new LocalLimits(defaultLimits),
		digest: options.digest ?? sha256,
		bodyTimeout: options.bodyTimeout ?? 15_000
	};
	const answer = answering(options, context);
	const app = new Hono();
	// One handler and the path as it came: a router would decode it, and match more than it should.
	app.all('/proxy/*', answer(routeProxy(options)));
	app.get(proxyPaths.health, (c) => c.json({ status: 'ok' }));
	app.get(proxyPaths.ready, (c) =>
		options.draining?.()
			? c.json({ status: 'stopping' }, 503)
			: c.json({ status: 'ready', limits: options.limitsShared?.() ? 'shared' : 'local' })
	);
	app.get(proxyPaths.metrics, async (c) =>
		options.metrics ? c.text(await options.metrics()) : problemResponse(notFound())
	);
	app.notFound(async (c) => (await options.serveApp?.(c.req.raw)) ?? problemResponse(notFound()));
	return app;
}

/** Wraps a route: origin, preflight, drain and rate before it; request id, log and problems after. */
function answering(options: ProxyOptions, context: CallContext) {
	return (work: Work) =>
		async function answer(c: Context): Promise<Response> {
			const request = c.req.raw;
			const started = performance.now();
			const requestId = requestIdOf(request.headers);
			const call = callOf(request, c.env, requestId);
			const finish = (status: number, ending: Ending, code: ProblemCode | null, error?: string) =>
				options.observe?.({
					requestId,
					method: request.method,
					entity: call.entity,
					status,
					code,
					error: error ?? null,
					ms: performance.now() - started,
					...ending
				});
			try {
				const relayed = await enter(call, work, options, context);
				if (isRefusal(relayed)) return refused(relayed);
				void relayed.ended.then((ending) => finish(relayed.status, ending, null));
				return relayed.response;
			} catch (error) {
				return refused(...failureOf(error));
			}
			function refused(refusal: Refusal, error?: string): Response {
				const outcome = request.signal.aborted ? 'aborted' : 'complete';
				finish(problemStatus(refusal.code), { bytes: 0, outcome }, refusal.code, error);
				return problemResponse(refusal, call.reply);
			}
		};
}

async function enter(
	call: Call,
	work: Work,
	options: ProxyOptions,
	context: CallContext
): Promise<Relayed | Refusal> {
	const { request, env } = call;
	const origin = request.headers.get('origin');
	if (!originAllowed(origin, request.url, context.settings.allowedOrigins)) {
		return refuse('origin-not-allowed', 'Pages of this origin may not use the proxy.');
	}
	Object.assign(call.reply, corsHeaders(origin));
	if (request.method === 'OPTIONS' && request.headers.has('access-control-request-method')) {
		return made(preflightResponse(call.reply));
	}
	if (options.draining?.()) {
		return refuse('shutting-down', 'This proxy is stopping.', { connection: 'close' });
	}
	const wait = await context.limits.admit(options.clientAddress?.(request, env) ?? '');
	return wait > 0 ? rateRefusal(wait) : work(call, context);
}

function callOf(request: Request, env: unknown, requestId: string): Call {
	const { url } = request;
	return {
		request,
		env,
		rawPath: url.slice(url.indexOf('/', url.indexOf('//') + 2)),
		reply: { ...dataHeaders, 'x-request-id': requestId },
		entity: null
	};
}

/** The way to Autotask failed, or the proxy has a bug, of which only the class is told. */
function failureOf(error: unknown): [Refusal, string?] {
	if (error instanceof ForwardError) return [refuse(error.code, error.message)];
	const name = error instanceof Error ? error.name : typeof error;
	return [refuse('internal', 'The proxy failed.'), name];
}

function routeProxy(options: ProxyOptions): Work {
	return async (call, context) => {
		if (call.rawPath.startsWith(`${proxyPaths.autotask}/`)) return forwardCall(call, context);
		const zone = call.rawPath === proxyPaths.zone;
		if (!zone && call.rawPath !== proxyPaths.info) return notFound();
		if (call.request.method !== 'GET') {
			return refuse('method-not-allowed', 'Only GET is allowed here.', { allow: 'GET' });
		}
		return zone ? discoverZone(call, context) : proxyInfo(call, options, context.settings);
	};
}

function notFound(): Refusal {
	return refuse('not-found', 'There is nothing at this path.');
}

function proxyInfo(call: Call, options: ProxyOptions, settings: Settings): Relayed {
	const info = {
		version: options.version ?? '0',
		egressIps: settings.egressIps,
		injectsIntegrationCode: settings.integrationCode !== null,
		sandbox: (options.sandbox ?? null) !== null
	} satisfies ProxyInfo;
	return made(Response.json(info, { headers: call.reply }));
}

/** An answer of the proxy's own. */
function made(response: Response): Relayed {
	const ended = Promise.resolve<Ending>({ bytes: 0, outcome: 'complete' });
	return { status: response.status, response, ended };
}

async function sha256(text: string): Promise<string> {
	const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return Array.from(new Uint8Array(hash, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join(
		''
	);
}
