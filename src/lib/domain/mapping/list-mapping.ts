/**
 * Mapping of the two lists, company types and company statuses (product.md, sections 3 and 4): what
 * Autotask lists, what is listed here, what is mapped, and what a person has changed but not saved.
 */
import type { PicklistValue } from '../field.ts';
import type { CompanyId } from '../ids.ts';
import { exactName } from './company-names.ts';

/** A value of Autotask's list. */
export interface PsaListValue {
	/** The picklist's number; for statuses 1 (Active) and 0 (Inactive). */
	readonly value: number;
	/** Null where Autotask's list lacks the value: nothing names it. */
	readonly label: string | null;
	/** `unknown`: records use it, the list lacks it. */
	readonly state: 'active' | 'inactive' | 'unknown';
	/** Companies that use it. */
	readonly companies: number;
}

/** An entry of the local list, with the companies that are attached to it. */
export interface LocalListEntry<Id extends string> {
	readonly id: Id;
	readonly name: string;
	readonly sortOrder: number;
	readonly companyIds: readonly CompanyId[];
	/** ISO date on which Autotask no longer listed its value; null when handled or never. */
	readonly deletedInAutotask: string | null;
}

export interface ListModel<Id extends string> {
	/** In Autotask's order; holds every mapped value. */
	readonly psa: readonly PsaListValue[];
	readonly local: readonly LocalListEntry<Id>[];
	/** What is stored: Autotask's value to local entry, one to one. */
	readonly mapped: ReadonlyMap<number, Id>;
}

/** What a row's dropdown holds. */
export type ListChoice<Id extends string> =
	| { readonly kind: 'none' }
	| { readonly kind: 'local'; readonly id: Id }
	| { readonly kind: 'new' };

/** Changes that wait for Save. */
export interface ListDraft<Id extends string> {
	/** Only rows whose choice differs from what is stored. */
	readonly choices: ReadonlyMap<number, ListChoice<Id>>;
	/** Row to the entry that its own entry is merged into. */
	readonly merges: ReadonlyMap<number, Id>;
	/** New names of entries that Autotask does not name. */
	readonly names: ReadonlyMap<Id, string>;
}

export const freshTypeNames = ['Client', 'Prospect', 'Former Client'] as const;
export const freshStatusNames = ['Active', 'Inactive'] as const;

/** The number that stands for `Companies.isActive`, which has no picklist. */
export function statusValueOf(isActive: boolean): number {
	return isActive ? 1 : 0;
}

/**
 * Rows of the picklist `Companies.companyType`, then ids that companies use (or that are mapped) but
 * the list lacks. `usage` counts companies by value.
 */
export function psaTypeValues(
	picklist: readonly PicklistValue[],
	usage: ReadonlyMap<number, number>,
	mapped: ReadonlyMap<number, unknown>
): PsaListValue[] {
	const listed = [...picklist]
		.sort((a, b) => a.sortOrder - b.sortOrder)
		.map(({ value, label, isActive }): PsaListValue => {
			const companies = usage.get(Number(value)) ?? 0;
			return { value: Number(value), label, state: isActive ? 'active' : 'inactive', companies };
		});
	const known = new Set(listed.map((row) => row.value));
	const unknown = [...new Set([...usage.keys(), ...mapped.keys()])]
		.filter((value) => !known.has(value))
		.sort((a, b) => a - b)
		.map((value): PsaListValue => {
			return { value, label: null, state: 'unknown', companies: usage.get(value) ?? 0 };
		});
	return [...listed, ...unknown];
}

/** The two rows of Company Statuses; usage is keyed by {@link statusValueOf}. */
export function psaStatusValues(usage: ReadonlyMap<number, number>): PsaListValue[] {
	return [true, false].map((isActive) => ({
		value: statusValueOf(isActive),
		label: isActive ? 'Active' : 'Inactive',
		state: 'active',
		companies: usage.get(statusValueOf(isActive)) ?? 0
	}));
}

export function noListChanges<Id extends string>(): ListDraft<Id> {
	return { choices: new Map(), merges: new Map(), names: new Map() };
}

/** What the row's dropdown shows: the unsaved choice, else what is stored. */
export function choiceOf<Id extends string>(
	model: ListModel<Id>,
	draft: ListDraft<Id>,
	value: number
): ListChoice<Id> {
	return draft.choices.get(value) ?? storedChoice(model, value);
}

/**
 * The row that holds a local entry, with unsaved choices and merges; null when the entry is free.
 */
export function holderOf<Id extends string>(
	model: ListModel<Id>,
	draft: ListDraft<Id>,
	id: Id
): number | null {
	const holder = model.psa.find(({ value }) => {
		const choice = choiceOf(model, draft, value);
		return (choice.kind === 'local' && choice.id === id) || draft.merges.get(value) === id;
	});
	return holder?.value ?? null;
}

/**
 * Chooses for one row. An entry that another row holds moves: the other row becomes unmapped, or its
 * merge into that entry is dropped.
 */
export function choose<Id extends string>(
	model: ListModel<Id>,
	draft: ListDraft<Id>,
	change: { readonly value: number; readonly choice: ListChoice<Id> }
): ListDraft<Id> {
	const { value, choice } = change;
	const choices = new Map(draft.choices);
	const merges = new Map(draft.merges);
	const put = (row: number, next: ListChoice<Id>): void => {
		if (isSameChoice(next, storedChoice(model, row))) choices.delete(row);
		else choices.set(row, next);
	};
	const holder = choice.kind === 'local' ? holderOf(model, draft, choice.id) : null;
	if (holder !== null && holder !== value) {
		const isMerge = choice.kind === 'local' && merges.get(holder) === choice.id;
		if (!isMerge) put(holder, { kind: 'none' });
		merges.delete(holder);
	}
	put(value, choice);
	merges.delete(value);
	return { ...draft, choices, merges };
}

/**
 * "Create Unmapped": each active Autotask value without a choice gets the free local entry of the same
 * name, else a new one. Inactive values are never created (section 3), unknown ones have no name.
 */
export function createUnmapped<Id extends string>(
	model: ListModel<Id>,
	draft: ListDraft<Id>
): ListDraft<Id> {
	return model.psa
		.filter((row) => row.state === 'active')
		.reduce((next, row) => chooseSameNameOrNew(model, next, row), draft);
}

/** Gives an unmapped row the free local entry of the same name, else a new one. */
export function chooseSameNameOrNew<Id extends string>(
	model: ListModel<Id>,
	draft: ListDraft<Id>,
	row: PsaListValue
): ListDraft<Id> {
	const { value, label } = row;
	if (label === null || choiceOf(model, draft, value).kind !== 'none') return draft;
	const free = model.local.find(
		({ id, name }) => exactName(name) === exactName(label) && holderOf(model, draft, id) === null
	);
	const choice: ListChoice<Id> = free ? { kind: 'local', id: free.id } : { kind: 'new' };
	return choose(model, draft, { value, choice });
}

/**
 * First way out of a name that is taken: the row's own entry is merged into the free one that has the
 * name. A row that would create an entry takes the existing one. An entry that a row holds can't be
 * merged into: it would answer to two Autotask values.
 */
export function mergeInto<Id extends string>(
	model: ListModel<Id>,
	draft: ListDraft<Id>,
	merge: { readonly value: number; readonly into: Id }
): ListDraft<Id> {
	const { value, into } = merge;
	if (holderOf(model, draft, into) !== null) return draft;
	if (choiceOf(model, draft, value).kind !== 'local') {
		return choose(model, draft, { value, choice: { kind: 'local', id: into } });
	}
	return { ...draft, merges: new Map(draft.merges).set(value, into) };
}

/** Second way out: the entry that has the name gets another. Of no effect on a mapped entry. */
export function renameOther<Id extends string>(
	draft: ListDraft<Id>,
	id: Id,
	name: string
): ListDraft<Id> {
	return { ...draft, names: new Map(draft.names).set(id, name) };
}

/** True when Autotask names the entry, so that it can't be renamed here. */
export function isNamedByAutotask<Id extends string>(model: ListModel<Id>, id: Id): boolean {
	return model.psa.some(({ value, label }) => label !== null && model.mapped.get(value) === id);
}

function storedChoice<Id extends string>(model: ListModel<Id>, value: number): ListChoice<Id> {
	const id = model.mapped.get(value);
	return id === undefined ? { kind: 'none' } : { kind: 'local', id };
}

function isSameChoice<Id extends string>(a: ListChoice<Id>, b: ListChoice<Id>): boolean {
	return a.kind === b.kind && (a.kind !== 'local' || b.kind !== 'local' || a.id === b.id);
}
