import { describe, expect, it } from 'vitest';
import {
	newCondition,
	operatorsOf,
	targetOf,
	withOperator,
	withTarget,
	type ConditionTarget
} from '$lib/domain/rules/condition-edits.ts';
import { ruleFields } from '$lib/domain/rules/field-catalogue.ts';
import { conditionSchema, type Condition } from '$lib/domain/rules/rule.ts';

const targets: ConditionTarget[] = [
	...ruleFields.flatMap(({ field }) => (field === 'downloaded' ? [] : [{ field }])),
	...(['text', 'number', 'date'] as const).map((as) => ({
		field: 'downloaded' as const,
		name: 'udf:Tier',
		as
	}))
];

/** A condition with its blanks filled in, as a person would. */
function filled(condition: Condition): unknown {
	const isDate =
		/date|last-seen$/.test(condition.field) ||
		(condition.field === 'downloaded' && condition.as === 'date');
	return Object.fromEntries(
		Object.entries(condition).map(([key, value]) => {
			if (Number.isNaN(value)) return [key, 4];
			return [key, value === '' ? (isDate ? '2026-11-23' : 'Gold') : value];
		})
	);
}

describe('edits of a condition', () => {
	it('give a whole condition for every field and comparison, from every other', () => {
		const refused = targets.flatMap((from) =>
			targets.flatMap((to) =>
				operatorsOf(to).flatMap((operator) => {
					const start = withTarget(newCondition(), from);
					const condition = withOperator(withTarget(start, to), operator);
					return conditionSchema.safeParse(filled(condition)).success ? [] : [condition];
				})
			)
		);
		expect(refused).toEqual([]);
	});

	it('keep comparison and value where both fit', () => {
		const age = { ...newCondition(), value: 5 } as Condition;
		expect(withTarget(age, { field: 'ram' })).toEqual({
			kind: 'condition',
			field: 'ram',
			operator: 'at-least',
			value: 5
		});
		expect(withTarget(age, { field: 'model' })).toMatchObject({ operator: 'is', value: '' });
	});

	it('make the value the first of two, and back', () => {
		const age = { ...newCondition(), value: 5 } as Condition;
		const between = withOperator(age, 'between');
		expect(between).toMatchObject({ from: 5, to: NaN });
		expect(withOperator(between, 'less-than')).toEqual({ ...age, operator: 'less-than' });
	});

	it('know what they look at', () => {
		expect(targets.map((target) => targetOf(withTarget(newCondition(), target)))).toEqual(targets);
	});
});
