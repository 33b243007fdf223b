/**
 * Version 5: the fleet snapshot stands beside its key, not around it. To take a key out of a value,
 * IndexedDB clones the whole value once more (Indexed Database API 3.0, "extract a key from a value using
 * a key path"), and this one is tens of megabytes.
 */
import type { Transaction } from 'dexie';
import type { FleetRow } from '../shard-rows.ts';

export const v5 = {
	snapshots: ''
} as const;

/** Moves what was stored in `fleets`, which stays as an empty table. */
export async function upgradeToV5(transaction: Transaction): Promise<void> {
	const before = transaction.table<FleetRow>('fleets');
	for (const fleet of await before.toArray()) {
		await transaction.table<FleetRow>('snapshots').put(fleet, fleet.integrationId);
	}
	await before.clear();
}
