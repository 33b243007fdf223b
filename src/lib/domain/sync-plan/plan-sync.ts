/**
 * What a run reads (product.md, section 9): from what is chosen and what is known to the list of steps,
 * with about how many calls each takes. Pure; the same state plans the same steps, so that a run that
 * was cut is gone on with by planning again.
 */
import { isReadThrough, udfNameOf, type FieldKey } from '../field.ts';
import {
	companiesPerQuery,
	selectionQuery,
	type SelectionQuery
} from '../mapping/selection-query.ts';
import { estimateImport } from '../mapping/selection-plan.ts';
import { maxAlternatives, pagesOf } from '../query-limits.ts';
import { missingFields, missingSelection, type Coverage } from './coverage.ts';
import { fullPassDays, isFullPassDue, type FullPassRhythm } from './full-pass.ts';
import { sinceOf } from './tenant-clock.ts';

/** What is known of a company that was read whole before. */
export interface KnownCompany {
	/** Up to which moment of the tenant's clock; null = read it again. */
	readonly complete: string | null;
	/** Null: an older version read it and left no word of how. */
	readonly covers: Coverage | null;
	/** Configurations that are stored of it. */
	readonly configurations: number;
	/** The full pass that read it last. */
	readonly pass: number;
}

export interface SyncPlanInput {
	readonly mode: 'auto' | 'full';
	/** Autotask ids of the companies that are selected, ascending; empty where nothing is to be synced. */
	readonly companies: readonly number[];
	readonly known: ReadonlyMap<number, KnownCompany>;
	readonly wanted: Coverage;
	/** Fields that feed Almanac's own. */
	readonly mapped: readonly FieldKey[];
	/** The pass that was cut; null when none is open. */
	readonly openPass: number | null;
	/** When a full pass last came to its end, by this device's clock; null before the first. */
	readonly finishedAt: string | null;
	readonly rhythm: FullPassRhythm;
	readonly hourlyLimit: number | null;
	/** ISO date-time by this device's clock. */
	readonly now: string;
}

/** Why companies are read whole. */
export type ReadReason =
	/** Nothing was read before. */
	| 'first'
	/** A pass that was cut goes on. */
	| 'resumed'
	/** A person asked for it. */
	| 'asked'
	/** Edits without a stamp may have gathered. */
	| 'periodic'
	/** Mapped, mapped again or newly selected. */
	| 'new-companies';

/** A group of companies whose changes one query asks for. */
export interface ChangeGroup {
	readonly companies: readonly number[];
	/** ISO date-time by the tenant's clock. */
	readonly since: string;
}

export type SyncStep =
	| {
			readonly kind: 'read-whole';
			readonly reason: ReadReason;
			readonly companies: readonly number[];
	  }
	| {
			readonly kind: 'fill-fields';
			readonly companies: readonly number[];
			readonly fields: readonly FieldKey[];
	  }
	| {
			readonly kind: 'read-more';
			readonly companies: readonly number[];
			readonly queries: readonly SelectionQuery[];
	  }
	| { readonly kind: 'read-changes'; readonly groups: readonly ChangeGroup[] }
	| { readonly kind: 'find-gone'; readonly companies: readonly number[] };

/** A step with about how many calls it takes. */
export type PlannedStep = SyncStep & { readonly calls: number };

export interface SyncPlan {
	readonly kind: 'full' | 'incremental';
	readonly steps: readonly PlannedStep[];
	/** Calls of all steps together, about; lists and companies come on top. */
	readonly calls: number;
}

/** Companies beside the two conditions on stamps. */
export const companiesPerChanges = maxAlternatives - 2;

/** Configurations of a company of which nothing is known, for an estimate before anything is counted. */
const usualSize = 50;

export function planSync(input: SyncPlanInput): SyncPlan {
	const reason = fullReason(input);
	const isOpen = reason === 'resumed';
	const toRead = input.companies.filter((id) => {
		const known = input.known.get(id);
		if (reason === null) return !isUsable(known);
		return isOpen ? known?.pass !== input.openPass || !isUsable(known) : true;
	});
	const read = new Set(toRead);
	const kept = input.companies.filter((id) => !read.has(id));
	const steps: SyncStep[] = [];
	// A pass that read its last company and was cut before its end has to come to it.
	if (toRead.length > 0 || (reason !== null && input.companies.length > 0)) {
		steps.push({ kind: 'read-whole', reason: reason ?? 'new-companies', companies: toRead });
	}
	steps.push(...fillSteps(input, kept), ...moreSteps(input, kept));
	// What a pass read before it was cut may have changed since: its end means that all of it is current.
	if ((reason === null || isOpen) && kept.length > 0) {
		steps.push({ kind: 'read-changes', groups: changeGroups(input, kept) });
		steps.push({ kind: 'find-gone', companies: kept });
	}
	const planned = steps.map((step): PlannedStep => ({ ...step, calls: callsOf(step, input) }));
	return {
		kind: reason === null ? 'incremental' : 'full',
		steps: planned,
		calls: planned.reduce((sum, { calls }) => sum + calls, 0)
	};
}

/** Calls that a full pass over all selected companies takes, about. */
export function fullPassCalls(
	input: Pick<SyncPlanInput, 'companies' | 'known' | 'wanted'>
): number {
	return readCalls(input.companies, input);
}

function fullReason(input: SyncPlanInput): ReadReason | null {
	if (input.mode === 'full') return 'asked';
	if (input.openPass !== null) return 'resumed';
	if (input.finishedAt === null) return 'first';
	const { rhythm, hourlyLimit, mapped, now } = input;
	const mapsUdf = mapped.some((key) => udfNameOf(key) !== null);
	const days = fullPassDays({ rhythm, mapsUdf, calls: fullPassCalls(input), hourlyLimit });
	return isFullPassDue(input.finishedAt, now, days) ? 'periodic' : null;
}

function isUsable(known: KnownCompany | undefined): known is KnownCompany & { covers: Coverage } {
	return known !== undefined && known.complete !== null && known.covers !== null;
}

/** One step for all fields that any company lacks: the columns of one query. */
function fillSteps(input: SyncPlanInput, kept: readonly number[]): SyncStep[] {
	const fields = new Set<FieldKey>();
	const companies = kept.filter((id) => {
		const covers = input.known.get(id)?.covers;
		const missing = covers ? missingFields(covers, input.wanted) : [];
		for (const key of missing) fields.add(key);
		return missing.length > 0;
	});
	if (companies.length === 0) return [];
	return [{ kind: 'fill-fields', companies, fields: [...fields].sort() }];
}

/** Companies that were read by the same selection lack the same; usually there is one group. */
function moreSteps(input: SyncPlanInput, kept: readonly number[]): SyncStep[] {
	const groups = new Map<string, { companies: number[]; queries: SelectionQuery[] }>();
	for (const id of kept) {
		const covers = input.known.get(id)?.covers;
		if (!covers) continue;
		const key = JSON.stringify(covers.selection);
		const group = groups.get(key) ?? {
			companies: [],
			queries: missingSelection(covers, input.wanted)
		};
		groups.set(key, group);
		group.companies.push(id);
	}
	return [...groups.values()]
		.filter(({ queries }) => queries.length > 0)
		.map(({ companies, queries }) => ({ kind: 'read-more', companies, queries }));
}

/** By age, so that a company that lags behind does not make all others read far back. */
function changeGroups({ known }: SyncPlanInput, kept: readonly number[]): ChangeGroup[] {
	const aged = kept
		.map((id) => ({ id, complete: known.get(id)?.complete ?? '' }))
		.sort((a, b) => (a.complete < b.complete ? -1 : a.complete > b.complete ? 1 : a.id - b.id));
	const parts: (typeof aged)[] = [];
	for (const company of aged) {
		const part = parts.at(-1);
		const [oldest] = part ?? [];
		const fits = part && part.length < companiesPerChanges;
		if (fits && oldest && !liesFarApart(oldest.complete, company.complete)) part.push(company);
		else parts.push([company]);
	}
	return parts.map((part) => ({
		companies: part.map(({ id }) => id).sort((a, b) => a - b),
		since: sinceOf(part[0]?.complete ?? '')
	}));
}

/** A call of its own costs less than reading so many days of everybody's changes once more. */
const farApartMs = 30 * 86_400_000;

function liesFarApart(older: string, newer: string): boolean {
	return Date.parse(newer) - Date.parse(older) > farApartMs;
}

function callsOf(step: SyncStep, input: SyncPlanInput): number {
	switch (step.kind) {
		case 'read-whole':
			return readCalls(step.companies, input);
		case 'fill-fields': {
			const fields = step.fields.filter(isReadThrough);
			return readCalls(step.companies, { ...input, wanted: { ...input.wanted, fields } });
		}
		case 'read-more':
			return step.queries.length * Math.ceil(step.companies.length / companiesPerChanges) * 2;
		case 'read-changes':
			return step.groups.length;
		case 'find-gone': {
			const perQuery = companiesPerQuery(wantedQuery(input));
			return Math.ceil(step.companies.length / perQuery);
		}
	}
}

function readCalls(
	companies: readonly number[],
	{ known, wanted }: Pick<SyncPlanInput, 'known' | 'wanted'>
): number {
	if (companies.length === 0) return 0;
	const configurations = companies.reduce(
		(sum, id) => sum + (known.get(id)?.configurations ?? usualSize),
		0
	);
	const query = wantedQuery({ wanted });
	const fields = wanted.fields;
	return Math.max(
		pagesOf(configurations),
		estimateImport({ companies: companies.length, configurations, query, fields }).total
	);
}

function wantedQuery({ wanted }: Pick<SyncPlanInput, 'wanted'>): SelectionQuery {
	return selectionQuery({ companies: 'all', ...wanted.selection });
}
