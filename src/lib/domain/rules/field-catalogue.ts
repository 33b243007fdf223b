import type { Condition, ConditionField } from './rule.ts';

/** What an editor offers for a field: the type of its values and the operators that fit, in order. */
export interface RuleFieldOffer {
	readonly field: ConditionField;
	readonly value: 'text' | 'number' | 'date' | 'kind' | 'lifespan' | 'os-support';
	readonly unit: 'years' | 'gigabytes' | 'days' | null;
	readonly operators: readonly Condition['operator'][];
}

const numberOperators = [
	'less-than',
	'at-most',
	'at-least',
	'greater-than',
	'between',
	'is',
	'is-not',
	'is-empty'
] as const;
const dateOperators = [
	'less-than',
	'at-most',
	'at-least',
	'greater-than',
	'between',
	'is',
	'is-not',
	'is-empty'
] as const;
const textOperators = ['is', 'is-not', 'contains', 'starts-with', 'is-empty'] as const;

function figure(field: ConditionField, unit: RuleFieldOffer['unit']): RuleFieldOffer {
	return { field, value: 'number', unit, operators: numberOperators };
}

function words(field: ConditionField): RuleFieldOffer {
	return { field, value: 'text', unit: null, operators: textOperators };
}

/** The fields of product.md 7.2. A downloaded field takes the operators of the type it is read as. */
export const ruleFields: readonly RuleFieldOffer[] = [
	{ field: 'lifespan', value: 'lifespan', unit: null, operators: ['at-least', 'less-than'] },
	figure('age', 'years'),
	{
		field: 'os-support',
		value: 'os-support',
		unit: null,
		operators: ['ended', 'ends-within', 'supported', 'is-empty']
	},
	figure('os-support-days-left', 'days'),
	{ field: 'expiration-date', value: 'date', unit: null, operators: ['expired', ...dateOperators] },
	figure('expiration-days-left', 'days'),
	{ field: 'purchase-date', value: 'date', unit: null, operators: dateOperators },
	figure('ram', 'gigabytes'),
	words('os'),
	{ field: 'kind', value: 'kind', unit: null, operators: ['is', 'is-not'] },
	words('type'),
	words('category'),
	words('class'),
	words('status'),
	words('manufacturer'),
	words('model'),
	{ field: 'last-seen', value: 'date', unit: null, operators: dateOperators },
	figure('last-seen-days-ago', 'days')
];

export const downloadedOperators = {
	text: textOperators,
	number: numberOperators,
	date: dateOperators
} as const;

export type ConditionValue = RuleFieldOffer['value'];

/** The type of the values that a condition compares with. */
export function valueTypeOf(condition: Condition): ConditionValue {
	if (condition.field === 'downloaded') return condition.as;
	const { field } = condition;
	return ruleFields.find((offer) => offer.field === field)?.value ?? 'text';
}
