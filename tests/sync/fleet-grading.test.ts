import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { configurationsOf, readingRules } from '$lib/db/configurations.ts';
import { AlmanacDatabase } from '$lib/db/database.ts';
import { readGradingBasis } from '$lib/db/grading-basis.ts';
import { addCompanies } from '$lib/db/local-companies.ts';
import { addLocalConfigurations } from '$lib/db/local-configurations.ts';
import { changeOverrides, overridesOf } from '$lib/db/overrides.ts';
import { addTemplate, changeTemplate, setCompanyTemplate } from '$lib/db/templates.ts';
import { noBudget, type ConfigurationClass } from '$lib/domain/classes.ts';
import { isoDate } from '$lib/domain/dates.ts';
import {
	createCompanyGrader,
	summaryOf,
	type GradedConfiguration
} from '$lib/domain/grade-configurations.ts';
import { kindOf, osTableOf, ruleContextOf, templateOf } from '$lib/domain/grading-basis.ts';
import type { ConfigurationId } from '$lib/domain/ids.ts';
import { shippedOsTable } from '$lib/domain/os-support/shipped-table.ts';
import type { ConfigurationOverrides } from '$lib/domain/overrides.ts';
import { conditionsOf, type Rule } from '$lib/domain/rules/rule.ts';
import { newTemplate, type Template } from '$lib/domain/template.ts';
import type { WorkerService } from '$lib/sync/setup-protocol.ts';
import { createSandbox } from '../../src/lib/sandbox/app.ts';
import { createSyncService } from '../../src/lib/sync/service.ts';
import { anyRule } from '../domain/rules/subjects.ts';
import { autoSync, oddTenant } from '../support/import-setup.ts';
import { testEnvironment } from '../support/sync-environment.ts';

type Grading = Pick<
	WorkerService,
	'companyFigures' | 'previewTemplate' | 'classFigures' | 'fleetInventory'
>;

const asOf = isoDate('2026-11-23');
const now = '2026-11-23T11:42:00.000Z';
let db: AlmanacDatabase;
let service: Grading;

beforeAll(async () => {
	db = new AlmanacDatabase(`fleet-grading-${process.pid}`);
	const sandbox = createSandbox(oddTenant);
	const started = createSyncService(testEnvironment({ db, sandbox }));
	await started.connectSample('http://localhost:8787');
	await started.sync(autoSync, () => undefined);
	service = started;
	await addByHand();
	return async () => {
		db.close();
		await db.delete({ disableAutoOpen: false });
	};
});

/** A company without a PSA, and one of the tenant that has more than Autotask knows. */
async function addByHand(): Promise<void> {
	const [own] = await addCompanies(db, {
		companies: [{ name: 'By hand', typeId: null, statusId: null }],
		now
	});
	const [mapped] = await db.companyMappings.toArray();
	if (!own || !mapped) throw new Error('no company');
	const server = { name: 'OLD-SRV', type: 'Server', isActive: true };
	const configurations = [
		{ ...server, values: { purchaseDate: '2012-05-01', osType: 'Windows Server 2012 R2' } },
		{ ...server, name: 'NEW-SRV', values: { purchaseDate: '2026-05-01' } }
	];
	await addLocalConfigurations(db, own, { configurations, now });
	await addLocalConfigurations(db, mapped.companyId, { configurations, now });
}

/** The page's way: every company from its shards, row by row, with reasons. */
async function gradedByPages(
	chosen: (companyId: string) => Template | null = () => null
): Promise<Map<string, { graded: GradedConfiguration[]; template: Template }>> {
	const basis = await readGradingBasis(db);
	const table = osTableOf(basis, shippedOsTable());
	const pages = new Map<string, { graded: GradedConfiguration[]; template: Template }>();
	const [integrationId] = await db.integrations.toCollection().primaryKeys();
	if (!integrationId) throw new Error('no tenant');
	for (const { id: companyId } of await db.companies.toArray()) {
		const configurations = await configurationsOf(db, companyId);
		const said = await overridesOf(
			db,
			configurations.map(({ id }) => id)
		);
		const { fieldMap } = await readingRules(db, integrationId, companyId);
		const template = chosen(companyId) ?? templateOf(basis, companyId);
		const grader = createCompanyGrader({
			template,
			context: ruleContextOf(basis, table, { asOf, fieldMap }),
			company: basis.companies.get(companyId) ?? { extendedSupportBought: false },
			fieldMap,
			readAt: null,
			kindOf: (type) => kindOf(basis, type)
		});
		const graded = configurations.map((one) => grader.grade(one, said.get(one.id) ?? {}));
		pages.set(companyId, { graded, template });
	}
	return pages;
}

async function expectSameFigures(): Promise<void> {
	const answer = await service.companyFigures(asOf);
	if (!answer.ok) throw new Error(answer.failure.code);
	const figures = new Map(answer.value.map((one) => [one.companyId as string, one]));
	const pages = await gradedByPages();
	for (const [companyId, { graded, template }] of pages) {
		if (graded.length === 0) continue;
		const { shown, health, toReplace } = summaryOf(graded, template.grades);
		expect(figures.get(companyId)).toEqual({ companyId, shown, health, toReplace });
	}
}

const inClassRule = (rule: Rule): boolean =>
	conditionsOf(rule).every(({ field }) => field !== 'class' && field !== 'lifespan');

const anyClass = (id: string, type: string): fc.Arbitrary<ConfigurationClass> =>
	fc.record({
		id: fc.constant(id),
		type: fc.constant(type),
		name: fc.constant(id),
		budget: fc.constant(noBudget),
		weight: fc.constantFrom(0, 0.5, 1, 3),
		lifespan: fc.constantFrom(null, 'none' as const, { recommended: 1, limit: 2 }),
		extendedSupportBought: fc.boolean(),
		rule: fc.option(anyRule.filter(inClassRule), { nil: null })
	});

const said = <T>(value: T) => ({ value, note: '', at: now });
const anyOverrides: fc.Arbitrary<ConfigurationOverrides> = fc.record(
	{
		grade: fc.constantFrom('watch', 'healthy', 'a-grade-that-is-gone').map(said),
		class: fc.constantFrom('basic', 'premium', null, 'gone').map(said),
		type: fc.constantFrom('Server', 'Workstation', 'Made up').map(said),
		os: fc.constantFrom('Windows 10 Pro 22H2', 'Ubuntu 22.04 LTS').map(said),
		lifespan: fc.constantFrom('none' as const, { recommended: 2, limit: 3 }).map(said),
		extendedSupport: fc.boolean().map(said),
		dates: fc.array(
			fc.record({
				of: fc.constantFrom('purchase-date' as const, 'expiration-date' as const),
				from: fc.constantFrom('person' as const, 'file' as const),
				value: fc.constantFrom('2015-02-28', '2024-02-29', '2030-01-01').map(isoDate),
				origin: fc.constant(null),
				note: fc.constant(''),
				at: fc.constant(now)
			}),
			{ maxLength: 2 }
		)
	},
	{ requiredKeys: [] }
);

describe('the fleet and the pages of its companies', () => {
	it('agree on every figure by the standard template', async () => {
		await expectSameFigures();
		const answer = await service.companyFigures(asOf);
		const shown = answer.ok ? answer.value.reduce((sum, one) => sum + one.shown, 0) : 0;
		expect(shown).toBeGreaterThan(150);
	});

	it('agree on what was added by hand', async () => {
		const byHand = (await db.companies.toArray()).find(({ name }) => name === 'By hand');
		const answer = await service.companyFigures(asOf);
		const figure = answer.ok ? answer.value.find((one) => one.companyId === byHand?.id) : null;
		expect(figure).toMatchObject({ shown: 2, toReplace: 1 });
	});

	it('agree whatever rules, classes and statements there are', async () => {
		const synced = (await db.shards.toArray()).flatMap(({ integrationId, ids: psaIds }) =>
			[...psaIds].map((id) => `${integrationId}/${id}` as ConfigurationId)
		);
		const ids = [...synced, ...(await db.localConfigurations.toCollection().primaryKeys())];
		const companies = await db.companies.toArray();
		const { templates } = await readGradingBasis(db);
		const standard = templates[0] as Template;
		await addTemplate(db, newTemplate({ id: 'other', name: 'Other', types: [] }), now);
		await setCompanyTemplate(db, companies[0]?.id as never, 'other');
		await fc.assert(
			fc.asyncProperty(
				fc.array(anyRule, { minLength: 2, maxLength: 4 }),
				anyClass('basic', 'Workstation'),
				anyClass('premium', 'Server'),
				fc.array(fc.tuple(fc.nat(ids.length - 1), anyOverrides), { maxLength: 30 }),
				async (rules, basic, premium, statements) => {
					const grades = standard.grades.map((grade, place) => ({
						...grade,
						rule: rules[place] ?? grade.rule
					}));
					const change = (template: Template) => ({
						...template,
						grades,
						classes: [basic, premium]
					});
					await changeTemplate(db, 'other', { now, change });
					const chosen = new Map(statements.map(([place, one]) => [ids[place], one]));
					const undo = await changeOverrides(db, ids, {
						now,
						change: (_before, id) => chosen.get(id) ?? {}
					});
					expect(undo).toHaveLength(ids.length);
					await expectSameFigures();
				}
			),
			{ numRuns: 12 }
		);
		await changeOverrides(db, ids, { now, change: () => ({}) });
		await setCompanyTemplate(db, companies[0]?.id as never, null);
	}, 60_000);
});

describe('what an edit of a template would do', () => {
	it('is nothing as long as nothing is edited', async () => {
		const { templates } = await readGradingBasis(db);
		const template = templates.find(({ id }) => id === 'standard') as Template;
		const answer = await service.previewTemplate({ template, asOf, sampleOf: 'replace', limit: 3 });
		const preview = answer.ok ? answer.value : null;
		expect(preview?.changed).toBe(0);
		expect(preview?.edited).toEqual(preview?.saved);
		expect(preview?.rows.every(({ to }) => to === 'replace')).toBe(true);
		expect(preview?.rows).toHaveLength(3);
	});

	it('is told by counts, and by rows with the reason that they would show', async () => {
		const { templates } = await readGradingBasis(db);
		const template = templates.find(({ id }) => id === 'standard') as Template;
		const allWatch: Rule = { kind: 'group', match: 'all', rules: [] };
		const watch = template.grades.find(({ id }) => id === 'watch') as Template['grades'][number];
		const edited = { ...template, grades: [{ ...watch, rule: allWatch }] };
		const answer = await service.previewTemplate({
			template: edited,
			asOf,
			sampleOf: null,
			limit: 5
		});
		const preview = answer.ok ? answer.value : null;
		expect(preview?.edited.get('watch')).toBe(preview?.total);
		expect(preview?.changed).toBe(
			(preview?.total ?? 0) - (preview?.saved.get('watch') ?? Number.NaN)
		);
		expect(preview?.rows).toHaveLength(5);
		for (const row of preview?.rows ?? []) {
			expect(row.to).toBe('watch');
			expect(row.from).not.toBe('watch');
			expect(row.companyName).not.toBe('');
		}
	});

	it('agrees with what the pages show once it is saved', async () => {
		const { templates } = await readGradingBasis(db);
		const template = templates.find(({ id }) => id === 'standard') as Template;
		const edited: Template = {
			...template,
			grades: template.grades.map((grade) =>
				grade.id === 'replace'
					? {
							...grade,
							rule: { kind: 'condition', field: 'age', operator: 'at-least', value: 2 }
						}
					: grade
			)
		};
		const answer = await service.previewTemplate({
			template: edited,
			asOf,
			sampleOf: null,
			limit: 1000
		});
		const pages = await gradedByPages(() => edited);
		const counted = [...pages.values()].flatMap(({ graded }) =>
			graded.filter(({ isCounted }) => isCounted)
		);
		const preview = answer.ok ? answer.value : null;
		expect(preview?.total).toBe(counted.length);
		for (const { id } of edited.grades) {
			const onPages = counted.filter(({ grading }) => grading.grade?.id === id).length;
			expect(preview?.edited.get(id)).toBe(onPages);
		}
		const facts = new Map(
			counted.map(({ configuration, grading }) => [configuration.id, grading.facts])
		);
		const withoutSource = (list: readonly object[] | undefined) =>
			list?.map((fact) => ({ ...fact, source: null }));
		for (const row of preview?.rows ?? []) {
			expect(withoutSource(row.facts)).toEqual(withoutSource(facts.get(row.id)));
		}
		expect(preview?.rows.length).toBeGreaterThan(10);
	});
});

describe('classes over the fleet', () => {
	it('count who is in them by rule and by hand', async () => {
		const { templates } = await readGradingBasis(db);
		const template = templates.find(({ id }) => id === 'standard') as Template;
		const basic: ConfigurationClass = {
			id: 'all',
			type: 'Workstation',
			name: 'All',
			budget: noBudget,
			weight: 1,
			lifespan: null,
			extendedSupportBought: false,
			rule: { kind: 'group', match: 'all', rules: [] }
		};
		const edited = { ...template, classes: [basic] };
		const request = { template: edited, asOf, sampleOf: 'all', limit: 4 };
		const answer = await service.classFigures(request);
		const figures = answer.ok ? answer.value : null;
		const workstations = figures?.types.get('Workstation') ?? 0;
		expect(workstations).toBeGreaterThan(5);
		expect(figures?.classes.get('all')).toEqual({ byRule: workstations, byHand: 0 });
		const first = figures?.rows[0]?.id as ConfigurationId;
		await changeOverrides(db, [first], {
			now,
			change: (before) => ({ ...before, class: said('all') })
		});
		const again = await service.classFigures(request);
		expect(again.ok && again.value?.classes.get('all')).toEqual({
			byRule: workstations - 1,
			byHand: 1
		});
		await changeOverrides(db, [first], { now, change: () => ({}) });
	});
});

describe('what the fleet is made of', () => {
	it('counts the texts and types of active configurations of mapped companies', async () => {
		const answer = await service.fleetInventory({ asOf, limit: 3 });
		if (!answer.ok) throw new Error('failed');
		const systems = new Map<string | null, number>();
		const types = new Map<string | null, number>();
		let total = 0;
		for (const { graded } of (await gradedByPages()).values()) {
			for (const { configuration, subject } of graded) {
				const { isActive, presence, scope } = configuration;
				if (!isActive || presence.state !== 'present' || scope.state !== 'in') continue;
				total += 1;
				const [os, type] = [subject.os.value, subject.type.value];
				systems.set(os, (systems.get(os) ?? 0) + 1);
				types.set(type, (types.get(type) ?? 0) + 1);
			}
		}
		const { value } = answer;
		expect(value.total).toBe(total);
		expect(value.distinctSystems).toBe(systems.size);
		expect(value.systems).toHaveLength(3);
		for (const { value: text, count } of value.systems) expect(systems.get(text)).toBe(count);
		expect(value.systems.map(({ count }) => count)).toEqual(
			[...systems.values()].sort((a, b) => b - a).slice(0, 3)
		);
		expect(new Map(value.types.map(({ value: type, count }) => [type, count]))).toEqual(types);
	});
});
