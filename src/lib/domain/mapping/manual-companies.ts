/** Companies added by hand and from a table, to be mapped later (product.md, section 5). */
import type { Company, CompanyStatus, CompanyType } from '../company.ts';
import type { CompanyStatusId, CompanyTypeId } from '../ids.ts';
import { exactName, looseName } from './company-names.ts';
import {
	cellsByField,
	importPreview,
	rowError,
	rowWarning,
	tooLong,
	type ColumnHeads,
	type Columns,
	type ImportPreview,
	type RowIssue,
	type TableRow
} from './manual-import.ts';

export type CompanyField = 'name' | 'type' | 'status';

export const companyHeads: ColumnHeads<CompanyField> = {
	name: [
		'name',
		'company',
		'companyname',
		'client',
		'clientname',
		'customer',
		'customername',
		'account',
		'accountname',
		'organization',
		'organisation',
		'firma',
		'firmenname',
		'unternehmen',
		'kunde'
	],
	type: ['type', 'companytype', 'clienttype', 'typ'],
	status: ['status', 'companystatus', 'state']
};

/** A company that is ready to be made. */
export interface ManualCompany {
	readonly name: string;
	readonly typeId: CompanyTypeId | null;
	readonly statusId: CompanyStatusId | null;
}

export interface CompanyContext {
	readonly companies: readonly Company[];
	readonly types: readonly CompanyType[];
	readonly statuses: readonly CompanyStatus[];
	/** Rows whose quotes are broken: their cells may be shifted. */
	readonly brokenRows: readonly number[];
}

/** Autotask takes 100 characters; a longer name could not be mapped by name. */
const longestName = 100;

/**
 * Judges the rows below the header. The same name as a company that is there, archived ones too, or as
 * a row above is an error: importing the same table twice adds nothing. A look-alike is a warning.
 */
export function judgeCompanies(
	rows: readonly TableRow[],
	columns: Columns<CompanyField>,
	context: CompanyContext
): ImportPreview<CompanyField, ManualCompany> {
	const there = new Map(context.companies.map(({ name }) => [exactName(name), name]));
	const alike = new Map(context.companies.map(({ name }) => [looseName(name), name]));
	const above = new Map<string, number>();
	const judged = rows.map(({ row, cells }) => {
		const texts = cellsByField(cells, columns);
		const name = exactName(texts.name ?? '');
		const type = oneNamed(context.types, texts.type);
		const status = oneNamed(context.statuses, texts.status);
		const issues: RowIssue<CompanyField>[] = [
			...(context.brokenRows.includes(row) ? [rowError<CompanyField>('quotes-broken')] : []),
			...nameIssues(name, { there, alike, above }),
			...tooLong(texts, () => longestName)
		];
		if (texts.type && !type) {
			issues.push(rowWarning('type-unknown', { field: 'type', raw: texts.type }));
		}
		if (texts.status && !status) {
			issues.push(rowWarning('status-unknown', { field: 'status', raw: texts.status }));
		}
		if (name !== '' && !above.has(name)) above.set(name, row);
		return { row, value: { name, typeId: type?.id ?? null, statusId: status?.id ?? null }, issues };
	});
	return importPreview(judged);
}

function nameIssues(
	name: string,
	known: {
		readonly there: ReadonlyMap<string, string>;
		readonly alike: ReadonlyMap<string, string>;
		readonly above: ReadonlyMap<string, number>;
	}
): RowIssue<CompanyField>[] {
	if (name === '') return [rowError('name-missing', { field: 'name' })];
	const place = { field: 'name', raw: name } as const;
	const above = known.above.get(name);
	if (above !== undefined) return [rowError('twice-in-table', { ...place, other: above })];
	const there = known.there.get(name);
	if (there !== undefined) return [rowError('already-there', { ...place, other: there })];
	const loose = looseName(name);
	const alike = loose === '' ? undefined : known.alike.get(loose);
	return alike === undefined ? [] : [rowWarning('looks-alike', { ...place, other: alike })];
}

/** The entry of a local list that a cell names, whatever its case. */
function oneNamed<Entry extends { readonly name: string }>(
	entries: readonly Entry[],
	cell: string | undefined
): Entry | null {
	if (cell === undefined) return null;
	const wanted = exactName(cell).toLowerCase();
	return entries.find(({ name }) => exactName(name).toLowerCase() === wanted) ?? null;
}
