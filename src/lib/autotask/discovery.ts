import type { Outcome } from '../domain/errors.ts';
import { exchange } from './exchange.ts';
import { outcomeOf } from './failure.ts';
import type { CallReport } from './reports.ts';
import type { Transport, Zone } from './transport.ts';
import { parseZone, zoneInformation } from './zone.ts';

export interface ZoneQuestion {
	readonly transport: Transport;
	/** Epoch milliseconds. */
	readonly clock: () => number;
	readonly onCall?: ((call: CallReport) => void) | undefined;
	readonly signal?: AbortSignal | undefined;
}

/** Asks zoneInformation once. It carries no secret, so it never counts as a failed log-in. */
export async function askZone(question: ZoneQuestion): Promise<Outcome<Zone>> {
	const { transport, clock, onCall, signal } = question;
	const answer = await exchange({
		endpoint: zoneInformation,
		method: 'GET',
		namesUser: true,
		send: () => transport.discover(signal),
		conceal: transport.conceal?.bind(transport),
		clock,
		onCall,
		signal
	});
	return answer.ok ? outcomeOf(() => parseZone(answer.value)) : answer;
}
