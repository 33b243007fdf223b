import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultGrades } from '$lib/domain/rules/default-grades.ts';
import { downloadedOperators, ruleFields } from '$lib/domain/rules/field-catalogue.ts';
import { conditionText, ruleText } from '$lib/domain/rules/rule-text.ts';
import { always, conditionSchema, type Condition } from '$lib/domain/rules/rule.ts';
import { anyRule, english } from './subjects.ts';

describe('a rule in words', () => {
	it('reads the default grades aloud', () => {
		expect(defaultGrades.map((grade) => ruleText(grade.rule, english))).toEqual([
			'Age at least the limit or OS support ended without a free update',
			'OS support ended with a free update or OS support ends within 365 days without a free update or age at least the recommended lifespan or ((kind is workstation or kind is laptop) and RAM less than 8 GB)',
			'Expiration date passed or days to expiration between 0 and 90',
			'No purchase date and no operating system date',
			'Everything else'
		]);
		expect(ruleText({ ...always, match: 'any' }, english)).toBe('Nothing');
	});

	it.each([
		[
			{ field: 'lifespan', operator: 'at-least', of: 'limit', plusMonths: -12 },
			'age at least the limit − 1 year'
		],
		[
			{ field: 'lifespan', operator: 'less-than', of: 'recommended', plusMonths: 18 },
			'age less than the recommended lifespan + 18 months'
		],
		[{ field: 'age', operator: 'between', from: 3, to: 5 }, 'age between 3 and 5 years'],
		[
			{ field: 'purchase-date', operator: 'less-than', value: '2020-01-01' },
			'purchase date before 1 Jan 2020'
		],
		[
			{ field: 'last-seen', operator: 'between', from: '2020-01-01', to: '2020-02-01' },
			'date last seen between 1 Jan 2020 and 1 Feb 2020'
		],
		[{ field: 'kind', operator: 'is-not', value: 'access-point' }, 'kind is not access point'],
		[{ field: 'os-support', operator: 'supported', freeUpdate: 'either' }, 'OS supported'],
		[{ field: 'class', operator: 'is', value: 'Engineering' }, 'class is Engineering'],
		[
			{ field: 'downloaded', name: 'udf:Notes', as: 'text', operator: 'contains', value: 'spare' },
			'Notes contains “spare”'
		],
		[
			{ field: 'downloaded', name: 'udf:Disks', as: 'number', operator: 'at-least', value: 3 },
			'Disks at least 3'
		],
		[{ field: 'downloaded', name: 'udf:Moved', as: 'date', operator: 'is-empty' }, 'no Moved']
	])('%j: %s', (condition, words) => {
		expect(conditionText({ kind: 'condition', ...condition } as Condition, english)).toBe(words);
	});

	it('finds words for every rule', () => {
		fc.assert(
			fc.property(anyRule, (rule) => {
				expect(ruleText(rule, english)).toMatch(/^\S.*\S$/);
				expect(ruleText(rule, english)).not.toMatch(/undefined|NaN/);
			})
		);
	});
});

describe('what an editor offers', () => {
	const values = (operator: string, value: unknown) =>
		operator === 'between' ? { from: value, to: value } : operator === 'is-empty' ? {} : { value };

	it('is what a rule accepts', () => {
		for (const offer of ruleFields) {
			for (const operator of offer.operators) {
				const given = {
					text: values(operator, 'x'),
					number: values(operator, 3),
					date: operator === 'expired' ? {} : values(operator, '2026-01-01'),
					kind: values(operator, 'server'),
					lifespan: { of: 'limit', plusMonths: 0 },
					'os-support':
						operator === 'is-empty'
							? {}
							: { freeUpdate: 'either', ...(operator === 'ends-within' ? { days: 90 } : {}) }
				}[offer.value];
				const condition = { kind: 'condition', field: offer.field, operator, ...given };
				expect({ condition, fits: conditionSchema.safeParse(condition).success }).toEqual({
					condition,
					fits: true
				});
			}
		}
	});

	it('covers downloaded fields by the type that they are read as', () => {
		const samples = { text: 'x', number: 3, date: '2026-01-01' };
		for (const as of ['text', 'number', 'date'] as const) {
			for (const operator of downloadedOperators[as]) {
				const condition = {
					kind: 'condition',
					field: 'downloaded',
					name: 'udf:X',
					as,
					operator,
					...values(operator, samples[as])
				};
				expect(conditionSchema.safeParse(condition).success).toBe(true);
			}
		}
	});
});
