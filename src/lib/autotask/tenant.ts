/** The first two questions to a tenant, which the connect form waits for. */
import type { Outcome } from '../domain/errors.ts';
import type { AutotaskClient, Threshold } from './client.ts';
import { askZone } from './discovery.ts';
import type { ZoneQuestion } from './discovery.ts';
import { outcomeOf } from './failure.ts';
import { repeat } from './repeat.ts';
import type { Timing } from './repeat.ts';
import type { WaitReport } from './reports.ts';
import type { Zone } from './transport.ts';
import { zoneInformation } from './zone.ts';

export interface DiscoveryOptions extends ZoneQuestion, Timing {
	readonly onWait?: ((wait: WaitReport) => void) | undefined;
}

/** The zone of the transport's user; `user-unknown` when Autotask has no such user. */
export async function discoverZone(options: DiscoveryOptions): Promise<Outcome<Zone>> {
	const { onWait, signal } = options;
	const outcome = await outcomeOf(() =>
		repeat(() => askZone(options), {
			entity: zoneInformation,
			call: 'read',
			timing: options,
			onWait,
			signal
		})
	);
	return outcome.ok ? outcome.value : outcome;
}

/**
 * Proves key, secret and tracking identifier with the cheapest call that needs all three and no right
 * to any entity, and brings the tenant's API usage along.
 */
export function proveCredentials(
	client: AutotaskClient,
	signal?: AbortSignal
): Promise<Outcome<Threshold>> {
	return outcomeOf(() => client.threshold(signal));
}
