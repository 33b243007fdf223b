import type { IsoDate } from '../dates.ts';
import { udfNameOf } from '../field.ts';
import type { Condition, NumberComparison } from './rule.ts';

/** How the reader writes dates and figures; `text/` gives the one of the workspace. */
export interface SentenceFormat {
	/** "14 Oct 2025" */
	readonly date: (date: IsoDate) => string;
	/** Whole or decimal figures: "1,024", "7.1". */
	readonly number: (value: number) => string;
	/** Between whole years and tenths: "." or ",". */
	readonly decimalSign: string;
	/** The label of a downloaded field by its key; its own name without. */
	readonly fieldLabel?: (key: string) => string;
}

/** Fields as sentences name them. */
export const fieldWords: Record<Condition['field'], string> = {
	age: 'purchase date',
	lifespan: 'purchase date',
	'purchase-date': 'purchase date',
	'expiration-date': 'expiration date',
	'expiration-days-left': 'expiration date',
	'last-seen': 'date last seen',
	'last-seen-days-ago': 'date last seen',
	'os-support': 'operating system date',
	'os-support-days-left': 'operating system date',
	os: 'operating system',
	ram: 'RAM',
	manufacturer: 'manufacturer',
	model: 'model',
	type: 'type',
	category: 'category',
	class: 'class',
	status: 'status',
	kind: 'kind',
	downloaded: 'field'
};

export function fieldWord(condition: Condition, format: SentenceFormat): string {
	if (condition.field !== 'downloaded') return fieldWords[condition.field];
	return format.fieldLabel?.(condition.name) ?? udfNameOf(condition.name) ?? condition.name;
}

export const comparisonWords: Record<
	Exclude<NumberComparison['operator'], 'between' | 'is-empty'>,
	string
> = {
	is: 'exactly',
	'is-not': 'not',
	'less-than': 'less than',
	'at-most': 'at most',
	'greater-than': 'more than',
	'at-least': 'at least'
};
