/**
 * Configuration Selection as conditions on a query (product.md, section 6): plain, so that the count
 * before an import, the import itself and the work between two selections are asked alike.
 */
import { maxAlternatives } from '../query-limits.ts';
import type { ConfigurationSelection, SelectionFacts } from '../selection.ts';

/** A condition on an id field: its value is among the ids (or is none of them), or there is no value. */
export interface IdCondition {
	readonly ids: readonly number[];
	/** False: the value is none of the ids. */
	readonly among: boolean;
	/** True: a record without a value matches as well. */
	readonly orNone: boolean;
}

/** What is asked besides the companies; null asks nothing. All must hold. */
export interface SelectionQuery {
	readonly types: IdCondition | null;
	readonly categories: IdCondition | null;
	readonly isActive: boolean | null;
}

/** The values that one part of a selection admits: these, or all but these. */
export interface Axis<T> {
	readonly values: ReadonlySet<T>;
	readonly isExcept: boolean;
}

/** A selection without its companies: a record matches when every axis admits it. */
export interface SelectionBox {
	readonly types: Axis<number | null>;
	readonly categories: Axis<number | null>;
	readonly statuses: Axis<'active' | 'inactive'>;
}

/** Companies per query in a full import (product.md, section 9). */
const companiesPerSet = 300;

/**
 * Types, and categories, that one query names, so that companies fit beside them. A longer list is
 * left out of the query and judged here alone: a count is then an upper bound.
 */
const maxIdsPerCondition = 230;

/** Nothing ticked = all, in each part; both statuses are all of them. */
export function selectionBox(selection: ConfigurationSelection): SelectionBox {
	return {
		types: ticked(selection.types),
		categories: ticked(selection.categories),
		statuses: ticked(selection.statuses.length > 1 ? [] : selection.statuses)
	};
}

export function selectionQuery(selection: ConfigurationSelection): SelectionQuery {
	return boxQuery(selectionBox(selection));
}

export function boxQuery(box: SelectionBox): SelectionQuery {
	const isActive = admits(box.statuses, 'active');
	return {
		types: condition(box.types),
		categories: condition(box.categories),
		isActive: isActive === admits(box.statuses, 'inactive') ? null : isActive
	};
}

/** Judges a record as Autotask would, for the parts of a query that did not fit into it. */
export function matchesQuery(query: SelectionQuery, facts: SelectionFacts): boolean {
	return (
		meets(query.types, facts.type) &&
		meets(query.categories, facts.category) &&
		(query.isActive === null || query.isActive === facts.isActive)
	);
}

/** Mapped companies that the selection holds, ascending. */
export function selectedCompanies(
	selection: ConfigurationSelection,
	mapped: Iterable<number>
): number[] {
	const { companies } = selection;
	const chosen = companies === 'all' ? null : new Set(companies);
	return [...new Set(mapped)].filter((id) => chosen?.has(id) ?? true).sort((a, b) => a - b);
}

/** How many companies one query takes beside its other conditions: 1 to 300. */
export function companiesPerQuery(query: SelectionQuery): number {
	const used = alternatives(query.types) + alternatives(query.categories);
	return Math.max(1, Math.min(companiesPerSet, maxAlternatives - used));
}

/** The sets of companies of a count: one query each, whose counts add up. */
export function countSets(companies: readonly number[], query: SelectionQuery): number[][] {
	const size = companiesPerQuery(query);
	const sets: number[][] = [];
	for (let start = 0; start < companies.length; start += size) {
		sets.push(companies.slice(start, start + size));
	}
	return sets;
}

/**
 * What the first box admits and the second does not, cut into boxes that do not overlap: axis by axis,
 * what is added there, with what both admit on the axes before it.
 */
export function boxDifference(box: SelectionBox, without: SelectionBox): SelectionBox[] {
	const common: SelectionBox = {
		types: both(box.types, without.types),
		categories: both(box.categories, without.categories),
		statuses: both(box.statuses, without.statuses)
	};
	const boxes: SelectionBox[] = [
		{ ...box, types: added(box.types, without.types) },
		{ ...box, types: common.types, categories: added(box.categories, without.categories) },
		{ ...common, statuses: added(box.statuses, without.statuses) }
	];
	return boxes.filter(({ types, categories, statuses }) =>
		[types, categories, statuses].every((axis) => axis.isExcept || axis.values.size > 0)
	);
}

function admits<T>(axis: Axis<T>, value: T): boolean {
	return axis.values.has(value) !== axis.isExcept;
}

function ticked<T>(values: readonly T[]): Axis<T> {
	return { values: new Set(values), isExcept: values.length === 0 };
}

function condition(axis: Axis<number | null>): IdCondition | null {
	if (axis.isExcept && axis.values.size === 0) return null;
	const ids = [...axis.values].filter((value) => value !== null).sort((a, b) => a - b);
	if (ids.length > maxIdsPerCondition) return null;
	return { ids, among: !axis.isExcept, orNone: admits(axis, null) };
}

function meets(given: IdCondition | null, value: number | null): boolean {
	if (given === null) return true;
	return value === null ? given.orNone : given.ids.includes(value) === given.among;
}

/** "Among the ids or none" is an OR of two, which counts as well. */
function alternatives(given: IdCondition | null): number {
	if (given === null) return 0;
	return given.ids.length + (given.orNone && given.ids.length > 0 ? 2 : 0);
}

/** Axes of selections name what they admit, or admit everything. */
function both<T>(a: Axis<T>, b: Axis<T>): Axis<T> {
	if (a.isExcept) return b;
	if (b.isExcept) return a;
	return { values: new Set([...a.values].filter((value) => b.values.has(value))), isExcept: false };
}

function added<T>(a: Axis<T>, without: Axis<T>): Axis<T> {
	if (without.isExcept) return { values: new Set(), isExcept: false };
	if (a.isExcept) return { values: without.values, isExcept: true };
	return {
		values: new Set([...a.values].filter((value) => !without.values.has(value))),
		isExcept: false
	};
}
