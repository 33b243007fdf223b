import type { ColumnKey } from '$lib/domain/columns.ts';
import type { ColumnOrder } from '$lib/domain/report/parts.ts';
import { sortsOf } from '$lib/text/report-listing.ts';
import type { SortKey } from '$lib/ui/table/table-sort.ts';

/** The order of a table as a report stores it; columns that the table no longer has are left out. */
export function orderOf(
	sorts: readonly SortKey[],
	columns: readonly { readonly id: string }[]
): ColumnOrder[] {
	const known = new Set(columns.map(({ id }) => id));
	return sorts.flatMap(({ column, descending }) =>
		known.has(column)
			? // A column of the table of assets goes by its key.
				[{ column: column as ColumnKey, direction: descending ? 'descending' : 'ascending' }]
			: []
	);
}

/** An order as text, to tell whether two are the same; where none was chosen, the one that stands then. */
export function orderText(order: readonly ColumnOrder[]): string {
	return sortsOf(order)
		.map(({ column, descending }) => `${column} ${descending ? 'descending' : 'ascending'}`)
		.join('\n');
}
