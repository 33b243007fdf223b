import { z } from '../z.ts';
import { lifespanSettingSchema, type LifespanSetting } from './lifespans.ts';
import { largestAmountMinor } from './money.ts';
import type { RuleContext } from './rules/context.ts';
import { compileRule, type RuleEvaluator } from './rules/evaluate.ts';
import { conditionsOf, ruleSchema, type Rule } from './rules/rule.ts';
import { notKnown, type RuleSubject } from './rules/subject.ts';

/** What a configuration costs, in minor units of the workspace's currency. */
export interface Budget {
	readonly hardwareMinor: number;
	readonly setupMinor: number;
	readonly onsiteMinor: number;
	/** Per month, not part of the one-time total. */
	readonly recurringMonthlyMinor: number;
}

export const noBudget: Budget = {
	hardwareMinor: 0,
	setupMinor: 0,
	onsiteMinor: 0,
	recurringMonthlyMinor: 0
};

/** A kind of configuration inside one effective type: Workstation: Basic, Premium, Engineering. */
export interface ConfigurationClass {
	readonly id: string;
	/** Name of the effective type. */
	readonly type: string;
	readonly name: string;
	readonly budget: Budget;
	/** In health, 0 to 5 in halves. */
	readonly weight: number;
	readonly lifespan: LifespanSetting | null;
	readonly extendedSupportBought: boolean;
	/** Assigns configurations of the type; null: by hand only. */
	readonly rule: Rule | null;
}

const amount = z.int().min(0).max(largestAmountMinor);

export const budgetSchema: z.ZodType<Budget> = z.strictObject({
	hardwareMinor: amount,
	setupMinor: amount,
	onsiteMinor: amount,
	recurringMonthlyMinor: amount
});

/** A class can't be assigned by asking for a class: the answer would hang on itself. */
const classRuleSchema: z.ZodType<Rule> = ruleSchema.refine(
	(rule) =>
		conditionsOf(rule).every(
			(condition) => condition.field !== 'class' && condition.field !== 'lifespan'
		),
	{ error: 'class-in-class-rule' }
);

export const classSchema: z.ZodType<ConfigurationClass> = z.strictObject({
	id: z.string().min(1).max(100),
	type: z.string().min(1).max(200),
	name: z.string().trim().min(1).max(100),
	budget: budgetSchema,
	weight: z.number().min(0).max(5).multipleOf(0.5),
	lifespan: lifespanSettingSchema.nullable(),
	extendedSupportBought: z.boolean(),
	rule: classRuleSchema.nullable()
});

export interface ClassAssignment {
	readonly class: ConfigurationClass | null;
	/** Null where no class stands. */
	readonly by: 'person' | 'rule' | null;
}

export interface Classifier {
	/** `chosenId`: the class that a person chose; it stands while it exists for the type. */
	classify(subject: RuleSubject, chosenId?: string | null): ClassAssignment;
}

/**
 * Makes classes ready for one day and table: the person's choice, else the first class of the
 * configuration's type whose rule is true, in the order of the list.
 */
export function createClassifier(
	classes: readonly ConfigurationClass[],
	context: RuleContext
): Classifier {
	const byType = new Map<string, (readonly [ConfigurationClass, RuleEvaluator | null])[]>();
	for (const one of classes) {
		const list = byType.get(one.type) ?? [];
		byType.set(one.type, list);
		list.push([one, one.rule && compileRule(one.rule, context)]);
	}
	return {
		classify(subject, chosenId = null) {
			const candidates = byType.get(subject.type.value ?? noTypeName) ?? [];
			const chosen = candidates.find(([one]) => one.id === chosenId);
			if (chosen) return { class: chosen[0], by: 'person' };
			const unclassed = { ...subject, class: notKnown };
			const found = candidates.find(([, evaluate]) => evaluate?.(unclassed).truth === 'true');
			return found ? { class: found[0], by: 'rule' } : { class: null, by: null };
		}
	};
}

/** The effective type of what has neither type nor category. */
export const noTypeName = 'No type';

export type BudgetSource = 'person' | 'class' | 'type' | 'none';

/** The budget that stands: the person's, the class's, the type's default. */
export function budgetOf(choices: {
	readonly person?: Budget | null | undefined;
	readonly class?: ConfigurationClass | null | undefined;
	readonly type?: Budget | null | undefined;
}): Budget & { readonly source: BudgetSource } {
	if (choices.person) return { ...choices.person, source: 'person' };
	if (choices.class) return { ...choices.class.budget, source: 'class' };
	if (choices.type && !isZero(choices.type)) return { ...choices.type, source: 'type' };
	return { ...noBudget, source: 'none' };
}

function isZero(budget: Budget): boolean {
	return Object.values(budget).every((minor) => minor === 0);
}
