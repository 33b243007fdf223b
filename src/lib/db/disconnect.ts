/** Ends an integration: what stays, what goes (product.md, section 2). */
import type { CompanyId, IntegrationId } from '../domain/ids.ts';
import type { AlmanacDatabase } from './database.ts';
import { forgetFormerMappings } from './former-mappings.ts';
import { everythingOf } from './integrations.ts';
import { forgetIntegrationItems } from './outbox-removal.ts';
import { forgetListUsage } from './list-usage.ts';

/**
 * Forgets integration and credentials, and what waits to be sent there. `keep`: everything else stays and stands alone; local types and
 * statuses are free to be renamed again. `wipe`: what came from Autotask goes as well, with the
 * companies that Save Mapping made; what people said, and companies made by hand, stay.
 */
export function disconnectIntegration(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	data: 'keep' | 'wipe'
): PromiseLike<void> {
	return db.transaction('rw', db.tables, async () => {
		await db.integrations.delete(integrationId);
		await db.credentials.delete(integrationId);
		await db.checkpoints
			.where('[integrationId+entity]')
			.between(...everythingOf(integrationId))
			.delete();
		const values = everythingOf(integrationId);
		await db.companyTypeMappings
			.where('[integrationId+psaValue]')
			.between(...values)
			.delete();
		await db.companyStatusMappings
			.where('[integrationId+psaValue]')
			.between(...values)
			.delete();
		await forgetIntegrationItems(db, integrationId, data === 'wipe' ? 'all' : 'open');
		if (data === 'wipe') await wipe(db, integrationId);
	});
}

async function wipe(db: AlmanacDatabase, integrationId: IntegrationId): Promise<void> {
	const bounds = everythingOf(integrationId);
	await db.companies.bulkDelete(await companiesMadeBySync(db, integrationId));
	await db.companyMappings
		.where('[integrationId+psaId]')
		.between(...bounds)
		.delete();
	await db.psaCompanies
		.where('[integrationId+psaId]')
		.between(...bounds)
		.delete();
	await db.picklists
		.where('[integrationId+entity+field]')
		.between(...bounds)
		.delete();
	await db.fieldCatalogs
		.where('[integrationId+entity]')
		.between(...bounds)
		.delete();
	await db.lookups
		.where('[integrationId+entity+block]')
		.between(...bounds)
		.delete();
	await db.shards
		.where('[integrationId+psaCompanyId+chunk]')
		.between(...bounds)
		.delete();
	await db.directories
		.where('[integrationId+psaCompanyId]')
		.between(...bounds)
		.delete();
	await db.watermarks
		.where('[integrationId+psaCompanyId]')
		.between(...bounds)
		.delete();
	await db.generations.delete(integrationId);
	await db.snapshots.delete(integrationId);
	await db.runs.where({ integrationId }).delete();
	await db.importSettings.delete(integrationId);
	await forgetListUsage(db, integrationId);
	await forgetFormerMappings(db, integrationId);
}

/**
 * Companies that were made and mapped by the same save, and that hold nothing of their own: no
 * configuration that a person added, no report, nothing planned.
 */
async function companiesMadeBySync(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<CompanyId[]> {
	const mappings = await db.companyMappings
		.where('[integrationId+psaId]')
		.between(...everythingOf(integrationId))
		.toArray();
	const companies = await db.companies.bulkGet(mappings.map(({ companyId }) => companyId));
	const own = await Promise.all(
		[
			db.localConfigurations,
			db.drafts,
			db.reportHeads,
			db.meetings,
			db.fiscalYears,
			db.roadmaps
		].map(async (table) => (await table.toArray()).map(({ companyId }) => companyId))
	);
	const byHand = new Set(own.flat());
	return mappings.flatMap(({ companyId, mappedAt }, index) =>
		companies[index]?.createdAt === mappedAt && !byHand.has(companyId) ? [companyId] : []
	);
}
