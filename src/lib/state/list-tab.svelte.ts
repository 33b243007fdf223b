import type { AlmanacDatabase } from '../db/database.ts';
import {
	acknowledgeDeleted,
	readListTab,
	saveList,
	undoListSave,
	type ListEntryId,
	type ListPlace,
	type ListTab
} from '../db/list-tabs.ts';
import {
	choose,
	createUnmapped,
	mergeInto,
	noListChanges,
	renameOther,
	type ListChoice,
	type ListDraft,
	type ListModel
} from '../domain/mapping/list-mapping.ts';
import type { ListSavePlan } from '../domain/mapping/list-save.ts';
import { listOptions, viewList, type ListOption } from '../domain/mapping/list-view.ts';
import { LiveQuery } from './live-query.svelte.ts';

const emptyModel: ListModel<ListEntryId> = { psa: [], local: [], mapped: new Map() };

/** The tab Company Types or Company Statuses: what is stored, and what waits for Save. */
export class ListTabState {
	readonly #db: AlmanacDatabase;
	readonly #place: ListPlace;
	readonly #stored: LiveQuery<ListTab>;
	#draft = $state.raw<ListDraft<ListEntryId>>(noListChanges());
	#isSaving = $state(false);

	constructor(db: AlmanacDatabase, place: ListPlace) {
		this.#db = db;
		this.#place = place;
		this.#stored = new LiveQuery(() => Promise.resolve(readListTab(db, place)));
	}

	/** Undefined until the database has answered. */
	get stored(): ListTab | undefined {
		return this.#stored.current;
	}

	get failure(): unknown {
		return this.#stored.failure;
	}

	readonly view = $derived.by(() => viewList(this.#model, this.#draft));

	get isSaving(): boolean {
		return this.#isSaving;
	}

	/** True when Save would store something, or something is refused. */
	get isChanged(): boolean {
		const { choices, merges, names } = this.#draft;
		return choices.size + merges.size + names.size > 0;
	}

	options(value: number): ListOption<ListEntryId>[] {
		return listOptions(this.#model, this.#draft, value);
	}

	choose(value: number, choice: ListChoice<ListEntryId>): void {
		this.#draft = choose(this.#model, this.#draft, { value, choice });
	}

	createUnmapped(): void {
		this.#draft = createUnmapped(this.#model, this.#draft);
	}

	mergeInto(value: number, into: ListEntryId): void {
		this.#draft = mergeInto(this.#model, this.#draft, { value, into });
	}

	renameOther(id: ListEntryId, name: string): void {
		this.#draft = renameOther(this.#draft, id, name);
	}

	discard(): void {
		this.#draft = noListChanges();
	}

	/** Stores everything that is not refused; what is refused stays on the screen. */
	async save(): Promise<ListSavePlan<ListEntryId>> {
		this.#isSaving = true;
		try {
			const plan = await saveList(this.#db, this.#place, this.#draft);
			// The next choice is made against what is stored now: see LiveQuery.readAgain.
			await this.#stored.readAgain();
			this.#draft = plan.draft;
			return plan;
		} finally {
			this.#isSaving = false;
		}
	}

	async undo(plan: ListSavePlan<ListEntryId>): Promise<void> {
		await undoListSave(this.#db, this.#place, plan.writes);
		await this.#stored.readAgain();
	}

	async acknowledge(id: ListEntryId): Promise<void> {
		await acknowledgeDeleted(this.#db, this.#place.name, id);
	}

	get #model(): ListModel<ListEntryId> {
		return this.stored?.model ?? emptyModel;
	}
}
