/** Mapped local companies follow what is stored of Autotask: name, type and status. */
import type { CompanyId, CompanyStatusId, CompanyTypeId, IntegrationId } from '../domain/ids.ts';
import { factsFromAutotask, updateTo, type ListLinks } from '../domain/mapping/company-sync.ts';
import { applyCompanyUpdates, importedCompanies, mappedCompanies } from './company-writes.ts';
import type { AlmanacDatabase } from './database.ts';
import { pendingCompanies } from './outbox.ts';
import { companyStatusList, companyTypeList, listLinks } from './local-lists.ts';

/** Every table that {@link followMappedCompanies} touches. */
export function followTables(db: AlmanacDatabase) {
	return [
		db.companies,
		db.companyMappings,
		db.psaCompanies,
		db.companyTypes,
		db.companyStatuses,
		db.companyTypeMappings,
		db.companyStatusMappings,
		db.importSettings,
		db.settings,
		db.outbox
	];
}

/** What mapped companies take type and status by; a list that is switched off gives nothing. */
export async function activeListLinks(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<ListLinks> {
	const settings = await db.importSettings.get(integrationId);
	const isOn = (choice: string | undefined): boolean => choice !== undefined && choice !== 'off';
	return {
		types: isOn(settings?.types)
			? await listLinks(companyTypeList(db), integrationId)
			: new Map<number, CompanyTypeId>(),
		statuses: isOn(settings?.statuses)
			? await listLinks(companyStatusList(db), integrationId)
			: new Map<number, CompanyStatusId>()
	};
}

/**
 * Brings every mapped company to what its PSA company says by the lists as they are mapped now; part of
 * the caller's transaction over {@link followTables}.
 */
export async function followMappedCompanies(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<void> {
	const links = await activeListLinks(db, integrationId);
	const imported = await importedCompanies(db, integrationId);
	const mapped: ReadonlyMap<number, CompanyId> = await mappedCompanies(db, integrationId);
	const pending = await pendingCompanies(db, integrationId);
	const companies = await db.companies.bulkGet([...mapped.values()]);
	const updates = [...mapped.keys()].flatMap((psaId, at) => {
		const psa = imported.get(psaId);
		const company = companies[at];
		if (!psa || !company) return [];
		const facts = factsFromAutotask(company, psa, { links, before: null, pending });
		return updateTo(company, facts) ?? [];
	});
	await applyCompanyUpdates(db, updates);
}

/** The same for one company, after what waited of it was answered. */
export async function followCompany(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	psaId: number
): Promise<void> {
	const psa = await db.psaCompanies.get([integrationId, psaId]);
	const mapping = await db.companyMappings.get([integrationId, psaId]);
	const company = mapping && (await db.companies.get(mapping.companyId));
	if (!psa || !company) return;
	const links = await activeListLinks(db, integrationId);
	const pending = await pendingCompanies(db, integrationId);
	const facts = factsFromAutotask(company, psa, { links, before: null, pending });
	const update = updateTo(company, facts);
	if (update) await applyCompanyUpdates(db, [update]);
}
