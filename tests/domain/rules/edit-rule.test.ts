import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	admitsGroup,
	appendRule,
	asGroup,
	changeRule,
	moveRule,
	removeRule,
	ruleAt,
	liftRule,
	setMatch,
	wrapRule
} from '$lib/domain/rules/edit-rule.ts';
import {
	always,
	conditionsOf,
	deepestRule,
	ruleSchema,
	type Condition,
	type Rule
} from '$lib/domain/rules/rule.ts';

const ram = (value: number): Condition => ({
	kind: 'condition',
	field: 'ram',
	operator: 'less-than',
	value
});
const any = (...rules: Rule[]): Rule => ({ kind: 'group', match: 'any', rules });
const all = (...rules: Rule[]): Rule => ({ kind: 'group', match: 'all', rules });

const rules = fc.letrec<{ rule: Rule }>((tie) => ({
	rule: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		fc.integer({ min: 1, max: 64 }).map(ram),
		fc
			.record({
				match: fc.constantFrom('all' as const, 'any' as const),
				rules: fc.array(tie('rule'), { maxLength: 4 })
			})
			.map((group) => ({ kind: 'group' as const, ...group }))
	)
})).rule;

function pathsOf(rule: Rule, path: readonly number[] = []): (readonly number[])[] {
	const inner = rule.kind === 'group' ? rule.rules : [];
	return [path, ...inner.flatMap((part, place) => pathsOf(part, [...path, place]))];
}

describe('edits of a rule', () => {
	const rule = any(ram(4), all(ram(8), ram(16)), ram(32));

	it('reach a part by its path', () => {
		expect(ruleAt(rule, [1, 0])).toEqual(ram(8));
		expect(ruleAt(rule, [])).toBe(rule);
		expect(ruleAt(rule, [0, 0])).toBeUndefined();
	});

	it('change one part and leave the others the same objects', () => {
		const changed = changeRule(rule, [1, 1], () => ram(64));
		expect(ruleAt(changed, [1, 1])).toEqual(ram(64));
		expect(ruleAt(changed, [0])).toBe(ruleAt(rule, [0]));
	});

	it('add to a group, never to a condition', () => {
		expect(ruleAt(appendRule(rule, [1], ram(2)), [1, 2])).toEqual(ram(2));
		expect(appendRule(rule, [0], ram(2))).toEqual(rule);
	});

	it('move a part among its neighbours, as far as there are any', () => {
		expect(conditionsOf(moveRule(rule, [0], 1)).map((one) => 'value' in one && one.value)).toEqual([
			8, 16, 4, 32
		]);
		expect(moveRule(rule, [0], -1)).toEqual(rule);
		expect(moveRule(rule, [2], 9)).toEqual(rule);
	});

	it('leave a rule that always holds where everything was removed', () => {
		expect(removeRule(ram(8), [])).toEqual(always);
	});

	it('show a condition alone as a group of one', () => {
		expect(asGroup(ram(8))).toEqual(any(ram(8)));
	});

	it('turn a group between all and any', () => {
		expect(ruleAt(setMatch(rule, [1], 'any'), [1])).toEqual(any(ram(8), ram(16)));
	});

	it('put a part into a group and take it out again', () => {
		const wrapped = wrapRule(rule, [0]);
		expect(ruleAt(wrapped, [0])).toEqual(all(ram(4)));
		expect(liftRule(wrapped, [0, 0])).toEqual(rule);
		expect(liftRule(rule, [1, 0])).toEqual(any(ram(4), all(ram(16)), ram(8), ram(32)));
		expect(liftRule(rule, [0])).toEqual(rule);
	});

	it('admit groups as deep as a rule may be, and the schema takes the deepest', () => {
		let deepest: Rule = any();
		let path: number[] = [];
		while (admitsGroup(path)) {
			deepest = appendRule(deepest, path, any());
			path = [...path, 0];
		}
		expect(path).toHaveLength(deepestRule - 1);
		expect(ruleSchema.safeParse(appendRule(deepest, path, ram(8))).success).toBe(true);
	});

	it('take out exactly the conditions below the path', () => {
		fc.assert(
			fc.property(rules, fc.nat(), (root, pick) => {
				const paths = pathsOf(root).filter((path) => path.length > 0);
				const path = paths[pick % Math.max(1, paths.length)];
				if (!path) return;
				const gone = ruleAt(root, path);
				const left = conditionsOf(root).length - (gone ? conditionsOf(gone).length : 0);
				expect(conditionsOf(removeRule(root, path))).toHaveLength(left);
			})
		);
	});

	it('keep the conditions, in whatever order, when a part moves', () => {
		fc.assert(
			fc.property(rules, fc.nat(), fc.integer({ min: -5, max: 5 }), (root, pick, by) => {
				const paths = pathsOf(root);
				const path = paths[pick % paths.length] ?? [];
				const sorted = (rule: Rule) =>
					conditionsOf(rule)
						.map((one) => JSON.stringify(one))
						.sort();
				expect(sorted(moveRule(root, path, by))).toEqual(sorted(root));
			})
		);
	});
});
