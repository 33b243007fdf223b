/** What mapped local companies take from Autotask: name, type and status (product.md, sections 3–5). */
import type { Company, PsaCompany } from '../company.ts';
import type { CompanyId, CompanyStatusId, CompanyTypeId } from '../ids.ts';
import { exactName } from './company-names.ts';
import { statusValueOf } from './list-mapping.ts';

/** Autotask's values to local entries; empty for a list whose sync is switched off. */
export interface ListLinks {
	readonly types: ReadonlyMap<number, CompanyTypeId>;
	readonly statuses: ReadonlyMap<number, CompanyStatusId>;
}

/** PSA companies of which a person's word waits to be sent: it stands here against what Autotask says. */
export interface PendingCompanies {
	readonly types: ReadonlySet<number>;
	readonly statuses: ReadonlySet<number>;
}

export const nothingPending: PendingCompanies = { types: new Set(), statuses: new Set() };

export type CompanyFacts = Pick<Company, 'name' | 'typeId' | 'statusId'>;

/** A change of what a local company took from Autotask; nothing else of it is touched. */
export interface CompanyUpdate {
	readonly companyId: CompanyId;
	readonly from: CompanyFacts;
	readonly to: CompanyFacts;
}

/**
 * - The name is Autotask's, unless that is empty.
 * - The type is the local type that Autotask's value is mapped to; a value that is not mapped changes
 *   nothing.
 * - The status likewise, but a local status that is not mapped stays while `isActive` stands as it did
 *   before (`before` null: nothing is known to have changed).
 * - What waits to be sent stays as the person said it.
 */
export function factsFromAutotask(
	company: Company,
	psa: PsaCompany,
	context: {
		readonly links: ListLinks;
		readonly before: PsaCompany | null;
		readonly pending?: PendingCompanies | undefined;
	}
): CompanyFacts {
	const { links, before, pending = nothingPending } = context;
	const typeId = psa.type === null ? undefined : links.types.get(psa.type);
	const statusId = links.statuses.get(statusValueOf(psa.isActive));
	const isOwnStatus =
		company.statusId !== null && ![...links.statuses.values()].includes(company.statusId);
	const hasChanged = before !== null && before.isActive !== psa.isActive;
	const keepsStatus = pending.statuses.has(psa.psaId) || (isOwnStatus && !hasChanged);
	return {
		name: exactName(psa.name) === '' ? company.name : psa.name,
		typeId: pending.types.has(psa.psaId) ? company.typeId : (typeId ?? company.typeId),
		statusId: keepsStatus ? company.statusId : (statusId ?? company.statusId)
	};
}

/** The update that these facts mean for a company; null when they are what it has. */
export function updateTo(company: Company, to: CompanyFacts): CompanyUpdate | null {
	const { id: companyId, name, typeId, statusId } = company;
	if (name === to.name && typeId === to.typeId && statusId === to.statusId) return null;
	return { companyId, from: { name, typeId, statusId }, to };
}

export interface CompanySyncInput {
	readonly companies: ReadonlyMap<CompanyId, Company>;
	readonly mapped: ReadonlyMap<number, CompanyId>;
	/** Imported PSA companies as they are stored. */
	readonly before: ReadonlyMap<number, PsaCompany>;
	/** What Autotask answered, only for imported companies. */
	readonly read: readonly PsaCompany[];
	/** Ids that were asked for by id and answered whole: what is not in `read` is gone. */
	readonly asked: Iterable<number>;
	readonly links: ListLinks;
	readonly pending: PendingCompanies;
	/** ISO date. */
	readonly today: string;
}

export interface CompanySyncPlan {
	/** PSA companies to store: only those that changed. */
	readonly store: readonly PsaCompany[];
	readonly updates: readonly CompanyUpdate[];
	/** Ids that are Missing since today: the mapping stays and nothing is deleted. */
	readonly newlyMissing: readonly number[];
}

/** Plans one read of companies; the same answer a second time plans nothing. */
export function planCompanySync(input: CompanySyncInput): CompanySyncPlan {
	const read = new Map(input.read.map((psa) => [psa.psaId, { ...psa, missingSince: null }]));
	const store = [...read.values()].filter((psa) => !isSame(input.before.get(psa.psaId), psa));
	const gone = [...new Set(input.asked)].flatMap((psaId) => {
		const known = read.has(psaId) ? undefined : input.before.get(psaId);
		return known && known.missingSince === null ? [{ ...known, missingSince: input.today }] : [];
	});
	const updates = [...read.values()].flatMap((psa) => {
		const companyId = input.mapped.get(psa.psaId);
		const company = companyId === undefined ? undefined : input.companies.get(companyId);
		if (!company) return [];
		const before = input.before.get(psa.psaId) ?? null;
		const { links, pending } = input;
		return updateTo(company, factsFromAutotask(company, psa, { links, before, pending })) ?? [];
	});
	return { store: [...store, ...gone], updates, newlyMissing: gone.map(({ psaId }) => psaId) };
}

/** Types that mapped companies use: what arrives with them (section 3, without Full sync). */
export function arrivingTypes(
	imported: readonly PsaCompany[],
	mapped: ReadonlyMap<number, unknown>
): Set<number> {
	const types = imported.flatMap(({ psaId, type }) =>
		type !== null && mapped.has(psaId) ? [type] : []
	);
	return new Set(types);
}

/** The same for statuses. */
export function arrivingStatuses(
	imported: readonly PsaCompany[],
	mapped: ReadonlyMap<number, unknown>
): Set<number> {
	const arriving = imported.filter(({ psaId }) => mapped.has(psaId));
	return new Set(arriving.map(({ isActive }) => statusValueOf(isActive)));
}

function isSame(a: PsaCompany | undefined, b: PsaCompany): boolean {
	if (!a || a.name !== b.name || a.type !== b.type || a.isActive !== b.isActive) return false;
	if (a.missingSince !== b.missingSince) return false;
	const keys = new Set([...Object.keys(a.values), ...Object.keys(b.values)]);
	return [...keys].every((key) => a.values[key] === b.values[key]);
}
