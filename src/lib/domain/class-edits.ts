/** Edits of a template's classes and of the default budgets of types: pure, so that a draft can take them back. */
import { noBudget, type Budget, type ConfigurationClass } from './classes.ts';
import { defaultWeight } from './health.ts';
import { moved } from './rules/edit-rule.ts';
import { typeSettingsOf, type Template, type TypeSettings } from './template.ts';

type Classes = readonly ConfigurationClass[];

const folded = (text: string): string => text.trim().toLowerCase();

/** Classes of an effective type, in the order in which their rules are asked. */
export function classesOf(classes: Classes, type: string): ConfigurationClass[] {
	return classes.filter((one) => one.type === type);
}

/** What keeps a class from having a name; null where nothing does. `except`: the class itself. */
export function classNameProblem(
	classes: Classes,
	{ type, name, except }: { readonly type: string; readonly name: string; readonly except?: string }
): 'name-missing' | 'name-too-long' | 'class-name-twice' | null {
	if (name.trim() === '') return 'name-missing';
	if (name.trim().length > 100) return 'name-too-long';
	const isTaken = classesOf(classes, type).some(
		(one) => one.id !== except && folded(one.name) === folded(name)
	);
	return isTaken ? 'class-name-twice' : null;
}

/** "Create Class": it begins with the default budget of its type and is assigned by hand until it has a rule. */
export function createClass(
	template: Template,
	{ id, type, name }: Pick<ConfigurationClass, 'id' | 'type' | 'name'>
): Template {
	const created: ConfigurationClass = {
		id,
		type,
		name: name.trim(),
		budget: typeSettingsOf(template, type).budget,
		weight: defaultWeight,
		lifespan: null,
		extendedSupportBought: false,
		rule: null
	};
	return { ...template, classes: [...template.classes, created] };
}

export function editClass(
	template: Template,
	id: string,
	change: Partial<Omit<ConfigurationClass, 'id' | 'type'>>
): Template {
	return {
		...template,
		classes: template.classes.map((one) => (one.id === id ? { ...one, ...change } : one))
	};
}

export function removeClass(template: Template, id: string): Template {
	return { ...template, classes: template.classes.filter((one) => one.id !== id) };
}

/** Moves a class among those of its type: the first whose rule holds is assigned. */
export function moveClass(template: Template, id: string, by: number): Template {
	const found = template.classes.find((one) => one.id === id);
	if (!found) return template;
	const ofType = classesOf(template.classes, found.type);
	const place = ofType.indexOf(found);
	const inOrder = moved(ofType, place, place + by);
	let next = 0;
	return {
		...template,
		// As many as before, so each place of the type takes the next of the new order.
		classes: template.classes.map((one) =>
			one.type === found.type ? (inOrder[next++] as ConfigurationClass) : one
		)
	};
}

/** Changes what a template says of a type; one that it does not list yet is added. */
export function editType(
	template: Template,
	type: string,
	change: Partial<Omit<TypeSettings, 'type'>>
): Template {
	const edited = { ...typeSettingsOf(template, type), ...change };
	const isListed = template.types.some((one) => one.type === type);
	return {
		...template,
		types: isListed
			? template.types.map((one) => (one.type === type ? edited : one))
			: [...template.types, edited]
	};
}

/** One amount of a budget. */
export type BudgetPart = keyof Budget;

/** In the order in which they stand in a table. */
export const oneTimeParts = [
	'hardwareMinor',
	'setupMinor',
	'onsiteMinor'
] as const satisfies readonly BudgetPart[];

/** Whether any class or default of these has recurring costs: then they are shown. */
export function hasRecurring(budgets: Iterable<Budget>): boolean {
	return [...budgets].some(
		({ recurringMonthlyMinor }) => recurringMonthlyMinor !== noBudget.recurringMonthlyMinor
	);
}

export interface TypeCount {
	readonly type: string;
	readonly count: number;
	readonly classes: number;
}

/**
 * Types to choose from: those of configurations, of the tenant's lists and of the template's classes;
 * the most frequent first.
 */
export function typeChoices(
	template: Pick<Template, 'classes'>,
	counts: ReadonlyMap<string, number>,
	listed: readonly string[]
): TypeCount[] {
	const types = new Set([...counts.keys(), ...template.classes.map(({ type }) => type), ...listed]);
	return [...types]
		.map((type) => ({
			type,
			count: counts.get(type) ?? 0,
			classes: classesOf(template.classes, type).length
		}))
		.sort((a, b) => b.count - a.count || a.type.localeCompare(b.type));
}
