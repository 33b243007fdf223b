/** What a sync does to the lists of company types and statuses (product.md, sections 3 and 4). */
import {
	chooseSameNameOrNew,
	noListChanges,
	type ListModel,
	type PsaListValue
} from './list-mapping.ts';
import { listWrites, type ListWrite } from './list-save.ts';
import { settleList, type ListProblem } from './list-settle.ts';

export interface ListSyncOptions<Id extends string> {
	/** "Full sync": every active value is kept here, not only those of mapped companies. */
	readonly fullSync: boolean;
	/** Values that mapped companies use. */
	readonly arriving: ReadonlySet<number>;
	/** Values that Autotask's list held at the sync before; tells "deleted" from "never listed". */
	readonly listedBefore: ReadonlySet<number>;
	/** ISO date. */
	readonly today: string;
	readonly newId: () => Id;
}

export interface ListSyncPlan<Id extends string> {
	readonly writes: readonly ListWrite<Id>[];
	/** Rows that a person has to settle on the tab, which says how; nothing of them is in `writes`. */
	readonly problems: readonly ListProblem<Id>[];
}

/**
 * - A mapped entry takes the name that Autotask gives it now, also that of an inactive value.
 * - A value that Autotask deleted: its entry stays, unmapped and marked with the date.
 * - With Full sync every active value, without it only one that a mapped company uses, is mapped to the
 *   free entry of the same name, else to a new one. A mapped company brings an inactive value as well,
 *   because it would stand without a type otherwise.
 *
 * An answer without any value can't be a tenant's list (the field is required): nothing is planned.
 */
export function planListSync<Id extends string>(
	model: ListModel<Id>,
	options: ListSyncOptions<Id>
): ListSyncPlan<Id> {
	if (model.psa.every((row) => row.state === 'unknown')) return { writes: [], problems: [] };
	const deleted = deletedValues(model, options);
	const rest = withoutValues(model, deleted, options.today);
	const draft = rest.psa
		.filter((row) => isWanted(row, options))
		.reduce((next, row) => chooseSameNameOrNew(rest, next, row), noListChanges<Id>());
	const settled = settleList(rest, draft);
	const marks = [...deleted].flatMap(([value, id]): ListWrite<Id>[] => {
		const from = model.local.find((entry) => entry.id === id)?.deletedInAutotask ?? null;
		return [
			{ kind: 'unmap', value, id },
			{ kind: 'mark-deleted', id, from, to: options.today }
		];
	});
	return {
		writes: [...marks, ...listWrites(rest, settled, options.newId)],
		problems: settled.problems
	};
}

function isWanted<Id extends string>(row: PsaListValue, options: ListSyncOptions<Id>): boolean {
	return options.arriving.has(row.value) || (options.fullSync && row.state === 'active');
}

function deletedValues<Id extends string>(
	model: ListModel<Id>,
	options: ListSyncOptions<Id>
): Map<number, Id> {
	const unlisted = new Set(
		model.psa.filter((row) => row.state === 'unknown').map((row) => row.value)
	);
	return new Map(
		[...model.mapped].filter(([value]) => unlisted.has(value) && options.listedBefore.has(value))
	);
}

function withoutValues<Id extends string>(
	model: ListModel<Id>,
	deleted: ReadonlyMap<number, Id>,
	today: string
): ListModel<Id> {
	const marked = new Set(deleted.values());
	return {
		...model,
		mapped: new Map([...model.mapped].filter(([value]) => !deleted.has(value))),
		local: model.local.map((entry) =>
			marked.has(entry.id) ? { ...entry, deletedInAutotask: today } : entry
		)
	};
}
