import { compileFilter, type CompiledFilter } from './filter.ts';
import { Refusal } from './refusal.ts';
import type { Table } from './table.ts';
import type { TenantEntity } from './tenant.ts';

/** A query as Autotask reads it. */
export interface Query {
	readonly filter: CompiledFilter;
	/** Names of fields and user-defined fields; null for all. */
	readonly includeFields: readonly string[] | null;
	readonly maxRecords: number;
}

/** Autotask's greatest page, and its default. */
export const maxPageSize = 500;

/**
 * Reads the body of a query. Members may be in any case.
 * @throws Refusal as Autotask refuses: no filter, bad page size, bad conditions.
 */
export function readQuery(entity: TenantEntity, body: unknown): Query {
	const members = membersOf(body);
	const filter = members.get('filter');
	if (!Array.isArray(filter) || filter.length === 0) {
		throw new Refusal('Value cannot be null.\r\nParameter name: filters');
	}
	const include = members.get('includefields');
	const names = Array.isArray(include) ? include.map(String) : [];
	return {
		maxRecords: readMaxRecords(members.get('maxrecords')),
		includeFields: names.length > 0 ? names : null,
		filter: compileFilter(entity, filter)
	};
}

function membersOf(body: unknown): ReadonlyMap<string, unknown> {
	if (typeof body !== 'object' || body === null) return new Map();
	return new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]));
}

function readMaxRecords(value: unknown): number {
	if (value === undefined || value === null) return maxPageSize;
	const asked = Number(value);
	if (!Number.isInteger(asked) || asked < 1 || asked > maxPageSize) {
		throw new Refusal('maxCountOfRecordsToReturn must be between 1 and 500');
	}
	return asked;
}

/** One page of positions, ascending by id. */
export interface Page {
	readonly positions: readonly number[];
	readonly hasMore: boolean;
}

/** The matching records with ids greater than `after`, at most `limit` of them. */
export function pageAfter(
	table: Table,
	filter: CompiledFilter,
	{ after, limit }: { readonly after: number; readonly limit: number }
): Page {
	const positions: number[] = [];
	for (const position of candidates(table, filter, Math.max(after, filter.above))) {
		if (!filter.test(position)) continue;
		if (positions.length === limit) return { positions, hasMore: true };
		positions.push(position);
	}
	return { positions, hasMore: false };
}

/** The matching records with ids less than `before`: the last `limit` of them. */
export function pageBefore(
	table: Table,
	filter: CompiledFilter,
	{ before, limit }: { readonly before: number; readonly limit: number }
): Page {
	const positions: number[] = [];
	for (let position = table.firstAfter(before - 1) - 1; position >= 0; position--) {
		if (!table.isLive(position) || !filter.test(position)) continue;
		if (positions.length === limit) return { positions: positions.reverse(), hasMore: true };
		positions.push(position);
	}
	return { positions: positions.reverse(), hasMore: false };
}

/** How many records match. */
export function countMatches(table: Table, filter: CompiledFilter): number {
	let count = 0;
	for (const position of candidates(table, filter, filter.above)) {
		if (filter.test(position)) count++;
	}
	return count;
}

function* candidates(table: Table, filter: CompiledFilter, above: number): Generator<number> {
	if (filter.ids) {
		for (const id of filter.ids) {
			const position = id > above ? table.positionOf(id) : -1;
			if (position >= 0) yield position;
		}
		return;
	}
	for (let position = table.firstAfter(above); position < table.size; position++) {
		if (table.isLive(position)) yield position;
	}
}
