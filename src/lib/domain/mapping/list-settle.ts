/**
 * What a Save or a sync of a list would lead to: the wanted mapping, less the rows that would break
 * one of the two laws: a local entry has one Autotask value, and a name belongs to one entry.
 */
import { exactName } from './company-names.ts';
import { choiceOf, type ListDraft, type ListModel, type PsaListValue } from './list-mapping.ts';

/** Why a row, or a new name, is refused; the rest is saved. */
export type ListProblem<Id extends string> =
	/** Another entry, which Autotask does not name, has the name: merge into it or rename it. */
	| { readonly code: 'name-taken'; readonly value: number; readonly by: Id }
	/** The entry of another Autotask value has the name and can't be renamed here. */
	| { readonly code: 'name-held'; readonly value: number; readonly byValue: number }
	/** Another Autotask value keeps the entry, because its own change is refused. */
	| { readonly code: 'entry-held'; readonly value: number; readonly byValue: number }
	| { readonly code: 'new-name-empty' | 'new-name-taken'; readonly id: Id };

/** Where a row ends: its entry (null: a new one), and the entry that is merged into it. */
export interface ListTarget<Id extends string> {
	readonly entry: Id | null;
	readonly absorbs: Id | null;
	/** The name that Autotask gives the entry; null where the entry keeps its own. */
	readonly name: string | null;
}

export interface SettledList<Id extends string> {
	/** Rows that end mapped, by Autotask's value. */
	readonly targets: ReadonlyMap<number, ListTarget<Id>>;
	/** New names of entries that Autotask does not name. */
	readonly names: ReadonlyMap<Id, string>;
	readonly problems: readonly ListProblem<Id>[];
}

interface Holder<Id extends string> {
	readonly id: Id | null;
	/** The Autotask value whose row ends with this entry; null for a free one. */
	readonly value: number | null;
	readonly name: string;
}

/**
 * Refuses one row after the other until what is left keeps both laws: a refused row stays as it is
 * stored, which may stand in the way of a further row, and what is stored keeps the laws already.
 */
export function settleList<Id extends string>(
	model: ListModel<Id>,
	draft: ListDraft<Id>
): SettledList<Id> {
	const refused = { refusedRows: new Set<number>(), refusedNames: new Set<Id>() };
	const problems: ListProblem<Id>[] = [];
	for (;;) {
		const state = wantedState(model, draft, refused);
		const problem = findProblem(model, state, refused);
		if (!problem) return { ...state, problems };
		problems.push(problem);
		if ('id' in problem) refused.refusedNames.add(problem.id);
		else refused.refusedRows.add(problem.value);
	}
}

interface Refused<Id extends string> {
	readonly refusedRows: ReadonlySet<number>;
	readonly refusedNames: ReadonlySet<Id>;
}
type State<Id extends string> = Pick<SettledList<Id>, 'targets' | 'names'>;

function wantedState<Id extends string>(
	model: ListModel<Id>,
	draft: ListDraft<Id>,
	refused: Refused<Id>
): State<Id> {
	const targets = new Map<number, ListTarget<Id>>();
	for (const row of model.psa) {
		const target = refused.refusedRows.has(row.value)
			? storedTarget(model, row)
			: wantedTarget(model, draft, row);
		if (target) targets.set(row.value, target);
	}
	// A stored mapping names its entry until Save has taken it off.
	const named = new Set<Id | null>(model.mapped.values());
	for (const { entry, absorbs } of targets.values()) named.add(entry).add(absorbs);
	const names = [...draft.names].filter(([id]) => !named.has(id) && !refused.refusedNames.has(id));
	return { targets, names: new Map(names) };
}

function storedTarget<Id extends string>(
	model: ListModel<Id>,
	row: PsaListValue
): ListTarget<Id> | null {
	const entry = model.mapped.get(row.value);
	return entry === undefined ? null : { entry, absorbs: null, name: null };
}

function wantedTarget<Id extends string>(
	model: ListModel<Id>,
	draft: ListDraft<Id>,
	row: PsaListValue
): ListTarget<Id> | null {
	const choice = choiceOf(model, draft, row.value);
	if (choice.kind === 'none') return null;
	if (choice.kind === 'new') {
		return row.label === null ? null : { entry: null, absorbs: null, name: row.label };
	}
	const into = draft.merges.get(row.value);
	if (into === undefined) return { entry: choice.id, absorbs: null, name: row.label };
	return { entry: into, absorbs: choice.id, name: row.label };
}

function findProblem<Id extends string>(
	model: ListModel<Id>,
	state: State<Id>,
	refused: Refused<Id>
): ListProblem<Id> | null {
	const open = model.psa.filter(
		({ value }) => state.targets.has(value) && !refused.refusedRows.has(value)
	);
	// Later rows first: of two rows that want the same, the first in Autotask's order has it.
	const rows = [...open].reverse();
	const holders = holdersOf(model, state);
	return (
		first(rows, ({ value }) => entryProblem(state, value)) ??
		first([...state.names], ([id, name]) => newNameProblem(holders, id, name)) ??
		first(rows, ({ value }) => nameProblem(model, holders, value))
	);
}

function first<Item, Found>(
	items: readonly Item[],
	find: (item: Item) => Found | null
): Found | null {
	for (const item of items) {
		const found = find(item);
		if (found !== null) return found;
	}
	return null;
}

function entryProblem<Id extends string>(state: State<Id>, value: number): ListProblem<Id> | null {
	const mine = usedBy(state.targets.get(value));
	for (const [byValue, target] of state.targets) {
		if (byValue === value) continue;
		if (usedBy(target).some((id) => mine.includes(id))) {
			return { code: 'entry-held', value, byValue };
		}
	}
	return null;
}

function usedBy<Id extends string>(target: ListTarget<Id> | undefined): Id[] {
	return [target?.entry, target?.absorbs].filter((id) => id !== null && id !== undefined);
}

function newNameProblem<Id extends string>(
	holders: readonly Holder<Id>[],
	id: Id,
	name: string
): ListProblem<Id> | null {
	if (exactName(name) === '') return { code: 'new-name-empty', id };
	const taken = holders.some(
		(other) => other.id !== id && exactName(other.name) === exactName(name)
	);
	return taken ? { code: 'new-name-taken', id } : null;
}

function nameProblem<Id extends string>(
	model: ListModel<Id>,
	holders: readonly Holder<Id>[],
	value: number
): ListProblem<Id> | null {
	const mine = holders.find((holder) => holder.value === value);
	// Only an entry that gets a name can be refused it; the one that has it stays.
	if (!mine || (mine.id !== null && nameOf(model, mine.id) === mine.name)) return null;
	let taken: ListProblem<Id> | null = null;
	for (const other of holders) {
		if (other === mine || exactName(other.name) !== exactName(mine.name)) continue;
		if (other.value !== null) return { code: 'name-held', value, byValue: other.value };
		if (other.id !== null) taken ??= { code: 'name-taken', value, by: other.id };
	}
	return taken;
}

/** Every entry as it would end, with its name; merged ones are gone. */
function holdersOf<Id extends string>(model: ListModel<Id>, state: State<Id>): Holder<Id>[] {
	const valueOf = new Map<Id, number>();
	const gone = new Set<Id>();
	const holders: Holder<Id>[] = [];
	for (const [value, { entry, absorbs, name }] of state.targets) {
		if (entry === null) holders.push({ id: null, value, name: name ?? '' });
		else valueOf.set(entry, value);
		if (absorbs !== null) gone.add(absorbs);
	}
	for (const { id, name } of model.local) {
		if (gone.has(id)) continue;
		const value = valueOf.get(id) ?? null;
		const given = value === null ? null : (state.targets.get(value)?.name ?? null);
		holders.push({ id, value, name: given ?? state.names.get(id) ?? name });
	}
	return holders;
}

function nameOf<Id extends string>(model: ListModel<Id>, id: Id): string | undefined {
	return model.local.find((entry) => entry.id === id)?.name;
}
