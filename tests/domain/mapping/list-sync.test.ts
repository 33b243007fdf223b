import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListModel } from '../../../src/lib/domain/mapping/list-mapping.ts';
import { planListSync, type ListSyncOptions } from '../../../src/lib/domain/mapping/list-sync.ts';
import { applied, companyIds, local, model, newIds, psa } from './list-store.ts';

function options(more: Partial<ListSyncOptions<string>> = {}): ListSyncOptions<string> {
	return {
		fullSync: true,
		arriving: new Set(),
		listedBefore: new Set(),
		today: '2026-11-23',
		newId: newIds(),
		...more
	};
}

function after(before: ListModel<string>, more: Partial<ListSyncOptions<string>> = {}) {
	const plan = planListSync(before, options(more));
	return { ...plan, model: applied(before, plan.writes) };
}

const names = (given: ListModel<string>) => given.local.map(({ name }) => name);

describe('a rename in Autotask', () => {
	it('renames here and keeps companies and identity', () => {
		const client = local('c', 'Customer', { companyIds: companyIds(2) });
		const before = model([psa(1, 'Managed client')], [client], { 1: 'c' });
		expect(after(before).model.local).toEqual([{ ...client, name: 'Managed client' }]);
	});

	it('renames here without Full sync too', () => {
		const before = model([psa(1, 'New')], [local('c', 'Old')], { 1: 'c' });
		expect(names(after(before, { fullSync: false }).model)).toEqual(['New']);
	});

	it('renames an inactive type that is mapped', () => {
		const before = model([psa(8, 'Ex-partner', 'inactive')], [local('p', 'Partner')], { 8: 'p' });
		expect(names(after(before).model)).toEqual(['Ex-partner']);
	});

	it('that swaps two names swaps them here', () => {
		const before = model([psa(1, 'B'), psa(2, 'A')], [local('a', 'A'), local('b', 'B')], {
			1: 'a',
			2: 'b'
		});
		expect(names(after(before).model)).toEqual(['B', 'A']);
	});

	it('to the name of a free local type waits for a person', () => {
		const before = model([psa(1, 'Prospect')], [local('c', 'Customer'), local('p', 'Prospect')], {
			1: 'c'
		});
		const { writes, problems } = after(before);
		expect(writes).toEqual([]);
		expect(problems).toEqual([{ code: 'name-taken', value: 1, by: 'p' }]);
	});
});

describe('a type that was deleted in Autotask', () => {
	const gone = local('c', 'Competitor', { companyIds: companyIds(2) });

	it('stays here, unmapped, with the date', () => {
		const before = model([psa(1, 'Customer'), psa(5, null)], [gone], { 5: 'c' });
		const { model: end } = after(before, { fullSync: false, listedBefore: new Set([1, 5]) });
		expect(end.local).toEqual([{ ...gone, deletedInAutotask: '2026-11-23' }]);
		expect(end.mapped.size).toBe(0);
	});

	it('is not one that Autotask never listed: a person mapped the id by hand', () => {
		const before = model([psa(1, 'Customer'), psa(200, null)], [gone], { 200: 'c' });
		const { writes } = after(before, { fullSync: false, listedBefore: new Set([1]) });
		expect(writes).toEqual([]);
	});

	it('and made again under another id takes its old place', () => {
		const before = model([psa(9, 'Competitor'), psa(5, null)], [gone], { 5: 'c' });
		const { model: end } = after(before, { listedBefore: new Set([5]) });
		expect(end.local).toEqual([gone]);
		expect([...end.mapped]).toEqual([[9, 'c']]);
	});

	it('is not believed when the whole list is empty', () => {
		const before = model([psa(5, null)], [gone], { 5: 'c' });
		expect(planListSync(before, options({ listedBefore: new Set([5]) }))).toEqual({
			writes: [],
			problems: []
		});
	});
});

describe('Full sync', () => {
	const rows = [psa(1, 'Customer'), psa(2, 'Lead'), psa(8, 'Partner', 'inactive'), psa(200, null)];

	it('on: creates and maps every active type, inactive ones not', () => {
		const { model: end } = after(model(rows, []));
		expect(names(end)).toEqual(['Customer', 'Lead']);
		expect([...end.mapped.keys()]).toEqual([1, 2]);
	});

	it('off: only types that arrive with mapped companies', () => {
		const { model: end } = after(model(rows, []), { fullSync: false, arriving: new Set([2]) });
		expect(names(end)).toEqual(['Lead']);
		expect([...end.mapped.keys()]).toEqual([2]);
	});

	it('off: nothing arrives, nothing changes', () => {
		expect(after(model(rows, [local('x', 'X')]), { fullSync: false }).writes).toEqual([]);
	});

	it.each([true, false])('maps a free local type of the same name (Full sync %s)', (fullSync) => {
		const before = model(rows, [local('l', 'Lead')]);
		const { model: end } = after(before, { fullSync, arriving: new Set([2]) });
		expect(end.mapped.get(2)).toBe('l');
		expect(names(end).filter((name) => name === 'Lead')).toHaveLength(1);
	});

	it('creates an inactive type that a mapped company uses', () => {
		const { model: end } = after(model(rows, []), { fullSync: false, arriving: new Set([8]) });
		expect(names(end)).toEqual(['Partner']);
	});

	it('creates nothing for an id without a name', () => {
		expect(after(model(rows, []), { fullSync: false, arriving: new Set([200]) }).writes).toEqual(
			[]
		);
	});

	it('leaves a type whose name is that of another mapped one to a person', () => {
		const before = model([psa(1, 'Customer'), psa(2, 'Customer')], [local('c', 'Customer')], {
			1: 'c'
		});
		const { writes, problems } = after(before);
		expect(writes).toEqual([]);
		expect(problems).toEqual([{ code: 'name-held', value: 2, byValue: 1 }]);
	});
});

describe('laws', () => {
	const labels = fc.array(fc.constantFrom('A', 'B', 'C', 'D'), { minLength: 4, maxLength: 4 });
	const states = fc.array(fc.constantFrom('active' as const, 'inactive' as const), {
		minLength: 4,
		maxLength: 4
	});
	const subset = fc.subarray([1, 2, 3, 4]).map((values) => new Set(values));
	const anyCase = fc
		.record({
			labels,
			states,
			listed: subset,
			locals: fc.shuffledSubarray(['A', 'B', 'C', 'D', 'E']),
			mappedCount: fc.nat(4),
			fullSync: fc.boolean(),
			arriving: subset,
			listedBefore: subset
		})
		.map((given) => {
			const rows = given.labels.map((label, index) =>
				given.listed.has(index + 1)
					? psa(index + 1, label, given.states[index])
					: psa(index + 1, null)
			);
			const entries = given.locals.map((name, index) =>
				local(`id-${index}`, name, { sortOrder: index })
			);
			const mapped = entries.slice(0, given.mappedCount).map(({ id }, index) => [index + 1, id]);
			return { given, before: model(rows, entries, Object.fromEntries(mapped)) };
		});

	it('a second sync of the same list changes nothing', () => {
		fc.assert(
			fc.property(anyCase, ({ given, before }) => {
				const once = after(before, given);
				const listedBefore = given.listed.size > 0 ? given.listed : given.listedBefore;
				const again = planListSync(once.model, options({ ...given, listedBefore }));
				expect(again.writes).toEqual([]);
			}),
			{ numRuns: 2000 }
		);
	});

	it('no local type disappears, and the mapping stays one to one', () => {
		fc.assert(
			fc.property(anyCase, ({ given, before }) => {
				const end = after(before, given).model;
				const left = new Set(end.local.map(({ id }) => id));
				expect(before.local.every(({ id }) => left.has(id))).toBe(true);
				expect(new Set(end.mapped.values()).size).toBe(end.mapped.size);
			}),
			{ numRuns: 1000 }
		);
	});
});
