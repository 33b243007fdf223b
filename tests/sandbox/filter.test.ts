import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everything, startSandbox } from './caller.ts';

interface Condition {
	readonly op: string;
	readonly field?: string;
	readonly value?: unknown;
	readonly items?: readonly Condition[];
}

type Item = Record<string, unknown>;

const numbers = [
	'id',
	'companyID',
	'configurationItemType',
	'contactID',
	'rmmDeviceAuditMemoryBytes'
];
const texts = ['referenceTitle', 'serialNumber', 'location', 'rmmDeviceAuditLastUser'];
const moments = ['createDate', 'installDate', 'warrantyExpirationDate', 'lastModifiedTime'];

/** Written from the documentation alone and as plainly as can be: the oracle. */
function matches(item: Item, condition: Condition): boolean {
	const { op, field = '', value, items = [] } = condition;
	if (op === 'and') return items.filter(isKnown).every((part) => matches(item, part));
	if (op === 'or') return items.filter(isKnown).some((part) => matches(item, part));
	const held = item[field] ?? null;
	if (op === 'exist') return held !== null;
	if (op === 'notExist') return held === null;
	if (held === null) return false;
	const a = plain(field, held);
	if (op === 'in') return (value as unknown[]).some((one) => plain(field, one) === a);
	if (op === 'notIn') return !(value as unknown[]).some((one) => plain(field, one) === a);
	const b = plain(field, value);
	switch (op) {
		case 'eq':
			return a === b;
		case 'noteq':
			return a !== b;
		case 'gt':
			return a > b;
		case 'gte':
			return a >= b;
		case 'lt':
			return a < b;
		case 'lte':
			return a <= b;
		case 'beginsWith':
			return String(a).startsWith(String(b));
		case 'endsWith':
			return String(a).endsWith(String(b));
		default:
			return String(a).includes(String(b));
	}
}

function isKnown(condition: Condition): boolean {
	if (condition.op === 'neq') return false;
	return condition.op !== 'or' || (condition.items ?? []).some(isKnown);
}

function plain(field: string, value: unknown): number | string | boolean {
	if (moments.includes(field)) return Date.parse(String(value));
	if (typeof value === 'string') return value.toLowerCase();
	return typeof value === 'boolean' ? value : Number(value);
}

function conditionOf(rows: readonly Item[]): fc.Arbitrary<Condition> {
	const valueOf = (field: string) =>
		fc.constantFrom(...new Set(rows.map((row) => row[field]).filter((value) => value !== null)));
	const ordered = fc.constantFrom('eq', 'noteq', 'gt', 'gte', 'lt', 'lte');
	const orderedLeaf = fc
		.constantFrom(...numbers, ...moments)
		.chain((field) => fc.record({ op: ordered, field: fc.constant(field), value: valueOf(field) }));
	const listLeaf = fc.constantFrom(...numbers, ...texts).chain((field) =>
		fc.record({
			op: fc.constantFrom('in', 'notIn'),
			field: fc.constant(field),
			value: fc.array(valueOf(field), { minLength: 1, maxLength: 6 })
		})
	);
	const textLeaf = fc.constantFrom(...texts).chain((field) =>
		fc.record({
			op: fc.constantFrom('eq', 'noteq', 'beginsWith', 'endsWith', 'contains'),
			field: fc.constant(field),
			value: fc.oneof(valueOf(field), fc.constantFrom('HF', 'ws-0', '1', '\\', 'office'))
		})
	);
	const bareLeaf = fc.record({
		op: fc.constantFrom('exist', 'notExist'),
		field: fc.constantFrom(...numbers, ...texts, ...moments)
	});
	const booleanLeaf = fc.record({
		op: fc.constantFrom('eq', 'noteq'),
		field: fc.constant('isActive'),
		value: fc.boolean()
	});
	const unknownLeaf = fc.constant({ op: 'neq', field: 'id', value: 1 });
	return fc.letrec<{ node: Condition }>((tie) => ({
		node: fc.oneof(
			{ maxDepth: 3 },
			{ arbitrary: orderedLeaf, weight: 4 },
			{ arbitrary: listLeaf, weight: 2 },
			{ arbitrary: textLeaf, weight: 3 },
			{ arbitrary: bareLeaf, weight: 2 },
			{ arbitrary: booleanLeaf, weight: 1 },
			{ arbitrary: unknownLeaf, weight: 1 },
			{
				arbitrary: fc.record({
					op: fc.constantFrom('and', 'or'),
					items: fc.array(tie('node'), { minLength: 1, maxLength: 4 })
				}),
				weight: 4
			}
		)
	})).node;
}

describe('any nest of conditions', () => {
	it('selects what the documentation says, also after edits, and counts the same', async () => {
		const { call, control, query } = startSandbox({ oddities: 'some', configurations: 80 });
		await control('POST', 'edits', { seed: 5, count: 40 });
		const { items } = await query('ConfigurationItems', everything);
		await fc.assert(
			fc.asyncProperty(
				fc.array(conditionOf(items), { minLength: 1, maxLength: 3 }),
				async (filter) => {
					const wanted = items.filter((item) =>
						filter.filter(isKnown).every((condition) => matches(item, condition))
					);
					const page = await query('ConfigurationItems', filter);
					expect(page.items.map((item) => item['id'])).toEqual(wanted.map((item) => item['id']));
					const body = { filter };
					const count = await call('POST', 'ConfigurationItems/query/count', { body });
					expect(count.json).toEqual({ queryCount: wanted.length });
				}
			),
			{ numRuns: 300 }
		);
	});
});
