/**
 * What an import will cost, and the smallest new work when fields or selection change later
 * (product.md, section 6): said before it starts.
 */
import { includedFields, isReadThrough, readThroughFields, type FieldKey } from '../field.ts';
import { maxAlternatives, pageSize, pagesOf } from '../query-limits.ts';
import type { ConfigurationSelection } from '../selection.ts';
import {
	boxDifference,
	boxQuery,
	companiesPerQuery,
	countSets,
	selectedCompanies,
	selectionBox,
	selectionQuery,
	type SelectionQuery
} from './selection-query.ts';

type LookupEntity = (typeof readThroughFields)[keyof typeof readThroughFields]['entity'];

/**
 * Configurations per record that a look-up brings, as an MSP's tenant commonly has them: many share a
 * product or a location, every second has a user of its own. Types and categories are lists of their
 * own, read whole.
 */
const configurationsPerLookup: Partial<Record<LookupEntity, number>> = {
	Products: 20,
	CompanyLocations: 20,
	Contacts: 2
};

/** Pages that one set of companies should come to (product.md, section 9). */
const pagesPerSet = 10;

export interface ImportSize {
	/** Companies that are read. */
	readonly companies: number;
	/** What the count queries answered. */
	readonly configurations: number;
	readonly query: SelectionQuery;
	/** "Fields to download". */
	readonly fields: readonly FieldKey[];
}

/** API requests, about: what is counted exactly is the count itself. */
export interface RequestEstimate {
	readonly counts: number;
	readonly pages: number;
	readonly lookups: number;
	readonly total: number;
}

/** About how many API requests "Import Configurations" takes. */
export function estimateImport(size: ImportSize): RequestEstimate {
	const counts = Math.ceil(size.companies / companiesPerQuery(size.query));
	const pages = importPages(size);
	const lookups = lookupRequests(lookupEntities(size.fields), size.configurations);
	return { counts, pages, lookups, total: counts + pages + lookups };
}

/** The new work that a changed Configuration Selection makes. */
export interface SelectionWork {
	/** Companies that come in: read in full by the new selection. */
	readonly readInFull: readonly number[];
	/** Companies that go out: their configurations leave the scope, without a request. */
	readonly leave: readonly number[];
	/** Companies that stay. */
	readonly kept: readonly number[];
	/** What is asked for companies that stay: only what the old selection left out, each record once. */
	readonly added: readonly SelectionQuery[];
	/** True when records of companies that stay may leave the scope; judged here, without a request. */
	readonly isNarrowed: boolean;
}

/** Compares two selections for the companies that are mapped (Autotask ids). */
export function planSelectionChange(
	before: ConfigurationSelection,
	after: ConfigurationSelection,
	mapped: Iterable<number>
): SelectionWork {
	const ids = [...mapped];
	const old = new Set(selectedCompanies(before, ids));
	const now = selectedCompanies(after, ids);
	const isNow = new Set(now);
	const kept = now.filter((id) => old.has(id));
	const [was, is] = [selectionBox(before), selectionBox(after)];
	return {
		readInFull: now.filter((id) => !old.has(id)),
		leave: [...old].filter((id) => !isNow.has(id)),
		kept,
		added: kept.length > 0 ? boxDifference(is, was).map(boxQuery) : [],
		isNarrowed: kept.length > 0 && boxDifference(was, is).length > 0
	};
}

/** The counts that tell how much a changed selection brings: sets of companies and their query. */
export function countsOf(
	work: SelectionWork,
	after: ConfigurationSelection
): { readonly companies: readonly number[]; readonly query: SelectionQuery }[] {
	const full = selectionQuery(after);
	const counts = countSets(work.readInFull, full).map((companies) => ({ companies, query: full }));
	const more = work.added.flatMap((query) =>
		countSets(work.kept, query).map((companies) => ({ companies, query }))
	);
	return [...counts, ...more];
}

/** The new work that changed "Fields to download" make. */
export interface FieldWork {
	/** Autotask fields to fetch for what is stored, beside `id`. */
	readonly columns: readonly string[];
	/** Entities to look up again, for ids that are known then. */
	readonly lookups: readonly LookupEntity[];
	/** Fields whose values are removed from this device at once. */
	readonly remove: readonly FieldKey[];
	/** Autotask fields that no ticked field needs any longer. */
	readonly dropColumns: readonly string[];
}

export function planFieldChange(
	before: readonly FieldKey[],
	after: readonly FieldKey[]
): FieldWork {
	const had = new Set(includedFields(before));
	const has = new Set(includedFields(after));
	return {
		columns: [...has].filter((name) => !had.has(name)),
		lookups: lookupEntities(after.filter((key) => !before.includes(key))),
		remove: before.filter((key) => !after.includes(key)),
		dropColumns: [...had].filter((name) => !has.has(name))
	};
}

/** About how many API requests {@link planFieldChange} takes; `size` is what is stored and in scope. */
export function estimateFieldChange(work: FieldWork, size: ImportSize): RequestEstimate {
	const pages = work.columns.length > 0 ? importPages(size) : 0;
	const lookups = lookupRequests(work.lookups, size.configurations);
	return { counts: 0, pages, lookups, total: pages + lookups };
}

/** What a change means, in words' codes; nothing to do is an empty list. */
export type WorkItem =
	| { readonly code: 'read-companies' | 'leave-companies'; readonly companies: number }
	| { readonly code: 'read-more' | 'leave-selection'; readonly companies: number }
	| { readonly code: 'read-columns'; readonly columns: number }
	| { readonly code: 'look-up'; readonly entities: readonly string[] }
	| { readonly code: 'remove-values'; readonly fields: readonly FieldKey[] };

export function workItems(selection: SelectionWork, fields: FieldWork): WorkItem[] {
	const items: WorkItem[] = [];
	if (selection.readInFull.length > 0) {
		items.push({ code: 'read-companies', companies: selection.readInFull.length });
	}
	if (selection.leave.length > 0) {
		items.push({ code: 'leave-companies', companies: selection.leave.length });
	}
	const companies = selection.kept.length;
	if (selection.added.length > 0) items.push({ code: 'read-more', companies });
	if (selection.isNarrowed) items.push({ code: 'leave-selection', companies });
	if (fields.columns.length > 0) {
		items.push({ code: 'read-columns', columns: fields.columns.length });
	}
	if (fields.lookups.length > 0) items.push({ code: 'look-up', entities: fields.lookups });
	if (fields.remove.length > 0) items.push({ code: 'remove-values', fields: fields.remove });
	return items;
}

/** Sets are cut by the average, so that each comes to about ten pages. */
function importPages(size: ImportSize): number {
	const { companies, configurations } = size;
	if (companies === 0) return 0;
	const average = configurations / companies;
	const byPages = Math.max(1, Math.floor((pagesPerSet * pageSize) / Math.max(average, 1)));
	const sets = Math.ceil(companies / Math.min(companiesPerQuery(size.query), byPages));
	return sets * Math.max(1, pagesOf(configurations / sets));
}

function lookupEntities(fields: readonly FieldKey[]): LookupEntity[] {
	const entities = fields
		.filter(isReadThrough)
		.map((key) => readThroughFields[key].entity)
		.filter((entity) => configurationsPerLookup[entity] !== undefined);
	return [...new Set(entities)];
}

function lookupRequests(entities: readonly LookupEntity[], configurations: number): number {
	const perEntity = entities.map((entity) => {
		const ids = configurations / (configurationsPerLookup[entity] ?? 1);
		return Math.ceil(ids / maxAlternatives);
	});
	return perEntity.reduce((sum, requests) => sum + requests, 0);
}
