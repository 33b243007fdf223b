/**
 * A call to an endpoint of the tenant's zone, with everything that politeness and safety ask for around
 * it: the gate, repeats with back-off, and the one look at zoneInformation after a 401.
 */
import { AlmanacError } from '../domain/errors.ts';
import type { Outcome } from '../domain/errors.ts';
import { exchange } from './exchange.ts';
import type { Exchange } from './exchange.ts';
import { createGate } from './gate.ts';
import { repeat } from './repeat.ts';
import type { Timing } from './repeat.ts';
import type { CallReport, WaitReport } from './reports.ts';
import type { Transport, TransportRequest, Zone } from './transport.ts';
import { askZone } from './discovery.ts';
import { createZoneKeeper } from './zone-keeper.ts';

/** The tenant allows 3 per tracking identifier and endpoint. */
const inFlightPerEndpoint = 2;

export interface EndpointCall {
	/** An entity, or `ThresholdInformation`: the gate's key and the name in reports and failures. */
	readonly endpoint: string;
	readonly method: TransportRequest['method'];
	/** Below `V1.0/`. */
	readonly path: string;
	readonly body?: string | undefined;
	readonly tolerates?: Exchange['tolerates'];
}

/** Makes a call; the answer's JSON, undefined where none is tolerated. Rejects with AlmanacError. */
export type Caller = (call: EndpointCall, signal?: AbortSignal) => Promise<unknown>;

export interface CallerOptions extends Timing {
	readonly transport: Transport;
	readonly zone: Zone;
	readonly onCall?: ((call: CallReport) => void) | undefined;
	readonly onWait?: ((wait: WaitReport) => void) | undefined;
	readonly onZoneChanged?: ((zone: Zone) => void) | undefined;
}

export function createCaller(options: CallerOptions): Caller {
	const { transport, clock, onCall, onWait } = options;
	const gate = createGate(inFlightPerEndpoint);
	const conceal = transport.conceal?.bind(transport);
	const zones = createZoneKeeper({
		zone: options.zone,
		discover: async () => {
			const asked = await askZone({ transport, clock, onCall });
			return asked.ok ? asked.value : null;
		},
		onZoneChanged: options.onZoneChanged
	});

	function send(call: EndpointCall, signal?: AbortSignal): Promise<Outcome<unknown>> {
		const { endpoint, method, tolerates } = call;
		const request = { method, path: `V1.0/${call.path}`, body: call.body ?? null, signal };
		return zones.run(
			(zone) =>
				exchange({
					endpoint,
					method,
					tolerates,
					send: () => transport.send(zone, request),
					conceal,
					clock,
					onCall,
					signal
				}),
			signal
		);
	}

	return async function callEndpoint(call, signal) {
		const leave = await gate.enter(call.endpoint, signal);
		try {
			const outcome = await repeat(() => send(call, signal), {
				entity: call.endpoint,
				call: call.method === 'PATCH' ? 'write' : 'read',
				timing: options,
				onWait,
				signal
			});
			if (outcome.ok) return outcome.value;
			throw new AlmanacError(outcome.failure);
		} finally {
			leave();
		}
	};
}
