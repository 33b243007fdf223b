import type { RuleContext } from './context.ts';
import { factOf, type Fact } from './fact.ts';
import { leafOf } from './compile-leaf.ts';
import { dayOf, truthOf, type Leaf, type Truth } from './leaf.ts';
import { isInRanges } from './ranges.ts';
import type { Rule } from './rule.ts';
import type { RuleSubject } from './subject.ts';

/** A rule with what it came to, part by part: for "why this grade". */
export type Evaluation =
	| {
			readonly kind: 'group';
			readonly match: 'all' | 'any';
			readonly truth: Truth;
			readonly parts: readonly Evaluation[];
	  }
	| { readonly kind: 'condition'; readonly truth: Truth; readonly fact: Fact };

export type RuleEvaluator = (subject: RuleSubject) => Evaluation;

/**
 * Makes a rule ready for one day and table. Kleene's three values: "all" is the least of its parts,
 * "any" the greatest, with false < unknown < true. Every part is evaluated, so that all facts that
 * speak for a verdict can be told. Total: odd data are unknown, nothing throws.
 */
export function compileRule(rule: Rule, context: RuleContext): RuleEvaluator {
	if (rule.kind === 'group') {
		const parts = rule.rules.map((part) => compileRule(part, context));
		const { match } = rule;
		return (subject) => {
			const evaluated = parts.map((part) => part(subject));
			return { kind: 'group', match, truth: joined(match, evaluated), parts: evaluated };
		};
	}
	const leaf = leafOf(rule, context);
	return (subject) => {
		const truth = truthOfLeaf(leaf, subject, context);
		return { kind: 'condition', truth, fact: factOf(rule, truth, { subject, context }) };
	};
}

export function evaluateRule(rule: Rule, subject: RuleSubject, context: RuleContext): Evaluation {
	return compileRule(rule, context)(subject);
}

/**
 * The facts that made the truth: of a true "any" the parts that hold, of a false "all" those that fail,
 * of an unknown group those that are unknown, else all.
 */
export function decisiveFacts(evaluation: Evaluation): Fact[] {
	if (evaluation.kind === 'condition') return [evaluation.fact];
	return evaluation.parts
		.filter((part) => part.truth === evaluation.truth)
		.flatMap((part) => decisiveFacts(part));
}

function joined(match: 'all' | 'any', parts: readonly Evaluation[]): Truth {
	const [decisive, neutral] =
		match === 'all' ? (['false', 'true'] as const) : (['true', 'false'] as const);
	if (parts.some((part) => part.truth === decisive)) return decisive;
	return parts.some((part) => part.truth === 'unknown') ? 'unknown' : neutral;
}

function truthOfLeaf(leaf: Leaf, subject: RuleSubject, context: RuleContext): Truth {
	switch (leaf.reads) {
		case 'whole': {
			const value = wholeOf(leaf.column, subject);
			const isKnown = value >= leaf.known.from && value <= leaf.known.to;
			if (leaf.holdsWhenUnknown) return truthOf(!isKnown);
			return isKnown ? truthOf(isInRanges(value, leaf.ranges)) : 'unknown';
		}
		case 'lifespan': {
			const day = dayOf(subject.purchaseDate.value);
			const threshold = leaf.threshold(subject.lifespan);
			if (threshold === null || day < leaf.known.from || day > leaf.known.to) return 'unknown';
			return truthOf(leaf.operator === 'at-least' ? day <= threshold : day > threshold);
		}
		case 'text':
			return leaf.truth(subject[leaf.column].value);
		case 'downloaded':
			return leaf.truth(subject.downloaded(leaf.name).value);
		case 'class':
			return leaf.truth(subject.class.value);
		case 'kind':
			return leaf.truth(subject.kind);
		case 'os-support':
			return leaf.truth(context.os.judge(subject.os.value, subject.extendedSupportBought));
	}
}

function wholeOf(
	column: Extract<Leaf, { reads: 'whole' }>['column'],
	subject: RuleSubject
): number {
	switch (column) {
		case 'purchase-date':
			return dayOf(subject.purchaseDate.value);
		case 'expiration-date':
			return dayOf(subject.expirationDate.value);
		case 'last-seen':
			return dayOf(subject.lastSeen.value);
		case 'ram':
			return subject.ram.value ?? 0;
	}
}
