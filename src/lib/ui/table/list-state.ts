import { TableState } from './data-table.svelte.ts';

interface ListOptions<Item> {
	/** Items that match the search; replaced, never mutated. */
	items: () => readonly Item[];
	key: (item: Item) => string;
	/** The name of an item: its label, and what typing finds. */
	text: (item: Item) => string;
	selectable?: (item: Item) => boolean;
}

/** State of a list of ticks: a table of one column. `selected` may be set from outside. */
export function createListState<Item>(options: ListOptions<Item>): TableState<Item> {
	const { items, key, text, selectable } = options;
	const columns = [{ id: 'text', header: '', text, width: 0 }];
	return new TableState<Item>({
		rows: items,
		key,
		columns: () => columns,
		...(selectable === undefined ? {} : { selectable })
	});
}
