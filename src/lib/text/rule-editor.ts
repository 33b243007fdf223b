/** Words of the rule editor: fields, comparisons, units. */
import type { Operator } from '../domain/rules/condition-edits.ts';
import type { ConditionValue, RuleFieldOffer } from '../domain/rules/field-catalogue.ts';
import type { ConditionField, FreeUpdateNeed } from '../domain/rules/rule.ts';

export const conditionFieldNames: Readonly<Record<Exclude<ConditionField, 'downloaded'>, string>> =
	{
		lifespan: 'Age against lifespan',
		age: 'Age',
		'purchase-date': 'Purchase date',
		'expiration-date': 'Expiration date',
		'expiration-days-left': 'Expiration, days left',
		'last-seen': 'Last seen',
		'last-seen-days-ago': 'Last seen, days ago',
		'os-support': 'OS support',
		'os-support-days-left': 'OS support, days left',
		os: 'Operating system',
		ram: 'RAM',
		kind: 'Kind',
		type: 'Type',
		category: 'Category',
		class: 'Class',
		status: 'Status',
		manufacturer: 'Manufacturer',
		model: 'Model'
	};

/** Headings that the fields stand under. */
export function fieldGroup(field: ConditionField): string {
	switch (field) {
		case 'lifespan':
		case 'age':
		case 'purchase-date':
		case 'expiration-date':
		case 'expiration-days-left':
		case 'last-seen':
		case 'last-seen-days-ago':
			return 'Age and dates';
		case 'os-support':
		case 'os-support-days-left':
		case 'os':
			return 'Operating system';
		case 'downloaded':
			return 'Downloaded fields';
		default:
			return 'Configuration';
	}
}

const figureWords: Partial<Record<Operator, string>> = {
	'less-than': 'less than',
	'at-most': 'at most',
	'at-least': 'at least',
	'greater-than': 'more than'
};
const dayWords: Partial<Record<Operator, string>> = {
	'less-than': 'before',
	'at-most': 'on or before',
	'at-least': 'on or after',
	'greater-than': 'after',
	is: 'on',
	'is-not': 'not on'
};
const sharedWords: Readonly<Record<Operator, string>> = {
	is: 'is',
	'is-not': 'is not',
	contains: 'contains',
	'starts-with': 'starts with',
	'is-empty': 'is empty',
	between: 'between',
	'less-than': 'less than',
	'at-most': 'at most',
	'at-least': 'at least',
	'greater-than': 'more than',
	expired: 'has passed',
	ended: 'ended',
	supported: 'goes on',
	'ends-within': 'ends within'
};

/** A comparison as it reads between field and value. */
export function operatorWords(operator: Operator, type: ConditionValue): string {
	if (type === 'date') return dayWords[operator] ?? sharedWords[operator];
	if (type === 'number') return figureWords[operator] ?? sharedWords[operator];
	if (type === 'os-support' && operator === 'is-empty') return 'is not known';
	return sharedWords[operator];
}

export const unitWords: Readonly<Record<NonNullable<RuleFieldOffer['unit']>, string>> = {
	years: 'years',
	gigabytes: 'GB',
	days: 'days'
};

export const freeUpdateWords: Readonly<Record<FreeUpdateNeed, string>> = {
	either: 'with or without a free update',
	with: 'a free update mends it',
	without: 'no free update mends it'
};

export const readAsWords = {
	text: 'as text',
	number: 'as number',
	date: 'as date'
} as const;
