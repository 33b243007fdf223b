import type { Context, MiddlewareHandler } from 'hono';
import { errors, iisNotFound, iisServerError, unauthorized } from './answers.ts';
import { pathParts, type SandboxEnv } from './env.ts';
import type { FaultRule } from './faults.ts';
import { slowDownMs, threadLimitErrors } from './limits.ts';
import type { Runtime } from './runtime.ts';

type Handler = MiddlewareHandler<SandboxEnv>;
type Call = Context<SandboxEnv>;

/** IIS cuts off longer URLs; a request that takes longer than this is cut too. */
const maxUrlLength = 2048;
const maxRequestMs = 300_000;

/** Writes each call into the recorder when it is answered, and reads its body once. */
export function recording({ recorder, tenant }: Runtime): Handler {
	return async (c, next) => {
		const { method } = c.req;
		const body = method === 'GET' || method === 'HEAD' ? '' : await c.req.text();
		c.set('body', body);
		c.set('pageKey', '');
		await next();
		recorder.add({
			at: tenant.now(),
			method,
			path: pathParts(c.req.path).join('/'),
			entity: entityOf(c),
			query: body === '' ? (c.req.query('search') ?? null) : body,
			status: c.res.status
		});
	};
}

/** IIS answers a GET with too long a URL itself. */
export const urlLength: Handler = async (c, next) => {
	if (c.req.method === 'GET' && c.req.url.length > maxUrlLength) return iisNotFound();
	return next();
};

/** The tenant's latency, then what was asked to go wrong. */
export function weather(runtime: Runtime): Handler {
	return async (c, next) => {
		const { latencyMs } = runtime.limits;
		if (latencyMs > 0) await runtime.settings.sleep(latencyMs, c.req.raw.signal);
		const fault = runtime.faults.next({ entity: entityOf(c), method: c.req.method });
		if (!fault) return next();
		return breakCall(runtime, { c, fault, next });
	};
}

interface BrokenCall {
	readonly c: Call;
	readonly fault: FaultRule;
	readonly next: () => Promise<void>;
}

async function breakCall(
	runtime: Runtime,
	{ c, fault, next }: BrokenCall
): Promise<Response | undefined> {
	switch (fault.kind) {
		case 'status':
			return new Response(null, { status: fault.status ?? 503 });
		case '429':
			return errors(threadLimitErrors, 429);
		case 'html500':
			return iisServerError();
		case 'reset':
			return reset(runtime, c);
		case 'stall':
			await runtime.settings.sleep(maxRequestMs, c.req.raw.signal);
			return reset(runtime, c);
		case 'lost':
			c.set('gzip', false);
			await next();
			return replace(c, reset(runtime, c));
		case 'empty':
			c.set('gzip', false);
			await next();
			return replace(c, new Response(null, { status: 200 }));
		case 'truncate':
			c.set('gzip', false);
			await next();
			return replace(c, await cutInHalf(c.res));
	}
}

/** Hono would keep the first answer's headers, so that one goes first. */
function replace(c: Call, answer: Response): undefined {
	c.res = undefined;
	c.res = answer;
}

async function cutInHalf(answer: Response): Promise<Response> {
	const text = await answer.text();
	const headers = new Headers(answer.headers);
	return new Response(text.slice(0, Math.ceil(text.length / 2)), {
		status: answer.status,
		headers
	});
}

function reset({ settings }: Runtime, c: Call): Response {
	c.set('gzip', false);
	if (settings.resetConnection) return settings.resetConnection(c.env);
	const broken = new ReadableStream({
		start: (controller) => controller.error(new TypeError('The connection was reset.'))
	});
	return new Response(broken, { headers: { 'Content-Type': 'application/json' } });
}

/** The three headers. A bad tracking identifier is a 500 with a text, all else a 401 without one. */
export function authentication({ user }: Runtime): Handler {
	return async (c, next) => {
		if (isOpen(c)) return next();
		switch (user.check(c.req.raw.headers)) {
			case 'bad-tracking-identifier':
				return errors(['IntegrationCode is invalid.']);
			case 'unauthorized':
				return unauthorized();
			case 'accepted':
				return next();
		}
	};
}

/** The hourly threshold with its slow-down, and the thread limit per identifier and entity. */
export function politeness({ limits, usage, threads, tenant, settings }: Runtime): Handler {
	return async (c, next) => {
		if (isOpen(c)) return next();
		const { threshold } = limits;
		usage.record(tenant.now());
		const used = usage.count(tenant.now());
		if (threshold !== null && used > threshold) {
			return errors([`The API request threshold of ${threshold} per hour has been exceeded.`], 429);
		}
		const key = `${c.req.header('ApiIntegrationCode') ?? ''} ${entityOf(c)}`;
		if (!threads.enter(key, limits.threads)) return errors(threadLimitErrors, limits.threadsStatus);
		try {
			const delay = threshold === null ? 0 : slowDownMs(used, threshold);
			if (delay > 0) await settings.sleep(delay, c.req.raw.signal);
			await next();
		} finally {
			threads.leave(key);
		}
	};
}

function entityOf(c: Call): string {
	return pathParts(c.req.path)[0] ?? '';
}

/** Zone discovery needs no credentials and counts to no limit. */
function isOpen(c: Call): boolean {
	return entityOf(c) === 'zoneinformation';
}
