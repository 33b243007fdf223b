/** The table of the Companies tab, in codes for words. */
import type { Company, PsaCompany } from '../company.ts';
import type { CompanyId } from '../ids.ts';
import {
	ambiguousNames,
	companyChoice,
	lookAlikes,
	ownCompanyId,
	suggestCompanies,
	type CompanyChoice,
	type CompanyDraft,
	type CompanyModel
} from './company-mapping.ts';

export type CompanyRowCode =
	| 'mapped'
	| 'unmapped'
	/** The name is exactly the same; saved with Save Mapping. */
	| 'proposed'
	| 'map-on-save'
	| 'create-on-save'
	| 'unmap-on-save';

export interface CompanyRow {
	/** `missingSince` of it flags the mapping as Missing. */
	readonly psa: PsaCompany;
	readonly choice: CompanyChoice;
	readonly code: CompanyRowCode;
	/** The local company that the dropdown shows, or that was un-mapped; null for none or a new one. */
	readonly company: Company | null;
	/** Two candidates on either side: no automatic mapping. */
	readonly isAmbiguous: boolean;
	/** A free local company whose name looks like it; offered, never applied. */
	readonly suggestion: Company | null;
}

export interface CompanySummary {
	readonly mapped: number;
	/** Rows whose dropdown is empty. */
	readonly unmapped: number;
	readonly proposed: number;
	/** What Save Mapping does: mappings to existing companies (proposed ones too), new ones, taken off. */
	readonly maps: number;
	readonly creates: number;
	readonly unmaps: number;
	readonly ambiguous: number;
	readonly missing: number;
}

export interface CompanyView {
	/** The MSP itself, apart; null when it was not imported. */
	readonly own: CompanyRow | null;
	readonly rows: readonly CompanyRow[];
	readonly summary: CompanySummary;
	/** Local companies whose names forbid an automatic mapping. */
	readonly ambiguousCompanies: ReadonlySet<CompanyId>;
}

export function viewCompanies(model: CompanyModel, draft: CompanyDraft): CompanyView {
	const companies = new Map(model.companies.map((company) => [company.id, company]));
	const ambiguous = ambiguousNames(model, draft);
	const ambiguousPsaIds = new Set(ambiguous.flatMap(({ psaIds }) => psaIds));
	const free = lookAlikes(model, draft);
	const all = model.imported.map((psa): CompanyRow => {
		const choice = companyChoice(model, draft, psa.psaId);
		const stored = model.mapped.get(psa.psaId);
		const unmapped = choice.kind === 'none' ? stored : undefined;
		const shownId = choice.kind === 'local' ? choice.companyId : unmapped;
		return {
			psa,
			choice,
			code: codeOf(choice, stored),
			company: (shownId !== undefined && companies.get(shownId)) || null,
			isAmbiguous: ambiguousPsaIds.has(psa.psaId),
			// What was just unmapped is named beside it, and looks like itself.
			suggestion:
				choice.kind === 'none' && unmapped === undefined
					? (suggestCompanies(free, psa.name)[0] ?? null)
					: null
		};
	});
	return {
		own: all.find(({ psa }) => psa.psaId === ownCompanyId) ?? null,
		rows: all.filter(({ psa }) => psa.psaId !== ownCompanyId),
		summary: summaryOf(all),
		ambiguousCompanies: new Set(ambiguous.flatMap(({ companyIds }) => companyIds))
	};
}

function codeOf(choice: CompanyChoice, stored: CompanyId | undefined): CompanyRowCode {
	if (choice.kind === 'new') return 'create-on-save';
	if (choice.kind === 'none') return stored === undefined ? 'unmapped' : 'unmap-on-save';
	if (choice.companyId === stored) return 'mapped';
	return choice.proposed ? 'proposed' : 'map-on-save';
}

function summaryOf(rows: readonly CompanyRow[]): CompanySummary {
	const counts = new Map<CompanyRowCode, number>();
	for (const { code } of rows) counts.set(code, (counts.get(code) ?? 0) + 1);
	const count = (code: CompanyRowCode): number => counts.get(code) ?? 0;
	return {
		mapped: count('mapped'),
		unmapped: count('unmapped') + count('unmap-on-save'),
		proposed: count('proposed'),
		maps: count('proposed') + count('map-on-save'),
		creates: count('create-on-save'),
		unmaps: count('unmap-on-save'),
		ambiguous: rows.filter((row) => row.isAmbiguous).length,
		missing: rows.filter((row) => row.psa.missingSince !== null).length
	};
}
