/**
 * What is known of a company's configurations, and what a changed choice adds to it. Pure: the smallest
 * new work follows from what was read before and what is wanted now (product.md, section 6).
 */
import type { FieldKey } from '../field.ts';
import {
	boxDifference,
	boxQuery,
	selectionBox,
	type SelectionQuery
} from '../mapping/selection-query.ts';
import type { ConfigurationSelection } from '../selection.ts';

/** The part of a selection that is judged record by record; companies are judged as a whole. */
export type RecordSelection = Omit<ConfigurationSelection, 'companies'>;

/** With which fields and by which selection a company was read. */
export interface Coverage {
	/** Chosen fields that the tenant had, sorted. */
	readonly fields: readonly FieldKey[];
	readonly selection: RecordSelection;
}

/** The coverage that a choice asks for. `fields` are the chosen ones that the tenant has. */
export function coverageOf(
	fields: readonly FieldKey[],
	{ types, categories, statuses }: RecordSelection
): Coverage {
	return { fields: [...new Set(fields)].sort(), selection: { types, categories, statuses } };
}

/** Fields that are wanted and not known yet. */
export function missingFields(known: Coverage, wanted: Coverage): FieldKey[] {
	const had = new Set(known.fields);
	return wanted.fields.filter((key) => !had.has(key));
}

/** What the wanted selection admits and the known one did not: queries that do not overlap. */
export function missingSelection(known: Coverage, wanted: Coverage): SelectionQuery[] {
	const all = { companies: 'all' } as const;
	const [was, is] = [
		selectionBox({ ...all, ...known.selection }),
		selectionBox({ ...all, ...wanted.selection })
	];
	return boxDifference(is, was).map(boxQuery);
}
