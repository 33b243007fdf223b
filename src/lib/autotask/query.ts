/**
 * Queries of the REST API (`docs/autotask.md`, "Query"): typed filters, and the POST body that they
 * become. Autotask silently drops an operator that it does not know, so that a typo would return too
 * much: operators exist here as functions only.
 */
import { isReadThrough, udfNameOf } from '../domain/field.ts';
import type { FieldKey } from '../domain/field.ts';
import { maxAlternatives, pageSize } from '../domain/query-limits.ts';

export { maxAlternatives, pageSize };

type Scalar = string | number | boolean;
type CompareOperator = 'eq' | 'noteq' | 'gt' | 'gte' | 'lt' | 'lte';
type TextOperator = 'beginsWith' | 'endsWith' | 'contains';

/** One filter. Made by the functions of {@link where}; the members are Autotask's own. */
export type Filter =
	| {
			readonly op: CompareOperator | TextOperator;
			readonly field: string;
			readonly udf?: true;
			readonly value: Scalar;
	  }
	| { readonly op: 'exist' | 'notExist'; readonly field: string; readonly udf?: true }
	| {
			readonly op: 'in' | 'notIn';
			readonly field: string;
			readonly udf?: true;
			readonly value: readonly (string | number)[];
	  }
	| { readonly op: 'and' | 'or'; readonly items: readonly Filter[] };

/**
 * All operators of the API. A field is named by its key: `udf:{name}` becomes a UDF condition.
 * `in` takes at least one value: an empty list means different things to different readers.
 */
export const where = {
	eq: compare('eq'),
	noteq: compare('noteq'),
	gt: compare('gt'),
	gte: compare('gte'),
	lt: compare('lt'),
	lte: compare('lte'),
	beginsWith: matchText('beginsWith'),
	endsWith: matchText('endsWith'),
	contains: matchText('contains'),
	exist: (key: FieldKey): Filter => ({ op: 'exist', ...fieldOf(key) }),
	notExist: (key: FieldKey): Filter => ({ op: 'notExist', ...fieldOf(key) }),
	in: list('in'),
	notIn: list('notIn'),
	and: group('and'),
	or: group('or')
} as const;

export interface QueryOptions {
	/** All must hold; empty = every record. */
	readonly filters?: readonly Filter[] | undefined;
	/** Field names to bring; `id` is added. Absent = every field. UDFs go by their plain name. */
	readonly includeFields?: readonly string[] | undefined;
	/** Only records with a higher id: where the page before ended. */
	readonly afterId?: number | null | undefined;
	/** 1…500 records; a page by default. */
	readonly maxRecords?: number | undefined;
}

/** The body of `POST {Entity}/query`. Throws on a query that Autotask would refuse: a bug. */
export function queryBody(options: QueryOptions): string {
	const { filters = [], includeFields, afterId = null, maxRecords = pageSize } = options;
	return JSON.stringify({
		MaxRecords: maxRecords,
		...(includeFields && { IncludeFields: [...new Set(['id', ...includeFields])] }),
		Filter: completed(afterId === null ? filters : [...filters, where.gt('id', afterId)])
	});
}

/** The body of `POST {Entity}/query/count`. */
export function countBody(filters: readonly Filter[]): string {
	return JSON.stringify({ Filter: completed(filters) });
}

/** How many of the 500 alternatives that Autotask allows a query uses up. */
export function alternativesOf(filters: readonly Filter[]): number {
	return filters.reduce((sum, filter) => sum + alternatives(filter), 0);
}

/** A filter is mandatory; company 0 is real, so "everything" is `gte 0`, never `gt 0`. */
function completed(filters: readonly Filter[]): readonly Filter[] {
	if (alternativesOf(filters) > maxAlternatives) {
		throw new RangeError(`A query takes at most ${maxAlternatives} IN values and OR conditions`);
	}
	if (udfConditions(filters) > 1) {
		throw new RangeError('Autotask takes one UDF condition per query');
	}
	return filters.length > 0 ? filters : [where.gte('id', 0)];
}

function alternatives(filter: Filter): number {
	if ('items' in filter) {
		const own = filter.op === 'or' ? filter.items.length : 0;
		return own + alternativesOf(filter.items);
	}
	return filter.op === 'in' || filter.op === 'notIn' ? filter.value.length : 0;
}

function udfConditions(filters: readonly Filter[]): number {
	return filters.reduce(
		(sum, filter) => sum + ('items' in filter ? udfConditions(filter.items) : filter.udf ? 1 : 0),
		0
	);
}

function fieldOf(key: FieldKey): { field: string; udf?: true } {
	if (isReadThrough(key)) throw new RangeError(`${key} belongs to another entity`);
	const udfName = udfNameOf(key);
	return udfName === null ? { field: key } : { field: udfName, udf: true };
}

function compare(op: CompareOperator) {
	return (key: FieldKey, value: Scalar): Filter => ({ op, ...fieldOf(key), value });
}

function matchText(op: TextOperator) {
	return (key: FieldKey, value: string): Filter => ({ op, ...fieldOf(key), value });
}

function list(op: 'in' | 'notIn') {
	return (key: FieldKey, value: readonly (string | number)[]): Filter => {
		if (value.length === 0) throw new RangeError(`${op} takes at least one value`);
		return { op, ...fieldOf(key), value };
	};
}

function group(op: 'and' | 'or') {
	return (...items: readonly Filter[]): Filter => {
		if (items.length === 0) throw new RangeError(`${op} takes at least one filter`);
		return { op, items };
	};
}
