import type { Configuration } from '$lib/domain/configuration.ts';
import { TableState } from '$lib/ui/table/data-table.svelte.ts';
import { configurationColumns, searchedTexts } from './configuration-columns.ts';

/** Which configurations the table shows: all, or those that Autotask calls active and that are here. */
export type StatusFilter = 'all' | 'active' | 'inactive';

/** Search, filter, grouping and order over the configurations of one company. */
export class CompanyConfigurations {
	query = $state('');
	status = $state<StatusFilter>('all');
	isGrouped = $state(true);
	readonly #all: () => readonly Configuration[];
	readonly #texts = $derived.by(() => searchedTexts(this.#all()));
	readonly #words = $derived(this.query.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean));
	readonly table: TableState<Configuration>;

	constructor(all: () => readonly Configuration[]) {
		this.#all = all;
		this.table = new TableState<Configuration>({
			rows: () => this.shown,
			key: ({ id }) => id,
			columns: () => configurationColumns,
			group: () => (this.isGrouped ? { key: ({ type }) => type, label: ({ type }) => type } : null),
			sorts: [{ column: 'name', descending: false }]
		});
	}

	readonly shown = $derived.by(() => this.#all().filter((row) => this.#admits(row)));

	/** How many would show without the search. */
	readonly withoutSearch = $derived.by(
		() => this.#all().filter((row) => this.#admitsStatus(row)).length
	);

	get isFiltered(): boolean {
		return this.#words.length > 0 || this.status !== 'all';
	}

	clearAll(): void {
		this.query = '';
		this.status = 'all';
	}

	#admits(row: Configuration): boolean {
		const text = this.#texts.get(row.id) ?? '';
		return this.#admitsStatus(row) && this.#words.every((word) => text.includes(word));
	}

	#admitsStatus({ isActive }: Configuration): boolean {
		return this.status === 'all' || isActive === (this.status === 'active');
	}
}
