import { createContext } from 'svelte';
import type { Condition, ConditionField, Rule, RuleGroup } from '$lib/domain/rules/rule.ts';
import type { RulePath } from '$lib/domain/rules/edit-rule.ts';

/** What the tenant and the template offer to compare with, by field. */
export interface RuleOffers {
	readonly types: readonly string[];
	readonly categories: readonly string[];
	readonly classes: readonly string[];
	readonly systems: readonly string[];
	/** Keys of downloaded fields. */
	readonly fields: readonly string[];
	readonly fieldName: (key: string) => string;
	/** Fields that this rule can't ask for. */
	readonly without?: readonly ConditionField[];
}

/** One rule and what can be done to it, for the parts of its editor. */
export interface RuleEditing {
	readonly offers: RuleOffers;
	/** What the rule decides: "Propose this grade when". */
	readonly lead: string;
	/** What is wrong at a path below the rule, such as "rules.0.value", as a sentence. */
	readonly problemAt: (path: string) => string | undefined;
	readonly change: (path: RulePath, change: (rule: Rule) => Rule) => void;
	readonly setMatch: (path: RulePath, match: RuleGroup['match']) => void;
	readonly addCondition: (path: RulePath) => void;
	readonly addGroup: (path: RulePath) => void;
	readonly duplicate: (path: RulePath, condition: Condition) => void;
	/** Moves among neighbours. */
	readonly move: (path: RulePath, by: number) => void;
	readonly wrap: (path: RulePath) => void;
	readonly lift: (path: RulePath) => void;
	readonly remove: (path: RulePath) => void;
}

export const [useRule, provideRule] = createContext<RuleEditing>();

/** The path of a part as problems name it: "rules.1.rules.0". */
export function problemPath(path: RulePath): string {
	return path.map((place) => `rules.${place}`).join('.');
}
