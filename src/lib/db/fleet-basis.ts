/** What a fleet snapshot is filled by, as it is stored now. */
import type { IntegrationId } from '../domain/ids.ts';
import type { AlmanacDatabase } from './database.ts';
import type { FleetRules } from './fleet-rows.ts';
import { configurationLabels } from './labels.ts';

/** Part of a transaction over import settings and picklists. */
export async function fleetRules(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<FleetRules> {
	const settings = await db.importSettings.get(integrationId);
	const { labels } = await configurationLabels(db, integrationId);
	return { fieldMap: settings?.fieldMap ?? {}, labels };
}
