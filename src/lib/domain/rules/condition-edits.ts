/** Edits of one condition: another field or comparison keeps what still fits. */
import type { IsoDate } from '../dates.ts';
import { downloadedOperators, ruleFields, valueTypeOf } from './field-catalogue.ts';
import type { Condition, ConditionField, DownloadedCondition } from './rule.ts';

export type Operator = Condition['operator'];

/** What a condition looks at. */
export type ConditionTarget =
	| { readonly field: Exclude<ConditionField, 'downloaded'> }
	| { readonly field: 'downloaded'; readonly name: string; readonly as: DownloadedCondition['as'] };

/** What an editor begins with: a figure that waits to be written. */
export function newCondition(): Condition {
	return { kind: 'condition', field: 'age', operator: 'at-least', value: Number.NaN };
}

export function targetOf(condition: Condition): ConditionTarget {
	if (condition.field !== 'downloaded') return { field: condition.field };
	return { field: 'downloaded', name: condition.name, as: condition.as };
}

/** The comparisons that fit what a condition looks at, in the order of an editor. */
export function operatorsOf(target: ConditionTarget): readonly Operator[] {
	if (target.field === 'downloaded') return downloadedOperators[target.as];
	return ruleFields.find(({ field }) => field === target.field)?.operators ?? [];
}

/** Lets a condition look at something else; comparison and value stay where they fit. */
export function withTarget(condition: Condition, target: ConditionTarget): Condition {
	const operators = operatorsOf(target);
	const [first = 'is'] = operators;
	const operator = operators.includes(condition.operator) ? condition.operator : first;
	return assembled(condition, target, operator);
}

/** Compares otherwise; values stay where the new comparison has them. */
export function withOperator(condition: Condition, operator: Operator): Condition {
	return assembled(condition, targetOf(condition), operator);
}

interface Values {
	readonly value?: unknown;
	readonly from?: unknown;
	readonly to?: unknown;
	readonly days?: number;
	readonly of?: 'recommended' | 'limit';
	readonly plusMonths?: number;
	readonly freeUpdate?: 'either' | 'with' | 'without';
}

function assembled(before: Condition, target: ConditionTarget, operator: Operator): Condition {
	const bare = { kind: 'condition', ...target, operator } as Condition;
	const type = valueTypeOf(bare);
	const known = valueTypeOf(before) === type ? (before as Values) : {};
	// Every comparison gets the values that its type has: `Condition` lists just these.
	return { ...bare, ...valuesFor(type, operator, known) } as Condition;
}

const dayOfNone = '' as IsoDate;

function valuesFor(
	type: ReturnType<typeof valueTypeOf>,
	operator: Operator,
	{ value, from, to, days, of, plusMonths, freeUpdate }: Values
): Values {
	if (type === 'lifespan') return { of: of ?? 'limit', plusMonths: plusMonths ?? 0 };
	if (operator === 'is-empty' || operator === 'expired') return {};
	if (type === 'os-support') {
		const need = { freeUpdate: freeUpdate ?? 'either' };
		return operator === 'ends-within' ? { days: days ?? 365, ...need } : need;
	}
	const blank = type === 'number' ? Number.NaN : type === 'kind' ? 'workstation' : dayOfNone;
	const single = value ?? from ?? blank;
	return operator === 'between' ? { from: from ?? single, to: to ?? blank } : { value: single };
}
