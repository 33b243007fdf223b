/**
 * Mappings of a tenant that was disconnected and kept. They stand as they are until the company is mapped
 * in another tenant; then they give way (a company is at most one PSA company), are remembered, and come
 * back with their tenant.
 */
import type { CompanyMapping } from '../domain/company.ts';
import type { CompanyId, IntegrationId } from '../domain/ids.ts';
import { z } from '../z.ts';
import type { AlmanacDatabase } from './database.ts';

const settingsKey = 'former-mappings';

const formerSchema = z.array(
	z.object({
		integrationId: z.string().transform((id) => id as IntegrationId),
		psaId: z.int(),
		companyId: z.string().transform((id) => id as CompanyId),
		mappedAt: z.string()
	})
);

/** The tables of every function here: the caller's transaction holds them. */
export function formerTables(db: AlmanacDatabase) {
	return [db.companies, db.companyMappings, db.settings];
}

/** Frees a company from the tenant in which it was mapped before; within one tenant nothing changes. */
export async function leaveFormerTenant(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	companyId: CompanyId
): Promise<void> {
	const mapping = await db.companyMappings.get({ companyId });
	if (!mapping || mapping.integrationId === integrationId) return;
	await db.companyMappings.delete([mapping.integrationId, mapping.psaId]);
	await remember(db, [...(await readFormer(db)), mapping]);
}

/**
 * A tenant is connected again: what gave way comes back, and what stands in its place is remembered in
 * turn. A company that was deleted since stays away.
 */
export async function restoreFormerMappings(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<void> {
	const former = await readFormer(db);
	const own = former.filter((mapping) => mapping.integrationId === integrationId);
	if (own.length === 0) return;
	await remember(
		db,
		former.filter((mapping) => mapping.integrationId !== integrationId)
	);
	for (const mapping of own) {
		const { psaId, companyId } = mapping;
		const isTaken = (await db.companyMappings.get([integrationId, psaId])) !== undefined;
		if (isTaken || !(await db.companies.get(companyId))) continue;
		await leaveFormerTenant(db, integrationId, companyId);
		await db.companyMappings.put(mapping);
	}
}

/** The data of a tenant were wiped: nothing of it is remembered. */
export async function forgetFormerMappings(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<void> {
	const former = await readFormer(db);
	await remember(
		db,
		former.filter((mapping) => mapping.integrationId !== integrationId)
	);
}

async function readFormer(db: AlmanacDatabase): Promise<CompanyMapping[]> {
	const row = await db.settings.get(settingsKey);
	const parsed = formerSchema.safeParse(row?.value);
	return parsed.success ? parsed.data : [];
}

async function remember(db: AlmanacDatabase, former: readonly CompanyMapping[]): Promise<void> {
	if (former.length > 0) await db.settings.put({ key: settingsKey, value: [...former] });
	else await db.settings.delete(settingsKey);
}
