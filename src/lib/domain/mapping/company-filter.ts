/** The filters of the Import Companies popup (product.md, section 5). */
import type { PsaCompany } from '../company.ts';
import { maxAlternatives, pagesOf } from '../query-limits.ts';
import { ownCompanyId } from './company-mapping.ts';

export type StatusFilter = 'active' | 'inactive';
export type IntegrationStatus = 'all' | 'mapped' | 'not-mapped';

export interface CompanyFilters {
	/** Autotask's type ids; empty = every type. */
	readonly types: readonly number[];
	/** Empty = both. */
	readonly statuses: readonly StatusFilter[];
	readonly integration: IntegrationStatus;
	/** Part of the name; Autotask compares it. */
	readonly name: string;
}

export const defaultCompanyFilters: CompanyFilters = {
	types: [],
	statuses: ['active'],
	integration: 'all',
	name: ''
};

/** What is asked of Autotask; all that is not null must hold. */
export interface CompanyQuery {
	readonly types: readonly number[] | null;
	readonly isActive: boolean | null;
	readonly nameContains: string | null;
	readonly ids: readonly number[] | null;
}

/**
 * What "Load Companies" asks, for the count and for the pages. Lists that are too long for one query
 * are left out and judged by {@link admitsCompany}; so is "Not mapped", which only this device knows.
 * Null when nothing can match, so that no call is made.
 */
export function companyQuery(
	filters: CompanyFilters,
	mapped: ReadonlyMap<number, unknown>
): CompanyQuery | null {
	const { types, statuses, integration, name } = filters;
	if (integration === 'mapped' && mapped.size === 0) return null;
	const typesFit = types.length <= maxAlternatives;
	const idsFit = mapped.size + (typesFit ? types.length : 0) <= maxAlternatives;
	const [status, ...others] = new Set(statuses);
	return {
		types: types.length > 0 && typesFit ? types : null,
		isActive: status && others.length === 0 ? status === 'active' : null,
		nameContains: name.trim() || null,
		ids: integration === 'mapped' && idsFit ? [...mapped.keys()].sort((a, b) => a - b) : null
	};
}

/** Judges a loaded company by the filters that this device knows as well as Autotask. */
export function admitsCompany(
	filters: CompanyFilters,
	company: Pick<PsaCompany, 'psaId' | 'type' | 'isActive'>,
	mapped: ReadonlyMap<number, unknown>
): boolean {
	const { types, statuses, integration } = filters;
	if (integration !== 'all' && mapped.has(company.psaId) !== (integration === 'mapped'))
		return false;
	if (statuses.length > 0 && !statuses.includes(company.isActive ? 'active' : 'inactive')) {
		return false;
	}
	return types.length === 0 || (company.type !== null && types.includes(company.type));
}

/** API requests of "Load Companies": the count, then the pages. */
export function companyRequests(matching: number): number {
	return 1 + pagesOf(matching);
}

/** Whether the list on screen is what the filters say; a changed filter makes it stale until loaded. */
export function loadState(
	loadedWith: CompanyFilters | null,
	now: CompanyFilters
): 'not-loaded' | 'current' | 'stale' {
	if (loadedWith === null) return 'not-loaded';
	const isSame =
		isSameSet(loadedWith.types, now.types) &&
		isSameSet(loadedWith.statuses, now.statuses) &&
		loadedWith.integration === now.integration &&
		loadedWith.name.trim() === now.name.trim();
	return isSame ? 'current' : 'stale';
}

/** What "select all" ticks: everything but the MSP itself, which stands apart. */
export function selectAllCompanies(companies: readonly PsaCompany[]): number[] {
	return companies.map(({ psaId }) => psaId).filter((psaId) => psaId !== ownCompanyId);
}

/** The MSP itself, which is listed apart, and the others. */
export function splitOwnCompany(companies: readonly PsaCompany[]): {
	readonly own: PsaCompany | null;
	readonly others: readonly PsaCompany[];
} {
	const own = companies.find(({ psaId }) => psaId === ownCompanyId) ?? null;
	return { own, others: companies.filter((company) => company !== own) };
}

export interface CompanyImport {
	/** PSA companies to store; those already imported are refreshed and keep their mapping. */
	readonly store: readonly PsaCompany[];
	/** Ids that were not imported before: the rows that {@link proposeCompanies} is asked for. */
	readonly added: readonly number[];
}

/** "Import": the ticked ones of the loaded companies, each once. */
export function planCompanyImport(
	loaded: readonly PsaCompany[],
	ticked: ReadonlySet<number>,
	imported: ReadonlyMap<number, unknown>
): CompanyImport {
	const store = new Map<number, PsaCompany>();
	for (const company of loaded) {
		if (ticked.has(company.psaId)) store.set(company.psaId, company);
	}
	return {
		store: [...store.values()],
		added: [...store.keys()].filter((psaId) => !imported.has(psaId))
	};
}

function isSameSet<T>(a: readonly T[], b: readonly T[]): boolean {
	const set = new Set(a);
	return set.size === new Set(b).size && b.every((item) => set.has(item));
}
