import { Dexie } from 'dexie';
import type { IntegrationId } from '../domain/ids.ts';
import type { AlmanacDatabase } from './database.ts';
import type { IntegrationRow, StoredZone } from './rows.ts';

/** The connected tenant; undefined when none is (only one is allowed at once). */
export async function connectedIntegration(
	db: AlmanacDatabase
): Promise<IntegrationRow | undefined> {
	return db.integrations.toCollection().first();
}

/** The tenant has moved to another zone. */
export async function storeZone(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	zone: StoredZone
): Promise<void> {
	await db.integrations.update(integrationId, { zone });
}

/** What was last heard of the tenant's API usage. */
export async function storeUsage(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	usage: NonNullable<IntegrationRow['usage']>
): Promise<void> {
	await db.integrations.update(integrationId, { usage });
}

/** How current what is stored is. */
export interface IntegrationStatus {
	readonly integration: IntegrationRow;
	/** PSA companies that were imported, and those that are mapped. */
	readonly psaCompanies: number;
	readonly mappedCompanies: number;
	/** Configurations stored. */
	readonly configurations: number;
	/** ISO date-time at which the company that was read the longest ago was; null before any was. */
	readonly configurationsReadSince: string | null;
	/** True when a pass was cut and the next sync goes on after its last stored set. */
	readonly isPassOpen: boolean;
}

/** The connected tenant with how current its data are; null when none is connected. */
export function integrationStatus(db: AlmanacDatabase): PromiseLike<IntegrationStatus | null> {
	const tables = [
		db.integrations,
		db.psaCompanies,
		db.companyMappings,
		db.watermarks,
		db.checkpoints
	];
	return db.transaction('r', tables, async () => {
		const integration = await connectedIntegration(db);
		if (!integration) return null;
		const { id } = integration;
		const [psaCompanies, mappedCompanies, watermarks, checkpoint] = await Promise.all([
			db.psaCompanies
				.where('[integrationId+psaId]')
				.between(...everythingOf(id))
				.count(),
			db.companyMappings
				.where('[integrationId+psaId]')
				.between(...everythingOf(id))
				.count(),
			db.watermarks
				.where('[integrationId+psaCompanyId]')
				.between(...everythingOf(id))
				.toArray(),
			db.checkpoints.get([id, 'ConfigurationItems'])
		]);
		const readAts = watermarks.map(({ readAt }) => readAt).sort();
		return {
			integration,
			psaCompanies,
			mappedCompanies,
			configurations: watermarks.reduce((sum, row) => sum + row.configurations, 0),
			configurationsReadSince: readAts[0] ?? null,
			isPassOpen:
				checkpoint !== undefined && 'state' in checkpoint && checkpoint.state === 'running'
		};
	});
}

/** Bounds of all keys of an integration, for `between`. */
export function everythingOf(integrationId: IntegrationId): [unknown[], unknown[]] {
	return [
		[integrationId, Dexie.minKey],
		[integrationId, Dexie.maxKey]
	];
}
