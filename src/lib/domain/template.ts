import { z } from '../z.ts';
import {
	budgetSchema,
	classSchema,
	noBudget,
	type Budget,
	type ConfigurationClass
} from './classes.ts';
import {
	defaultColumns,
	isColumnKey,
	narrowestColumn,
	widestColumn,
	type ColumnKey,
	type ColumnSettings,
	type ModeVisibility
} from './columns.ts';
import type { Kind } from './kinds.ts';
import { kindLifespansSchema, lifespanSettingSchema, type LifespanSetting } from './lifespans.ts';
import {
	defaultGrades,
	gradeActions,
	gradeColours,
	gradeMarks,
	type Grade
} from './rules/default-grades.ts';
import { conditionsOf, ruleSchema, type Condition, type Rule } from './rules/rule.ts';

/** What a template says of one effective type, by its name. */
export interface TypeSettings extends ModeVisibility {
	readonly type: string;
	/** For configurations without a class. */
	readonly budget: Budget;
	readonly lifespan: LifespanSetting | null;
}

/** Grades, classes and what the Assets part shows. */
export interface Template {
	readonly id: string;
	readonly name: string;
	/** First match wins. */
	readonly grades: readonly Grade[];
	readonly classes: readonly ConfigurationClass[];
	/** A type that is not listed is shown in both modes and has no budget. */
	readonly types: readonly TypeSettings[];
	readonly statuses: { readonly active: ModeVisibility; readonly inactive: ModeVisibility };
	/** In the order in which they stand. */
	readonly columns: readonly ColumnSettings[];
	/** By kind, over the defaults. */
	readonly lifespans: Readonly<Partial<Record<Kind, LifespanSetting>>>;
}

export const mostGradesOfTemplate = 20;
const mostClasses = 500;
const mostTypes = 2000;
const mostColumns = 600;

const shown = { build: z.boolean(), display: z.boolean() };
const name = z.string().trim().min(1).max(100);

export const gradeSchema: z.ZodType<Grade> = z.strictObject({
	id: z.string().min(1).max(100),
	name,
	colour: z.enum(gradeColours),
	mark: z.enum(gradeMarks),
	action: z.enum(gradeActions),
	healthy: z.boolean(),
	counts: z.boolean(),
	rule: ruleSchema
});

const typeSchema: z.ZodType<TypeSettings> = z.strictObject({
	type: z.string().min(1).max(200),
	...shown,
	budget: budgetSchema,
	lifespan: lifespanSettingSchema.nullable()
});

const columnSchema: z.ZodType<ColumnSettings> = z.strictObject({
	key: z.custom<ColumnKey>((key) => typeof key === 'string' && isColumnKey(key), {
		error: 'unknown-column'
	}),
	...shown,
	width: z.int().min(narrowestColumn).max(widestColumn).nullable()
});

function distinct<T>(list: readonly T[], key: (one: T) => string): boolean {
	return new Set(list.map(key)).size === list.length;
}

const folded = (text: string) => text.trim().toLowerCase();

/** All that a template holds but its identity, checked as a whole. */
export const templateContentSchema: z.ZodType<Omit<Template, 'id'>> = z.strictObject({
	name,
	grades: z
		.array(gradeSchema)
		.min(1)
		.max(mostGradesOfTemplate)
		.refine((list) => distinct(list, (one) => one.id), { error: 'grade-id-twice' })
		.refine((list) => distinct(list, (one) => folded(one.name)), { error: 'grade-name-twice' })
		.refine((list) => distinct(list, (one) => one.mark), { error: 'grade-mark-twice' }),
	classes: z
		.array(classSchema)
		.max(mostClasses)
		.refine((list) => distinct(list, (one) => one.id), { error: 'class-id-twice' })
		.refine((list) => distinct(list, (one) => `${one.type}\n${folded(one.name)}`), {
			error: 'class-name-twice'
		}),
	types: z
		.array(typeSchema)
		.max(mostTypes)
		.refine((list) => distinct(list, (one) => one.type), { error: 'type-twice' }),
	statuses: z.strictObject({ active: z.strictObject(shown), inactive: z.strictObject(shown) }),
	columns: z
		.array(columnSchema)
		.max(mostColumns)
		.refine((list) => distinct(list, (one) => one.key), { error: 'column-twice' }),
	lifespans: kindLifespansSchema
});

/** A new template: default grades and columns, an entry for each type of the tenant, active ones shown. */
export function newTemplate({
	id,
	name: templateName,
	types
}: {
	readonly id: string;
	readonly name: string;
	/** Names of the tenant's effective types. */
	readonly types: readonly string[];
}): Template {
	return {
		id,
		name: templateName,
		grades: defaultGrades,
		classes: [],
		types: [...new Set(types)].map(newTypeSettings),
		statuses: {
			active: { build: true, display: true },
			inactive: { build: false, display: false }
		},
		columns: defaultColumns,
		lifespans: {}
	};
}

function newTypeSettings(type: string): TypeSettings {
	return { type, build: true, display: true, budget: noBudget, lifespan: null };
}

/** What a template says of a type; one that came later is shown until somebody hides it. */
export function typeSettingsOf(template: Pick<Template, 'types'>, type: string): TypeSettings {
	return template.types.find((one) => one.type === type) ?? newTypeSettings(type);
}

/** Whether a mode shows configurations of a type and status. */
export function isShown(
	template: Pick<Template, 'types' | 'statuses'>,
	configuration: { readonly type: string; readonly isActive: boolean },
	mode: keyof ModeVisibility
): boolean {
	const status = configuration.isActive ? template.statuses.active : template.statuses.inactive;
	return status[mode] && typeSettingsOf(template, configuration.type)[mode];
}

/** The columns that a mode shows, in order. */
export function columnsIn(
	template: Pick<Template, 'columns'>,
	mode: keyof ModeVisibility
): ColumnSettings[] {
	return template.columns.filter((column) => column[mode]);
}

/** A copy under another name: "Duplicate". Grades and classes keep their ids, which are the template's own. */
export function duplicateTemplate(
	template: Template,
	copy: { readonly id: string; readonly name: string }
): Template {
	return { ...template, ...copy };
}

/**
 * The template after a type was renamed in Autotask: settings, classes and rules follow. Where the new
 * name has settings already, those stand.
 */
export function renameType(template: Template, from: string, to: string): Template {
	const known = template.types.some((one) => one.type === to);
	const types = template.types
		.filter((one) => one.type !== from || !known)
		.map((one) => (one.type === from ? { ...one, type: to } : one));
	const rename = (condition: Condition): Condition => {
		const isOfType = condition.field === 'type' || condition.field === 'category';
		const isNamed = isOfType && 'value' in condition && folded(condition.value) === folded(from);
		return isNamed && /^is/.test(condition.operator) ? { ...condition, value: to } : condition;
	};
	return {
		...template,
		types,
		classes: template.classes.map((one) => ({
			...one,
			type: one.type === from ? to : one.type,
			rule: one.rule && mapConditions(one.rule, rename)
		})),
		grades: template.grades.map((one) => ({ ...one, rule: mapConditions(one.rule, rename) }))
	};
}

function mapConditions(rule: Rule, change: (condition: Condition) => Condition): Rule {
	if (rule.kind === 'condition') return change(rule);
	return { ...rule, rules: rule.rules.map((part) => mapConditions(part, change)) };
}

/** Downloaded fields that the rules of a template read, by key. */
export function fieldsOfRules(template: Pick<Template, 'grades' | 'classes'>): Set<string> {
	const conditions = [...template.grades, ...template.classes].flatMap(({ rule }) =>
		rule ? conditionsOf(rule) : []
	);
	return new Set(
		conditions.flatMap((condition) => (condition.field === 'downloaded' ? [condition.name] : []))
	);
}

/** Downloaded fields that rules or columns of a template read, by key: they can't be unticked unnoticed. */
export function downloadedFieldsOf(
	template: Pick<Template, 'grades' | 'classes' | 'columns'>
): Set<string> {
	const shownFields = template.columns
		.filter((column) => column.build || column.display)
		.flatMap(({ key }) => (key.startsWith('downloaded:') ? [key.slice('downloaded:'.length)] : []));
	return new Set([...fieldsOfRules(template), ...shownFields]);
}
