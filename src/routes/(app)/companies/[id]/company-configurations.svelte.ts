import type { Snippet } from 'svelte';
import type { GradedConfiguration } from '$lib/domain/grade-configurations.ts';
import type { Grade } from '$lib/domain/rules/default-grades.ts';
import type { SentenceFormat } from '$lib/domain/rules/words.ts';
import { TableState } from '$lib/ui/table/data-table.svelte.ts';
import { configurationColumns, searchedTexts, type MarkedColumn } from './configuration-columns.ts';

/** Which configurations the table shows: all, or those that Autotask calls active and that are here. */
export type StatusFilter = 'all' | 'active' | 'inactive';

/** Stands for configurations that no rule grades. */
export const ungradedFilter = '';

interface Source {
	readonly rows: () => readonly GradedConfiguration[];
	/** Of the company's template, in their order. */
	readonly grades: () => readonly Grade[];
	readonly format: () => SentenceFormat;
	readonly cells: () => {
		readonly grade: Snippet<[row: GradedConfiguration]>;
		readonly reason: Snippet<[row: GradedConfiguration]>;
		readonly marked: Readonly<Record<MarkedColumn, Snippet<[row: GradedConfiguration]>>>;
	};
}

/** Search, filters, grouping and order over the configurations of one company. */
export class CompanyConfigurations {
	query = $state('');
	status = $state<StatusFilter>('all');
	/** Id of a grade, {@link ungradedFilter}, or null for all. */
	grade = $state<string | null>(null);
	isGrouped = $state(true);
	readonly #source: Source;
	readonly #columns = $derived.by(() =>
		configurationColumns({
			grades: this.#source.grades(),
			format: this.#source.format(),
			...this.#source.cells()
		})
	);
	readonly #texts = $derived.by(() => searchedTexts(this.#source.rows(), this.#columns));
	readonly #words = $derived(this.query.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean));
	readonly table: TableState<GradedConfiguration>;

	constructor(source: Source) {
		this.#source = source;
		this.table = new TableState<GradedConfiguration>({
			rows: () => this.shown,
			key: ({ configuration }) => configuration.id,
			columns: () => this.#columns,
			group: () => (this.isGrouped ? { key: ({ type }) => type, label: ({ type }) => type } : null),
			sorts: [
				{ column: 'grade', descending: false },
				{ column: 'name', descending: false }
			]
		});
	}

	readonly shown = $derived.by(() => this.#source.rows().filter((row) => this.#admits(row)));

	/** How many would show without the search. */
	readonly withoutSearch = $derived.by(
		() => this.#source.rows().filter((row) => this.#admitsFilters(row)).length
	);

	get isFiltered(): boolean {
		return this.#words.length > 0 || this.status !== 'all' || this.grade !== null;
	}

	clearAll(): void {
		this.query = '';
		this.status = 'all';
		this.grade = null;
	}

	#admits(row: GradedConfiguration): boolean {
		if (!this.#admitsFilters(row)) return false;
		// The texts of all rows are made when somebody searches: the first paint does not wait for them.
		if (this.#words.length === 0) return true;
		const text = this.#texts.get(row.configuration.id) ?? '';
		return this.#words.every((word) => text.includes(word));
	}

	#admitsFilters({ configuration, grading }: GradedConfiguration): boolean {
		const isStatus = this.status === 'all' || configuration.isActive === (this.status === 'active');
		return (
			isStatus && (this.grade === null || (grading.grade?.id ?? ungradedFilter) === this.grade)
		);
	}
}
