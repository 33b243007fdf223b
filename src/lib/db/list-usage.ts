/** How many companies of the tenant use each type and status, as last asked: known offline as well. */
import type { IntegrationId } from '../domain/ids.ts';
import type { AlmanacDatabase } from './database.ts';

/** Counts by Autotask's value; statuses by 1 (active) and 0 (inactive). */
export interface ListUsage {
	readonly types: ReadonlyMap<number, number>;
	readonly statuses: ReadonlyMap<number, number>;
	/** ISO date-time; null before the tenant was first asked. */
	readonly countedAt: string | null;
}

const unknownUsage: ListUsage = { types: new Map(), statuses: new Map(), countedAt: null };

const keyOf = (integrationId: IntegrationId): string => `list-usage:${integrationId}`;

export async function readListUsage(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<ListUsage> {
	const row = await db.settings.get(keyOf(integrationId));
	return (row?.value as ListUsage | undefined) ?? unknownUsage;
}

export async function storeListUsage(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	usage: ListUsage
): Promise<void> {
	await db.settings.put({ key: keyOf(integrationId), value: usage });
}

export async function forgetListUsage(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<void> {
	await db.settings.delete(keyOf(integrationId));
}
