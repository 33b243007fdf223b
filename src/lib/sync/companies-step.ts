/** Phase two of a run: companies, and what mapped local ones take from them. */
import { where } from '../autotask/query.ts';
import { storeCompanies, type CompanyReading } from '../db/company-sync.ts';
import { importedCompanies } from '../db/company-writes.ts';
import type { TenantLists } from '../db/tenant-lists.ts';
import type { PsaCompany } from '../domain/company.ts';
import { ownCompanyId } from '../domain/mapping/company-mapping.ts';
import { importSettings, type RunContext } from './run-context.ts';
import { companyFields, psaCompanyOf } from './setup/load-companies.ts';
import { nameCompanyValues } from './setup/name-company-values.ts';

/** What was read of companies. */
export type ReadCompanies = Pick<CompanyReading, 'read' | 'asked' | 'mapsNew'>;

/**
 * Reads every active company where all are wanted, and every imported one in any case: those that the
 * first query did not bring are asked for by id, so that one that became inactive is seen as such and
 * one that is not answered is missing.
 */
export async function readCompanies(context: RunContext): Promise<ReadCompanies> {
	const { db, integrationId, client, signal, progress } = context;
	const settings = await importSettings(context);
	const wantsAll = settings.companies === 'all-active';
	const imported = await importedCompanies(db, integrationId);
	progress.begin('companies', { expected: wantsAll ? null : imported.size });
	const active = wantsAll ? await readActive(context, settings.companyFields) : [];
	const found = new Set(active.map(({ psaId }) => psaId));
	const asked = [...imported.keys()].filter((psaId) => !found.has(psaId));
	const others = await readByIds(context, asked, settings.companyFields);
	const read = await nameCompanyValues(client, [...active, ...others], signal);
	return { read, asked, mapsNew: wantsAll };
}

/** Stores them, and brings mapped local companies to what Autotask says. */
export async function storeReadCompanies(
	{ db, integrationId, progress, now }: RunContext,
	companies: ReadCompanies,
	lists: TenantLists
): Promise<void> {
	const changed = await storeCompanies(db, integrationId, { ...companies, lists, now: now() });
	progress.end('companies', { done: companies.read.length, hasChanged: changed > 0 });
}

/** The MSP itself is never part of "all". */
async function readActive(
	{ client, integrationId, progress, signal }: RunContext,
	extraFields: readonly string[]
): Promise<PsaCompany[]> {
	const companies: PsaCompany[] = [];
	const request = {
		filters: [where.eq('isActive', true)],
		includeFields: [...companyFields, ...extraFields]
	};
	for await (const page of client.pages('Companies', request, signal)) {
		for (const record of page.items) {
			if (record.id === ownCompanyId) continue;
			companies.push(psaCompanyOf(integrationId, record, extraFields));
		}
		progress.advance('companies', companies.length);
	}
	return companies;
}

async function readByIds(
	{ client, integrationId, signal }: RunContext,
	ids: readonly number[],
	extraFields: readonly string[]
): Promise<PsaCompany[]> {
	if (ids.length === 0) return [];
	const fields = [...companyFields, ...extraFields];
	const records = await client.byIds('Companies', ids, fields, signal);
	return records.map((record) => psaCompanyOf(integrationId, record, extraFields));
}
