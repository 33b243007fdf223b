import type {
	Condition,
	DateComparison,
	LifespanCondition,
	NumberComparison,
	OsSupportCondition,
	Rule,
	TextComparison
} from './rule.ts';
import { comparisonWords, fieldWord, type SentenceFormat } from './words.ts';

/**
 * A rule in one line, beginning with a capital: "Age at least the limit or OS support ended without a free
 * update". A rule that always holds is "Everything else", one that never does "Nothing".
 */
export function ruleText(rule: Rule, format: SentenceFormat): string {
	const text = ruleWords(rule, format, false);
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function ruleWords(rule: Rule, format: SentenceFormat, isInside: boolean): string {
	if (rule.kind === 'condition') return conditionText(rule, format);
	const [only, ...others] = rule.rules;
	if (!only) return rule.match === 'all' ? 'everything else' : 'nothing';
	if (others.length === 0) return ruleWords(only, format, isInside);
	const words = rule.rules.map((part) => ruleWords(part, format, true));
	const text = words.join(rule.match === 'all' ? ' and ' : ' or ');
	return isInside ? `(${text})` : text;
}

/** One condition in words: "RAM less than 8 GB", "class is Engineering". */
export function conditionText(condition: Condition, format: SentenceFormat): string {
	switch (condition.field) {
		case 'lifespan':
			return lifespanText(condition, format);
		case 'os-support':
			return supportText(condition, format);
		case 'kind':
			return `kind is ${condition.operator === 'is' ? '' : 'not '}${condition.value.replace('-', ' ')}`;
		case 'age':
			return numberText('age', condition, { format, unit: ' years' });
		case 'ram':
			return numberText('RAM', condition, { format, unit: ' GB' });
		case 'expiration-days-left':
			return numberText('days to expiration', condition, { format, unit: '' });
		case 'last-seen-days-ago':
			return numberText('days since last seen', condition, { format, unit: '' });
		case 'os-support-days-left':
			return numberText('days of OS support left', condition, { format, unit: '' });
		case 'expiration-date':
			if (condition.operator === 'expired') return 'expiration date passed';
			return dateText(fieldWord(condition, format), condition, format);
		case 'purchase-date':
		case 'last-seen':
			return dateText(fieldWord(condition, format), condition, format);
		case 'downloaded': {
			const name = fieldWord(condition, format);
			if (condition.as === 'number') return numberText(name, condition, { format, unit: '' });
			return condition.as === 'date'
				? dateText(name, condition, format)
				: textText(name, condition);
		}
		default:
			return textText(fieldWord(condition, format), condition);
	}
}

function lifespanText(
	{ operator, of, plusMonths }: LifespanCondition,
	format: SentenceFormat
): string {
	const limit = of === 'limit' ? 'the limit' : 'the recommended lifespan';
	const months = Math.abs(plusMonths);
	const [count, unit] = months % 12 === 0 ? [months / 12, 'year'] : [months, 'month'];
	const shift = `${format.number(count)} ${unit}${count === 1 ? '' : 's'}`;
	const shifted = plusMonths === 0 ? '' : ` ${plusMonths < 0 ? '−' : '+'} ${shift}`;
	return `age ${comparisonWords[operator]} ${limit}${shifted}`;
}

const needs = {
	either: '',
	with: ' with a free update',
	without: ' without a free update'
} as const;

function supportText(condition: OsSupportCondition, format: SentenceFormat): string {
	switch (condition.operator) {
		case 'is-empty':
			return 'no operating system date';
		case 'ended':
			return `OS support ended${needs[condition.freeUpdate]}`;
		case 'supported':
			return `OS supported${needs[condition.freeUpdate]}`;
		case 'ends-within':
			return `OS support ends within ${format.number(condition.days)} days${needs[condition.freeUpdate]}`;
	}
}

function numberText(
	name: string,
	comparison: NumberComparison,
	{ format, unit }: { readonly format: SentenceFormat; readonly unit: string }
): string {
	if (comparison.operator === 'is-empty') return `no ${name}`;
	if (comparison.operator === 'between') {
		return `${name} between ${format.number(comparison.from)} and ${format.number(comparison.to)}${unit}`;
	}
	return `${name} ${comparisonWords[comparison.operator]} ${format.number(comparison.value)}${unit}`;
}

const dateWords = {
	is: 'on',
	'is-not': 'not on',
	'less-than': 'before',
	'at-most': 'on or before',
	'greater-than': 'after',
	'at-least': 'on or after'
} as const;

function dateText(name: string, comparison: DateComparison, format: SentenceFormat): string {
	if (comparison.operator === 'is-empty') return `no ${name}`;
	if (comparison.operator === 'between') {
		return `${name} between ${format.date(comparison.from)} and ${format.date(comparison.to)}`;
	}
	return `${name} ${dateWords[comparison.operator]} ${format.date(comparison.value)}`;
}

const textWords = {
	is: 'is',
	'is-not': 'is not',
	contains: 'contains',
	'starts-with': 'starts with'
} as const;

function textText(name: string, comparison: TextComparison): string {
	if (comparison.operator === 'is-empty') return `no ${name}`;
	const isPart = comparison.operator === 'contains' || comparison.operator === 'starts-with';
	const value = isPart ? `“${comparison.value}”` : comparison.value;
	return `${name} ${textWords[comparison.operator]} ${value}`;
}
