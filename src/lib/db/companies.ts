/** Companies as screens read them. */
import type { Company } from '../domain/company.ts';
import type { CompanyId, IntegrationId } from '../domain/ids.ts';
import type { AlmanacDatabase } from './database.ts';
import type { CompanyMappingRow, LocalConfigurationRow, PsaCompanyRow } from './rows.ts';
import type { WatermarkRow } from './shard-rows.ts';

/** The company that it is in Autotask. */
export interface CompanyLink {
	readonly integrationId: IntegrationId;
	readonly psaId: number;
	/** ISO date since when Autotask lacks it; null while it is there. */
	readonly missingSince: string | null;
}

export interface CompanyEntry {
	readonly company: Company;
	readonly typeName: string | null;
	readonly statusName: string | null;
	/** Null for a company that is not mapped. */
	readonly link: CompanyLink | null;
	/** Configurations stored, and those among them that are active: added by hand, or by Autotask. */
	readonly configurations: number;
	readonly activeConfigurations: number;
	/** ISO date-time at which its configurations were last read; null when they never were. */
	readonly readAt: string | null;
}

/** Every company that is not archived, by name. Live: changes with each stored set of a sync. */
export function listCompanies(db: AlmanacDatabase): PromiseLike<CompanyEntry[]> {
	return db.transaction('r', companyTables(db), async () => {
		const [companies, types, statuses, mappings, watermarks, missing, local] = await Promise.all([
			db.companies.toArray(),
			db.companyTypes.toArray(),
			db.companyStatuses.toArray(),
			db.companyMappings.toArray(),
			db.watermarks.toArray(),
			db.psaCompanies.filter(({ missingSince }) => missingSince !== null).toArray(),
			db.localConfigurations.toArray()
		]);
		const names = {
			types: new Map(types.map(({ id, name }) => [id, name])),
			statuses: new Map(statuses.map(({ id, name }) => [id, name]))
		};
		const mappingOf = new Map(mappings.map((mapping) => [mapping.companyId, mapping]));
		const watermarkOf = new Map(watermarks.map((row) => [psaKey(row, row.psaCompanyId), row]));
		const missingOf = new Map(missing.map((row) => [psaKey(row, row.psaId), row]));
		const localOf = new Map<CompanyId, LocalConfigurationRow[]>();
		for (const row of local) {
			const rows = localOf.get(row.companyId);
			if (rows) rows.push(row);
			else localOf.set(row.companyId, [row]);
		}
		return companies
			.filter(({ archivedAt }) => archivedAt === null)
			.map((company) => {
				const mapping = mappingOf.get(company.id);
				const key = mapping ? psaKey(mapping, mapping.psaId) : '';
				return entryOf(company, names, {
					mapping,
					watermark: watermarkOf.get(key),
					psaCompany: missingOf.get(key),
					byHand: localOf.get(company.id) ?? []
				});
			})
			.sort((a, b) => byName.compare(a.company.name, b.company.name));
	});
}

/** One company; undefined for an id that no company has. */
export function readCompany(
	db: AlmanacDatabase,
	id: CompanyId
): PromiseLike<CompanyEntry | undefined> {
	return db.transaction('r', companyTables(db), async () => {
		const company = await db.companies.get(id);
		if (!company) return undefined;
		const [type, status, mapping, byHand] = await Promise.all([
			company.typeId === null ? undefined : db.companyTypes.get(company.typeId),
			company.statusId === null ? undefined : db.companyStatuses.get(company.statusId),
			db.companyMappings.get({ companyId: id }),
			db.localConfigurations.where({ companyId: id }).toArray()
		]);
		const names = {
			types: new Map(type ? [[type.id, type.name]] : []),
			statuses: new Map(status ? [[status.id, status.name]] : [])
		};
		if (!mapping) return entryOf(company, names, { byHand });
		const { integrationId, psaId } = mapping;
		const [watermark, psaCompany] = await Promise.all([
			db.watermarks.get([integrationId, psaId]),
			db.psaCompanies.get([integrationId, psaId])
		]);
		return entryOf(company, names, { mapping, watermark, psaCompany, byHand });
	});
}

/** Names compare as people sort them: case and accents last, numbers by value. */
const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'variant' });

interface ListNames {
	readonly types: ReadonlyMap<string, string>;
	readonly statuses: ReadonlyMap<string, string>;
}

interface Linked {
	readonly mapping?: CompanyMappingRow | undefined;
	readonly watermark?: WatermarkRow | undefined;
	readonly psaCompany?: PsaCompanyRow | undefined;
	/** Configurations that were added by hand. */
	readonly byHand: readonly LocalConfigurationRow[];
}

function companyTables(db: AlmanacDatabase) {
	return [
		db.companies,
		db.companyTypes,
		db.companyStatuses,
		db.companyMappings,
		db.watermarks,
		db.psaCompanies,
		db.localConfigurations
	];
}

function psaKey({ integrationId }: { integrationId: IntegrationId }, psaId: number): string {
	return `${integrationId}/${psaId}`;
}

function entryOf(company: Company, names: ListNames, linked: Linked): CompanyEntry {
	const { mapping, watermark, psaCompany, byHand } = linked;
	return {
		company,
		typeName: names.types.get(company.typeId ?? '') ?? null,
		statusName: names.statuses.get(company.statusId ?? '') ?? null,
		link: mapping
			? {
					integrationId: mapping.integrationId,
					psaId: mapping.psaId,
					missingSince: psaCompany?.missingSince ?? null
				}
			: null,
		configurations: (watermark?.configurations ?? 0) + byHand.length,
		activeConfigurations:
			(watermark?.active ?? 0) + byHand.filter(({ isActive }) => isActive).length,
		readAt: watermark?.readAt ?? null
	};
}

/** Every company by its name, archived ones among them: to choose one. */
export async function readCompanyNames(
	db: AlmanacDatabase
): Promise<{ readonly id: CompanyId; readonly name: string; readonly isArchived: boolean }[]> {
	const rows = await db.companies.toArray();
	return rows
		.map(({ id, name, archivedAt }) => ({ id, name, isArchived: archivedAt !== null }))
		.toSorted((a, b) => a.name.localeCompare(b.name));
}
