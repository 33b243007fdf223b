import { readBounded, readJsonBody } from './body.ts';
import { proxyPaths, sandboxUserDomain, sandboxZoneHost } from './contract.ts';
import {
	forwardErrorOf,
	relayResponse,
	type Forward,
	type ForwardInit,
	type Relayed
} from './forward.ts';
import type { CallKey, Limits } from './limits.ts';
import { isRefusal, refuse, type Refusal } from './problem.ts';
import { readHead, readUserName, type RequestHead } from './request-head.ts';
import type { Settings } from './settings.ts';
import { resolveTarget, type Target } from './target.ts';

/** One request on its way; `entity` is filled in as soon as it is known, for log and metrics. */
export interface Call {
	readonly request: Request;
	readonly env: unknown;
	/** Path and query exactly as the runtime hands them over. */
	readonly rawPath: string;
	/** The proxy's own headers of the answer. */
	readonly reply: Record<string, string>;
	entity: string | null;
}

/** What forwarding needs beside the request. */
export interface CallContext {
	readonly settings: Settings;
	readonly forward: Forward;
	/** The simulated tenant behind the zone host `sandbox`. */
	readonly sandbox: Forward | null;
	readonly limits: Limits;
	readonly digest: Digest;
	/** Milliseconds that a request body may take. */
	readonly bodyTimeout: number;
}

/** A one-way hash, so that limits know tenants without holding names. */
export type Digest = (text: string) => string | Promise<string>;

/** zoneInformation is about 150 bytes; an HTML error page may be longer. */
const zoneAnswerBytes = 65_536;

/** `GET /proxy/zone`: asks the discovery host (or the sandbox) which zone a user name belongs to. */
export async function discoverZone(call: Call, context: CallContext): Promise<Relayed | Refusal> {
	const { settings } = context;
	call.entity = 'zoneInformation';
	const user = readUserName(call.request.headers);
	if (isRefusal(user)) return user;
	const sandbox = user.tenantDomain === sandboxUserDomain ? context.sandbox : null;
	if (sandbox === null && !tenantAllowed(user.tenantDomain, settings)) return foreignTenant();
	const origin = sandbox === null ? settings.discoveryOrigin : `https://${sandboxZoneHost}`;
	const path = `/ATServicesRest/V1.0/zoneInformation?user=${encodeURIComponent(user.userName)}`;
	const headers = { accept: 'application/json', 'accept-encoding': 'identity' };
	const init = initOf(call, 'GET', headers, null);
	const relayed = await send(sandbox ?? context.forward, origin + path, init);
	return relayed.status === 200 ? learnTenant(relayed, user.userName, context) : relayed;
}

/** `/proxy/autotask/…`: checks a call against every list, waits for its slot and sends it on. */
export async function forwardCall(call: Call, context: CallContext): Promise<Relayed | Refusal> {
	const { settings } = context;
	const { request } = call;
	const target = resolveTarget(request.method, call.rawPath.slice(proxyPaths.autotask.length + 1), {
		onlyOrigin: settings.autotaskZones ? null : settings.discoveryOrigin,
		sandbox: context.sandbox !== null
	});
	if (isRefusal(target)) return target;
	call.entity = target.entity;
	const head = readHead(request.headers, target.sandbox ? null : settings.integrationCode);
	if (isRefusal(head)) return head;
	if (!target.sandbox && !tenantAllowed(head.tenantDomain, settings)) return foreignTenant();
	const body = target.hasBody ? await readJsonBody(request, context.bodyTimeout) : null;
	if (body !== null && isRefusal(body)) return body;
	const slot = await context.limits.enter(await callKey(target, head, context), request);
	if (isRefusal(slot)) return slot;
	try {
		const forward = target.sandbox && context.sandbox ? context.sandbox : context.forward;
		const init = initOf(call, request.method, head.forwarded, body);
		const relayed = await send(forward, target.url, init, call.env);
		void relayed.ended.then(() => slot.release());
		return relayed;
	} catch (error) {
		slot.release();
		throw error;
	}
}

/** Throws only {@link ForwardError}: `fetch` says TypeError for a connection that failed. */
async function send(
	forward: Forward,
	url: string,
	init: ForwardInit,
	env?: unknown
): Promise<Relayed> {
	try {
		const answer = await forward(url, init, env);
		return answer instanceof Response ? relayResponse(answer, init.reply) : answer;
	} catch (error) {
		throw forwardErrorOf(error);
	}
}

function initOf(
	call: Call,
	method: string,
	headers: Readonly<Record<string, string>>,
	body: Uint8Array<ArrayBuffer> | null
): ForwardInit {
	return {
		method,
		headers,
		body,
		redirect: 'manual',
		reply: call.reply,
		// Made on demand: a runtime may have to build its whole request object for it.
		get signal() {
			return call.request.signal;
		}
	};
}

function tenantAllowed(domain: string, settings: Settings): boolean {
	return settings.allowedTenants === null || settings.allowedTenants.has(domain);
}

function foreignTenant(): Refusal {
	return refuse('tenant-not-allowed', 'This proxy does not serve the domain of this user name.');
}

async function callKey(target: Target, head: RequestHead, context: CallContext): Promise<CallKey> {
	const { digest } = context;
	const [identifier, user, domain] = await Promise.all([
		digest(head.integrationCode),
		digest(head.userName),
		digest(`${target.zone} ${head.tenantDomain}`)
	]);
	return { identifier, user, domain, entity: target.entity };
}

/** Reads the short answer for its `ci`, the tenant's number, and hands the same bytes on. */
async function learnTenant(
	relayed: Relayed,
	userName: string,
	context: CallContext
): Promise<Relayed | Refusal> {
	const bytes = await readBounded(relayed.response.body, zoneAnswerBytes);
	if (bytes === null) {
		return refuse('upstream-unreachable', 'The answer to zone discovery is too long.');
	}
	const tenant = tenantNumber(bytes);
	if (tenant !== null) context.limits.learn(await context.digest(userName), tenant);
	const { status, headers } = relayed.response;
	return { ...relayed, response: new Response(bytes, { status, headers }) };
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
