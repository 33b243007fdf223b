/**
 * Configurations that a reading should have brought and did not (product.md, section 9): each is asked
 * for again by its id alone. It may have been moved, may no longer match the selection, or be gone.
 */
import { CompanyRowsBuilder } from '../db/company-rows.ts';
import type { Verdict } from '../db/merged-company.ts';
import { includedFields } from '../domain/field.ts';
import { columnKeys } from './configuration-sets.ts';
import {
	outOfScope,
	type ConfigurationRecord,
	type ConfigurationWork
} from './configuration-work.ts';

const entity = 'ConfigurationItems';

/** Rows and verdicts in the making, by the company in which each configuration stands from now on. */
export interface Sorting {
	readonly rows: Map<number, CompanyRowsBuilder>;
	readonly verdicts: Map<number, Verdict>;
}

/** Asks for these ids without other filters and sorts what comes, and what does not come. */
export async function sortById(
	work: ConfigurationWork,
	ids: readonly number[],
	{ sorting, signal }: { readonly sorting: Sorting; readonly signal: AbortSignal }
): Promise<void> {
	if (ids.length === 0) return;
	const { client } = work.context;
	const records = await client.byIds(entity, ids, includedFields(work.asked), signal);
	const returned = new Set(records.map(({ id }) => id));
	for (const record of records) sort(work, record, sorting);
	const lacking = ids.filter((id) => !returned.has(id) && work.places.companyOf(id) !== undefined);
	if (lacking.length === 0) return;
	if (records.length === 0 && !(await work.visibility.isProven(signal))) return;
	for (const id of lacking) sorting.verdicts.set(id, 'missing');
}

/**
 * Puts a record where it belongs: into its company where that is mapped; one that moved to a company
 * that is not mapped stays where it stood, out of scope. What is neither known nor wanted is dropped.
 */
export function sort(work: ConfigurationWork, record: ConfigurationRecord, sorting: Sorting): void {
	const { mapped, places, chosen } = work;
	work.clock.see([record.lastModifiedTime]);
	const reason = outOfScope(work, record);
	const stands = places.companyOf(record.id);
	if (reason !== null && stands === undefined) return;
	const company = mapped.has(record.companyID) ? record.companyID : stands;
	if (company === undefined) return;
	const rows = sorting.rows.get(company) ?? new CompanyRowsBuilder(company, columnKeys(chosen));
	sorting.rows.set(company, rows);
	rows.add(record.id, record);
	if (reason !== null) sorting.verdicts.set(record.id, reason);
}
