/** Small hand-made tenants for the client's tests: an answer per request, and what was asked. */
import { createAutotaskClient } from '$lib/autotask/client.ts';
import type { AutotaskClient, AutotaskClientOptions } from '$lib/autotask/client.ts';
import type { CallReport, WaitReport } from '$lib/autotask/reports.ts';
import type { Transport, TransportRequest, Zone } from '$lib/autotask/transport.ts';
import { AlmanacError } from '$lib/domain/errors.ts';
import type { Failure } from '$lib/domain/errors.ts';

export const zone: Zone = {
	zoneName: 'AE02',
	url: 'https://webservices14.autotask.net/ATServicesRest/',
	webUrl: 'https://ww14.autotask.net/',
	ci: 632538
};

export const movedZone: Zone = {
	...zone,
	zoneName: 'AE03',
	url: 'https://webservices22.autotask.net/ATServicesRest/'
};

export interface SentRequest extends TransportRequest {
	readonly zone: Zone;
	readonly json: Record<string, unknown>;
}

export interface FakeTenant extends Transport {
	readonly sent: SentRequest[];
	discoveries: number;
}

type Respond = (request: SentRequest, n: number) => Response | Promise<Response>;

/** A tenant that answers each call with `respond`; `n` counts the calls from 0. */
export function fakeTenant(
	respond: Respond,
	discover: () => Response | Promise<Response> = () => json(zone)
): FakeTenant {
	const sent: SentRequest[] = [];
	const tenant: FakeTenant = {
		sent,
		discoveries: 0,
		async send(to, request) {
			const body = JSON.parse(request.body ?? '{}') as Record<string, unknown>;
			const asked = { ...request, zone: to, json: body };
			sent.push(asked);
			return respond(asked, sent.length - 1);
		},
		async discover() {
			tenant.discoveries += 1;
			return discover();
		}
	};
	return tenant;
}

export function json(value: unknown, init: ResponseInit = {}): Response {
	return Response.json(value, init);
}

export function errors(...words: string[]): Response {
	return json({ errors: words }, { status: 500 });
}

export function problem(code: string, status: number, headers: HeadersInit = {}): Response {
	return new Response(JSON.stringify({ code, status }), {
		status,
		headers: { 'content-type': 'application/problem+json', ...headers }
	});
}

export function pageOf(items: readonly object[], nextPageUrl: string | null = null): Response {
	const pageDetails = { count: items.length, requestCount: 500, prevPageUrl: null, nextPageUrl };
	return json({ items, pageDetails });
}

export interface TestClient {
	readonly client: AutotaskClient;
	readonly calls: CallReport[];
	readonly waits: WaitReport[];
	readonly zoneChanges: Zone[];
	/** Milliseconds that the client's clock shows. */
	readonly now: () => number;
}

/** A client whose sleeps pass at once on a clock of its own. */
export function testClient(
	transport: Transport,
	overrides: Partial<AutotaskClientOptions> = {}
): TestClient {
	let now = Date.parse('2026-11-23T12:00:00Z');
	const calls: CallReport[] = [];
	const waits: WaitReport[] = [];
	const zoneChanges: Zone[] = [];
	const client = createAutotaskClient({
		transport,
		zone,
		clock: () => now,
		sleep: async (ms, signal) => {
			if (signal?.aborted) throw new AlmanacError({ code: 'cancelled' });
			now += ms;
		},
		random: () => 0.5,
		onCall: (call) => calls.push(call),
		onWait: (wait) => waits.push(wait),
		onZoneChanged: (changed) => zoneChanges.push(changed),
		...overrides
	});
	return { client, calls, waits, zoneChanges, now: () => now };
}

/** The failure that a call ends with; a success is an error of the test. */
export async function failureOf(work: Promise<unknown>): Promise<Failure> {
	try {
		await work;
	} catch (error) {
		if (error instanceof AlmanacError) return error.failure;
		throw error;
	}
	throw new Error('expected a failure');
}
