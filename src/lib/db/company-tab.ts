/** The Companies tab: PSA companies that were imported, and which local company each of them is. */
import type { PsaCompany } from '../domain/company.ts';
import type { CompanyId, IntegrationId } from '../domain/ids.ts';
import { planCompanyImport } from '../domain/mapping/company-filter.ts';
import type { CompanyDraft, CompanyModel } from '../domain/mapping/company-mapping.ts';
import { planCompanySave, type CompanySavePlan } from '../domain/mapping/company-save.ts';
import { activeListLinks, followMappedCompanies, followTables } from './company-follow.ts';
import {
	applyCompanyWrites,
	companyWriteTables,
	importedCompanies,
	mappedCompanies
} from './company-writes.ts';
import type { AlmanacDatabase } from './database.ts';
import { inTransaction } from './in-transaction.ts';
import { judgeBySelection } from './selection-scope.ts';

/** The tab as it is stored. Live. */
export function readCompanyTab(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): PromiseLike<CompanyModel> {
	const tables = [db.psaCompanies, db.companies, db.companyMappings];
	// Dexie keeps its zone over native awaits only for a function that is async itself.
	return db.transaction('r', tables, async () => await tabModel(db, integrationId));
}

/**
 * "Import": stores what Autotask says of the ticked companies; those already there are refreshed and
 * keep their mapping. Returns the ids that are new.
 */
export function importCompanies(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	companies: readonly PsaCompany[]
): PromiseLike<readonly number[]> {
	return inTransaction(db, followTables(db), async (db) => {
		const ticked = new Set(companies.map(({ psaId }) => psaId));
		const known = await importedCompanies(db, integrationId);
		const plan = planCompanyImport(companies, ticked, known);
		await db.psaCompanies.bulkPut(plan.store.map((row) => ({ ...row, integrationId })));
		await followMappedCompanies(db, integrationId);
		return plan.added;
	});
}

/** Takes imported companies off the tab; a mapped one stays, because configurations hang on it. */
export function removeImported(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	psaIds: readonly number[]
): PromiseLike<void> {
	return inTransaction(db, [db.psaCompanies, db.companyMappings], async (db) => {
		const mapped = await mappedCompanies(db, integrationId);
		const free = psaIds.filter((psaId) => !mapped.has(psaId));
		await db.psaCompanies.bulkDelete(
			free.map((psaId): [IntegrationId, number] => [integrationId, psaId])
		);
	});
}

/** "Save Mapping": planned on what is stored now, stored in one transaction. `now`: ISO date-time. */
export function saveCompanies(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	save: { readonly draft: CompanyDraft; readonly now: string }
): PromiseLike<CompanySavePlan> {
	const tables = [...new Set([...followTables(db), ...companyWriteTables(db)])];
	return inTransaction(db, tables, async (db) => {
		const plan = planCompanySave(await tabModel(db, integrationId), save.draft, {
			newId: () => crypto.randomUUID() as string as CompanyId,
			now: save.now,
			links: await activeListLinks(db, integrationId)
		});
		await applyCompanyWrites(db, integrationId, plan.writes);
		await judgeBySelection(db, integrationId, { companies: plan.newlyMapped, now: save.now });
		return plan;
	});
}

async function tabModel(db: AlmanacDatabase, integrationId: IntegrationId): Promise<CompanyModel> {
	const imported = await importedCompanies(db, integrationId);
	const mapped = await mappedCompanies(db, integrationId);
	return { imported: [...imported.values()], companies: await db.companies.toArray(), mapped };
}
