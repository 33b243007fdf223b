/** The tabs Company Types and Company Statuses as they show themselves, in codes for words. */
import {
	choiceOf,
	holderOf,
	type ListChoice,
	type ListDraft,
	type ListModel,
	type LocalListEntry,
	type PsaListValue
} from './list-mapping.ts';
import { settleList, type ListProblem, type ListTarget } from './list-settle.ts';

/** The state of a row in words' codes (design.md, section 8). */
export type ListRowState<Id extends string> =
	| { readonly code: 'unmapped' | 'mapped' | 'inactive' | 'unknown' }
	| { readonly code: 'create-on-save' | 'map-on-save' }
	| { readonly code: 'rename-on-save'; readonly from: string; readonly to: string }
	| { readonly code: 'merge-on-save'; readonly from: string; readonly into: string }
	| { readonly code: 'unmap-on-save'; readonly from: string }
	| { readonly code: 'refused'; readonly problem: ListProblem<Id> };

export interface ListRow<Id extends string> {
	readonly psa: PsaListValue;
	readonly choice: ListChoice<Id>;
	/** What the dropdown shows; null for its placeholder. */
	readonly shownName: string | null;
	readonly state: ListRowState<Id>;
}

/** The figures above the table and at its foot. */
export interface ListSummary {
	readonly values: number;
	/** Rows whose dropdown is empty. */
	readonly unmapped: number;
	readonly renames: number;
	readonly creates: number;
	readonly maps: number;
	readonly unmaps: number;
	readonly merges: number;
	readonly refused: number;
}

export interface ListView<Id extends string> {
	readonly rows: readonly ListRow<Id>[];
	readonly summary: ListSummary;
	/** Refused new names, which belong to no row. */
	readonly nameProblems: readonly ListProblem<Id>[];
	/** Entries whose value was deleted in Autotask, until handled. */
	readonly deleted: readonly LocalListEntry<Id>[];
}

export function viewList<Id extends string>(
	model: ListModel<Id>,
	draft: ListDraft<Id>
): ListView<Id> {
	const settled = settleList(model, draft);
	const problems = new Map(
		settled.problems.flatMap((problem) => ('value' in problem ? [[problem.value, problem]] : []))
	);
	const names = new Map<Id, string>(model.local.map(({ id, name }) => [id, name]));
	const rows = model.psa.map((psa): ListRow<Id> => {
		const choice = choiceOf(model, draft, psa.value);
		const shownName = shown(choice, psa, names);
		const problem = problems.get(psa.value);
		const target = settled.targets.get(psa.value) ?? null;
		const state: ListRowState<Id> = problem
			? { code: 'refused', problem }
			: rowState({ psa, target, names, stored: model.mapped.get(psa.value) });
		return { psa, choice, shownName, state };
	});
	return {
		rows,
		summary: summaryOf(rows, settled.names, names),
		nameProblems: settled.problems.filter((problem) => 'id' in problem),
		deleted: model.local.filter((entry) => entry.deletedInAutotask !== null)
	};
}

/** A choice of the dropdown; one that another row holds would move from there. */
export interface ListOption<Id extends string> {
	readonly id: Id;
	readonly name: string;
	readonly heldBy: PsaListValue | null;
}

/** The local entries that the dropdown of a row offers, in their order. */
export function listOptions<Id extends string>(
	model: ListModel<Id>,
	draft: ListDraft<Id>,
	value: number
): ListOption<Id>[] {
	return [...model.local]
		.sort((a, b) => a.sortOrder - b.sortOrder)
		.map(({ id, name }) => {
			const holder = holderOf(model, draft, id);
			const heldBy = model.psa.find((row) => row.value === holder && row.value !== value);
			return { id, name, heldBy: heldBy ?? null };
		});
}

function shown<Id extends string>(
	choice: ListChoice<Id>,
	psa: PsaListValue,
	names: ReadonlyMap<Id, string>
): string | null {
	if (choice.kind === 'none') return null;
	return choice.kind === 'new' ? psa.label : (names.get(choice.id) ?? null);
}

interface RowFacts<Id extends string> {
	readonly psa: PsaListValue;
	readonly target: ListTarget<Id> | null;
	readonly stored: Id | undefined;
	readonly names: ReadonlyMap<Id, string>;
}

function rowState<Id extends string>(facts: RowFacts<Id>): ListRowState<Id> {
	const { psa, target, stored, names } = facts;
	const nameOf = (id: Id): string => names.get(id) ?? '';
	if (target === null) {
		if (stored !== undefined) return { code: 'unmap-on-save', from: nameOf(stored) };
		return { code: unchangedCode(psa, 'unmapped') };
	}
	const { entry, absorbs, name } = target;
	if (entry === null) return { code: 'create-on-save' };
	if (absorbs !== null) {
		return { code: 'merge-on-save', from: nameOf(absorbs), into: nameOf(entry) };
	}
	if (name !== null && name !== nameOf(entry)) {
		return { code: 'rename-on-save', from: nameOf(entry), to: name };
	}
	if (stored !== entry) return { code: 'map-on-save' };
	return { code: unchangedCode(psa, 'mapped') };
}

function unchangedCode(
	psa: PsaListValue,
	otherwise: 'mapped' | 'unmapped'
): 'mapped' | 'unmapped' | 'inactive' | 'unknown' {
	return psa.state === 'active' ? otherwise : psa.state;
}

function summaryOf<Id extends string>(
	rows: readonly ListRow<Id>[],
	newNames: ReadonlyMap<Id, string>,
	names: ReadonlyMap<Id, string>
): ListSummary {
	const count = (code: ListRowState<Id>['code']): number =>
		rows.filter((row) => row.state.code === code).length;
	const renamedOthers = [...newNames].filter(([id, name]) => names.get(id) !== name).length;
	return {
		values: rows.length,
		unmapped: rows.filter((row) => row.choice.kind === 'none').length,
		renames: count('rename-on-save') + renamedOthers,
		creates: count('create-on-save'),
		maps: count('map-on-save'),
		unmaps: count('unmap-on-save'),
		merges: count('merge-on-save'),
		refused: count('refused')
	};
}
