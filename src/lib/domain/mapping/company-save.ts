/** "Save Mapping" of the Companies tab: the writes of one transaction. */
import type { Company, PsaCompany } from '../company.ts';
import type { CompanyId } from '../ids.ts';
import type { ConfigurationSelection } from '../selection.ts';
import {
	companyChoice,
	type CompanyChoice,
	type CompanyDraft,
	type CompanyModel
} from './company-mapping.ts';
import { factsFromAutotask, updateTo, type CompanyUpdate, type ListLinks } from './company-sync.ts';

/**
 * One write; they hold in their order (a mapping is released before its company is mapped again).
 * Configurations know their company by Autotask's id, so that a mapping is all that moves them.
 */
export type CompanyWrite =
	| { readonly kind: 'create-company'; readonly company: Company }
	| { readonly kind: 'unmap'; readonly psaId: number; readonly companyId: CompanyId }
	| {
			readonly kind: 'map';
			readonly psaId: number;
			readonly companyId: CompanyId;
			readonly mappedAt: string;
	  }
	| { readonly kind: 'update-company'; readonly update: CompanyUpdate }
	/** Its configurations go out of scope ("company not mapped") and keep what people said. */
	| { readonly kind: 'leave-scope'; readonly psaId: number; readonly since: string }
	/** Its configurations come back as the selection judges them; its watermark is forgotten. */
	| { readonly kind: 'return-to-scope'; readonly psaId: number };

export interface CompanySaveOptions {
	/** Makes a random UUID. */
	readonly newId: () => CompanyId;
	/** ISO date-time. */
	readonly now: string;
	readonly links: ListLinks;
}

export interface CompanySavePlan {
	readonly writes: readonly CompanyWrite[];
	/** Autotask ids that were not mapped before: {@link companiesToImport} asks for these. */
	readonly newlyMapped: readonly number[];
}

/**
 * What "Save Mapping" stores. A company that becomes mapped takes name, type and status at once, by
 * the rules of a sync. Saving again what was saved plans nothing.
 */
export function planCompanySave(
	model: CompanyModel,
	draft: CompanyDraft,
	options: CompanySaveOptions
): CompanySavePlan {
	const changed = changedCompanies(model, draft);
	const companies = new Map(model.companies.map((company) => [company.id, company]));
	const rows = changed.map((psa): Row => {
		const stored = model.mapped.get(psa.psaId) ?? null;
		return { psa, stored, choice: companyChoice(model, draft, psa.psaId) };
	});
	const released = rows.flatMap((row) => releaseWrites(row, options));
	const mapped = rows.flatMap((row) => mapWrites(row, companies, options));
	const newlyMapped = mapped.flatMap((write) =>
		write.kind === 'return-to-scope' ? [write.psaId] : []
	);
	return { writes: [...released, ...mapped], newlyMapped };
}

/** Local companies that "Save Mapping" takes from their PSA company: what waits of them can't be sent. */
export function releasedCompanies(model: CompanyModel, draft: CompanyDraft): CompanyId[] {
	return changedCompanies(model, draft).flatMap(({ psaId }) => model.mapped.get(psaId) ?? []);
}

function changedCompanies(model: CompanyModel, draft: CompanyDraft): PsaCompany[] {
	return model.imported.filter(({ psaId }) => {
		const choice = companyChoice(model, draft, psaId);
		const end = choice.kind === 'local' ? choice.companyId : choice.kind;
		return end !== (model.mapped.get(psaId) ?? 'none');
	});
}

/**
 * Newly mapped companies whose configurations may be imported now, so that Save Mapping asks: none
 * when configurations are not synced, and only those that Configuration Selection holds.
 */
export function companiesToImport(
	newlyMapped: readonly number[],
	isSyncOn: boolean,
	selection: ConfigurationSelection
): readonly number[] {
	if (!isSyncOn) return [];
	const { companies } = selection;
	if (companies === 'all') return newlyMapped;
	return newlyMapped.filter((psaId) => companies.includes(psaId));
}

interface Row {
	readonly psa: PsaCompany;
	readonly stored: CompanyId | null;
	readonly choice: CompanyChoice;
}

function releaseWrites(row: Row, options: CompanySaveOptions): CompanyWrite[] {
	const { psaId } = row.psa;
	if (row.stored === null) return [];
	const unmap: CompanyWrite = { kind: 'unmap', psaId, companyId: row.stored };
	if (row.choice.kind !== 'none') return [unmap];
	return [unmap, { kind: 'leave-scope', psaId, since: options.now }];
}

function mapWrites(
	row: Row,
	companies: ReadonlyMap<CompanyId, Company>,
	options: CompanySaveOptions
): CompanyWrite[] {
	const { psa, choice } = row;
	if (choice.kind === 'none') return [];
	const isNew = choice.kind === 'new';
	const company = isNew ? newCompany(psa, options) : companies.get(choice.companyId);
	if (!company) return [];
	const facts = factsFromAutotask(company, psa, { links: options.links, before: null });
	const update = isNew ? null : updateTo(company, facts);
	const { psaId } = psa;
	return [
		...(isNew ? [{ kind: 'create-company' as const, company: { ...company, ...facts } }] : []),
		{ kind: 'map', psaId, companyId: company.id, mappedAt: options.now },
		...(update ? [{ kind: 'update-company' as const, update }] : []),
		...(row.stored === null ? [{ kind: 'return-to-scope' as const, psaId }] : [])
	];
}

function newCompany(psa: PsaCompany, options: CompanySaveOptions): Company {
	return {
		id: options.newId(),
		name: psa.name,
		typeId: null,
		statusId: null,
		createdAt: options.now,
		archivedAt: null
	};
}
