/**
 * The guided set-up (product.md, sections 2 to 7): the steps of the guide in its order, and how far each
 * is. Told from what is stored, never from what was clicked, so that it can be left and resumed.
 */
import { newTemplate, type Template } from './template.ts';

export const setupSteps = [
	'connect',
	'types',
	'statuses',
	'companies',
	'fields',
	'import',
	'templates',
	'classes',
	'template-settings'
] as const;

export type SetupStep = (typeof setupSteps)[number];

/** What the guide lets one skip: the list goes on without it. */
const optionalSteps: ReadonlySet<SetupStep> = new Set([
	'types',
	'statuses',
	'templates',
	'classes',
	'template-settings'
]);

/** One of the two lists, types or statuses. */
export interface ListProgress {
	/** Local entries that Autotask names. */
	readonly mapped: number;
	/** Only those come that mapped companies use; nothing has to be mapped beforehand. */
	readonly arrives: boolean;
}

export interface IntegrationProgress {
	readonly zoneName: string;
	readonly types: ListProgress;
	readonly statuses: ListProgress;
	readonly psaCompanies: number;
	readonly mappedCompanies: number;
	readonly syncsConfigurations: boolean;
	/** Fields to download; null before Save Mapping. */
	readonly fields: number | null;
	readonly mappedFields: number;
	readonly configurations: number;
	/** Some company was read whole. */
	readonly hasRead: boolean;
	/** An import was cut, and the next sync goes on after its last stored set. */
	readonly isCut: boolean;
}

export interface TemplateProgress {
	/** Templates that somebody made or changed. */
	readonly own: number;
	/** Of the default template. */
	readonly classes: number;
	readonly classesWithoutBudget: number;
	/** Types, statuses or columns of the default template differ from what it came with. */
	readonly isArranged: boolean;
}

export interface SetupFacts {
	/** Null before a tenant is connected. */
	readonly integration: IntegrationProgress | null;
	readonly templates: TemplateProgress;
}

/**
 * `next`: the one to do now. `skipped`: optional, and a later step is done. `open`: its turn has not
 * come.
 */
export type SetupState = 'done' | 'next' | 'skipped' | 'open';

export interface SetupItem {
	readonly step: SetupStep;
	readonly state: SetupState;
	readonly isOptional: boolean;
}

export interface SetupList {
	readonly items: readonly SetupItem[];
	readonly done: number;
	/** Null when nothing is left to do. */
	readonly next: SetupStep | null;
	/** Nothing is left that a report needs. */
	readonly isComplete: boolean;
}

/** The list as the facts stand. */
export function setupList(facts: SetupFacts): SetupList {
	const done = setupSteps.map((step) => isDone(step, facts));
	const last = done.lastIndexOf(true);
	const isPassed = (step: SetupStep, index: number): boolean =>
		!done[index] && optionalSteps.has(step) && index < last;
	const nextAt = setupSteps.findIndex((step, index) => !done[index] && !isPassed(step, index));
	const items = setupSteps.map((step, index): SetupItem => ({
		step,
		state: done[index]
			? 'done'
			: isPassed(step, index)
				? 'skipped'
				: index === nextAt
					? 'next'
					: 'open',
		isOptional: optionalSteps.has(step)
	}));
	return {
		items,
		done: done.filter(Boolean).length,
		next: setupSteps[nextAt] ?? null,
		isComplete: items.every(({ state, isOptional }) => state === 'done' || isOptional)
	};
}

/** How far a template is. `own`: how many templates somebody made or changed. */
export function templateProgress(own: number, standing: Template): TemplateProgress {
	return {
		own,
		classes: standing.classes.length,
		classesWithoutBudget: standing.classes.filter(
			({ budget }) => !Object.values(budget).some((amount: number) => amount > 0)
		).length,
		isArranged: isArranged(standing)
	};
}

function isArranged({ id, name, types, statuses, columns }: Template): boolean {
	const fresh = newTemplate({ id, name, types: [] });
	return (
		types.some(({ build, display }) => !build || !display) ||
		JSON.stringify([statuses, columns]) !== JSON.stringify([fresh.statuses, fresh.columns])
	);
}

function isDone(step: SetupStep, { integration, templates }: SetupFacts): boolean {
	switch (step) {
		case 'templates':
			return templates.own > 0;
		case 'classes':
			return templates.classes > 0 && templates.classesWithoutBudget === 0;
		case 'template-settings':
			return templates.isArranged;
		default:
			return integration !== null && isIntegrationStepDone(step, integration);
	}
}

function isIntegrationStepDone(
	step: 'connect' | 'types' | 'statuses' | 'companies' | 'fields' | 'import',
	facts: IntegrationProgress
): boolean {
	switch (step) {
		case 'connect':
			return true;
		case 'types':
			return isListDone(facts.types);
		case 'statuses':
			return isListDone(facts.statuses);
		case 'companies':
			return facts.mappedCompanies > 0;
		case 'fields':
			return facts.syncsConfigurations && facts.fields !== null;
		case 'import':
			return facts.hasRead && !facts.isCut;
	}
}

function isListDone({ mapped, arrives }: ListProgress): boolean {
	return mapped > 0 || arrives;
}
