/** Rules of classes as a plain list: conditions on texts, all or any of which must hold. */
import { downloadedFieldOf, downloadedColumn, isColumnKey } from './columns.ts';
import { asGroup } from './rules/edit-rule.ts';
import type { DownloadedCondition, Rule, TextCondition } from './rules/rule.ts';

/** What an assignment asks of: a text of the configuration, or a downloaded field. */
export const classRuleFields = ['model', 'manufacturer', 'os', 'category'] as const;
export type ClassRuleField = (typeof classRuleFields)[number];

export const classRuleOperators = [
	'contains',
	'starts-with',
	'is',
	'is-not',
	'is-empty'
] as const satisfies readonly TextCondition['operator'][];
export type ClassRuleOperator = (typeof classRuleOperators)[number];

export type ClassCondition =
	Extract<TextCondition, { field: ClassRuleField }> | Extract<DownloadedCondition, { as: 'text' }>;

export interface ClassConditions {
	readonly match: 'all' | 'any';
	readonly conditions: readonly ClassCondition[];
}

export const emptyCondition: ClassCondition = {
	kind: 'condition',
	field: 'model',
	operator: 'contains',
	value: ''
};

/** The rule as a list; null for one that is more than that, which is shown in words. */
export function conditionsOfClass(rule: Rule | null): ClassConditions | null {
	if (rule === null) return { match: 'any', conditions: [] };
	const { match, rules } = asGroup(rule);
	const conditions = rules.filter(isClassCondition);
	return conditions.length === rules.length ? { match, conditions } : null;
}

/** The rule of a list; without conditions there is none: by hand only. */
export function ruleOfClass({ match, conditions }: ClassConditions): Rule | null {
	return conditions.length === 0 ? null : { kind: 'group', match, rules: conditions };
}

function isClassCondition(rule: Rule): rule is ClassCondition {
	if (rule.kind !== 'condition') return false;
	if (rule.field === 'downloaded') return rule.as === 'text';
	return (classRuleFields as readonly string[]).includes(rule.field);
}

/** Key of what a condition reads, as a choice of a list: "model", "downloaded:udf:Tier". */
export function subjectOf(condition: ClassCondition): string {
	return condition.field === 'downloaded' ? downloadedColumn(condition.name) : condition.field;
}

/** The same comparison of something else. */
export function withSubject(condition: ClassCondition, subject: string): ClassCondition {
	const comparison =
		condition.operator === 'is-empty'
			? { operator: condition.operator }
			: { operator: condition.operator, value: condition.value };
	const field = isColumnKey(subject) ? downloadedFieldOf(subject) : null;
	if (field !== null) {
		return { kind: 'condition', field: 'downloaded', name: field, as: 'text', ...comparison };
	}
	const own = classRuleFields.find((one) => one === subject) ?? 'model';
	return { kind: 'condition', field: own, ...comparison };
}

/** The same subject compared in another way; what was typed stays where the comparison asks for it. */
export function withOperator(
	condition: ClassCondition,
	operator: ClassRuleOperator
): ClassCondition {
	const value = valueOf(condition);
	const subject =
		condition.field === 'downloaded'
			? ({ kind: 'condition', field: 'downloaded', name: condition.name, as: 'text' } as const)
			: ({ kind: 'condition', field: condition.field } as const);
	return operator === 'is-empty' ? { ...subject, operator } : { ...subject, operator, value };
}

export function withValue(condition: ClassCondition, value: string): ClassCondition {
	return condition.operator === 'is-empty' ? condition : { ...condition, value };
}

/** What is compared with; empty where nothing is. */
export function valueOf(condition: ClassCondition): string {
	return condition.operator === 'is-empty' ? '' : condition.value;
}
