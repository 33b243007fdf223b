import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noBudget } from '$lib/domain/classes.ts';
import {
	setupList,
	setupSteps,
	templateProgress,
	type IntegrationProgress,
	type SetupFacts,
	type SetupStep
} from '$lib/domain/setup-steps.ts';
import { defaultTemplate } from '$lib/domain/standard-template.ts';
import { setupWords } from '$lib/text/setup-steps.ts';

const fresh: IntegrationProgress = {
	zoneName: 'webservices6',
	types: { mapped: 0, arrives: false },
	statuses: { mapped: 0, arrives: false },
	psaCompanies: 0,
	mappedCompanies: 0,
	syncsConfigurations: false,
	fields: null,
	mappedFields: 0,
	configurations: 0,
	hasRead: false,
	isCut: false
};

const imported: IntegrationProgress = {
	...fresh,
	psaCompanies: 12,
	mappedCompanies: 10,
	syncsConfigurations: true,
	fields: 14,
	mappedFields: 7,
	configurations: 540,
	hasRead: true
};

const untouched = templateProgress(0, defaultTemplate);

function facts(integration: Partial<IntegrationProgress> | null): SetupFacts {
	return {
		integration: integration && { ...fresh, ...integration },
		templates: untouched
	};
}

function stateOf(step: SetupStep, of: SetupFacts): string | undefined {
	return setupList(of).items.find((item) => item.step === step)?.state;
}

describe('the guided set-up', () => {
	it('follows the order of the guide', () => {
		expect(setupList(facts(null)).items.map(({ step }) => step)).toEqual([
			'connect',
			'types',
			'statuses',
			'companies',
			'fields',
			'import',
			'templates',
			'classes',
			'template-settings'
		]);
	});

	it('begins with connecting, and with nothing done', () => {
		expect(setupList(facts(null))).toMatchObject({ done: 0, next: 'connect', isComplete: false });
	});

	it('goes on with the first step that is not done', () => {
		expect(setupList(facts({})).next).toBe('types');
		expect(setupList(facts({ types: { mapped: 3, arrives: false } })).next).toBe('statuses');
	});

	it('lets the lists be skipped: what is done after them passes them', () => {
		const mapped = facts({ psaCompanies: 2, mappedCompanies: 1 });
		expect(stateOf('types', mapped)).toBe('skipped');
		expect(stateOf('statuses', mapped)).toBe('skipped');
		expect(setupList(mapped).next).toBe('fields');
	});

	it('never passes a step that a report needs', () => {
		const off = facts({ ...imported, syncsConfigurations: false });
		expect(stateOf('fields', off)).toBe('next');
		expect(setupList(off).isComplete).toBe(false);
	});

	it('takes a list whose entries arrive with companies as done', () => {
		expect(stateOf('types', facts({ types: { mapped: 0, arrives: true } }))).toBe('done');
	});

	it('does not take companies as done that are imported and not mapped', () => {
		expect(stateOf('companies', facts({ psaCompanies: 12 }))).not.toBe('done');
	});

	it('does not take an import as done that was cut', () => {
		const cut = facts({ ...imported, isCut: true });
		expect(stateOf('import', cut)).toBe('next');
		const item = setupList(cut).items.find(({ step }) => step === 'import');
		expect(item && setupWords(item, cut)).toContain('goes on where it stopped');
	});

	it('is complete once configurations are here; templates can wait', () => {
		expect(setupList(facts(imported))).toMatchObject({ isComplete: true, next: 'templates' });
	});

	it('has a sentence for every step in every state', () => {
		const kinds: SetupFacts[] = [facts(null), facts({}), facts(imported)];
		for (const of of kinds) {
			for (const item of setupList(of).items) expect(setupWords(item, of)).toMatch(/\.$/);
		}
	});

	it('has at most one next step, and it is never a done or skipped one', () => {
		const list = fc.record({ mapped: fc.nat(3), arrives: fc.boolean() });
		const integration = fc.option(
			fc.record({
				zoneName: fc.constant('webservices6'),
				types: list,
				statuses: list,
				psaCompanies: fc.nat(3),
				mappedCompanies: fc.nat(3),
				syncsConfigurations: fc.boolean(),
				fields: fc.option(fc.nat(3)),
				mappedFields: fc.nat(3),
				configurations: fc.nat(3),
				hasRead: fc.boolean(),
				isCut: fc.boolean()
			})
		);
		const templates = fc.record({
			own: fc.nat(1),
			classes: fc.nat(2),
			classesWithoutBudget: fc.nat(2),
			isArranged: fc.boolean()
		});
		fc.assert(
			fc.property(fc.record({ integration, templates }), (of) => {
				const { items, next, done } = setupList(of);
				const marked = items.filter(({ state }) => state === 'next').map(({ step }) => step);
				expect(marked).toEqual(next === null ? [] : [next]);
				expect(done).toBe(items.filter(({ state }) => state === 'done').length);
				expect(items.filter((item) => item.state === 'skipped' && !item.isOptional)).toEqual([]);
				expect(items).toHaveLength(setupSteps.length);
			})
		);
	});
});

describe('templates in the guided set-up', () => {
	const budget = { ...noBudget, hardwareMinor: 100_00 };
	const oneClass = {
		id: 'basic',
		type: 'Workstation',
		name: 'Basic',
		budget,
		weight: 1,
		lifespan: null,
		extendedSupportBought: false,
		rule: null
	};

	it('counts classes without a budget', () => {
		const classes = [oneClass, { ...oneClass, id: 'premium', name: 'Premium', budget: noBudget }];
		const progress = templateProgress(1, { ...defaultTemplate, classes });
		expect(progress).toMatchObject({ own: 1, classes: 2, classesWithoutBudget: 1 });
	});

	it('sees a hidden type, a shown status and another column as arranged', () => {
		const [first, ...others] = defaultTemplate.columns;
		const type = { type: 'Printer', build: true, display: false, budget: noBudget, lifespan: null };
		const inactive = { build: true, display: false };
		expect(first).toBeDefined();
		expect(untouched.isArranged).toBe(false);
		for (const change of [
			{ types: [type] },
			{ statuses: { ...defaultTemplate.statuses, inactive } },
			{ columns: others }
		]) {
			expect(templateProgress(1, { ...defaultTemplate, ...change }).isArranged).toBe(true);
		}
	});
});
