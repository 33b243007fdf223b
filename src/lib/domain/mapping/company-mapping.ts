/**
 * The Companies tab (product.md, section 5): which local company a PSA company is, what is proposed
 * by name, and what a person has changed but not saved.
 */
import type { Company, PsaCompany } from '../company.ts';
import type { CompanyId } from '../ids.ts';
import { exactName, looseName } from './company-names.ts';

/** Autotask's id of the MSP itself: a real company, listed apart and never part of an "all". */
export const ownCompanyId = 0;

export interface CompanyModel {
	/** PSA companies that were imported. */
	readonly imported: readonly PsaCompany[];
	readonly companies: readonly Company[];
	/** What is stored: Autotask id to local company, one to one. */
	readonly mapped: ReadonlyMap<number, CompanyId>;
}

/** What a row's dropdown holds; `proposed` was put there by its name and not by a person. */
export type CompanyChoice =
	| { readonly kind: 'none' }
	| { readonly kind: 'local'; readonly companyId: CompanyId; readonly proposed: boolean }
	| { readonly kind: 'new' };

/** Changes that wait for "Save Mapping", by Autotask id; only rows that differ from what is stored. */
export type CompanyDraft = ReadonlyMap<number, CompanyChoice>;

/** Names that forbid an automatic mapping, because either side has more than one of them. */
export interface AmbiguousName {
	readonly name: string;
	readonly psaIds: readonly number[];
	readonly companyIds: readonly CompanyId[];
}

/** What the row's dropdown shows: the unsaved choice, else what is stored. */
export function companyChoice(
	model: CompanyModel,
	draft: CompanyDraft,
	psaId: number
): CompanyChoice {
	return draft.get(psaId) ?? storedChoice(model, psaId);
}

/** The row that holds a local company, with unsaved choices; null when the company is free. */
export function companyHolder(
	model: CompanyModel,
	draft: CompanyDraft,
	companyId: CompanyId
): number | null {
	for (const [psaId, choice] of draft) {
		if (choice.kind === 'local' && choice.companyId === companyId) return psaId;
	}
	for (const [psaId, stored] of model.mapped) {
		if (stored === companyId && !draft.has(psaId)) return psaId;
	}
	return null;
}

/** Chooses for one row. A company that another row holds moves: the other row becomes unmapped. */
export function chooseCompany(
	model: CompanyModel,
	draft: CompanyDraft,
	change: { readonly psaId: number; readonly choice: CompanyChoice }
): CompanyDraft {
	const { psaId, choice } = change;
	const next = new Map(draft);
	const holder = choice.kind === 'local' ? companyHolder(model, draft, choice.companyId) : null;
	if (holder !== null && holder !== psaId) put(model, next, holder, { kind: 'none' });
	put(model, next, psaId, choice);
	return next;
}

/**
 * Proposes for the rows just imported the local company of exactly the same name. Only companies that
 * are not mapped are candidates; where either side has two of a name, nothing is proposed, and an
 * unsaved proposal of an earlier import is taken back. Rows that a person un-mapped later are not
 * proposed again.
 */
export function proposeCompanies(
	model: CompanyModel,
	draft: CompanyDraft,
	psaIds: Iterable<number>
): CompanyDraft {
	const next = new Map(draft);
	const asked = new Set(psaIds);
	for (const [psaId, choice] of draft) {
		if (choice.kind !== 'local' || !choice.proposed) continue;
		next.delete(psaId);
		asked.add(psaId);
	}
	const names = namesOf(model, next);
	for (const psaId of asked) {
		const only = onlyCandidate(names, psaId);
		if (only) put(model, next, psaId, { kind: 'local', companyId: only, proposed: true });
	}
	return next;
}

/**
 * "Create Unmapped": a local company for each unmapped row, or the only free one of its name. Left as
 * they are: the MSP itself, rows that Autotask lacks, and rows with an ambiguous name, where one more
 * company of that name would make things worse.
 */
export function createUnmappedCompanies(model: CompanyModel, draft: CompanyDraft): CompanyDraft {
	const names = namesOf(model, draft);
	const next = new Map(draft);
	for (const { psaId, missingSince } of model.imported) {
		const group = names.byPsaId.get(psaId);
		if (!group || psaId === ownCompanyId || missingSince !== null) continue;
		const only = onlyCandidate(names, psaId);
		if (only) put(model, next, psaId, { kind: 'local', companyId: only, proposed: true });
		else if (group.companyIds.length === 0) put(model, next, psaId, { kind: 'new' });
	}
	return next;
}

/** Names that both an unmapped row and a free local company have, with two or more on a side. */
export function ambiguousNames(model: CompanyModel, draft: CompanyDraft): AmbiguousName[] {
	return [...namesOf(model, draft).byName.values()].filter(
		({ psaIds, companyIds }) =>
			psaIds.length > 0 && companyIds.length > 0 && psaIds.length + companyIds.length > 2
	);
}

/** Free local companies by the loose form of their names, for {@link suggestCompanies}. */
export type LookAlikes = ReadonlyMap<string, readonly Company[]>;

export function lookAlikes(model: CompanyModel, draft: CompanyDraft): LookAlikes {
	const found = new Map<string, Company[]>();
	for (const company of freeCompanies(model, draft)) {
		const loose = looseName(company.name);
		if (loose === '') continue;
		const group = found.get(loose);
		if (group) group.push(company);
		else found.set(loose, [company]);
	}
	return found;
}

/**
 * Companies whose names look like the given one, those of exactly the same name first. Only ever
 * offered: nothing is applied by itself.
 */
export function suggestCompanies(among: LookAlikes, name: string): readonly Company[] {
	const same = exactName(name);
	const rank = (company: Company): number => (exactName(company.name) === same ? 0 : 1);
	return [...(among.get(looseName(name)) ?? [])].sort((a, b) => rank(a) - rank(b));
}

/** Local companies that a dropdown offers: archived ones are out of sight. */
export function offeredCompanies(model: CompanyModel): Company[] {
	return model.companies.filter((company) => company.archivedAt === null);
}

interface Names {
	readonly byName: ReadonlyMap<string, AmbiguousName>;
	readonly byPsaId: ReadonlyMap<number, AmbiguousName>;
}

/** Unmapped rows and free local companies, by exact name. */
function namesOf(model: CompanyModel, draft: CompanyDraft): Names {
	const byName = new Map<string, { name: string; psaIds: number[]; companyIds: CompanyId[] }>();
	const group = (name: string): { name: string; psaIds: number[]; companyIds: CompanyId[] } => {
		const known = byName.get(name) ?? { name, psaIds: [], companyIds: [] };
		byName.set(name, known);
		return known;
	};
	const byPsaId = new Map<number, AmbiguousName>();
	for (const { psaId, name } of model.imported) {
		if (companyChoice(model, draft, psaId).kind !== 'none' || exactName(name) === '') continue;
		const own = group(exactName(name));
		own.psaIds.push(psaId);
		byPsaId.set(psaId, own);
	}
	for (const { id, name } of freeCompanies(model, draft))
		group(exactName(name)).companyIds.push(id);
	return { byName, byPsaId };
}

function onlyCandidate(names: Names, psaId: number): CompanyId | null {
	const group = names.byPsaId.get(psaId);
	if (group?.psaIds.length !== 1 || group.companyIds.length !== 1) return null;
	return group.companyIds[0] ?? null;
}

function freeCompanies(model: CompanyModel, draft: CompanyDraft): Company[] {
	const held = new Set<CompanyId>();
	for (const choice of draft.values()) {
		if (choice.kind === 'local') held.add(choice.companyId);
	}
	for (const [psaId, companyId] of model.mapped) {
		if (!draft.has(psaId)) held.add(companyId);
	}
	return offeredCompanies(model).filter(({ id }) => !held.has(id));
}

function storedChoice(model: CompanyModel, psaId: number): CompanyChoice {
	const companyId = model.mapped.get(psaId);
	if (companyId === undefined) return { kind: 'none' };
	return { kind: 'local', companyId, proposed: false };
}

function put(
	model: CompanyModel,
	draft: Map<number, CompanyChoice>,
	psaId: number,
	choice: CompanyChoice
): void {
	const stored = storedChoice(model, psaId);
	const isStored =
		stored.kind === choice.kind &&
		(stored.kind !== 'local' || choice.kind !== 'local' || stored.companyId === choice.companyId);
	if (isStored) draft.delete(psaId);
	else draft.set(psaId, choice);
}
