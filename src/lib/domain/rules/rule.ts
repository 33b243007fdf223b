import { z } from '../../z.ts';
import { isoDateSchema } from '../os-support/release.ts';
import { kinds, type Kind } from '../kinds.ts';
import type { IsoDate } from '../dates.ts';

/**
 * A rule is a condition, or a group of rules of which all or any must hold. `all` of nothing holds,
 * `any` of nothing does not.
 */
export type Rule = RuleGroup | Condition;

export interface RuleGroup {
	readonly kind: 'group';
	readonly match: 'all' | 'any';
	readonly rules: readonly Rule[];
}

export const textFields = [
	'os',
	'manufacturer',
	'model',
	'type',
	'category',
	'class',
	'status'
] as const;
export const dateFields = ['purchase-date', 'expiration-date', 'last-seen'] as const;
/** `age` in years, `ram` in gigabytes by nominal size, the others in days; days left are negative after the end. */
export const numberFields = [
	'age',
	'ram',
	'expiration-days-left',
	'last-seen-days-ago',
	'os-support-days-left'
] as const;

export type TextField = (typeof textFields)[number];
export type DateField = (typeof dateFields)[number];
export type NumberField = (typeof numberFields)[number];

export type TextComparison =
	| { readonly operator: 'is' | 'is-not' | 'contains' | 'starts-with'; readonly value: string }
	| { readonly operator: 'is-empty' };

export type NumberComparison =
	| {
			readonly operator: 'is' | 'is-not' | 'less-than' | 'at-most' | 'greater-than' | 'at-least';
			readonly value: number;
	  }
	| { readonly operator: 'between'; readonly from: number; readonly to: number }
	| { readonly operator: 'is-empty' };

/** For dates less-than is before, greater-than after; between includes both days. */
export type DateComparison =
	| {
			readonly operator: 'is' | 'is-not' | 'less-than' | 'at-most' | 'greater-than' | 'at-least';
			readonly value: IsoDate;
	  }
	| { readonly operator: 'between'; readonly from: IsoDate; readonly to: IsoDate }
	| { readonly operator: 'is-empty' };

interface Of<F extends string> {
	readonly kind: 'condition';
	readonly field: F;
}

/** One member for each field, so that a switch over the field narrows. */
type OnEach<F extends string, Comparison> = F extends F ? Of<F> & Comparison : never;

export type TextCondition = OnEach<TextField, TextComparison>;
export type NumberCondition = OnEach<NumberField, NumberComparison>;
export type DateCondition = OnEach<DateField, DateComparison>;
export type KindCondition = Of<'kind'> & {
	readonly operator: 'is' | 'is-not';
	readonly value: Kind;
};

/** The last good day of the expiration date has passed. */
export type ExpiredCondition = Of<'expiration-date'> & { readonly operator: 'expired' };

/** Age against the lifespan that stands for the configuration, shifted by whole months. */
export type LifespanCondition = Of<'lifespan'> & {
	readonly operator: 'at-least' | 'less-than';
	readonly of: 'recommended' | 'limit';
	readonly plusMonths: number;
};

/** `with`: a free update in place leads to a supported release; `without`: none does. */
export type FreeUpdateNeed = 'either' | 'with' | 'without';

export type OsSupportCondition = Of<'os-support'> &
	(
		| { readonly operator: 'ended' | 'supported'; readonly freeUpdate: FreeUpdateNeed }
		/** From today to the last good day are 0 to `days` days. */
		| {
				readonly operator: 'ends-within';
				readonly days: number;
				readonly freeUpdate: FreeUpdateNeed;
		  }
		| { readonly operator: 'is-empty' }
	);

/** A field that was chosen for download, by its name; its text is read as the type that is compared with. */
export type DownloadedCondition = Of<'downloaded'> & { readonly name: string } & (
		| ({ readonly as: 'text' } & TextComparison)
		| ({ readonly as: 'number' } & NumberComparison)
		| ({ readonly as: 'date' } & DateComparison)
	);

export type Condition =
	| TextCondition
	| NumberCondition
	| DateCondition
	| KindCondition
	| ExpiredCondition
	| LifespanCondition
	| OsSupportCondition
	| DownloadedCondition;

export type ConditionField = Condition['field'];

const condition = z.literal('condition');
const figure = z.number();
const text = z.string().trim().min(1).max(200);
const empty = { operator: z.literal('is-empty') };
const compared = z.enum(['is', 'is-not', 'less-than', 'at-most', 'greater-than', 'at-least']);
const freeUpdate = z.enum(['either', 'with', 'without']);

const textShapes = [
	{ operator: z.enum(['is', 'is-not', 'contains', 'starts-with']), value: text },
	empty
];
const numberShapes = [
	{ operator: compared, value: figure },
	{ operator: z.literal('between'), from: figure, to: figure },
	empty
];
const dateShapes = [
	{ operator: compared, value: isoDateSchema },
	{ operator: z.literal('between'), from: isoDateSchema, to: isoDateSchema },
	empty
];

type Shape = Readonly<Record<string, z.ZodType>>;

function shapes(field: z.ZodType, alternatives: readonly Shape[], more: Shape = {}): z.ZodType[] {
	return alternatives.map((shape) => z.strictObject({ kind: condition, field, ...more, ...shape }));
}

const name = z.string().min(1).max(200);

export const conditionSchema = z.union([
	...shapes(z.enum(textFields), textShapes),
	...shapes(z.enum(numberFields), numberShapes),
	...shapes(z.enum(dateFields), dateShapes),
	...shapes(z.literal('kind'), [{ operator: z.enum(['is', 'is-not']), value: z.enum(kinds) }]),
	...shapes(z.literal('expiration-date'), [{ operator: z.literal('expired') }]),
	...shapes(z.literal('lifespan'), [
		{
			operator: z.enum(['at-least', 'less-than']),
			of: z.enum(['recommended', 'limit']),
			plusMonths: z.int().min(-600).max(600)
		}
	]),
	...shapes(z.literal('os-support'), [
		{ operator: z.enum(['ended', 'supported']), freeUpdate },
		{ operator: z.literal('ends-within'), days: z.int().min(0).max(36_500), freeUpdate },
		empty
	]),
	...shapes(z.literal('downloaded'), textShapes, { name, as: z.literal('text') }),
	...shapes(z.literal('downloaded'), numberShapes, { name, as: z.literal('number') }),
	...shapes(z.literal('downloaded'), dateShapes, { name, as: z.literal('date') })
]) as unknown as z.ZodType<Condition>;

/** Deeper rules are refused: nobody reads them, and hostile files must not exhaust the stack. */
export const deepestRule = 6;
export const mostConditions = 100;

function nested(depth: number): z.ZodType<Rule> {
	if (depth === 0) return conditionSchema;
	const group = z.strictObject({
		kind: z.literal('group'),
		match: z.enum(['all', 'any']),
		rules: z.array(nested(depth - 1)).max(mostConditions)
	});
	return z.union([group, conditionSchema]);
}

/** A rule as it stands in a template or file. */
export const ruleSchema: z.ZodType<Rule> = nested(deepestRule).refine(
	(rule) => conditionsOf(rule).length <= mostConditions,
	{ error: 'too-many-conditions' }
);

/** The conditions of a rule, in reading order. */
export function conditionsOf(rule: Rule): Condition[] {
	return rule.kind === 'condition' ? [rule] : rule.rules.flatMap(conditionsOf);
}

/** A rule that always holds: for the last grade, "everything else". */
export const always: RuleGroup = { kind: 'group', match: 'all', rules: [] };
