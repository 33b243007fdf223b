import { Hono } from 'hono';
import { Call, type CallEvent } from './call.ts';
import { discoverZone, forwardCall, type CallContext } from './calls.ts';
import { proxyPaths, type ProxyInfo } from './contract.ts';
import { ForwardError, type Forward } from './forward.ts';
import { defaultLimits, LocalLimits, rateRefusal, type Limits } from './limits.ts';
import { corsHeaders, originAllowed, preflightResponse } from './origins.ts';
import { isRefusal, problemResponse, refuse, type Refusal } from './problem.ts';
import { parseSettings, type Settings } from './settings.ts';

export interface ProxyOptions {
	/** How calls leave; `fetch` will do. */
	readonly forward: Forward;
	/** Default: those of an empty environment. */
	readonly settings?: Settings;
	readonly version?: string;
	readonly sandbox?: Forward | null;
	readonly limits?: Limits;
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

type Answer = Response | Refusal;

/** The proxy as a Web-standard app: it knows neither ports nor files nor a runtime. */
export function createApp(options: ProxyOptions): Hono {
	const context: CallContext = {
		settings: options.settings ?? parseSettings({}),
		forward: options.forward,
		sandbox: options.sandbox ?? null,
		limits: options.limits ?? new LocalLimits(defaultLimits),
		bodyTimeout: options.bodyTimeout ?? 15_000
	};
	const app = new Hono();
	// One handler and the path as it came: a router would decode it, and match more than it should.
	app.all('/proxy/*', async function answer(c) {
		const call = new Call(c.req.raw, c.env, options.observe);
		try {
			const answered = await enter(call, options, context);
			return isRefusal(answered) ? call.refuse(answered) : answered;
		} catch (error) {
			return failed(call, error);
		}
	});
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

/** What holds for every route: the page's origin, an orderly stop, the client's rate. */
function enter(call: Call, options: ProxyOptions, context: CallContext): Answer | Promise<Answer> {
	const { request, env, reply } = call;
	const origin = request.headers.get('origin');
	if (!originAllowed(origin, request.url, context.settings.allowedOrigins)) {
		return refuse('origin-not-allowed', 'Pages of this origin may not use the proxy.');
	}
	if (origin !== null) Object.assign(reply, corsHeaders(origin));
	if (request.method === 'OPTIONS' && request.headers.has('access-control-request-method')) {
		return call.answer(preflightResponse(reply));
	}
	if (options.draining?.()) {
		return refuse('shutting-down', 'This proxy is stopping.', { connection: 'close' });
	}
	const go = (wait: number) => (wait > 0 ? rateRefusal(wait) : route(call, options, context));
	const wait = context.limits.admit(options.clientAddress?.(request, env) ?? '');
	return typeof wait === 'number' ? go(wait) : wait.then(go);
}

function route(call: Call, options: ProxyOptions, context: CallContext): Answer | Promise<Answer> {
	if (call.rawPath.startsWith(`${proxyPaths.autotask}/`)) return forwardCall(call, context);
	const isZone = call.rawPath === proxyPaths.zone;
	if (!isZone && call.rawPath !== proxyPaths.info) return notFound();
	if (call.request.method !== 'GET') {
		return refuse('method-not-allowed', 'Only GET is allowed here.', { allow: 'GET' });
	}
	if (isZone) return discoverZone(call, context);
	const info = infoOf(options, context.settings);
	return call.answer(Response.json(info, { headers: call.reply }));
}

/** The way to Autotask failed, or the proxy has a bug, of which only the class is told. */
function failed(call: Call, error: unknown): Response {
	if (error instanceof ForwardError) return call.refuse(refuse(error.code, error.message));
	const name = error instanceof Error ? error.name : typeof error;
	return call.refuse(refuse('internal', 'The proxy failed.'), name);
}

function notFound(): Refusal {
	return refuse('not-found', 'There is nothing at this path.');
}

function infoOf(options: ProxyOptions, settings: Settings): ProxyInfo {
	return {
		version: options.version ?? '0',
		egressIps: settings.egressIps,
		injectsIntegrationCode: settings.integrationCode !== null,
		sandbox: (options.sandbox ?? null) !== null
	};
}
