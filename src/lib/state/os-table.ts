import { osTableOf, type GradingBasis } from '../domain/grading-basis.ts';
import { shippedOsTable } from '../domain/os-support/shipped-table.ts';
import type { OsTable } from '../domain/os-support/table.ts';

let known: { readonly edits: string; readonly table: OsTable } | undefined;

/** The table of operating systems under a person's edits, made once for each state of them. */
export function osTable(basis: Pick<GradingBasis, 'osEdits'>): OsTable {
	const edits = JSON.stringify(basis.osEdits);
	if (known?.edits !== edits) known = { edits, table: osTableOf(basis, shippedOsTable()) };
	return known.table;
}
