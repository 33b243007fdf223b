/** Companies by people's hands: added, archived, deleted (product.md, section 5). */
import { Dexie } from 'dexie';
import type { Company, CompanyMapping } from '../domain/company.ts';
import {
	configurationIdOf,
	type CompanyId,
	type ConfigurationId,
	type IntegrationId
} from '../domain/ids.ts';
import {
	archived,
	planRemoval,
	restored,
	type CompanyHoldings,
	type RemovalWrite
} from '../domain/mapping/company-removal.ts';
import type { CompanyContext, ManualCompany } from '../domain/mapping/manual-companies.ts';
import { deleteCompanyPlan, planTables } from './company-plan.ts';
import type { AlmanacDatabase } from './database.ts';
import { nextGeneration } from './generations.ts';
import { inTransaction } from './in-transaction.ts';
import { countCompanyItems, forgetCompanyItems } from './outbox-removal.ts';
import { nextOverridesRevision } from './overrides-revision.ts';
import { deleteCompletedOf, deleteDraftsOf, reportTables } from './reports.ts';

/** What a new company, or a table of them, is judged against. Live. */
export function readCompanyContext(
	db: AlmanacDatabase
): PromiseLike<Omit<CompanyContext, 'brokenRows'>> {
	return db.transaction('r', [db.companies, db.companyTypes, db.companyStatuses], async () => ({
		companies: await db.companies.toArray(),
		types: await db.companyTypes.toArray(),
		statuses: await db.companyStatuses.toArray()
	}));
}

/** Adds all of them or none; `now` is an ISO date-time. */
export function addCompanies(
	db: AlmanacDatabase,
	added: { readonly companies: readonly ManualCompany[]; readonly now: string }
): PromiseLike<readonly CompanyId[]> {
	return inTransaction(db, [db.companies], async (db) => {
		const rows = added.companies.map((company) => ({
			...company,
			id: crypto.randomUUID() as string as CompanyId,
			createdAt: added.now,
			archivedAt: null
		}));
		await db.companies.bulkAdd(rows);
		return rows.map(({ id }) => id);
	});
}

/** Hides a company and keeps everything of it, or shows it again. */
export function archiveCompany(
	db: AlmanacDatabase,
	id: CompanyId,
	change: { readonly archive: boolean; readonly now: string }
): PromiseLike<void> {
	return inTransaction(db, [db.companies], async (db) => {
		const company = await db.companies.get(id);
		if (!company) return;
		await db.companies.put(change.archive ? archived(company, change.now) : restored(company));
	});
}

/** Archived companies, by name. Live. */
export async function listArchived(db: AlmanacDatabase): Promise<Company[]> {
	const rows = await db.companies.filter(({ archivedAt }) => archivedAt !== null).toArray();
	return rows.sort((a, b) => a.name.localeCompare(b.name));
}

const removalTables = (db: AlmanacDatabase) => [
	db.companies,
	db.companyMappings,
	db.localConfigurations,
	db.remarks,
	db.overrides,
	db.settings,
	db.companySettings,
	db.outbox,
	db.shards,
	db.directories,
	db.watermarks,
	db.generations,
	...reportTables(db),
	...planTables(db)
];

/** What hangs on a company that is to be deleted; undefined when there is none of this id. */
export function readHoldings(
	db: AlmanacDatabase,
	id: CompanyId
): PromiseLike<CompanyHoldings | undefined> {
	return db.transaction('r', removalTables(db), async () => await holdingsOf(db, id));
}

/** Deletes a company with everything that is only its own; nothing is deleted in Autotask. */
export function removeCompany(
	db: AlmanacDatabase,
	id: CompanyId,
	keepReports: boolean
): PromiseLike<void> {
	return inTransaction(db, removalTables(db), async (db) => {
		const holdings = await holdingsOf(db, id);
		if (!holdings) return;
		const mapping = await db.companyMappings.get({ companyId: id });
		const remarks = await remarkIds(db, id);
		for (const write of planRemoval(holdings, keepReports).writes) {
			await applyRemoval(db, write, { mapping: mapping ?? null, remarks });
		}
	});
}

async function holdingsOf(
	db: AlmanacDatabase,
	id: CompanyId
): Promise<CompanyHoldings | undefined> {
	const company = await db.companies.get(id);
	if (!company) return undefined;
	const mapping = await db.companyMappings.get({ companyId: id });
	return {
		company,
		mappedTo: mapping?.psaId ?? null,
		drafts: await db.drafts.where({ companyId: id }).count(),
		completedReports: await db.reportHeads.where({ companyId: id }).count(),
		manualConfigurations: await db.localConfigurations.where({ companyId: id }).count(),
		remarks: (await remarkIds(db, id)).length,
		outboxItems: mapping ? await countCompanyItems(db, mapping.integrationId, mapping.psaId) : 0
	};
}

/** The company's configurations of which people said something. */
async function remarkIds(db: AlmanacDatabase, id: CompanyId): Promise<ConfigurationId[]> {
	const local = await db.localConfigurations.where({ companyId: id }).primaryKeys();
	const mapping = await db.companyMappings.get({ companyId: id });
	const directory = mapping && (await db.directories.get([mapping.integrationId, mapping.psaId]));
	const synced = directory
		? Array.from(directory.ids, (psaId) => configurationIdOf(directory.integrationId, psaId))
		: [];
	const ids = [...local, ...synced];
	const [remarks, overrides] = await Promise.all([
		db.remarks.bulkGet(ids),
		db.overrides.bulkGet(ids)
	]);
	return ids.filter((_, index) => remarks[index] ?? overrides[index]);
}

async function applyRemoval(
	db: AlmanacDatabase,
	write: RemovalWrite,
	own: {
		readonly mapping: CompanyMapping | null;
		readonly remarks: readonly ConfigurationId[];
	}
): Promise<void> {
	switch (write.kind) {
		case 'unmap':
			await db.companyMappings.where({ companyId: write.companyId }).delete();
			return;
		case 'drop-synced-configurations':
			if (own.mapping) await dropSynced(db, own.mapping.integrationId, write.psaId);
			return;
		case 'delete-manual-configurations':
			await db.localConfigurations.where({ companyId: write.companyId }).delete();
			return;
		case 'delete-remarks':
			await db.remarks.bulkDelete([...own.remarks]);
			await db.overrides.bulkDelete([...own.remarks]);
			await nextOverridesRevision(db);
			return;
		case 'delete-company':
			await db.companies.delete(write.companyId);
			await db.companySettings.delete(write.companyId);
			await deleteCompanyPlan(db, write.companyId);
			return;
		case 'delete-drafts':
			await deleteDraftsOf(db, write.companyId);
			return;
		case 'delete-completed-reports':
			await deleteCompletedOf(db, write.companyId);
			return;
		case 'discard-outbox-items':
			if (own.mapping) {
				await forgetCompanyItems(db, own.mapping.integrationId, own.mapping.psaId);
			}
			return;
		// Frozen copies stand alone.
		case 'keep-completed-reports':
			return;
	}
}

async function dropSynced(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	psaId: number
): Promise<void> {
	await db.shards
		.where('[integrationId+psaCompanyId+chunk]')
		.between([integrationId, psaId, Dexie.minKey], [integrationId, psaId, Dexie.maxKey])
		.delete();
	await db.directories.delete([integrationId, psaId]);
	await db.watermarks.delete([integrationId, psaId]);
	await nextGeneration(db, integrationId);
}
