/** Archiving and deleting a local company (product.md, section 5). */
import type { Company } from '../company.ts';
import type { CompanyId } from '../ids.ts';
import { exactName } from './company-names.ts';

/** What hangs on a company that is to be deleted. */
export interface CompanyHoldings {
	readonly company: Company;
	/** Autotask id that it is mapped to; null when it is not. */
	readonly mappedTo: number | null;
	readonly drafts: number;
	readonly completedReports: number;
	/** Configurations made by hand, which nothing brings back. */
	readonly manualConfigurations: number;
	/** Overrides, notes, budgets and exclusions by people. */
	readonly remarks: number;
	/** Values of it that wait to be sent to Autotask. */
	readonly outboxItems: number;
}

/** One write of a deletion; all of them are one transaction. */
export type RemovalWrite =
	| { readonly kind: 'unmap'; readonly psaId: number; readonly companyId: CompanyId }
	/** What Autotask says of its configurations; read again if the PSA company is mapped again. */
	| { readonly kind: 'drop-synced-configurations'; readonly psaId: number }
	| {
			readonly kind:
				| 'delete-drafts'
				| 'delete-completed-reports'
				| 'delete-manual-configurations'
				| 'delete-remarks'
				| 'discard-outbox-items'
				| 'delete-company';
			readonly companyId: CompanyId;
	  }
	/** Completed reports stand alone: each has its frozen copy with the company's name. */
	| { readonly kind: 'keep-completed-reports'; readonly companyId: CompanyId };

export interface RemovalPlan {
	readonly writes: readonly RemovalWrite[];
	/** Completed reports that go with it. */
	readonly lostReports: number;
}

/**
 * Archiving hides a company and keeps all of it: mapping, sync, configurations, reports. `now` is an
 * ISO date-time; an archived company stays archived since the day that it was.
 */
export function archived(company: Company, now: string): Company {
	return company.archivedAt === null ? { ...company, archivedAt: now } : company;
}

/** Takes a company out of the archive as it was. */
export function restored(company: Company): Company {
	return { ...company, archivedAt: null };
}

/**
 * True when what was typed is the company's name: case counts, white space at the ends or doubled does
 * not, because a person can't see it.
 */
export function confirmsRemoval(company: Pick<Company, 'name'>, typed: string): boolean {
	return exactName(typed) !== '' && exactName(typed) === exactName(company.name);
}

/**
 * Deletes a company and everything that is only its own. The PSA company stays imported and unmapped;
 * nothing is deleted in Autotask. Completed reports are kept unless the person says otherwise.
 */
export function planRemoval(holdings: CompanyHoldings, keepReports: boolean): RemovalPlan {
	const { id: companyId } = holdings.company;
	const { mappedTo } = holdings;
	const hasReports = holdings.completedReports > 0;
	const own = [
		['delete-drafts', holdings.drafts],
		['delete-remarks', holdings.remarks],
		['delete-manual-configurations', holdings.manualConfigurations]
	] as const;
	return {
		writes: [
			// What waits is found by the mapping and the directory, so that it goes before them.
			...(holdings.outboxItems > 0 ? [{ kind: 'discard-outbox-items' as const, companyId }] : []),
			...(mappedTo === null ? [] : unmapping(mappedTo, companyId)),
			...own.flatMap(([kind, count]) => (count > 0 ? [{ kind, companyId }] : [])),
			...(hasReports ? [{ kind: reportWrite(keepReports), companyId }] : []),
			{ kind: 'delete-company', companyId }
		],
		lostReports: keepReports ? 0 : holdings.completedReports
	};
}

function unmapping(psaId: number, companyId: CompanyId): RemovalWrite[] {
	return [
		{ kind: 'unmap', psaId, companyId },
		{ kind: 'drop-synced-configurations', psaId }
	];
}

function reportWrite(keep: boolean): 'keep-completed-reports' | 'delete-completed-reports' {
	return keep ? 'keep-completed-reports' : 'delete-completed-reports';
}
