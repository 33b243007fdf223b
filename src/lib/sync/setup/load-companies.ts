/** "Load Companies" of the popup: a count, then the pages (product.md, section 5). */
import type { AutotaskClient } from '../../autotask/client.ts';
import type { EntityRecord } from '../../autotask/entities.ts';
import { where, type Filter } from '../../autotask/query.ts';
import type { PsaCompany } from '../../domain/company.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import {
	admitsCompany,
	companyQuery,
	type CompanyFilters,
	type CompanyQuery
} from '../../domain/mapping/company-filter.ts';
import type { LoadProgress } from '../setup-protocol.ts';
import { nameCompanyValues } from './name-company-values.ts';

/** Of a company only what the table shows. */
export const companyFields = ['companyName', 'companyType', 'isActive'] as const;

export interface LoadRequest {
	readonly integrationId: IntegrationId;
	readonly filters: CompanyFilters;
	/** Mapped companies by Autotask id: only this device knows them. */
	readonly mapped: ReadonlyMap<number, unknown>;
	/** Extra fields of companies that are downloaded. */
	readonly extraFields: readonly string[];
	readonly onProgress: (progress: LoadProgress) => void;
	readonly signal?: AbortSignal | undefined;
}

/** Companies that the filters admit, ascending by id, and how many match in Autotask. */
export async function loadCompanies(
	client: AutotaskClient,
	request: LoadRequest
): Promise<{ readonly companies: PsaCompany[]; readonly matching: number }> {
	const { integrationId, filters, mapped, extraFields, onProgress, signal } = request;
	const query = companyQuery(filters, mapped);
	if (!query) return { companies: [], matching: 0 };
	const conditions = filtersOf(query);
	const matching = await client.count('Companies', conditions, signal);
	const companies: PsaCompany[] = [];
	let loaded = 0;
	onProgress({ loaded, expected: matching });
	if (matching === 0) return { companies, matching };
	const asked = { filters: conditions, includeFields: [...companyFields, ...extraFields] };
	for await (const page of client.pages('Companies', asked, signal)) {
		for (const record of page.items) {
			const company = psaCompanyOf(integrationId, record, extraFields);
			if (admitsCompany(filters, company, mapped)) companies.push(company);
		}
		loaded += page.items.length;
		onProgress({ loaded, expected: Math.max(loaded, matching) });
	}
	return { companies: await nameCompanyValues(client, companies, signal), matching };
}

/** A company as it stands in Autotask, with the extra fields that were asked for. */
export function psaCompanyOf(
	integrationId: IntegrationId,
	record: EntityRecord<'Companies'>,
	extraFields: readonly string[]
): PsaCompany {
	return {
		integrationId,
		psaId: record.id,
		name: record.companyName,
		type: record.companyType,
		isActive: record.isActive,
		values: Object.fromEntries(extraFields.map((name) => [name, record[name] ?? null])),
		missingSince: null
	};
}

function filtersOf(query: CompanyQuery): Filter[] {
	const { types, isActive, nameContains, ids } = query;
	return [
		...(types ? [where.in('companyType', types)] : []),
		...(isActive === null ? [] : [where.eq('isActive', isActive)]),
		...(nameContains === null ? [] : [where.contains('companyName', nameContains)]),
		...(ids ? [where.in('id', ids)] : [])
	];
}
