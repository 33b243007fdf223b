import { untrack } from 'svelte';
import type { ColumnKey } from '$lib/domain/columns.ts';
import { isCounted } from '$lib/domain/report/asset.ts';
import type { PlacedAsset } from '$lib/domain/report/budget.ts';
import type { ReportFacts } from '$lib/domain/report/freeze.ts';
import type { AssetsPart, ColumnOrder } from '$lib/domain/report/parts.ts';
import { columnsIn } from '$lib/domain/template.ts';
import { finishWithPauses, withPauses } from '$lib/state/pauses.ts';
import { createSteady } from '$lib/state/steady.ts';
import { reportFormat } from '$lib/text/report-format.ts';
import { assetGroups, cellTerms, columnSum, sortsOf } from '$lib/text/report-listing.ts';
import { TableState } from '$lib/ui/table/data-table.svelte.ts';
import { mergeSorted } from '$lib/ui/table/merge-sort.ts';
import { compareNatural, distinctTexts, placesOf } from '$lib/ui/table/table-sort.ts';
import { assetColumns, type AssetDrawing } from '../parts/asset-columns.ts';
import { assetMatcher, wordsOf, type AssetMatcher } from './asset-search.ts';
import { orderOf, orderText } from './column-order.ts';

export interface AssetListTerms {
	readonly facts: () => ReportFacts;
	readonly part: () => Pick<AssetsPart, 'grouping' | 'order'>;
	readonly drawing: Required<AssetDrawing>;
	/** Keeps the order that a person gave the columns with the report. */
	readonly saveOrder: (order: readonly ColumnOrder[]) => void;
}

/** Rows that are searched and ranked at once; more are taken in slices, so that the page stays free. */
const few = 5_000;

/** What of the facts all cells are written with. */
type Frame = Pick<ReportFacts, 'brand' | 'startMonth' | 'fields' | 'asOf' | 'template'>;

/**
 * The assets of a draft as their table lists them: searched, filtered, sorted, grouped, ticked. Make it
 * while a component is created that outlives the table: what was sorted once stands when it comes back.
 */
export class AssetList {
	readonly #terms: AssetListTerms;
	readonly #sameFrame = createSteady<Frame>();
	query = $state('');
	/** Id of the grade to show, '' for the ungraded. */
	grade = $state<string | null>(null);
	isExcludedOnly = $state(false);
	#found: readonly PlacedAsset[] | null = $state.raw(null);
	readonly table: TableState<PlacedAsset>;

	constructor(terms: AssetListTerms) {
		this.#terms = terms;
		this.table = new TableState<PlacedAsset>({
			rows: () => this.rows,
			key: ({ id }) => id,
			columns: () => this.columns,
			group: () => assetGroups(terms.part().grouping, this.cells),
			sorts: untrack(() => sortsOf(terms.part().order))
		});
		$effect(() => this.#search());
		$effect(() => this.#rankAhead());
		$effect(() => this.#followOrder());
		$effect(() => this.#keepOrder());
	}

	readonly #facts = $derived.by(() => this.#terms.facts());
	/** The same object while only assets are edited, so that columns and what was read of rows stay. */
	readonly #frame = $derived.by(() => {
		const { brand, startMonth, fields, asOf, template } = this.#facts;
		return this.#sameFrame({ brand, startMonth, fields, asOf, template });
	});
	readonly #format = $derived.by(() => reportFormat(this.#frame));
	readonly #decimals = $derived.by(() => cellTerms(this.#facts, this.#format).decimals);
	/** What cells are written with. */
	readonly cells = $derived.by(() => {
		const { asOf, startMonth, template } = this.#frame;
		const { grades } = template;
		return { format: this.#format, asOf, startMonth, grades, decimals: this.#decimals };
	});
	readonly columns = $derived.by(() =>
		assetColumns(columnsIn(this.#frame.template, 'build'), this.cells, {
			...this.#terms.drawing,
			isEditable: true
		})
	);
	readonly #matcher: AssetMatcher | null = $derived.by(() => {
		const words = wordsOf(this.query);
		return words.length === 0 ? null : assetMatcher(words, this.columns);
	});
	readonly #candidates = $derived.by(() => {
		const { grade, isExcludedOnly } = this;
		const { assets } = this.#facts;
		if (grade === null && !isExcludedOnly) return assets;
		return assets.filter(
			(asset) =>
				(grade === null || (asset.grade?.id ?? '') === grade) &&
				!(isExcludedOnly && isCounted(asset))
		);
	});
	/** What matches; those of the last search while a long list is searched. */
	readonly rows: readonly PlacedAsset[] = $derived.by(() => {
		if (!this.#matcher) return this.#candidates;
		if (this.#candidates.length <= few) return this.#candidates.filter(this.#matcher);
		return this.#found ?? this.#candidates;
	});
	readonly isFiltered = $derived.by(
		() => this.#matcher !== null || this.grade !== null || this.isExcludedOnly
	);
	readonly ticked = $derived.by(() => {
		const { selected } = this.table;
		return selected.size === 0 ? [] : this.#facts.assets.filter(({ id }) => selected.has(id));
	});
	readonly #storedOrder = $derived.by(() => orderText(this.#terms.part().order));
	readonly excluded = $derived.by(
		() => this.#facts.assets.filter((asset) => !isCounted(asset)).length
	);

	/** Sums by rows and column: a table of 100,000 rows that comes back adds nothing up again. */
	readonly #sums = $derived.by(() => ({
		cells: this.cells,
		byRows: new WeakMap<readonly PlacedAsset[], Record<string, string | null>>()
	}));

	/** The sum under or beside a column, over what counts; null for a column without amounts. */
	sum(rows: readonly PlacedAsset[], column: string): string | null {
		const { cells, byRows } = this.#sums;
		const known = byRows.get(rows) ?? {};
		byRows.set(rows, known);
		// A column of this table goes by its key.
		return (known[column] ??= columnSum(rows, column as ColumnKey, cells));
	}

	clearFilters(): void {
		this.query = '';
		this.grade = null;
		this.isExcludedOnly = false;
	}

	#search(): (() => void) | undefined {
		const [matcher, candidates] = [this.#matcher, this.#candidates];
		if (!matcher || candidates.length <= few) {
			this.#found = null;
			return undefined;
		}
		let isOver = false;
		void withPauses(candidates, (asset) => !isOver && matcher(asset)).then((matches) => {
			if (!isOver) this.#found = candidates.filter((_, at) => matches[at]);
		});
		return () => {
			isOver = true;
		};
	}

	/** Ranks the texts of the order's columns and of the first one before the table asks for them, which takes a collator long. */
	#rankAhead(): (() => void) | undefined {
		const { assets } = this.#facts;
		const ordered = [...this.table.sorts.map(({ column }) => column), this.columns[0]?.id];
		if (assets.length <= few) return undefined;
		let isOver = false;
		const rank = async (): Promise<void> => {
			for (const { id, sort } of this.columns) {
				if (!sort || !ordered.includes(id)) continue;
				const texts = distinctTexts(assets.map(sort));
				if (this.table.knows(id, texts)) continue;
				const sorting = mergeSorted([...texts], compareNatural);
				const sorted = await finishWithPauses(sorting, () => isOver);
				if (sorted) this.table.know(id, placesOf(sorted));
			}
			// The order itself takes no collator now: it is there when the table asks for it.
			if (!isOver) void this.table.entries;
		};
		void untrack(rank);
		return () => {
			isOver = true;
		};
	}

	/** An order that was undone, or given in another tab. */
	#followOrder(): void {
		const stored = this.#storedOrder;
		untrack(() => {
			const own = orderText(orderOf(this.table.sorts, this.columns));
			if (stored !== own) this.table.sorts = sortsOf(this.#terms.part().order);
		});
	}

	/** The order that a person gave the columns goes with the report. */
	#keepOrder(): void {
		const order = orderOf(this.table.sorts, this.columns);
		untrack(() => {
			if (orderText(order) !== this.#storedOrder) this.#terms.saveOrder(order);
		});
	}
}
