import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesQuery } from '$lib/domain/mapping/selection-query.ts';
import { defaultSelection, matchesSelection } from '$lib/domain/selection.ts';
import { coverageOf, missingSelection } from '$lib/domain/sync-plan/coverage.ts';
import {
	companiesPerChanges,
	planSync,
	type KnownCompany,
	type SyncPlanInput
} from '$lib/domain/sync-plan/plan-sync.ts';

const now = '2026-11-23T11:42:00.000Z';
const wanted = coverageOf(['serialNumber', 'via:product.name'], defaultSelection);

function company(more: Partial<KnownCompany> = {}): KnownCompany {
	const complete = '2026-11-23T10:00:00.000Z';
	return { complete, covers: wanted, configurations: 400, pass: 7, ...more };
}

function input(more: Partial<SyncPlanInput> = {}): SyncPlanInput {
	const companies = more.companies ?? [1, 2, 3];
	return {
		mode: 'auto',
		companies,
		known: new Map(companies.map((id) => [id, company()])),
		wanted,
		mapped: [],
		openPass: null,
		finishedAt: '2026-11-22T11:42:00.000Z',
		rhythm: 'auto',
		hourlyLimit: 10_000,
		now,
		...more
	};
}

describe('the plan of a sync', () => {
	it('reads changes and looks for what is gone where everything is known', () => {
		const plan = planSync(input());
		expect(plan.kind).toBe('incremental');
		expect(plan.steps).toEqual([
			{
				kind: 'read-changes',
				groups: [{ companies: [1, 2, 3], since: '2026-11-23T09:55:00.000Z' }],
				calls: 1
			},
			{ kind: 'find-gone', companies: [1, 2, 3], calls: 1 }
		]);
		expect(plan.calls).toBe(2);
	});

	it('reads everything the first time, and in pages of 500 at about that cost', () => {
		const companies = Array.from({ length: 250 }, (_, at) => at + 1);
		const known = new Map(companies.map((id) => [id, company({ covers: null })]));
		const plan = planSync(input({ companies, known, finishedAt: null }));
		expect(plan.kind).toBe('full');
		expect(plan.steps).toMatchObject([{ kind: 'read-whole', reason: 'first', companies }]);
		expect(plan.calls).toBeGreaterThanOrEqual(200);
		expect(plan.calls).toBeLessThanOrEqual(240);
	});

	it('goes on with a pass that was cut, and ends one that lacked only its end', () => {
		const known = new Map([
			[1, company({ pass: 9 })],
			[2, company({ pass: 9 })],
			[3, company()]
		]);
		const plan = planSync(input({ openPass: 9, known }));
		expect(plan.kind).toBe('full');
		expect(plan.steps).toMatchObject([
			{ kind: 'read-whole', reason: 'resumed', companies: [3] },
			{ kind: 'read-changes', groups: [{ companies: [1, 2] }] },
			{ kind: 'find-gone', companies: [1, 2] }
		]);
		const ended = new Map([1, 2, 3].map((id) => [id, company({ pass: 9 })]));
		const last = planSync(input({ openPass: 9, known: ended }));
		expect(last.steps[0]).toMatchObject({ kind: 'read-whole', reason: 'resumed', companies: [] });
	});

	it('reads everything again when a person asks for it or it is time', () => {
		expect(planSync(input({ mode: 'full' })).steps).toMatchObject([
			{ kind: 'read-whole', reason: 'asked', companies: [1, 2, 3] }
		]);
		const lastWeek = '2026-11-16T11:41:00.000Z';
		expect(planSync(input({ finishedAt: lastWeek })).steps).toMatchObject([
			{ kind: 'read-whole', reason: 'periodic' }
		]);
		expect(planSync(input({ finishedAt: lastWeek, rhythm: 'by-hand' })).kind).toBe('incremental');
	});

	it('reads every day where a mapped field is a UDF and a pass costs little', () => {
		expect(planSync(input({ mapped: ['udf:Purchase Date'] })).kind).toBe('full');
		expect(planSync(input({ mapped: ['udf:Purchase Date'], hourlyLimit: 50 })).kind).toBe(
			'incremental'
		);
		expect(planSync(input({ mapped: ['installDate'] })).kind).toBe('incremental');
	});

	it('reads a company whole that is new, was never complete, or was read by an older version', () => {
		const known = new Map([
			[1, company()],
			[2, company({ complete: null })],
			[3, company({ covers: null })]
		]);
		const plan = planSync(input({ companies: [1, 2, 3, 4], known }));
		expect(plan.kind).toBe('incremental');
		expect(plan.steps).toMatchObject([
			{ kind: 'read-whole', reason: 'new-companies', companies: [2, 3, 4] },
			{ kind: 'read-changes', groups: [{ companies: [1] }] },
			{ kind: 'find-gone', companies: [1] }
		]);
	});

	it('fills in only the columns that are new, for companies that lack them', () => {
		const more = coverageOf([...wanted.fields, 'udf:Room', 'location'], defaultSelection);
		const known = new Map([
			[1, company()],
			[2, company({ covers: more })],
			[3, company()]
		]);
		expect(planSync(input({ known, wanted: more })).steps[0]).toMatchObject({
			kind: 'fill-fields',
			companies: [1, 3],
			fields: ['location', 'udf:Room']
		});
	});

	it('plans nothing for a field that was unticked', () => {
		const fewer = coverageOf(['serialNumber'], defaultSelection);
		expect(planSync(input({ wanted: fewer })).steps.map(({ kind }) => kind)).toEqual([
			'read-changes',
			'find-gone'
		]);
	});

	it('reads only what a wider selection adds, and nothing for a narrower one', () => {
		const wider = coverageOf(wanted.fields, { ...defaultSelection, statuses: [] });
		expect(planSync(input({ wanted: wider })).steps[0]).toMatchObject({
			kind: 'read-more',
			companies: [1, 2, 3],
			queries: [{ types: null, categories: null, isActive: false }]
		});
		const narrower = coverageOf(wanted.fields, { ...defaultSelection, types: [4] });
		expect(planSync(input({ wanted: narrower })).steps.map(({ kind }) => kind)).toEqual([
			'read-changes',
			'find-gone'
		]);
	});

	it('does not let a company that lags far behind make all others read far back', () => {
		const known = new Map([
			[1, company()],
			[2, company({ complete: '2026-01-01T00:00:00.000Z' })],
			[3, company({ complete: '2026-11-20T00:00:00.000Z' })]
		]);
		const [changes] = planSync(input({ known })).steps;
		expect(changes).toMatchObject({
			groups: [
				{ companies: [2], since: '2025-12-31T23:55:00.000Z' },
				{ companies: [1, 3], since: '2026-11-19T23:55:00.000Z' }
			]
		});
	});

	it('does nothing where nothing is selected', () => {
		expect(planSync(input({ companies: [], finishedAt: null }))).toMatchObject({ steps: [] });
	});
});

const idList = fc.uniqueArray(fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constant(null)), {
	maxLength: 4
});
const selection = fc.record({
	types: idList,
	categories: idList,
	statuses: fc.uniqueArray(fc.constantFrom<'active' | 'inactive'>('active', 'inactive'))
});
const fields = fc.uniqueArray(fc.constantFrom('a', 'b', 'udf:c', 'via:contact.name'));
const known = fc.option(
	fc.record({
		complete: fc.option(fc.constantFrom('2026-11-23T10:00:00.000Z', '2026-10-01T00:00:00.000Z')),
		covers: fc.option(
			fc.tuple(fields, selection).map(([keys, chosen]) => coverageOf(keys, chosen))
		),
		configurations: fc.nat(3_000),
		pass: fc.integer({ min: 1, max: 3 })
	})
);
const anyInput = fc
	.record({
		mode: fc.constantFrom<'auto' | 'full'>('auto', 'full'),
		companies: fc
			.uniqueArray(fc.nat(2_000), { maxLength: 700 })
			.map((ids) => ids.sort((a, b) => a - b)),
		states: fc.array(known, { minLength: 1, maxLength: 5 }),
		wanted: fc.tuple(fields, selection).map(([keys, chosen]) => coverageOf(keys, chosen)),
		openPass: fc.option(fc.integer({ min: 1, max: 3 })),
		finishedAt: fc.option(fc.constantFrom('2026-11-22T00:00:00.000Z', '2026-01-01T00:00:00.000Z'))
	})
	.map(({ states, companies, ...rest }): SyncPlanInput => {
		const entries = companies.flatMap((id): [number, KnownCompany][] => {
			const state = states[id % states.length];
			return state ? [[id, state]] : [];
		});
		return { ...input(), companies, known: new Map(entries), ...rest };
	});

describe('any plan', () => {
	it('leaves every selected company known as it is wanted', () => {
		fc.assert(
			fc.property(anyInput, (given) => {
				const plan = planSync(given);
				const whole = new Set(
					plan.steps.flatMap((step) => (step.kind === 'read-whole' ? step.companies : []))
				);
				for (const id of given.companies) {
					const before = given.known.get(id);
					if (whole.has(id)) continue;
					// What is not read whole was read whole before and gets exactly what it lacks.
					expect(before?.complete).toBeTruthy();
					const covers = before?.covers ?? coverageOf([], defaultSelection);
					const filled = plan.steps.flatMap((step) =>
						step.kind === 'fill-fields' && step.companies.includes(id) ? step.fields : []
					);
					expect([...covers.fields, ...filled]).toEqual(
						expect.arrayContaining([...given.wanted.fields])
					);
					const lacks = missingSelection(covers, given.wanted).length > 0;
					const more = plan.steps.filter(
						(step) => step.kind === 'read-more' && step.companies.includes(id)
					);
					expect(more).toHaveLength(lacks ? 1 : 0);
				}
			}),
			{ numRuns: 300 }
		);
	});

	it('asks for the changes of each known company once, in queries that Autotask takes', () => {
		fc.assert(
			fc.property(anyInput, (given) => {
				const plan = planSync(given);
				const groups = plan.steps.flatMap((step) =>
					step.kind === 'read-changes' ? step.groups : []
				);
				const asked = groups.flatMap(({ companies }) => companies);
				expect(new Set(asked).size).toBe(asked.length);
				for (const { companies, since } of groups) {
					expect(companies.length).toBeLessThanOrEqual(companiesPerChanges);
					for (const id of companies) {
						expect(since < (given.known.get(id)?.complete ?? '')).toBe(true);
					}
				}
				expect(plan.calls).toBe(plan.steps.reduce((sum, { calls }) => sum + calls, 0));
			}),
			{ numRuns: 300 }
		);
	});

	it('asks for what a wider selection adds, each record once', () => {
		const facts = fc.record({
			type: fc.constantFrom(null, 1, 2, 5),
			category: fc.constantFrom(null, 1, 3, 5),
			isActive: fc.boolean()
		});
		fc.assert(
			fc.property(selection, selection, facts, (was, is, record) => {
				const queries = missingSelection(coverageOf([], was), coverageOf([], is));
				const asked = queries.filter((query) => matchesQuery(query, record)).length;
				const all = { companies: 'all' } as const;
				const isNew =
					matchesSelection({ ...all, ...is }, record) &&
					!matchesSelection({ ...all, ...was }, record);
				expect(asked).toBe(isNew ? 1 : 0);
			}),
			{ numRuns: 500 }
		);
	});
});
