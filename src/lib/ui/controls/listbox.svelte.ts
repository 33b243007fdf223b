import { foldText, matchesText } from './text-match.ts';

interface ListboxOptions<Item> {
	items: () => readonly Item[];
	/** Words that the query is looked for in. */
	text: (item: Item) => string;
	isDisabled?: (item: Item) => boolean;
	/** Adds lines round what matches: one that clears the choice, one that creates. */
	lines?: (matches: readonly Item[], query: string) => readonly Item[];
}

/**
 * The list behind a field that is typed into: what matches the query, and the active line that the
 * arrow keys move. It knows no element, so that a list of thousands can be drawn in part.
 */
export class Listbox<Item> {
	readonly #options: ListboxOptions<Item>;
	query = $state('');
	/** Index in `lines`, -1 for none. */
	active = $state(-1);

	constructor(options: ListboxOptions<Item>) {
		this.#options = options;
	}

	readonly #folded = $derived.by(() =>
		this.#options.items().map((item) => foldText(this.#options.text(item)))
	);
	readonly lines: readonly Item[] = $derived.by(() => {
		const items = this.#options.items();
		const query = this.query.trim();
		const matches =
			query === ''
				? items
				: items.filter((_, index) => matchesText(this.#folded[index] ?? '', query));
		return this.#options.lines?.(matches, query) ?? matches;
	});
	readonly current: Item | undefined = $derived.by(() => this.lines[this.active]);

	/** A new query starts at its first match. */
	search(query: string): void {
		this.query = query;
		this.active = this.#enabledFrom(0, 1);
	}

	/** Shows everything, on `item` if it is there. */
	reset(item?: Item): void {
		this.query = '';
		this.active = item === undefined ? -1 : this.lines.indexOf(item);
	}

	/** Returns whether the key moved the active line. */
	move(key: string, pageSize: number): boolean {
		const { length } = this.lines;
		if (length === 0) return false;
		const last = length - 1;
		switch (key) {
			case 'ArrowDown':
				this.active = this.#enabledFrom(this.active >= last ? 0 : this.active + 1, 1);
				return true;
			case 'ArrowUp':
				this.active = this.#enabledFrom(this.active <= 0 ? last : this.active - 1, -1);
				return true;
			case 'PageDown':
				this.active = this.#enabledFrom(Math.min(last, this.active + pageSize), -1);
				return true;
			case 'PageUp':
				this.active = this.#enabledFrom(Math.max(0, this.active - pageSize), 1);
				return true;
			default:
				return false;
		}
	}

	/** The first line from `start` on that can be chosen, going round once; -1 if there is none. */
	#enabledFrom(start: number, step: 1 | -1): number {
		const { length } = this.lines;
		for (let tries = 0; tries < length; tries += 1) {
			const index = (start + step * tries + length * 2) % length;
			const item = this.lines[index];
			if (item !== undefined && !this.#options.isDisabled?.(item)) return index;
		}
		return -1;
	}
}
