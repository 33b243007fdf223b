import { Refusal, unknownField } from './refusal.ts';
import type { FieldValue } from './record.ts';
import type { TenantEntity } from './tenant.ts';
import { comparable, familyOf, operand, type Comparable, type Family } from './values.ts';

/** Whether the record at a position matches. */
export type Test = (position: number) => boolean;

/** A filter that is ready to run. */
export interface CompiledFilter {
	readonly test: Test;
	/** Only ids greater than this can match: read from `id` conditions of the outermost list. */
	readonly above: number;
	/** Only these ids can match; null if any can. */
	readonly ids: readonly number[] | null;
}

/** Every `or` item and every value of an `in` list counts as one. */
export const maxOrConditions = 500;

interface Condition {
	readonly op: string;
	readonly field: string;
	readonly isUdf: boolean;
	readonly value: unknown;
	readonly items: readonly unknown[];
}

interface Part {
	readonly test: Test;
	/** 0 if the test needs no record to be built. */
	readonly cost: number;
}

interface Bounds {
	above: number;
	ids: readonly number[] | null;
}

/**
 * Makes a filter runnable. An operator that Autotask does not know is dropped without a word, which
 * makes the query return too much; an unknown field is an error.
 * @throws Refusal for everything that Autotask refuses.
 */
export function compileFilter(entity: TenantEntity, filter: readonly unknown[]): CompiledFilter {
	const conditions = filter.map(readCondition);
	refuseExcess(filter);
	const bounds: Bounds = { above: -Infinity, ids: null };
	const parts = conditions.map((condition) => compile(entity, condition, bounds));
	return { test: allOf(parts).test, ...bounds };
}

function readCondition(raw: unknown): Condition {
	if (typeof raw !== 'object' || raw === null) {
		throw new Refusal('Value cannot be null.\r\nParameter name: filters');
	}
	const members = new Map(Object.entries(raw).map(([name, value]) => [name.toLowerCase(), value]));
	const items: unknown = members.get('items');
	return {
		op: String(members.get('op') ?? '').toLowerCase(),
		field: String(members.get('field') ?? ''),
		isUdf: members.get('udf') === true || members.get('udf') === 'true',
		value: members.get('value'),
		items: Array.isArray(items) ? items : []
	};
}

function refuseExcess(filter: readonly unknown[]): void {
	let ors = 0;
	let udfs = 0;
	const count = (raw: unknown, inOr: boolean): void => {
		const { op, isUdf, value, items } = readCondition(raw);
		if (op === 'in' || op === 'notin') ors += Array.isArray(value) ? value.length : 1;
		else if (inOr) ors++;
		if (isUdf) udfs++;
		for (const item of items) count(item, op === 'or');
	};
	for (const raw of filter) count(raw, false);
	if (ors > maxOrConditions) {
		throw new Refusal(
			`Invalid query syntax. Queries are limited to ${maxOrConditions} or fewer 'OR' conditions.`
		);
	}
	if (udfs > 1) {
		throw new Refusal(
			'Invalid query syntax. Only one user-defined field can be queried at a time.'
		);
	}
}

/** Compiles a condition; `bounds` is given only where all of the list must hold. */
function compile(entity: TenantEntity, condition: Condition, bounds: Bounds | null): Part | null {
	const { op, items } = condition;
	if (op === 'and') {
		return allOf(items.map((item) => compile(entity, readCondition(item), bounds)));
	}
	if (op === 'or') {
		return anyOf(items.map((item) => compile(entity, readCondition(item), null)));
	}
	const field = readerFor(entity, condition);
	const holds = comparison(condition, field.family);
	if (!holds) return null;
	if (bounds && field.isId) narrow(bounds, condition);
	const { read, family } = field;
	return { test: (position) => holds(comparable(read(position), family)), cost: field.cost };
}

function allOf(parts: readonly (Part | null)[]): Part {
	const real = parts.filter((part) => part !== null).sort((a, b) => a.cost - b.cost);
	const tests = real.map((part) => part.test);
	const [first, ...rest] = tests;
	if (!first) return { test: () => true, cost: 0 };
	if (rest.length === 0) return { test: first, cost: real[0]?.cost ?? 0 };
	return {
		test: (position) => tests.every((test) => test(position)),
		cost: real.at(-1)?.cost ?? 0
	};
}

function anyOf(parts: readonly (Part | null)[]): Part | null {
	const real = parts.filter((part) => part !== null).sort((a, b) => a.cost - b.cost);
	if (real.length === 0) return null;
	const tests = real.map((part) => part.test);
	return {
		test: (position) => tests.some((test) => test(position)),
		cost: real.at(-1)?.cost ?? 0
	};
}

interface FieldReader {
	readonly read: (position: number) => FieldValue;
	readonly family: Family;
	readonly cost: number;
	readonly isId: boolean;
}

function readerFor(entity: TenantEntity, { field: name, isUdf }: Condition): FieldReader {
	if (isUdf) return udfReader(entity, name);
	const field = entity.fieldByName.get(name.toLowerCase());
	if (!field) throw unknownField(name, entity.definition.singular);
	if (!field.isQueryable) {
		throw new Refusal(
			`Field ${field.name} in the ${entity.definition.singular} Entity cannot be queried.`
		);
	}
	return {
		read: entity.table.reader(field.name),
		family: familyOf(field.dataType),
		cost: entity.table.isQuick(field.name) ? 0 : 1,
		isId: field.name === 'id'
	};
}

function udfReader(entity: TenantEntity, name: string): FieldReader {
	const { userDefinedFields: fields, table, definition } = entity;
	const place = fields?.findIndex((field) => field.name.toLowerCase() === name.toLowerCase()) ?? -1;
	const field = fields?.[place];
	if (!field) throw unknownField(name, definition.singular);
	if (field.isProtected) {
		throw new Refusal(`User-defined field ${field.name} is protected and cannot be queried.`);
	}
	return {
		read: (position) => table.record(position).udf[place] ?? null,
		family: familyOf(field.type),
		cost: 1,
		isId: false
	};
}

type Holds = (value: Comparable | null) => boolean;

/**
 * The comparison of a condition, or null for an operator that Autotask does not know. As in the
 * database, nothing compares with null: `noteq` and `notIn` leave out records without a value.
 */
function comparison({ op, value }: Condition, family: Family): Holds | null {
	switch (op) {
		case 'exist':
			return (held) => held !== null;
		case 'notexist':
			return (held) => held === null;
		case 'in':
		case 'notin':
			return membership(op === 'in', value, family);
		case 'beginswith':
		case 'endswith':
		case 'contains':
			return textMatch(op, value);
		default:
			return Object.hasOwn(orders, op) ? ordering(op as keyof typeof orders, value, family) : null;
	}
}

const orders = {
	eq: (held: Comparable, asked: Comparable) => held === asked,
	noteq: (held: Comparable, asked: Comparable) => held !== asked,
	gt: (held: Comparable, asked: Comparable) => held > asked,
	gte: (held: Comparable, asked: Comparable) => held >= asked,
	lt: (held: Comparable, asked: Comparable) => held < asked,
	lte: (held: Comparable, asked: Comparable) => held <= asked
} as const;

function ordering(op: keyof typeof orders, value: unknown, family: Family): Holds {
	const asked = operand(value, family);
	const order = orders[op];
	return (held) => held !== null && asked !== null && order(held, asked);
}

function membership(isIn: boolean, value: unknown, family: Family): Holds {
	const list: readonly unknown[] = Array.isArray(value) ? value : [value];
	const asked = new Set(list.map((item) => operand(item, family)));
	return (held) => held !== null && asked.has(held) === isIn;
}

function textMatch(op: 'beginswith' | 'endswith' | 'contains', value: unknown): Holds {
	const asked = String(value ?? '').toLowerCase();
	return (held) => {
		if (held === null) return false;
		const text = String(held);
		if (op === 'beginswith') return text.startsWith(asked);
		return op === 'endswith' ? text.endsWith(asked) : text.includes(asked);
	};
}

function narrow(bounds: Bounds, { op, value }: Condition): void {
	if (op === 'gt') bounds.above = Math.max(bounds.above, Number(value));
	if (op === 'gte') bounds.above = Math.max(bounds.above, Number(value) - 1);
	if (op !== 'eq' && op !== 'in') return;
	const asked = (Array.isArray(value) ? value : [value]).map(Number);
	// Two lists on `id`: one is enough to find candidates, the test still asks for both.
	bounds.ids ??= [...new Set(asked)].sort((a, b) => a - b);
}
