import type { AlmanacDatabase } from './database.ts';
import { formerTables, restoreFormerMappings } from './former-mappings.ts';
import { inTransaction } from './in-transaction.ts';
import { seedLists } from './list-tabs.ts';
import type { CredentialsRow, ImportSettingsRow, IntegrationRow } from './rows.ts';

export interface NewIntegration {
	readonly integration: IntegrationRow;
	readonly settings: ImportSettingsRow;
	/** Null for the sample, which has nothing to keep secret. */
	readonly credentials: CredentialsRow | null;
	/** Gives a fresh workspace its types and statuses with it. */
	readonly seedsLists: boolean;
}

/**
 * Stores a new integration with its settings, sealed credentials and the lists that a workspace begins
 * with, all or nothing. `exists`: another one is connected, and nothing was stored. A tenant that was
 * connected before finds its settings and mappings again.
 */
export function addIntegration(
	db: AlmanacDatabase,
	{ integration, settings, credentials, seedsLists }: NewIntegration
): PromiseLike<'added' | 'exists'> {
	const lists = [db.companyTypes, db.companyStatuses];
	const own = [db.integrations, db.importSettings, db.credentials];
	const tables = [...new Set([...own, ...lists, ...formerTables(db)])];
	return inTransaction(db, tables, async (db) => {
		if ((await db.integrations.count()) > 0) return 'exists';
		await db.integrations.add(integration);
		if (!(await db.importSettings.get(integration.id))) await db.importSettings.add(settings);
		if (credentials) await db.credentials.put(credentials);
		await restoreFormerMappings(db, integration.id);
		if (seedsLists) await seedLists(db);
		return 'added';
	});
}
