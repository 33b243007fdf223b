/** What "Save Mapping" and a sync write of companies, inside the caller's transaction. */
import type { CompanyId, IntegrationId } from '../domain/ids.ts';
import type { CompanyWrite } from '../domain/mapping/company-save.ts';
import type { CompanyUpdate } from '../domain/mapping/company-sync.ts';
import type { AlmanacDatabase } from './database.ts';
import { formerTables, leaveFormerTenant } from './former-mappings.ts';
import { everythingOf } from './integrations.ts';
import { forgetCompanyItems } from './outbox-removal.ts';
import type { PsaCompanyRow } from './rows.ts';
import { leaveScope, returnToScope, scopeTables } from './scope-marks.ts';

/** The tables that {@link applyCompanyWrites} touches. */
export function companyWriteTables(db: AlmanacDatabase) {
	return [...formerTables(db), db.watermarks, db.outbox, db.directories, ...scopeTables(db)];
}

/** Writes the plan of a save, in its order; part of the caller's transaction. */
export async function applyCompanyWrites(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	writes: readonly CompanyWrite[]
): Promise<void> {
	for (const write of writes) await applyCompanyWrite(db, integrationId, write);
}

async function applyCompanyWrite(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	write: CompanyWrite
): Promise<void> {
	switch (write.kind) {
		case 'create-company':
			await db.companies.add(write.company);
			return;
		case 'unmap':
			await forgetCompanyItems(db, integrationId, write.psaId);
			return db.companyMappings.delete([integrationId, write.psaId]);
		case 'map': {
			const { psaId, companyId, mappedAt } = write;
			await leaveFormerTenant(db, integrationId, companyId);
			await db.companyMappings.add({ integrationId, psaId, companyId, mappedAt });
			return;
		}
		case 'update-company':
			return applyCompanyUpdates(db, [write.update]);
		case 'leave-scope':
			return leaveScope(db, integrationId, {
				psaCompanyId: write.psaId,
				mark: { reason: 'company-not-mapped', since: write.since }
			});
		case 'return-to-scope':
			// Without a watermark the next sync reads the company in full.
			await db.watermarks.delete([integrationId, write.psaId]);
			return returnToScope(db, integrationId, {
				psaCompanyId: write.psaId,
				reason: 'company-not-mapped'
			});
	}
}

/** Mapped companies take name, type and status of Autotask; part of the caller's transaction. */
export async function applyCompanyUpdates(
	db: AlmanacDatabase,
	updates: readonly CompanyUpdate[]
): Promise<void> {
	await db.companies.bulkUpdate(
		updates.map(({ companyId, to }) => ({ key: companyId, changes: { ...to } }))
	);
}

/** Autotask companies to the local ones that they are. */
export async function mappedCompanies(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<Map<number, CompanyId>> {
	const rows = await db.companyMappings
		.where('[integrationId+psaId]')
		.between(...everythingOf(integrationId))
		.toArray();
	return new Map(rows.map(({ psaId, companyId }) => [psaId, companyId]));
}

/** The PSA companies that were imported, by Autotask id. */
export async function importedCompanies(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<Map<number, PsaCompanyRow>> {
	const rows = await db.psaCompanies
		.where('[integrationId+psaId]')
		.between(...everythingOf(integrationId))
		.toArray();
	return new Map(rows.map((row) => [row.psaId, row]));
}
