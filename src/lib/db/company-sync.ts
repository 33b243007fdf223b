/** What a sync stores of companies, and what mapped local ones take from it. */
import type { PsaCompany } from '../domain/company.ts';
import type { CompanyId, IntegrationId } from '../domain/ids.ts';
import { createUnmappedCompanies } from '../domain/mapping/company-mapping.ts';
import { planCompanySave } from '../domain/mapping/company-save.ts';
import { planCompanySync } from '../domain/mapping/company-sync.ts';
import { activeListLinks } from './company-follow.ts';
import { applyCompanyUpdates, importedCompanies, mappedCompanies } from './company-writes.ts';
import type { AlmanacDatabase } from './database.ts';
import { pendingCompanies } from './outbox.ts';
import { leaveFormerTenant } from './former-mappings.ts';
import { inTransaction } from './in-transaction.ts';
import { storeTenantLists, tenantListTables, type TenantLists } from './tenant-lists.ts';

export interface CompanyReading {
	readonly read: readonly PsaCompany[];
	/** Ids that were asked for by id and answered whole: what is not in `read` is gone. */
	readonly asked: Iterable<number>;
	/** Makes and maps a local company for each one that is new here. */
	readonly mapsNew: boolean;
	/** The tenant's lists as they were read; types and statuses that arrive are mapped with them. */
	readonly lists: TenantLists;
	/** ISO date-time. */
	readonly now: string;
}

/**
 * Stores companies that changed, maps new ones if it is asked to, and brings mapped local companies to
 * what Autotask says: one transaction. Gives how many companies changed.
 */
export function storeCompanies(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	reading: CompanyReading
): PromiseLike<number> {
	return inTransaction(db, tenantListTables(db), async (db) => {
		const before = await importedCompanies(db, integrationId);
		const { store } = await syncPlan(db, integrationId, { reading, before });
		await db.psaCompanies.bulkPut([...store]);
		if (reading.mapsNew) {
			const fresh = reading.read.filter(({ psaId }) => !before.has(psaId));
			await mapNew(db, integrationId, { fresh, now: reading.now });
		}
		await storeTenantLists(db, integrationId, reading.lists);
		const { updates } = await syncPlan(db, integrationId, { reading, before });
		await applyCompanyUpdates(db, updates);
		return store.length;
	});
}

async function syncPlan(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	{ reading, before }: { reading: CompanyReading; before: ReadonlyMap<number, PsaCompany> }
) {
	const companies = await db.companies.toArray();
	return planCompanySync({
		companies: new Map(companies.map((company) => [company.id, company])),
		mapped: await mappedCompanies(db, integrationId),
		before,
		read: reading.read,
		asked: reading.asked,
		links: await activeListLinks(db, integrationId),
		pending: await pendingCompanies(db, integrationId),
		today: reading.lists.today
	});
}

/** "Create Unmapped" for companies that were never here: there is nothing to bring back into scope. */
async function mapNew(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	{ fresh, now }: { readonly fresh: readonly PsaCompany[]; readonly now: string }
): Promise<void> {
	const model = {
		imported: fresh,
		companies: await db.companies.toArray(),
		mapped: await mappedCompanies(db, integrationId)
	};
	const { writes } = planCompanySave(model, createUnmappedCompanies(model, new Map()), {
		newId: () => crypto.randomUUID() as string as CompanyId,
		now,
		links: await activeListLinks(db, integrationId)
	});
	const created = writes.flatMap((write) =>
		write.kind === 'create-company' ? [write.company] : []
	);
	await db.companies.bulkAdd(created);
	const mappings = writes.flatMap((write) => {
		if (write.kind !== 'map') return [];
		const { psaId, companyId, mappedAt } = write;
		return [{ integrationId, psaId, companyId, mappedAt }];
	});
	const isCreated = new Set(created.map(({ id }) => id));
	for (const { companyId } of mappings) {
		if (!isCreated.has(companyId)) await leaveFormerTenant(db, integrationId, companyId);
	}
	await db.companyMappings.bulkAdd(mappings);
}
