import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	countsOf,
	estimateFieldChange,
	estimateImport,
	planFieldChange,
	planSelectionChange,
	workItems
} from '../../../src/lib/domain/mapping/selection-plan.ts';
import {
	companiesPerQuery,
	countSets,
	matchesQuery,
	selectedCompanies,
	selectionQuery
} from '../../../src/lib/domain/mapping/selection-query.ts';
import {
	defaultSelection,
	matchesSelection,
	type ConfigurationSelection,
	type SelectionFacts
} from '../../../src/lib/domain/selection.ts';

const everything: ConfigurationSelection = { ...defaultSelection, statuses: [] };
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

const ids = fc.uniqueArray(fc.constantFrom(1, 2, 3, null), { maxLength: 4 });
const anySelection: fc.Arbitrary<ConfigurationSelection> = fc.record({
	companies: fc.oneof(
		fc.constant('all' as const),
		fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5), { maxLength: 5 })
	),
	types: ids,
	categories: ids,
	statuses: fc.uniqueArray(fc.constantFrom('active' as const, 'inactive' as const))
});
const anyFacts: fc.Arbitrary<SelectionFacts> = fc.record({
	type: fc.constantFrom(1, 2, 3, 4, null),
	category: fc.constantFrom(1, 2, 3, 4, null),
	isActive: fc.boolean()
});

describe('the query of a selection', () => {
	it('asks for active configurations by default', () => {
		expect(selectionQuery(defaultSelection)).toEqual({
			types: null,
			categories: null,
			isActive: true
		});
	});

	it('names ticked types and "(none)"', () => {
		const query = selectionQuery({ ...everything, types: [7, null, 3], categories: [null] });
		expect(query).toEqual({
			types: { ids: [3, 7], among: true, orNone: true },
			categories: { ids: [], among: true, orNone: true },
			isActive: null
		});
	});

	it('asks for both statuses when both are ticked, as when none is', () => {
		const both = selectionQuery({ ...everything, statuses: ['inactive', 'active'] });
		expect(both).toEqual(selectionQuery(everything));
	});

	it('matches what the selection matches, so that the count is what arrives', () => {
		fc.assert(
			fc.property(anySelection, anyFacts, (selection, facts) => {
				expect(matchesQuery(selectionQuery(selection), facts)).toBe(
					matchesSelection(selection, facts)
				);
			})
		);
	});

	it('leaves companies room beside it, and never exceeds the alternatives of a query', () => {
		expect(companiesPerQuery(selectionQuery(everything))).toBe(300);
		const some = selectionQuery({
			...everything,
			types: upTo(178).concat(999),
			categories: [null]
		});
		expect(companiesPerQuery(some)).toBe(300);
		const many = selectionQuery({
			...everything,
			types: [...upTo(230), null],
			categories: upTo(230)
		});
		expect(companiesPerQuery(many)).toBe(480 - 232 - 230);
	});

	it('leaves out a list that is too long for a query', () => {
		expect(selectionQuery({ ...everything, types: upTo(231) }).types).toBeNull();
	});

	it('is counted by sets of companies that hold each once', () => {
		const sets = countSets(upTo(601), selectionQuery(everything));
		expect(sets.map((set) => set.length)).toEqual([300, 300, 1]);
		expect(sets.flat()).toEqual(upTo(601));
	});
});

describe('Mapped Companies', () => {
	it('"All" holds companies that are mapped later', () => {
		expect(selectedCompanies(defaultSelection, [9, 2])).toEqual([2, 9]);
	});

	it('a chosen set holds only what is mapped', () => {
		expect(selectedCompanies({ ...defaultSelection, companies: [2, 3] }, [9, 2])).toEqual([2]);
	});
});

describe('about how many API requests', () => {
	const query = selectionQuery(everything);

	it('an import of 20,000 configurations of 200 companies takes', () => {
		const size = { companies: 200, configurations: 20_000, query, fields: ['serialNumber'] };
		expect(estimateImport(size)).toEqual({ counts: 1, pages: 40, lookups: 0, total: 41 });
	});

	it('counts a short last page for each set of companies', () => {
		const size = { companies: 900, configurations: 900, query, fields: [] };
		expect(estimateImport(size)).toEqual({ counts: 3, pages: 3, lookups: 0, total: 6 });
	});

	it('counts look-ups of each entity once, and lists that are read anyway not', () => {
		const fields = ['via:product.name', 'via:product.manufacturer', 'via:type.name'];
		const size = { companies: 20, configurations: 12_000, query, fields };
		expect(estimateImport(size).lookups).toBe(2);
		expect(estimateImport({ ...size, fields: ['via:contact.name'] }).lookups).toBe(13);
	});

	it('nothing to import takes nothing but the count', () => {
		const size = { companies: 0, configurations: 0, query, fields: ['via:contact.name'] };
		expect(estimateImport(size).total).toBe(0);
		expect(estimateImport({ ...size, companies: 2 })).toEqual({
			counts: 1,
			pages: 1,
			lookups: 0,
			total: 2
		});
	});

	it('is never less than the full pages', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 3000 }), fc.nat(300_000), (companies, count) => {
				const { pages } = estimateImport({ companies, configurations: count, query, fields: [] });
				expect(pages).toBeGreaterThanOrEqual(Math.ceil(count / 500));
				expect(pages).toBeLessThanOrEqual(Math.ceil(count / 500) * 1.5 + companies / 300 + 2);
			})
		);
	});
});

describe('a changed selection', () => {
	const mapped = [1, 2, 3, 4];

	it('that is the same makes no work', () => {
		fc.assert(
			fc.property(anySelection, (selection) => {
				const work = planSelectionChange(selection, selection, mapped);
				expect(workItems(work, planFieldChange([], []))).toEqual([]);
			})
		);
	});

	it('reads only the companies that come in, and no page of those that go', () => {
		const before = { ...defaultSelection, companies: [1, 2] };
		const work = planSelectionChange(before, { ...defaultSelection, companies: [2, 3] }, mapped);
		expect(work).toEqual({
			readInFull: [3],
			leave: [1],
			kept: [2],
			added: [],
			isNarrowed: false
		});
		expect(countsOf(work, defaultSelection)).toEqual([
			{ companies: [3], query: selectionQuery(defaultSelection) }
		]);
	});

	it('asks only for inactive configurations when "Inactive" is ticked too', () => {
		const work = planSelectionChange(defaultSelection, everything, mapped);
		expect(work.added).toEqual([{ types: null, categories: null, isActive: false }]);
		expect(work.isNarrowed).toBe(false);
	});

	it('asks for all but the old types when every type is ticked', () => {
		const before = { ...everything, types: [1, null] };
		expect(planSelectionChange(before, everything, mapped).added).toEqual([
			{ types: { ids: [1], among: false, orNone: false }, categories: null, isActive: null }
		]);
	});

	it('that is narrowed makes no request', () => {
		const work = planSelectionChange(everything, { ...everything, types: [1] }, mapped);
		expect(work.added).toEqual([]);
		expect(work.isNarrowed).toBe(true);
		expect(workItems(work, planFieldChange([], []))).toEqual([
			{ code: 'leave-selection', companies: 4 }
		]);
	});

	it('asks exactly for the records that the old selection left out, each once', () => {
		fc.assert(
			fc.property(anySelection, anySelection, anyFacts, (before, after, facts) => {
				const all = { companies: 'all' } as const;
				const { added } = planSelectionChange({ ...before, ...all }, { ...after, ...all }, [1]);
				const isNew = matchesSelection(after, facts) && !matchesSelection(before, facts);
				const hits = added.filter((query) => matchesQuery(query, facts)).length;
				expect(hits).toBe(isNew ? 1 : 0);
			}),
			{ numRuns: 3000 }
		);
	});

	it('says that records leave only when some can', () => {
		fc.assert(
			fc.property(anySelection, anySelection, anyFacts, (before, after, facts) => {
				const all = { companies: 'all' } as const;
				const work = planSelectionChange({ ...before, ...all }, { ...after, ...all }, [1]);
				const leaves = matchesSelection(before, facts) && !matchesSelection(after, facts);
				expect(work.isNarrowed || !leaves).toBe(true);
			}),
			{ numRuns: 1000 }
		);
	});

	it('cuts the companies into those that come, stay and go', () => {
		fc.assert(
			fc.property(anySelection, anySelection, (before, after) => {
				const { readInFull, kept, leave } = planSelectionChange(before, after, mapped);
				expect([...readInFull, ...kept].sort()).toEqual(selectedCompanies(after, mapped));
				expect([...leave, ...kept].sort()).toEqual(selectedCompanies(before, mapped));
			})
		);
	});
});

describe('changed fields', () => {
	const query = selectionQuery(everything);
	const size = { companies: 10, configurations: 1200, query, fields: [] };

	it('fetch only the new columns', () => {
		const work = planFieldChange(['serialNumber'], ['serialNumber', 'installDate', 'udf:Bought']);
		expect(work).toEqual({
			columns: ['installDate', 'Bought'],
			lookups: [],
			remove: [],
			dropColumns: []
		});
		expect(estimateFieldChange(work, size).total).toBe(3);
	});

	it('fetch nothing for what the engine has anyway', () => {
		expect(planFieldChange([], ['referenceTitle', 'createDate']).columns).toEqual([]);
	});

	it('that are unticked are removed without a request', () => {
		const work = planFieldChange(['serialNumber', 'via:product.name'], ['serialNumber']);
		expect(work.remove).toEqual(['via:product.name']);
		expect(work.dropColumns).toEqual(['productID']);
		expect(estimateFieldChange(work, size).total).toBe(0);
	});

	it('look up again without reading pages when the id is stored', () => {
		const before = ['via:product.name'];
		const work = planFieldChange(before, [...before, 'via:product.manufacturer']);
		expect(work.columns).toEqual([]);
		expect(work.lookups).toEqual(['Products']);
		expect(estimateFieldChange(work, size)).toEqual({
			counts: 0,
			pages: 0,
			lookups: 1,
			total: 1
		});
	});

	it('keep an id that another ticked field needs', () => {
		const both = ['via:product.name', 'via:product.manufacturer'];
		expect(planFieldChange(both, ['via:product.name']).dropColumns).toEqual([]);
	});

	it('are said in words together with the selection', () => {
		const selection = planSelectionChange(
			{ ...defaultSelection, companies: [1, 2] },
			{ ...everything, companies: [2, 3] },
			[1, 2, 3]
		);
		const fields = planFieldChange(['notes'], ['installDate', 'via:contact.name']);
		expect(workItems(selection, fields)).toEqual([
			{ code: 'read-companies', companies: 1 },
			{ code: 'leave-companies', companies: 1 },
			{ code: 'read-more', companies: 1 },
			{ code: 'read-columns', columns: 2 },
			{ code: 'look-up', entities: ['Contacts'] },
			{ code: 'remove-values', fields: ['notes'] }
		]);
	});
});
