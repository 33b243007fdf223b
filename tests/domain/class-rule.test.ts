import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	classRuleFields,
	classRuleOperators,
	conditionsOfClass,
	emptyCondition,
	ruleOfClass,
	subjectOf,
	valueOf,
	withOperator,
	withSubject,
	withValue
} from '$lib/domain/class-rule.ts';
import { classSchema, noBudget } from '$lib/domain/classes.ts';
import type { Rule } from '$lib/domain/rules/rule.ts';

const asClass = (rule: Rule | null) => ({
	id: 'c',
	type: 'Workstation',
	name: 'Premium',
	budget: noBudget,
	weight: 1,
	lifespan: null,
	extendedSupportBought: false,
	rule
});

const subject = fc.constantFrom<string>(...classRuleFields, 'downloaded:udf:Tier');
const condition = fc
	.tuple(subject, fc.constantFrom(...classRuleOperators), fc.stringMatching(/^\S{1,20}$/))
	.map(([of, operator, value]) =>
		withOperator(withValue(withSubject(emptyCondition, of), value), operator)
	);

describe('a rule of a class as a list', () => {
	it('is there and back the same, and can be stored', () => {
		const list = fc.record({
			match: fc.constantFrom('all' as const, 'any' as const),
			conditions: fc.array(condition, { minLength: 1, maxLength: 5 })
		});
		fc.assert(
			fc.property(list, (conditions) => {
				const rule = ruleOfClass(conditions);
				expect(conditionsOfClass(rule)).toEqual(conditions);
				expect(classSchema.safeParse(asClass(rule)).success).toBe(true);
			})
		);
	});

	it('without conditions is none', () => {
		expect(ruleOfClass({ match: 'all', conditions: [] })).toBeNull();
		expect(conditionsOfClass(null)).toEqual({ match: 'any', conditions: [] });
	});

	it('is none where the rule is more than a list', () => {
		const age: Rule = { kind: 'condition', field: 'age', operator: 'at-least', value: 5 };
		expect(conditionsOfClass(age)).toBeNull();
		expect(
			conditionsOfClass({
				kind: 'group',
				match: 'all',
				rules: [{ kind: 'group', match: 'any', rules: [emptyCondition] }]
			})
		).toBeNull();
	});
});

describe('a condition', () => {
	it('keeps comparison and value with another subject', () => {
		const typed = withValue(emptyCondition, 'Precision');
		const moved = withSubject(typed, 'downloaded:udf:Tier');
		expect(subjectOf(moved)).toBe('downloaded:udf:Tier');
		expect([moved.operator, valueOf(moved)]).toEqual(['contains', 'Precision']);
		expect(withSubject(moved, 'model')).toEqual(typed);
	});

	it('has no value while it asks for nothing written', () => {
		const empty = withOperator(withValue(emptyCondition, 'x'), 'is-empty');
		expect(valueOf(empty)).toBe('');
		expect(withValue(empty, 'y')).toEqual(empty);
		expect('value' in empty).toBe(false);
	});
});
