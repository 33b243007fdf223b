/** Edits of a rule at a path: pure, so that every step can be taken back. */
import { always, deepestRule, type Rule, type RuleGroup } from './rule.ts';

/** Places from the outermost group inwards; empty: the rule itself. */
export type RulePath = readonly number[];

/** A rule as an editor shows it: a condition alone is a group of one. */
export function asGroup(rule: Rule): RuleGroup {
	return rule.kind === 'group' ? rule : { kind: 'group', match: 'any', rules: [rule] };
}

/** The rule at a path; undefined where there is none. */
export function ruleAt(root: Rule, path: RulePath): Rule | undefined {
	const [place, ...rest] = path;
	if (place === undefined) return root;
	const inner = root.kind === 'group' ? root.rules[place] : undefined;
	return inner && ruleAt(inner, rest);
}

/** Changes the rule at a path; a path that leads nowhere changes nothing. */
export function changeRule(root: Rule, path: RulePath, change: (rule: Rule) => Rule): Rule {
	const [place, ...rest] = path;
	if (place === undefined) return change(root);
	const inner = root.kind === 'group' ? root.rules[place] : undefined;
	if (root.kind !== 'group' || !inner) return root;
	return { ...root, rules: root.rules.with(place, changeRule(inner, rest, change)) };
}

function changeGroup(root: Rule, path: RulePath, change: (group: RuleGroup) => RuleGroup): Rule {
	return changeRule(root, path, (rule) => (rule.kind === 'group' ? change(rule) : rule));
}

/** Puts a rule at the end of the group at a path. */
export function appendRule(root: Rule, path: RulePath, added: Rule): Rule {
	return changeGroup(root, path, (group) => ({ ...group, rules: [...group.rules, added] }));
}

/** Takes the rule at a path out; the outermost group stays, empty of everything: it always holds. */
export function removeRule(root: Rule, path: RulePath): Rule {
	const place = path.at(-1);
	if (place === undefined) return always;
	return changeGroup(root, path.slice(0, -1), (group) => ({
		...group,
		rules: group.rules.filter((_, index) => index !== place)
	}));
}

/** Moves a rule among its neighbours by so many places, as far as there are any. */
export function moveRule(root: Rule, path: RulePath, by: number): Rule {
	const place = path.at(-1);
	if (place === undefined) return root;
	return changeGroup(root, path.slice(0, -1), (group) => ({
		...group,
		rules: moved(group.rules, place, place + by)
	}));
}

/** Puts the rule at a path into a group of its own that matches otherwise than the one round it. */
export function wrapRule(root: Rule, path: RulePath): Rule {
	const outer = ruleAt(root, path.slice(0, -1));
	const match = outer?.kind === 'group' && outer.match === 'all' ? 'any' : 'all';
	return changeRule(root, path, (rule) => ({ kind: 'group', match, rules: [rule] }));
}

/** Takes the rule at a path out of its group, to stand behind it; a group left empty goes. */
export function liftRule(root: Rule, path: RulePath): Rule {
	const lifted = ruleAt(root, path);
	const outer = path.slice(0, -1);
	const place = outer.at(-1);
	if (!lifted || place === undefined) return root;
	const without = removeRule(root, path);
	const left = ruleAt(without, outer);
	const isEmpty = left?.kind === 'group' && left.rules.length === 0;
	return changeGroup(without, outer.slice(0, -1), (group) => ({
		...group,
		rules: group.rules.toSpliced(isEmpty ? place : place + 1, isEmpty ? 1 : 0, lifted)
	}));
}

export function setMatch(root: Rule, path: RulePath, match: RuleGroup['match']): Rule {
	return changeGroup(root, path, (group) => ({ ...group, match }));
}

/** Whether the group at this path may hold a further group. */
export function admitsGroup(path: RulePath): boolean {
	return path.length + 1 < deepestRule;
}

/** A list with one item at another place, as near as the list reaches. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
	const item = list[from];
	if (item === undefined) return list;
	const place = Math.max(0, Math.min(list.length - 1, to));
	return list.toSpliced(from, 1).toSpliced(place, 0, item);
}
