import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lifespanOf } from '$lib/domain/lifespans.ts';
import { decisiveFacts, evaluateRule, type Evaluation } from '$lib/domain/rules/evaluate.ts';
import type { Condition, Rule } from '$lib/domain/rules/rule.ts';
import { aSubject, anyCondition, anyRule, anySubject, context } from './subjects.ts';

type Loose = Record<string, unknown>;
const when = (condition: Loose): Rule =>
	({ kind: 'condition', ...condition }) as unknown as Condition;
const all = (...rules: Rule[]): Rule => ({ kind: 'group', match: 'all', rules });
const any = (...rules: Rule[]): Rule => ({ kind: 'group', match: 'any', rules });
const truth = (rule: Rule, values: Parameters<typeof aSubject>[0]) =>
	evaluateRule(rule, aSubject(values), context).truth;

const yes = when({ field: 'kind', operator: 'is', value: 'workstation' });
const no = when({ field: 'kind', operator: 'is', value: 'server' });
const unknown = when({ field: 'ram', operator: 'less-than', value: 8 });

describe('three values', () => {
	it.each([
		[all(), 'true'],
		[any(), 'false'],
		[all(yes, unknown), 'unknown'],
		[all(no, unknown), 'false'],
		[all(yes, yes), 'true'],
		[any(yes, unknown), 'true'],
		[any(no, unknown), 'unknown'],
		[any(no, no), 'false'],
		[all(any(no, unknown), yes), 'unknown'],
		[any(all(no, unknown), yes), 'true']
	])('%j is %s', (rule, expected) => expect(truth(rule, {})).toBe(expected));

	it('does not depend on the order of conditions in a group', () => {
		fc.assert(
			fc.property(
				anySubject,
				fc.constantFrom('all' as const, 'any' as const),
				fc
					.array(anyRule, { maxLength: 5 })
					.chain((rules) =>
						fc.tuple(fc.constant(rules), fc.shuffledSubarray(rules, { minLength: rules.length }))
					),
				(subject, match, [rules, shuffled]) => {
					const one = evaluateRule({ kind: 'group', match, rules }, subject, context);
					const other = evaluateRule({ kind: 'group', match, rules: shuffled }, subject, context);
					expect(other.truth).toBe(one.truth);
				}
			)
		);
	});

	it('never becomes truer in "all", nor less true in "any", by one condition more', () => {
		const order = { false: 0, unknown: 1, true: 2 };
		fc.assert(
			fc.property(
				anySubject,
				fc.array(anyRule, { maxLength: 4 }),
				anyRule,
				(subject, rules, more) => {
					const of = (match: 'all' | 'any', list: Rule[]) =>
						order[evaluateRule({ kind: 'group', match, rules: list }, subject, context).truth];
					expect(of('all', [...rules, more])).toBeLessThanOrEqual(of('all', rules));
					expect(of('any', [...rules, more])).toBeGreaterThanOrEqual(of('any', rules));
				}
			)
		);
	});

	it('makes every comparison with nothing unknown, and is-empty never', () => {
		const blank = aSubject({ kind: 'other', lifespan: lifespanOf('virtual-machine') });
		fc.assert(
			fc.property(anyCondition, (condition) => {
				const { truth: seen } = evaluateRule(condition, blank, context);
				if (condition.field === 'kind') expect(seen).not.toBe('unknown');
				else expect(seen).toBe(condition.operator === 'is-empty' ? 'true' : 'unknown');
			})
		);
	});

	it('knows is-empty for every configuration', () => {
		const isEmptyTest = anyCondition.filter((one) => one.operator === 'is-empty');
		fc.assert(
			fc.property(isEmptyTest, anySubject, (condition, subject) => {
				expect(evaluateRule(condition, subject, context).truth).not.toBe('unknown');
			})
		);
	});

	it('is total on odd data', () => {
		fc.assert(
			fc.property(anyRule, anySubject, (rule, subject) => {
				const evaluation = evaluateRule(rule, subject, context);
				expect(['true', 'false', 'unknown']).toContain(evaluation.truth);
				expect(JSON.parse(JSON.stringify(decisiveFacts(evaluation)))).toBeInstanceOf(Array);
			})
		);
	});
});

describe('conditions', () => {
	it.each([
		// Age: reached on the anniversary, 29 February on the 28th.
		[{ field: 'age', operator: 'at-least', value: 5 }, { purchaseDate: '2021-11-23' }, 'true'],
		[{ field: 'age', operator: 'at-least', value: 5 }, { purchaseDate: '2021-11-24' }, 'false'],
		[{ field: 'age', operator: 'less-than', value: 5 }, { purchaseDate: '2021-11-24' }, 'true'],
		[{ field: 'age', operator: 'greater-than', value: 5 }, { purchaseDate: '2021-11-23' }, 'false'],
		[{ field: 'age', operator: 'greater-than', value: 5 }, { purchaseDate: '2021-10-23' }, 'true'],
		[{ field: 'age', operator: 'between', from: 2, to: 3 }, { purchaseDate: '2023-11-23' }, 'true'],
		[
			{ field: 'age', operator: 'between', from: 2, to: 3 },
			{ purchaseDate: '2023-10-23' },
			'false'
		],
		[{ field: 'age', operator: 'at-least', value: 0 }, { purchaseDate: '2026-11-23' }, 'true'],
		[{ field: 'age', operator: 'at-least', value: 0 }, { purchaseDate: '2026-11-24' }, 'unknown'],
		[{ field: 'age', operator: 'is-empty' }, { purchaseDate: '2026-11-24' }, 'true'],
		[
			{ field: 'lifespan', operator: 'at-least', of: 'limit', plusMonths: 0 },
			{ purchaseDate: '2021-11-23' },
			'true'
		],
		[
			{ field: 'lifespan', operator: 'at-least', of: 'limit', plusMonths: 0 },
			{ purchaseDate: '2021-11-24' },
			'false'
		],
		[
			{ field: 'lifespan', operator: 'at-least', of: 'limit', plusMonths: -12 },
			{ purchaseDate: '2022-11-23' },
			'true'
		],
		[
			{ field: 'lifespan', operator: 'less-than', of: 'recommended', plusMonths: 0 },
			{ purchaseDate: '2022-11-24' },
			'true'
		],
		[
			{ field: 'lifespan', operator: 'at-least', of: 'limit', plusMonths: 0 },
			{ purchaseDate: '2010-01-01', kind: 'virtual-machine' },
			'unknown'
		],
		// Dates: the last good day still counts.
		[{ field: 'expiration-date', operator: 'expired' }, { expirationDate: '2026-11-23' }, 'false'],
		[{ field: 'expiration-date', operator: 'expired' }, { expirationDate: '2026-11-22' }, 'true'],
		[{ field: 'expiration-date', operator: 'expired' }, {}, 'unknown'],
		[{ field: 'expiration-date', operator: 'is-empty' }, {}, 'true'],
		[
			{ field: 'expiration-days-left', operator: 'between', from: 0, to: 90 },
			{ expirationDate: '2026-11-23' },
			'true'
		],
		[
			{ field: 'expiration-days-left', operator: 'between', from: 0, to: 90 },
			{ expirationDate: '2027-02-21' },
			'true'
		],
		[
			{ field: 'expiration-days-left', operator: 'between', from: 0, to: 90 },
			{ expirationDate: '2027-02-22' },
			'false'
		],
		[
			{ field: 'expiration-days-left', operator: 'between', from: 0, to: 90 },
			{ expirationDate: '2026-11-22' },
			'false'
		],
		[
			{ field: 'purchase-date', operator: 'less-than', value: '2020-01-01' },
			{ purchaseDate: '2019-12-31' },
			'true'
		],
		[
			{ field: 'purchase-date', operator: 'is-not', value: '2020-01-01' },
			{ purchaseDate: '2020-01-01' },
			'false'
		],
		[{ field: 'purchase-date', operator: 'is-not', value: '2020-01-01' }, {}, 'unknown'],
		[
			{ field: 'last-seen-days-ago', operator: 'greater-than', value: 30 },
			{ lastSeen: '2026-10-23' },
			'true'
		],
		[
			{ field: 'last-seen-days-ago', operator: 'greater-than', value: 30 },
			{ lastSeen: '2026-10-24' },
			'false'
		],
		// Memory by nominal size, in gigabytes.
		[{ field: 'ram', operator: 'less-than', value: 8 }, { ramGigabytes: 7.1 }, 'true'],
		[{ field: 'ram', operator: 'less-than', value: 8 }, { ramGigabytes: 8 }, 'false'],
		[{ field: 'ram', operator: 'is', value: 16 }, { ramGigabytes: 16 }, 'true'],
		[{ field: 'ram', operator: 'less-than', value: 8 }, { ramGigabytes: 0 }, 'unknown'],
		// Operating system support.
		[
			{ field: 'os-support', operator: 'ended', freeUpdate: 'without' },
			{ os: 'Windows 10 Pro 22H2' },
			'true'
		],
		[
			{ field: 'os-support', operator: 'ended', freeUpdate: 'with' },
			{ os: 'Windows 10 Pro 22H2' },
			'false'
		],
		[
			{ field: 'os-support', operator: 'ended', freeUpdate: 'with' },
			{ os: 'Windows 11 Pro 23H2' },
			'true'
		],
		[
			{ field: 'os-support', operator: 'ended', freeUpdate: 'either' },
			{ os: 'Windows 11 Pro 23H2' },
			'true'
		],
		[
			{ field: 'os-support', operator: 'ended', freeUpdate: 'either' },
			{ os: 'SonicOS 6.5' },
			'unknown'
		],
		[{ field: 'os-support', operator: 'is-empty' }, { os: 'SonicOS 6.5' }, 'true'],
		[{ field: 'os-support', operator: 'is-empty' }, { os: 'macOS 15.1' }, 'false'],
		[
			{ field: 'os-support', operator: 'ends-within', days: 50, freeUpdate: 'without' },
			{ os: 'Windows Server 2016' },
			'true'
		],
		[
			{ field: 'os-support', operator: 'ends-within', days: 49, freeUpdate: 'without' },
			{ os: 'Windows Server 2016' },
			'false'
		],
		[
			{ field: 'os-support', operator: 'ends-within', days: 365, freeUpdate: 'without' },
			{ os: 'Windows 11 Pro 25H2' },
			'false'
		],
		[
			{ field: 'os-support', operator: 'ends-within', days: 365, freeUpdate: 'either' },
			{ os: 'macOS 15.1' },
			'false'
		],
		[
			{ field: 'os-support', operator: 'ended', freeUpdate: 'either' },
			{ os: 'Windows 10 Pro 22H2', extendedSupportBought: true },
			'false'
		],
		[
			{ field: 'os-support-days-left', operator: 'less-than', value: 0 },
			{ os: 'Android 4.1' },
			'true'
		],
		[
			{ field: 'os-support-days-left', operator: 'at-least', value: 9999 },
			{ os: 'macOS 15.1' },
			'true'
		],
		[
			{ field: 'os-support-days-left', operator: 'is', value: 50 },
			{ os: 'Windows Server 2016' },
			'true'
		],
		// Texts mind neither case nor spacing.
		[
			{ field: 'model', operator: 'contains', value: 'optiplex' },
			{ model: 'Dell OptiPlex  7070' },
			'true'
		],
		[
			{ field: 'model', operator: 'is', value: 'dell optiplex 7070' },
			{ model: 'Dell OptiPlex  7070' },
			'true'
		],
		[
			{ field: 'model', operator: 'starts-with', value: 'Dell' },
			{ model: 'HP EliteDesk' },
			'false'
		],
		[{ field: 'model', operator: 'is-not', value: 'X' }, {}, 'unknown'],
		[{ field: 'model', operator: 'is-empty' }, { model: 'System Product Name' }, 'true'],
		[
			{ field: 'manufacturer', operator: 'is', value: 'Dell' },
			{ manufacturer: 'Dell Inc.' },
			'true'
		],
		[{ field: 'manufacturer', operator: 'is', value: 'HP' }, { manufacturer: 'HPE' }, 'false'],
		[
			{ field: 'manufacturer', operator: 'is-not', value: 'Dell Inc.' },
			{ manufacturer: 'DELL' },
			'false'
		],
		[
			{ field: 'manufacturer', operator: 'is-empty' },
			{ manufacturer: 'To Be Filled By O.E.M.' },
			'true'
		],
		[
			{ field: 'os', operator: 'contains', value: '10.0.19045' },
			{ os: 'Microsoft Windows 10 Pro 10.0.19045' },
			'true'
		],
		[
			{ field: 'os', operator: 'contains', value: 'windows 10 22h2' },
			{ os: 'Microsoft Windows 10 Pro 10.0.19045' },
			'true'
		],
		[
			{ field: 'os', operator: 'contains', value: 'server' },
			{ os: 'Microsoft Windows 10 Pro 10.0.19045' },
			'false'
		],
		[{ field: 'class', operator: 'is', value: 'engineering' }, { class: 'Engineering' }, 'true'],
		[
			{ field: 'class', operator: 'is', value: 'class-Engineering' },
			{ class: 'Engineering' },
			'true'
		],
		[{ field: 'class', operator: 'is-empty' }, {}, 'true'],
		[{ field: 'type', operator: 'is', value: 'Workstation' }, { type: 'Workstation' }, 'true'],
		[{ field: 'status', operator: 'is', value: 'Active' }, { status: 'Inactive' }, 'false'],
		[{ field: 'status', operator: 'is-not', value: 'Active' }, { status: 'Inactive' }, 'true'],
		[{ field: 'status', operator: 'is-not', value: 'active' }, { status: 'Active' }, 'false'],
		[{ field: 'model', operator: 'is-not', value: 'X' }, { model: 'Y' }, 'true'],
		[{ field: 'kind', operator: 'is-not', value: 'server' }, {}, 'true'],
		// Downloaded fields are read as what they are compared with.
		[
			{ field: 'downloaded', name: 'AV', as: 'text', operator: 'is', value: 'None' },
			{ downloaded: { AV: 'none' } },
			'true'
		],
		[
			{ field: 'downloaded', name: 'AV', as: 'text', operator: 'is', value: 'x' },
			{ downloaded: { AV: '*****' } },
			'unknown'
		],
		[
			{ field: 'downloaded', name: 'AV', as: 'text', operator: 'is-empty' },
			{ downloaded: { AV: ' ' } },
			'true'
		],
		[
			{ field: 'downloaded', name: 'N', as: 'number', operator: 'at-least', value: 1000 },
			{ downloaded: { N: '1,024 MB' } },
			'true'
		],
		[
			{ field: 'downloaded', name: 'N', as: 'number', operator: 'less-than', value: 20 },
			{ downloaded: { N: '12,5 %' } },
			'true'
		],
		[
			{ field: 'downloaded', name: 'N', as: 'number', operator: 'less-than', value: 0 },
			{ downloaded: { N: '-3' } },
			'true'
		],
		[
			{ field: 'downloaded', name: 'N', as: 'number', operator: 'is', value: 10 },
			{ downloaded: { N: '10.0.0.1' } },
			'unknown'
		],
		[
			{ field: 'downloaded', name: 'N', as: 'number', operator: 'is-empty' },
			{ downloaded: { N: 'much' } },
			'false'
		],
		[
			{ field: 'downloaded', name: 'D', as: 'date', operator: 'less-than', value: '2026-01-01' },
			{ downloaded: { D: '31/12/2025' } },
			'true'
		],
		[
			{ field: 'downloaded', name: 'D', as: 'date', operator: 'less-than', value: '2026-01-01' },
			{ downloaded: { D: '03/04/2025' } },
			'unknown'
		]
	])('%j on %j is %s', (condition, values, expected) => {
		expect(truth(when(condition), values as Parameters<typeof aSubject>[0])).toBe(expected);
	});

	it('reads an ambiguous downloaded date by the order that a person chose', () => {
		const rule = when({
			field: 'downloaded',
			name: 'D',
			as: 'date',
			operator: 'is',
			value: '2025-04-03'
		});
		const subject = aSubject({ downloaded: { D: '03/04/2025' } });
		const asked = { ...context, dateOrder: () => 'dmy' as const };
		expect(evaluateRule(rule, subject, asked).truth).toBe('true');
	});

	it('agrees with arithmetic on ages', () => {
		fc.assert(
			fc.property(anySubject, fc.integer({ min: 0, max: 12 }), (subject, years) => {
				const of = (operator: string) =>
					evaluateRule(when({ field: 'age', operator, value: years }), subject, context).truth;
				const opposite = { true: 'false', false: 'true', unknown: 'unknown' };
				expect(of('less-than')).toBe(opposite[of('at-least')]);
				expect(of('at-most')).toBe(opposite[of('greater-than')]);
			})
		);
	});
});

describe('decisive facts', () => {
	const facts = (rule: Rule, values: Parameters<typeof aSubject>[0] = {}) => {
		const evaluation: Evaluation = evaluateRule(rule, aSubject(values), context);
		return decisiveFacts(evaluation).map((fact) => [fact.condition?.field, fact.truth]);
	};

	it('are the parts that hold, of a true "any"', () => {
		const rule = any(
			when({ field: 'os-support', operator: 'ended', freeUpdate: 'either' }),
			when({ field: 'ram', operator: 'less-than', value: 8 }),
			when({ field: 'model', operator: 'is', value: 'X' })
		);
		expect(facts(rule, { os: 'Windows 7 Pro', ramGigabytes: 4, model: 'Y' })).toEqual([
			['os-support', 'true'],
			['ram', 'true']
		]);
	});

	it('are the parts that fail, of a false "all", and the unknown ones of an unknown group', () => {
		expect(facts(all(yes, no, unknown))).toEqual([['kind', 'false']]);
		expect(facts(all(yes, unknown))).toEqual([['ram', 'unknown']]);
		expect(facts(any(no, unknown))).toEqual([['ram', 'unknown']]);
	});

	it('carry the value, its source and the limit', () => {
		const rule = when({ field: 'lifespan', operator: 'at-least', of: 'limit', plusMonths: 0 });
		const [fact] = decisiveFacts(
			evaluateRule(rule, aSubject({ purchaseDate: '2020-09-10' }), context)
		);
		expect(fact).toMatchObject({
			value: { kind: 'lifespan', months: 74, limitMonths: 60, lifespanSource: 'default' },
			source: { from: 'autotask', at: '2026-11-23T11:42:00Z' }
		});
	});
});

describe('texts in a rule', () => {
	const contains = (value: string): Condition => ({
		kind: 'condition',
		field: 'model',
		operator: 'contains',
		value
	});

	it('are found as they are written, whatever signs they hold', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
				fc.string({ unit: 'grapheme-ascii', maxLength: 10 }),
				(needle, around) => {
					fc.pre(needle.trim() !== '');
					const model = `x${around}${needle}${around}`;
					expect(truth(contains(needle), { model })).toBe('true');
				}
			)
		);
	});

	it('mind neither case nor Unicode form', () => {
		expect(truth(contains('MÜLLER'), { model: 'Mu\u0308ller' })).toBe('true');
		expect(truth(contains('mu\u0308ller'), { model: 'MÜLLER 2' })).toBe('true');
		expect(truth(contains('a.c'), { model: 'abc' })).toBe('false');
		expect(truth(contains('(x'), { model: 'model (X)' })).toBe('true');
		expect(truth(contains('a  b'), { model: 'A\u00a0b' })).toBe('true');
	});
});
