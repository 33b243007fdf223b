/** Save of the tabs Company Types and Company Statuses: plain writes for one transaction, and undo. */
import type { CompanyId } from '../ids.ts';
import { exactName } from './company-names.ts';
import type { ListDraft, ListModel, LocalListEntry } from './list-mapping.ts';
import { settleList, type ListProblem, type SettledList } from './list-settle.ts';

/**
 * One write. Each says what was before, so that {@link undoListWrites} can turn it round. They hold in
 * their order: a mapping is released before another takes its entry (the index is unique).
 */
export type ListWrite<Id extends string> =
	| { readonly kind: 'create' | 'delete'; readonly entry: NewListEntry<Id> }
	| { readonly kind: 'rename'; readonly id: Id; readonly from: string; readonly to: string }
	| { readonly kind: 'map' | 'unmap'; readonly value: number; readonly id: Id }
	/** Those of the companies that are still attached to `from`. */
	| {
			readonly kind: 'move-companies';
			readonly from: Id;
			readonly to: Id;
			readonly companyIds: readonly CompanyId[];
	  }
	/** The mark "deleted in Autotask on …": ISO dates or null. */
	| {
			readonly kind: 'mark-deleted';
			readonly id: Id;
			readonly from: string | null;
			readonly to: string | null;
	  };

/** A row of the local list. Further members of a deleted one travel along, so that undo restores them. */
export type NewListEntry<Id extends string> = Omit<LocalListEntry<Id>, 'companyIds'>;

export interface ListSavePlan<Id extends string> {
	/** Empty when nothing is to be stored. */
	readonly writes: readonly ListWrite<Id>[];
	/** Refused rows and names; everything else is in `writes`. */
	readonly problems: readonly ListProblem<Id>[];
	/** What is left to be saved: the refused changes. */
	readonly draft: ListDraft<Id>;
}

/** What Save stores. Saving again what was saved plans nothing. `newId` makes a random UUID. */
export function planListSave<Id extends string>(
	model: ListModel<Id>,
	draft: ListDraft<Id>,
	newId: () => Id
): ListSavePlan<Id> {
	const settled = settleList(model, draft);
	return {
		writes: listWrites(model, settled, newId),
		problems: settled.problems,
		draft: refusedPart(draft, settled.problems)
	};
}

/** The writes that take a list back to what it was before: each turned round, the last one first. */
export function undoListWrites<Id extends string>(
	writes: readonly ListWrite<Id>[]
): ListWrite<Id>[] {
	return writes.map(inverse).reverse();
}

/** The writes that lead from what is stored to what was settled. */
export function listWrites<Id extends string>(
	model: ListModel<Id>,
	settled: SettledList<Id>,
	newId: () => Id
): ListWrite<Id>[] {
	const created = createdEntries(model, settled, newId);
	const ends = new Map<number, Id>();
	for (const [value, { entry }] of settled.targets) {
		const id = entry ?? created.get(value)?.id;
		if (id !== undefined) ends.set(value, id);
	}
	const changed = [...ends].filter(([value, id]) => model.mapped.get(value) !== id);
	const released = [...model.mapped].filter(([value, id]) => ends.get(value) !== id);
	return [
		...released.map(([value, id]) => ({ kind: 'unmap' as const, value, id })),
		...merges(model, settled),
		...renames(model, settled),
		...[...created.values()].map((entry) => ({ kind: 'create' as const, entry })),
		...changed.flatMap(([, id]) => clearMark(model, id)),
		...changed.map(([value, id]) => ({ kind: 'map' as const, value, id }))
	];
}

function createdEntries<Id extends string>(
	model: ListModel<Id>,
	settled: SettledList<Id>,
	newId: () => Id
): Map<number, NewListEntry<Id>> {
	let sortOrder = model.local.reduce((last, entry) => Math.max(last, entry.sortOrder), 0);
	const created = new Map<number, NewListEntry<Id>>();
	for (const [value, { entry, name }] of settled.targets) {
		if (entry !== null || name === null) continue;
		sortOrder += 1;
		created.set(value, { id: newId(), name, sortOrder, deletedInAutotask: null });
	}
	return created;
}

function merges<Id extends string>(
	model: ListModel<Id>,
	settled: SettledList<Id>
): ListWrite<Id>[] {
	return [...settled.targets.values()].flatMap(({ entry: to, absorbs }): ListWrite<Id>[] => {
		const gone = model.local.find(({ id }) => id === absorbs);
		if (!gone || to === null) return [];
		const { companyIds, ...entry } = gone;
		return [
			{ kind: 'move-companies', from: gone.id, to, companyIds },
			{ kind: 'delete', entry }
		];
	});
}

function renames<Id extends string>(
	model: ListModel<Id>,
	settled: SettledList<Id>
): ListWrite<Id>[] {
	const names = new Map<Id, string>();
	for (const [id, name] of settled.names) names.set(id, exactName(name));
	for (const { entry, name } of settled.targets.values()) {
		if (entry !== null && name !== null) names.set(entry, name);
	}
	return model.local.flatMap(({ id, name: from }): ListWrite<Id>[] => {
		const to = names.get(id) ?? from;
		return to === from ? [] : [{ kind: 'rename', id, from, to }];
	});
}

/** A type that is mapped again is no longer marked as deleted. */
function clearMark<Id extends string>(model: ListModel<Id>, id: Id): ListWrite<Id>[] {
	const from = model.local.find((entry) => entry.id === id)?.deletedInAutotask ?? null;
	return from === null ? [] : [{ kind: 'mark-deleted', id, from, to: null }];
}

function inverse<Id extends string>(write: ListWrite<Id>): ListWrite<Id> {
	switch (write.kind) {
		case 'create':
			return { ...write, kind: 'delete' };
		case 'delete':
			return { ...write, kind: 'create' };
		case 'map':
			return { ...write, kind: 'unmap' };
		case 'unmap':
			return { ...write, kind: 'map' };
		case 'rename':
			return { ...write, from: write.to, to: write.from };
		case 'mark-deleted':
			return { ...write, from: write.to, to: write.from };
		case 'move-companies':
			return { ...write, from: write.to, to: write.from };
	}
}

function refusedPart<Id extends string>(
	draft: ListDraft<Id>,
	problems: readonly ListProblem<Id>[]
): ListDraft<Id> {
	const rows = new Set(problems.flatMap((problem) => ('value' in problem ? [problem.value] : [])));
	const ids = new Set(problems.flatMap((problem) => ('id' in problem ? [problem.id] : [])));
	return {
		choices: new Map([...draft.choices].filter(([value]) => rows.has(value))),
		merges: new Map([...draft.merges].filter(([value]) => rows.has(value))),
		names: new Map([...draft.names].filter(([id]) => ids.has(id)))
	};
}
