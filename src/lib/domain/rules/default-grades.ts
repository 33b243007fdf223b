import { always, type Condition, type Rule } from './rule.ts';

/** What a grade asks to do; `investigate` stands outside the order from keep to replace. */
export const gradeActions = ['keep', 'watch', 'plan', 'replace', 'retire', 'investigate'] as const;
export type GradeAction = (typeof gradeActions)[number];

/** Shapes that tell grades apart without colour (design.md, section 3). */
export const gradeMarks = [
	'diamond-cross',
	'triangle-exclamation',
	'half-circle',
	'dashed-ring',
	'ring-tick',
	'square',
	'hexagon',
	'double-bar',
	'plus',
	'star'
] as const;
export type GradeMark = (typeof gradeMarks)[number];

/** Names of colours; the design's tokens give them their light and dark values. */
export const gradeColours = [
	'red',
	'orange',
	'yellow',
	'grey',
	'green',
	'ink',
	'blue',
	'violet',
	'rose',
	'brown'
] as const;
export type GradeColour = (typeof gradeColours)[number];

export interface Grade {
	readonly id: string;
	readonly name: string;
	readonly colour: GradeColour;
	readonly mark: GradeMark;
	readonly action: GradeAction;
	/** Counts as healthy in health. */
	readonly healthy: boolean;
	/** Counts in health at all. */
	readonly counts: boolean;
	readonly rule: Rule;
}

const any = (...rules: Rule[]): Rule => ({ kind: 'group', match: 'any', rules });
const all = (...rules: Rule[]): Rule => ({ kind: 'group', match: 'all', rules });
const lifespan = (of: 'recommended' | 'limit'): Condition => ({
	kind: 'condition',
	field: 'lifespan',
	operator: 'at-least',
	of,
	plusMonths: 0
});
const supportEnded = (freeUpdate: 'with' | 'without'): Condition => ({
	kind: 'condition',
	field: 'os-support',
	operator: 'ended',
	freeUpdate
});
const isKind = (value: 'workstation' | 'laptop'): Condition => ({
	kind: 'condition',
	field: 'kind',
	operator: 'is',
	value
});

/** The grades of a new template, first match wins (product.md, 7.2). */
export const defaultGrades: readonly Grade[] = [
	{
		id: 'replace',
		name: 'Replace',
		colour: 'red',
		mark: 'diamond-cross',
		action: 'replace',
		healthy: false,
		counts: true,
		rule: any(lifespan('limit'), supportEnded('without'))
	},
	{
		id: 'at-risk',
		name: 'At risk',
		colour: 'orange',
		mark: 'triangle-exclamation',
		action: 'plan',
		healthy: false,
		counts: true,
		rule: any(
			supportEnded('with'),
			{
				kind: 'condition',
				field: 'os-support',
				operator: 'ends-within',
				days: 365,
				freeUpdate: 'without'
			},
			lifespan('recommended'),
			all(any(isKind('workstation'), isKind('laptop')), {
				kind: 'condition',
				field: 'ram',
				operator: 'less-than',
				value: 8
			})
		)
	},
	{
		id: 'watch',
		name: 'Watch',
		colour: 'yellow',
		mark: 'half-circle',
		action: 'watch',
		healthy: true,
		counts: true,
		rule: any(
			{ kind: 'condition', field: 'expiration-date', operator: 'expired' },
			{
				kind: 'condition',
				field: 'expiration-days-left',
				operator: 'between',
				from: 0,
				to: 90
			}
		)
	},
	{
		id: 'unknown',
		name: 'Unknown',
		colour: 'grey',
		mark: 'dashed-ring',
		action: 'investigate',
		healthy: false,
		counts: false,
		rule: all(
			{ kind: 'condition', field: 'purchase-date', operator: 'is-empty' },
			{ kind: 'condition', field: 'os-support', operator: 'is-empty' }
		)
	},
	{
		id: 'healthy',
		name: 'Healthy',
		colour: 'green',
		mark: 'ring-tick',
		action: 'keep',
		healthy: true,
		counts: true,
		rule: always
	}
];

const severity: Record<GradeAction, number | null> = {
	keep: 0,
	watch: 1,
	plan: 2,
	replace: 3,
	retire: 3,
	investigate: null
};

/** How urgent an action is: keep < watch < plan < replace = retire; null for investigate. */
export function severityOf(action: GradeAction): number | null {
	return severity[action];
}

export type GradeChange = 'same' | 'better' | 'worse' | 'became-known' | 'became-unknown';

/** The change from one action to another, as "changes since the last meeting" counts it. */
export function gradeChange(before: GradeAction, after: GradeAction): GradeChange {
	const [from, to] = [severity[before], severity[after]];
	if (from === to) return 'same';
	if (to === null) return 'became-unknown';
	if (from === null) return 'became-known';
	return to > from ? 'worse' : 'better';
}
