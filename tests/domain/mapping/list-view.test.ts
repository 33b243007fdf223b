import { describe, expect, it } from 'vitest';
import {
	choose,
	createUnmapped,
	mergeInto,
	noListChanges,
	renameOther,
	type ListModel
} from '../../../src/lib/domain/mapping/list-mapping.ts';
import { listOptions, viewList } from '../../../src/lib/domain/mapping/list-view.ts';
import { local, model, psa } from './list-store.ts';

const none = noListChanges<string>();
const pick = (given: ListModel<string>, value: number, id: string, draft = none) =>
	choose(given, draft, { value, choice: { kind: 'local', id } });
const codes = (given: ListModel<string>, draft = none) =>
	viewList(given, draft).rows.map((row) => row.state.code);

describe('the tab Company Types as it is drawn', () => {
	const stored = model(
		[
			psa(1, 'Customer'),
			psa(2, 'Lead'),
			psa(3, 'Prospect'),
			psa(4, 'Dead'),
			psa(6, 'Cancelation'),
			psa(7, 'Vendor'),
			psa(8, 'Partner', 'inactive'),
			psa(200, null)
		],
		[
			local('client', 'Client'),
			local('prospect', 'Prospect'),
			local('former', 'Former Client'),
			local('partner', 'Partner'),
			local('gone', 'Competitor', { deletedInAutotask: '2026-11-20' })
		],
		{ 3: 'prospect', 8: 'partner' }
	);
	const draft = choose(stored, pick(stored, 4, 'former', pick(stored, 1, 'client')), {
		value: 6,
		choice: { kind: 'new' }
	});
	const view = viewList(stored, draft);

	it('says the state of each row', () => {
		expect(view.rows.map(({ state }) => state)).toEqual([
			{ code: 'rename-on-save', from: 'Client', to: 'Customer' },
			{ code: 'unmapped' },
			{ code: 'mapped' },
			{ code: 'rename-on-save', from: 'Former Client', to: 'Dead' },
			{ code: 'create-on-save' },
			{ code: 'unmapped' },
			{ code: 'inactive' },
			{ code: 'unknown' }
		]);
	});

	it('shows in the dropdown what is chosen, with the name of now', () => {
		expect(view.rows.map(({ shownName }) => shownName)).toEqual([
			'Client',
			null,
			'Prospect',
			'Former Client',
			'Cancelation',
			null,
			'Partner',
			null
		]);
	});

	it('counts what Save will do', () => {
		expect(view.summary).toEqual({
			values: 8,
			unmapped: 3,
			renames: 2,
			creates: 1,
			maps: 0,
			unmaps: 0,
			merges: 0,
			refused: 0
		});
	});

	it('names what was deleted in Autotask', () => {
		expect(view.deleted.map(({ name }) => name)).toEqual(['Competitor']);
	});

	it('offers every local type, and says which row would lose it', () => {
		const options = listOptions(stored, draft, 2);
		expect(options.map(({ name, heldBy }) => [name, heldBy?.label ?? null])).toEqual([
			['Client', 'Customer'],
			['Prospect', 'Prospect'],
			['Former Client', 'Dead'],
			['Partner', 'Partner'],
			['Competitor', null]
		]);
		expect(listOptions(stored, draft, 1)[0]?.heldBy).toBeNull();
	});
});

describe('other states', () => {
	const rows = [psa(1, 'Customer'), psa(2, 'Lead')];

	it('mapping without a new name, and taking a mapping off', () => {
		const given = model(rows, [local('c', 'Customer'), local('l', 'Lead')], { 2: 'l' });
		const draft = choose(given, pick(given, 1, 'c'), { value: 2, choice: { kind: 'none' } });
		expect(viewList(given, draft).rows.map(({ state }) => state)).toEqual([
			{ code: 'map-on-save' },
			{ code: 'unmap-on-save', from: 'Lead' }
		]);
	});

	it('a name that is taken, then each way out', () => {
		const given = model(rows, [local('c', 'Client'), local('x', 'Customer')]);
		const draft = pick(given, 1, 'c');
		expect(viewList(given, draft).rows[0]?.state).toEqual({
			code: 'refused',
			problem: { code: 'name-taken', value: 1, by: 'x' }
		});
		const merged = viewList(given, mergeInto(given, draft, { value: 1, into: 'x' }));
		expect(merged.rows[0]?.state).toEqual({
			code: 'merge-on-save',
			from: 'Client',
			into: 'Customer'
		});
		const renamed = viewList(given, renameOther(draft, 'x', 'Shop customer'));
		expect(renamed.rows[0]?.state.code).toBe('rename-on-save');
		expect(renamed.summary.renames).toBe(2);
		const unnamed = viewList(given, renameOther(draft, 'x', ' '));
		expect(unnamed.nameProblems).toEqual([{ code: 'new-name-empty', id: 'x' }]);
	});

	it('a rename in Autotask that a sync could not do waits as refused', () => {
		const given = model([psa(1, 'X')], [local('c', 'Client'), local('x', 'X')], { 1: 'c' });
		expect(codes(given)).toEqual(['refused']);
	});

	it('Create Unmapped with a free local type of the same name only maps', () => {
		const given = model(rows, [local('l', 'Lead')]);
		expect(codes(given, createUnmapped(given, none))).toEqual(['create-on-save', 'map-on-save']);
	});

	it('an id that Autotask lacks stays unknown when it is mapped', () => {
		const given = model([psa(200, null)], [local('l', 'Lead')], { 200: 'l' });
		expect(codes(given)).toEqual(['unknown']);
	});
});
