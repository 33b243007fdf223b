import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultGrades } from '$lib/domain/rules/default-grades.ts';
import { conditionsOf, deepestRule, ruleSchema, type Rule } from '$lib/domain/rules/rule.ts';
import { anyRule } from './subjects.ts';

describe('rules as data', () => {
	it('accepts every rule that can be built, and gives it back unchanged', () => {
		fc.assert(
			fc.property(anyRule, (rule) => {
				fc.pre(depthOf(rule) <= deepestRule);
				expect(ruleSchema.parse(JSON.parse(JSON.stringify(rule)))).toEqual(rule);
			})
		);
	});

	it('accepts the default grades', () => {
		for (const grade of defaultGrades) {
			expect(ruleSchema.safeParse(grade.rule).success).toBe(true);
		}
	});

	it.each([
		{ kind: 'condition', field: 'age', operator: 'contains', value: '5' },
		{ kind: 'condition', field: 'age', operator: 'less-than', value: '5' },
		{ kind: 'condition', field: 'ram', operator: 'less-than', value: null },
		{ kind: 'condition', field: 'model', operator: 'less-than', value: 'X' },
		{ kind: 'condition', field: 'model', operator: 'is', value: '' },
		{ kind: 'condition', field: 'kind', operator: 'is', value: 'toaster' },
		{ kind: 'condition', field: 'purchase-date', operator: 'is', value: '31/12/2020' },
		{ kind: 'condition', field: 'purchase-date', operator: 'expired' },
		{ kind: 'condition', field: 'shoe-size', operator: 'is', value: 'x' },
		{ kind: 'condition', field: 'downloaded', operator: 'is', value: 'x' },
		{ kind: 'condition', field: 'os-support', operator: 'ended' },
		{ kind: 'group', match: 'none', rules: [] },
		{ kind: 'group', match: 'all', rules: [], extra: 1 },
		'age > 5'
	])('refuses %j', (rule) => expect(ruleSchema.safeParse(rule).success).toBe(false));

	it('refuses rules that nobody could read', () => {
		const one = { kind: 'condition', field: 'os-support', operator: 'is-empty' } as const;
		let deep: Rule = one;
		for (let depth = 0; depth <= deepestRule; depth++) {
			deep = { kind: 'group', match: 'all', rules: [deep] };
		}
		expect(ruleSchema.safeParse(deep).success).toBe(false);
		const half: Rule = {
			kind: 'group',
			match: 'any',
			rules: Array.from({ length: 60 }, () => one)
		};
		expect(ruleSchema.safeParse(half).success).toBe(true);
		expect(ruleSchema.safeParse({ kind: 'group', match: 'any', rules: [half, half] }).success).toBe(
			false
		);
	});

	it('lists conditions in reading order', () => {
		const fields = defaultGrades
			.flatMap((grade) => conditionsOf(grade.rule))
			.map((one) => one.field);
		expect(fields).toEqual([
			'lifespan',
			'os-support',
			'os-support',
			'os-support',
			'lifespan',
			'kind',
			'kind',
			'ram',
			'expiration-date',
			'expiration-days-left',
			'purchase-date',
			'os-support'
		]);
	});
});

function depthOf(rule: Rule): number {
	return rule.kind === 'condition' ? 0 : 1 + Math.max(0, ...rule.rules.map(depthOf));
}
