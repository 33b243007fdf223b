/** How many configurations a selection holds, before anything is read (product.md, section 6). */
import type { AutotaskClient } from '../../autotask/client.ts';
import { where, type Filter } from '../../autotask/query.ts';
import type { FieldKey } from '../../domain/field.ts';
import { estimateImport } from '../../domain/mapping/selection-plan.ts';
import {
	countSets,
	selectedCompanies,
	selectionQuery,
	type IdCondition,
	type SelectionQuery
} from '../../domain/mapping/selection-query.ts';
import type { ConfigurationSelection } from '../../domain/selection.ts';
import type { CountedSelection } from '../setup-protocol.ts';

export interface CountRequest {
	readonly selection: ConfigurationSelection;
	/** Autotask ids of mapped companies. */
	readonly mapped: Iterable<number>;
	readonly fields: readonly FieldKey[];
	readonly signal?: AbortSignal | undefined;
}

/** One count per set of companies; no record is read. */
export async function countConfigurations(
	client: AutotaskClient,
	{ selection, mapped, fields, signal }: CountRequest
): Promise<CountedSelection> {
	const query = selectionQuery(selection);
	const companies = selectedCompanies(selection, mapped);
	const counts = await Promise.all(
		countSets(companies, query).map((set) =>
			client.count('ConfigurationItems', selectionFilters(set, query), signal)
		)
	);
	const configurations = counts.reduce((sum, count) => sum + count, 0);
	return {
		configurations,
		companies: companies.length,
		requests: estimateImport({ companies: companies.length, configurations, query, fields }),
		isExact:
			(query.types !== null || selection.types.length === 0) &&
			(query.categories !== null || selection.categories.length === 0)
	};
}

/** A selection's conditions for one set of companies, in Autotask's terms. */
export function selectionFilters(companies: readonly number[], query: SelectionQuery): Filter[] {
	return [
		where.in('companyID', companies),
		...idFilters('configurationItemType', query.types),
		...idFilters('configurationItemCategoryID', query.categories),
		...(query.isActive === null ? [] : [where.eq('isActive', query.isActive)])
	];
}

function idFilters(field: string, condition: IdCondition | null): Filter[] {
	if (condition === null) return [];
	const { ids, among, orNone } = condition;
	const none = where.notExist(field);
	if (ids.length === 0) return orNone ? (among ? [none] : []) : [where.exist(field)];
	const listed = among ? where.in(field, ids) : where.notIn(field, ids);
	return [orNone ? where.or(listed, none) : listed];
}
