import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactName } from '../../../src/lib/domain/mapping/company-names.ts';
import {
	choose,
	createUnmapped,
	holderOf,
	isNamedByAutotask,
	mergeInto,
	noListChanges,
	psaStatusValues,
	psaTypeValues,
	renameOther,
	statusValueOf,
	type ListDraft,
	type ListModel
} from '../../../src/lib/domain/mapping/list-mapping.ts';
import { planListSave, undoListWrites } from '../../../src/lib/domain/mapping/list-save.ts';
import { applied, companyIds, compared, local, model, newIds, psa } from './list-store.ts';

const client = local('client', 'Client', { sortOrder: 1, companyIds: companyIds(2) });
const prospect = local('prospect', 'Prospect', { sortOrder: 2 });
const former = local('former', 'Former Client', { sortOrder: 3 });
const rows = [psa(1, 'Customer'), psa(2, 'Lead'), psa(3, 'Prospect'), psa(4, 'Dead')];
const none = noListChanges<string>();

function picked(given: ListModel<string>, pairs: Record<number, string>): ListDraft<string> {
	return Object.entries(pairs).reduce(
		(draft, [value, id]) =>
			choose(given, draft, { value: Number(value), choice: { kind: 'local', id } }),
		none
	);
}

describe('rows of Autotask', () => {
	const value = (id: string, label: string, sortOrder: number, isActive = true) => {
		return { value: id, label, isActive, sortOrder };
	};

	it('stand in its order, then the ids that companies use but its list lacks', () => {
		const picklist = [value('3', 'Prospect', 2, false), value('1', 'Customer', 1)];
		const usage = new Map([
			[200, 3],
			[1, 214],
			[17, 1]
		]);
		expect(psaTypeValues(picklist, usage, new Map([[300, 'x']]))).toEqual([
			{ value: 1, label: 'Customer', state: 'active', companies: 214 },
			{ value: 3, label: 'Prospect', state: 'inactive', companies: 0 },
			{ value: 17, label: null, state: 'unknown', companies: 1 },
			{ value: 200, label: null, state: 'unknown', companies: 3 },
			{ value: 300, label: null, state: 'unknown', companies: 0 }
		]);
	});

	it('are exactly two for statuses', () => {
		const usage = new Map([[statusValueOf(false), 7]]);
		expect(psaStatusValues(usage)).toEqual([
			{ value: 1, label: 'Active', state: 'active', companies: 0 },
			{ value: 0, label: 'Inactive', state: 'active', companies: 7 }
		]);
	});
});

describe('Save', () => {
	it('gives a mapped local type the name of Autotask and keeps its identity', () => {
		const before = model(rows, [client, prospect, former]);
		const plan = planListSave(before, picked(before, { 1: 'client' }), newIds());
		expect(plan.writes).toEqual([
			{ kind: 'rename', id: 'client', from: 'Client', to: 'Customer' },
			{ kind: 'map', value: 1, id: 'client' }
		]);
		const after = applied(before, plan.writes);
		expect(after.local[0]).toEqual({ ...client, name: 'Customer' });
		expect(isNamedByAutotask(before, 'client')).toBe(false);
		expect(isNamedByAutotask(after, 'client')).toBe(true);
	});

	it('swaps the names of two local types', () => {
		const before = model(
			[psa(1, 'Client'), psa(2, 'Prospect')],
			[local('a', 'Prospect'), local('b', 'Client')]
		);
		const plan = planListSave(before, picked(before, { 1: 'a', 2: 'b' }), newIds());
		expect(plan.problems).toEqual([]);
		expect(applied(before, plan.writes).local.map(({ name }) => name)).toEqual([
			'Client',
			'Prospect'
		]);
	});

	it('stores nothing before and nothing twice', () => {
		const before = model(rows, [client, prospect, former], { 3: 'prospect' });
		expect(planListSave(before, none, newIds()).writes).toEqual([]);
	});

	it('takes off a mapping that a person took off, and keeps the local type', () => {
		const before = model(rows, [client, prospect], { 3: 'prospect' });
		const draft = choose(before, none, { value: 3, choice: { kind: 'none' } });
		expect(planListSave(before, draft, newIds()).writes).toEqual([
			{ kind: 'unmap', value: 3, id: 'prospect' }
		]);
	});

	it('clears the mark "deleted in Autotask" of a type that is mapped again', () => {
		const gone = local('gone', 'Lead', { deletedInAutotask: '2026-11-20' });
		const before = model(rows, [gone]);
		expect(planListSave(before, picked(before, { 2: 'gone' }), newIds()).writes).toEqual([
			{ kind: 'mark-deleted', id: 'gone', from: '2026-11-20', to: null },
			{ kind: 'map', value: 2, id: 'gone' }
		]);
	});

	it('does not rename a local type that is mapped to an unknown id', () => {
		const before = model([psa(200, null)], [client]);
		const plan = planListSave(before, picked(before, { 200: 'client' }), newIds());
		expect(plan.writes).toEqual([{ kind: 'map', value: 200, id: 'client' }]);
		expect(isNamedByAutotask(applied(before, plan.writes), 'client')).toBe(false);
	});
});

describe('Create Unmapped', () => {
	it('makes and maps a local type for each unmapped Autotask type', () => {
		const before = model(rows, [client, former], { 1: 'client' });
		const plan = planListSave(before, createUnmapped(before, none), newIds());
		const made = (id: string, name: string, sortOrder: number) => {
			return { kind: 'create', entry: { id, name, sortOrder, deletedInAutotask: null } };
		};
		expect(plan.writes).toEqual([
			{ kind: 'rename', id: 'client', from: 'Client', to: 'Customer' },
			made('new-1', 'Lead', 4),
			made('new-2', 'Prospect', 5),
			made('new-3', 'Dead', 6),
			{ kind: 'map', value: 2, id: 'new-1' },
			{ kind: 'map', value: 3, id: 'new-2' },
			{ kind: 'map', value: 4, id: 'new-3' }
		]);
	});

	it('takes the free local type of the same name instead of a second one', () => {
		const before = model(rows, [prospect]);
		const draft = createUnmapped(before, none);
		expect(draft.choices.get(3)).toEqual({ kind: 'local', id: 'prospect' });
	});

	it('creates neither inactive nor unknown types', () => {
		const before = model([psa(8, 'Partner', 'inactive'), psa(200, null)], []);
		expect(createUnmapped(before, none).choices.size).toBe(0);
	});
});

describe('one to one', () => {
	it('moves a local type that another row holds', () => {
		const before = model(rows, [client, prospect], { 1: 'client' });
		const draft = picked(before, { 4: 'client' });
		expect(holderOf(before, draft, 'client')).toBe(4);
		expect(planListSave(before, draft, newIds()).writes).toEqual([
			{ kind: 'unmap', value: 1, id: 'client' },
			{ kind: 'rename', id: 'client', from: 'Client', to: 'Dead' },
			{ kind: 'map', value: 4, id: 'client' }
		]);
	});

	it('choosing what is stored is no change', () => {
		const before = model(rows, [client, prospect], { 1: 'client' });
		const away = picked(before, { 4: 'client' });
		const back = choose(before, away, { value: 1, choice: { kind: 'local', id: 'client' } });
		expect(back).toEqual(none);
	});
});

describe('a name that another local type has', () => {
	const customer = local('customer', 'Customer', { sortOrder: 4, companyIds: companyIds(3, 10) });
	const before = model(rows, [client, customer, prospect]);
	const draft = picked(before, { 1: 'client', 4: 'prospect' });

	it('refuses that row and saves the others', () => {
		const plan = planListSave(before, draft, newIds());
		expect(plan.problems).toEqual([{ code: 'name-taken', value: 1, by: 'customer' }]);
		expect(plan.writes).toEqual([
			{ kind: 'rename', id: 'prospect', from: 'Prospect', to: 'Dead' },
			{ kind: 'map', value: 4, id: 'prospect' }
		]);
		expect([...plan.draft.choices.keys()]).toEqual([1]);
	});

	it('merges into it: records move, and one undo brings all of it back', () => {
		const merged = mergeInto(before, draft, { value: 1, into: 'customer' });
		const plan = planListSave(before, merged, newIds());
		expect(plan.problems).toEqual([]);
		const after = applied(before, plan.writes);
		expect(after.mapped.get(1)).toBe('customer');
		expect(after.local.find(({ id }) => id === 'customer')?.companyIds).toHaveLength(5);
		expect(after.local.some(({ id }) => id === 'client')).toBe(false);
		const undone = applied(after, undoListWrites(plan.writes));
		expect(compared(undone)).toEqual(compared(before));
	});

	it('renames the other', () => {
		const renamed = renameOther(draft, 'customer', ' Old   customers ');
		const plan = planListSave(before, renamed, newIds());
		expect(plan.problems).toEqual([]);
		expect(plan.writes).toContainEqual({
			kind: 'rename',
			id: 'customer',
			from: 'Customer',
			to: 'Old customers'
		});
	});

	it.each([
		['', 'new-name-empty'],
		['   ', 'new-name-empty'],
		['Dead', 'new-name-taken'],
		['Customer ', 'new-name-taken']
	])('refuses the new name %j of the other', (name, code) => {
		const plan = planListSave(before, renameOther(draft, 'customer', name), newIds());
		expect(plan.problems).toEqual([
			{ code, id: 'customer' },
			{ code: 'name-taken', value: 1, by: 'customer' }
		]);
	});

	it('offers no merge into a type that Autotask names otherwise', () => {
		const held = model(rows, [client, customer], { 2: 'customer' });
		const chosen = picked(held, { 1: 'client' });
		expect(mergeInto(held, chosen, { value: 1, into: 'customer' })).toBe(chosen);
	});

	it('drops the merge when another row takes the type that was to be merged into', () => {
		const merged = mergeInto(before, draft, { value: 1, into: 'customer' });
		const taken = choose(before, merged, { value: 2, choice: { kind: 'local', id: 'customer' } });
		expect(taken.merges.size).toBe(0);
		expect(taken.choices.get(1)).toEqual({ kind: 'local', id: 'client' });
	});

	it('is the same name with other white space, another with other letters', () => {
		const taken = model([psa(1, 'Big Client')], [client, local('x', ' Big  Client ')]);
		const free = model([psa(1, 'Big Client')], [client, local('x', 'big client')]);
		expect(planListSave(taken, picked(taken, { 1: 'client' }), newIds()).problems).toHaveLength(1);
		expect(planListSave(free, picked(free, { 1: 'client' }), newIds()).problems).toEqual([]);
	});

	it('takes the existing type where a new one was to be created', () => {
		const chosen = choose(before, none, { value: 1, choice: { kind: 'new' } });
		expect(planListSave(before, chosen, newIds()).problems).toHaveLength(1);
		const merged = mergeInto(before, chosen, { value: 1, into: 'customer' });
		expect(planListSave(before, merged, newIds()).writes).toEqual([
			{ kind: 'map', value: 1, id: 'customer' }
		]);
	});
});

describe('two Autotask types of one name', () => {
	it('refuses the second', () => {
		const before = model([psa(1, 'Customer'), psa(9, 'Customer')], []);
		const plan = planListSave(before, createUnmapped(before, none), newIds());
		expect(plan.problems).toEqual([{ code: 'name-held', value: 9, byValue: 1 }]);
		expect(applied(before, plan.writes).local.map(({ name }) => name)).toEqual(['Customer']);
	});

	it('refuses the one that would be renamed, wherever it stands', () => {
		const before = model(
			[psa(1, 'Customer'), psa(9, 'Customer')],
			[local('a', 'Client'), local('b', 'Customer')],
			{ 1: 'a', 9: 'b' }
		);
		const plan = planListSave(before, none, newIds());
		expect(plan.problems).toEqual([{ code: 'name-held', value: 1, byValue: 9 }]);
	});
});

describe('a refused row', () => {
	it('keeps its entry from a row that wanted it', () => {
		const before = model(
			[psa(1, 'Customer'), psa(2, 'Lead')],
			[local('a', 'Customer'), local('b', 'B'), local('x', 'Lead')],
			{ 1: 'a' }
		);
		// Row 1 moves to b and leaves a to row 2, but then "Lead" is the name of x.
		const draft = picked(before, { 1: 'b', 2: 'a' });
		const plan = planListSave(before, draft, newIds());
		expect(plan.problems).toEqual([
			{ code: 'name-taken', value: 2, by: 'x' },
			{ code: 'name-taken', value: 1, by: 'a' }
		]);
		expect(plan.writes).toEqual([]);
	});
});

describe('laws', () => {
	const ids = ['a', 'b', 'c', 'd'];
	const names = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Alpha '];
	const values = [1, 2, 3, 4];

	const anyModel = fc
		.record({
			labels: fc.array(fc.option(fc.constantFrom(...names)), { minLength: 4, maxLength: 4 }),
			states: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
			locals: fc.shuffledSubarray(names.slice(0, 4), { minLength: 4 }),
			mapped: fc.shuffledSubarray(ids),
			marks: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 })
		})
		.map(({ labels, states, locals, mapped, marks }) =>
			model(
				labels.map((label, index) =>
					psa(index + 1, label, label === null ? 'unknown' : states[index] ? 'active' : 'inactive')
				),
				ids.map((id, index) =>
					local(id, locals[index] ?? id, {
						sortOrder: index,
						companyIds: companyIds(2, index * 10),
						deletedInAutotask: marks[index] && !mapped.includes(id) ? '2026-01-01' : null
					})
				),
				Object.fromEntries(mapped.map((id, index) => [index + 1, id]))
			)
		);

	const value = fc.constantFrom(...values);
	const id = fc.constantFrom(...ids);
	type Edit =
		| { kind: 'local' | 'merge'; row: number; entry: string }
		| { kind: 'none' | 'new'; row: number }
		| { kind: 'rename'; entry: string; name: string }
		| { kind: 'create-unmapped' };
	const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
		fc.record({ kind: fc.constantFrom('local', 'merge'), row: value, entry: id }),
		fc.record({ kind: fc.constantFrom('none', 'new'), row: value }),
		fc.record({
			kind: fc.constant('rename' as const),
			entry: id,
			name: fc.constantFrom(...names, '', 'Epsilon')
		}),
		fc.constant<Edit>({ kind: 'create-unmapped' })
	);
	const anyCase = fc.record({ before: anyModel, edits: fc.array(anyEdit, { maxLength: 8 }) });

	function edited(given: ListModel<string>, draft: ListDraft<string>, edit: Edit) {
		if (edit.kind === 'create-unmapped') return createUnmapped(given, draft);
		if (edit.kind === 'rename') return renameOther(draft, edit.entry, edit.name);
		if (edit.kind === 'merge') {
			return mergeInto(given, draft, { value: edit.row, into: edit.entry });
		}
		const choice =
			edit.kind === 'local' ? { kind: edit.kind, id: edit.entry } : { kind: edit.kind };
		return choose(given, draft, { value: edit.row, choice });
	}

	const drafted = (before: ListModel<string>, edits: readonly Edit[]): ListDraft<string> =>
		edits.reduce((draft, edit) => edited(before, draft, edit), none);

	it('the mapping is one to one after every Save, and names stay apart', () => {
		fc.assert(
			fc.property(anyCase, ({ before, edits }) => {
				const plan = planListSave(before, drafted(before, edits), newIds());
				const after = applied(before, plan.writes);
				expect(new Set(after.mapped.values()).size).toBe(after.mapped.size);
				const left = after.local.map(({ name }) => exactName(name));
				expect(new Set(left).size).toBe(left.length);
			}),
			{ numRuns: 2000 }
		);
	});

	it('no company is lost and none is attached twice', () => {
		fc.assert(
			fc.property(anyCase, ({ before, edits }) => {
				const { writes } = planListSave(before, drafted(before, edits), newIds());
				const all = (given: ListModel<string>) =>
					given.local.flatMap((entry) => entry.companyIds).sort();
				expect(all(applied(before, writes))).toEqual(all(before));
			}),
			{ numRuns: 1000 }
		);
	});

	it('a row that is not refused has the name of Autotask', () => {
		fc.assert(
			fc.property(anyCase, ({ before, edits }) => {
				const plan = planListSave(before, drafted(before, edits), newIds());
				const after = applied(before, plan.writes);
				const refused = plan.problems.flatMap((p) => ('value' in p ? [p.value] : []));
				for (const row of after.psa) {
					const entry = after.local.find((other) => other.id === after.mapped.get(row.value));
					if (!entry || row.label === null || refused.includes(row.value)) continue;
					expect(entry.name).toBe(row.label);
				}
				expect(refused.length).toBeLessThanOrEqual(after.psa.length);
			}),
			{ numRuns: 1000 }
		);
	});

	it('saving is idempotent', () => {
		fc.assert(
			fc.property(anyCase, ({ before, edits }) => {
				const draft = drafted(before, edits);
				const plan = planListSave(before, draft, newIds());
				// A refused row may have waited for a name that this save gave up: the next one takes it in.
				fc.pre(plan.problems.length === 0 || draft.names.size === 0);
				const after = applied(before, plan.writes);
				const again = planListSave(after, plan.draft, newIds('again'));
				expect(again.writes).toEqual([]);
			}),
			{ numRuns: 3000 }
		);
	});

	it('undo restores what was stored before', () => {
		fc.assert(
			fc.property(anyCase, ({ before, edits }) => {
				const { writes } = planListSave(before, drafted(before, edits), newIds());
				const undone = applied(applied(before, writes), undoListWrites(writes));
				expect(compared(undone)).toEqual(compared(before));
			}),
			{ numRuns: 1000 }
		);
	});
});
