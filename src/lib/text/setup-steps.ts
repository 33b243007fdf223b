/** Words of the guided set-up on Home. Titles are the guide's own labels. */
import type {
	IntegrationProgress,
	ListProgress,
	SetupFacts,
	SetupItem,
	SetupStep
} from '../domain/setup-steps.ts';
import { formatCount, formatQuantity } from './format.ts';

const titles: Readonly<Record<SetupStep, string>> = {
	connect: 'Connect Datto Autotask',
	types: 'Company Types',
	statuses: 'Company Statuses',
	companies: 'Companies',
	fields: 'Fields Selection',
	import: 'Configuration Selection',
	templates: 'Configurations settings',
	classes: 'Classes',
	'template-settings': 'Template settings'
};

/** What to do in a step, in the order of its buttons. */
const instructions: Readonly<Record<SetupStep, string>> = {
	connect: 'You need an API user of your tenant; the steps for it are beside the form.',
	types:
		'Switch the sync on, map each Autotask type to one of yours or press Create Unmapped, then Save.',
	statuses: 'Switch the sync on, map Active and Inactive, then Save.',
	companies:
		'Press Import Companies, load and tick managed clients, press Create Unmapped, then Save Mapping.',
	fields:
		'Switch the sync on, tick Fields to download, say which of them feeds each of ours, then Save Mapping.',
	import: 'Choose companies, types and statuses, then press Import Configurations.',
	templates:
		'The standard template with its default grades is in use. Review its grades, or make a template.',
	classes: 'None yet. Classes such as Basic or Engineering give each configuration a budget.',
	'template-settings': 'All types and the standard columns show. Choose those that matter.'
};

export function setupTitle(step: SetupStep): string {
	return titles[step];
}

export function setupInstruction(step: SetupStep): string {
	return instructions[step];
}

/** What a step has brought, or what to do in it. */
export function setupWords({ step, state, isOptional }: SetupItem, facts: SetupFacts): string {
	if (state === 'skipped') return skippedWords(step);
	const { integration, templates } = facts;
	if (step === 'classes' && templates.classes > 0) return classesWords(facts);
	if (state === 'done' && integration) return doneWords(step, integration, facts);
	if (step === 'import' && integration?.isCut)
		return 'The import is not finished; the next sync goes on where it stopped.';
	return isOptional && integration !== null && state === 'next' && isList(step)
		? `${instructions[step]} You may skip it.`
		: instructions[step];
}

function doneWords(step: SetupStep, integration: IntegrationProgress, facts: SetupFacts): string {
	switch (step) {
		case 'connect':
			return `Connected to zone ${integration.zoneName}.`;
		case 'types':
			return listWords(integration.types, 'type', 'types');
		case 'statuses':
			return listWords(integration.statuses, 'status', 'statuses');
		case 'companies':
			return `${formatCount(integration.psaCompanies)} imported, ${formatCount(integration.mappedCompanies)} mapped.`;
		case 'fields':
			return `${formatQuantity(integration.fields ?? 0, 'field', 'fields')} to download, ${formatCount(integration.mappedFields)} mapped.`;
		case 'import':
			return `${formatQuantity(integration.configurations, 'configuration', 'configurations')} imported.`;
		default:
			return templateWords(step, facts);
	}
}

function templateWords(step: SetupStep, { templates }: SetupFacts): string {
	return step === 'templates'
		? `${formatQuantity(templates.own, 'template', 'templates')} made or changed here.`
		: 'Types, statuses and columns are chosen.';
}

function listWords({ mapped }: ListProgress, one: string, many: string): string {
	if (mapped === 0) return `Each ${one} comes with the first mapped company that has it.`;
	return `${formatQuantity(mapped, one, many)} mapped; Autotask names ${mapped === 1 ? 'it' : 'them'}.`;
}

function classesWords({ templates }: SetupFacts): string {
	const { classes, classesWithoutBudget } = templates;
	return classesWithoutBudget === 0
		? `${formatQuantity(classes, 'class', 'classes')}, each with a budget.`
		: `Budgets are missing for ${formatCount(classesWithoutBudget)} of ${formatQuantity(classes, 'class', 'classes')}.`;
}

function skippedWords(step: SetupStep): string {
	return isList(step)
		? 'Skipped: the list stands alone and takes nothing from Autotask.'
		: 'Skipped: it stays as it came.';
}

function isList(step: SetupStep): boolean {
	return step === 'types' || step === 'statuses';
}
