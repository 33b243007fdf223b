import { readBounded, readJsonBody } from './body.ts';
import type { Call } from './call.ts';
import { proxyPaths, sandboxUserDomain, sandboxZoneHost } from './contract.ts';
import { forwardErrorOf, passOn, type Ending, type Forward, type ForwardInit } from './forward.ts';
import type { CallKey, Limits } from './limits.ts';
import { isRefusal, refuse, type Refusal } from './problem.ts';
import { readHead, readUserName, type RequestHead } from './request-head.ts';
import type { Settings } from './settings.ts';
import { resolveTarget, type Target } from './target.ts';

/** What forwarding needs beside the call. */
export interface CallContext {
	readonly settings: Settings;
	readonly forward: Forward;
	/** The simulated tenant behind the zone host `sandbox`. */
	readonly sandbox: Forward | null;
	readonly limits: Limits;
	/** Milliseconds that a request body may take. */
	readonly bodyTimeout: number;
}

/** zoneInformation is about 150 bytes; an HTML error page may be longer. */
const zoneAnswerBytes = 65_536;

/** `GET /proxy/zone`: asks the discovery host (or the sandbox) which zone a user name belongs to. */
export async function discoverZone(call: Call, context: CallContext): Promise<Response | Refusal> {
	const { settings } = context;
	call.entity = 'zoneInformation';
	const user = readUserName(call.request.headers);
	if (isRefusal(user)) return user;
	const sandbox = user.tenantDomain === sandboxUserDomain ? context.sandbox : null;
	if (sandbox === null && !tenantAllowed(user.tenantDomain, settings)) return foreignTenant();
	const origin = sandbox === null ? settings.discoveryOrigin : `https://${sandboxZoneHost}`;
	const path = `/ATServicesRest/V1.0/zoneInformation?user=${encodeURIComponent(user.userName)}`;
	const headers = { accept: 'application/json', 'accept-encoding': 'identity' };
	const of = { method: 'GET', headers, body: null };
	const init = new Outgoing(call, of, (ending) => call.end(ending));
	const response = await send(sandbox ?? context.forward, origin + path, init);
	return response.status === 200 ? learnTenant(response, user.userName, context.limits) : response;
}

/** `/proxy/autotask/…`: checks a call against every list, waits for its slot and sends it on. */
export async function forwardCall(call: Call, context: CallContext): Promise<Response | Refusal> {
	const { settings, limits, sandbox } = context;
	const { request } = call;
	const target = resolveTarget(request.method, call.rawPath.slice(proxyPaths.autotask.length + 1), {
		onlyOrigin: settings.autotaskZones ? null : settings.discoveryOrigin,
		sandbox: sandbox !== null
	});
	if (isRefusal(target)) return target;
	call.entity = target.entity;
	const head = readHead(request.headers, target.sandbox ? null : settings.integrationCode);
	if (isRefusal(head)) return head;
	if (!target.sandbox && !tenantAllowed(head.tenantDomain, settings)) return foreignTenant();
	const body = target.hasBody ? await readJsonBody(request, context.bodyTimeout) : null;
	if (body !== null && isRefusal(body)) return body;
	const entering = limits.enter(keyOf(head, target), request);
	// A call that need not wait is not made to: each turn of the event loop is felt under load.
	const slot = entering instanceof Promise ? await entering : entering;
	if (isRefusal(slot)) return slot;
	const ended = (ending: Ending) => {
		slot.release();
		call.end(ending);
	};
	try {
		const forward = target.sandbox && sandbox ? sandbox : context.forward;
		const of = { method: request.method, headers: head.forwarded, body };
		return await send(forward, target.url, new Outgoing(call, of, ended), call.env);
	} catch (error) {
		slot.release();
		throw error;
	}
}

/** Throws only `ForwardError`: `fetch` says TypeError for a connection that failed. */
async function send(
	forward: Forward,
	url: string,
	init: ForwardInit,
	env?: unknown
): Promise<Response> {
	try {
		const answer = await forward(url, init, env);
		return 'relayed' in answer ? answer.relayed : passOn(answer, init);
	} catch (error) {
		throw forwardErrorOf(error);
	}
}

/** A class for its getter's sake: in an object literal it would cost each object a shape of its own. */
class Outgoing implements ForwardInit {
	readonly method: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Uint8Array<ArrayBuffer> | null;
	readonly redirect = 'manual';
	readonly reply: Record<string, string>;
	readonly ended: (ending: Ending) => void;
	readonly #request: Request;

	constructor(
		call: Call,
		of: Pick<ForwardInit, 'method' | 'headers' | 'body'>,
		ended: (ending: Ending) => void
	) {
		this.method = of.method;
		this.headers = of.headers;
		this.body = of.body;
		this.reply = call.reply;
		this.ended = ended;
		this.#request = call.request;
	}

	/** Made on demand: a runtime may have to build its whole request object for it. */
	get signal(): AbortSignal {
		return this.#request.signal;
	}
}

function keyOf(head: RequestHead, { zone, entity }: Target): CallKey {
	const { integrationCode, userName, tenantDomain } = head;
	return { integrationCode, userName, tenantDomain, zone, entity };
}

function tenantAllowed(domain: string, settings: Settings): boolean {
	return settings.allowedTenants === null || settings.allowedTenants.has(domain);
}

function foreignTenant(): Refusal {
	return refuse('tenant-not-allowed', 'This proxy does not serve the domain of this user name.');
}

/** Reads the short answer for its `ci`, the tenant's number, and hands the same bytes on. */
async function learnTenant(
	{ body, status, headers }: Response,
	userName: string,
	limits: Limits
): Promise<Response | Refusal> {
	const bytes = await readBounded(body, zoneAnswerBytes);
	if (bytes === null) {
		return refuse('upstream-unreachable', 'The answer to zone discovery is too long.');
	}
	const tenant = tenantNumber(bytes);
	if (tenant !== null) limits.learn(userName, tenant);
	return new Response(bytes, { status, headers });
}

function tenantNumber(bytes: Uint8Array): string | null {
	try {
		const answer: unknown = JSON.parse(new TextDecoder().decode(bytes));
		const hasCi = typeof answer === 'object' && answer !== null && 'ci' in answer;
		return hasCi && Number.isSafeInteger(answer.ci) ? String(answer.ci) : null;
	} catch {
		return null;
	}
}
