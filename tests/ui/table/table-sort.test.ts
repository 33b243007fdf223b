import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	compareNatural,
	createRankCache,
	pressSort,
	sortRows,
	textPlaces,
	type SortAccessor,
	type SortValue
} from '../../../src/lib/ui/table/table-sort.ts';

interface Row {
	name: SortValue;
	age: SortValue;
}

const accessors = new Map<string, SortAccessor<Row>>([
	['name', (row) => row.name],
	['age', (row) => row.age]
]);
const by = (column: string, descending = false) => ({ column, descending });
const names = (rows: readonly Row[]) => rows.map((row) => row.name);
const row = (name: SortValue, age: SortValue = null): Row => ({ name, age });

describe('sortRows', () => {
	it('orders names as people do: WS-9 before WS-10, accents beside their letter', () => {
		const rows = ['WS-10', 'ws-9', 'Zebra', 'Äpfel', 'apfel', 'Łódź'].map((name) => row(name));
		expect(names(sortRows(rows, [by('name')], { accessors }))).toEqual([
			'apfel',
			'Äpfel',
			'Łódź',
			'ws-9',
			'WS-10',
			'Zebra'
		]);
	});

	it('stands unknown last in both directions', () => {
		const rows = [row('b', null), row('a', 5), row('c', undefined), row('d', 0), row('', 1)];
		expect(names(sortRows(rows, [by('age')], { accessors }))).toEqual(['d', '', 'a', 'b', 'c']);
		expect(names(sortRows(rows, [by('age', true)], { accessors }))).toEqual([
			'a',
			'',
			'd',
			'b',
			'c'
		]);
		expect(names(sortRows(rows, [by('name', true)], { accessors }))).toEqual([
			'd',
			'c',
			'b',
			'a',
			''
		]);
	});

	it('treats a number that is not one as unknown', () => {
		const rows = [row('x', Number.NaN), row('y', 3)];
		expect(names(sortRows(rows, [by('age')], { accessors }))).toEqual(['y', 'x']);
	});

	it('uses the second key where the first is equal', () => {
		const rows = [row('b', 1), row('a', 2), row('a', 1)];
		const sorted = sortRows(rows, [by('name'), by('age', true)], { accessors });
		expect(sorted.map(({ name, age }) => `${String(name)}${String(age)}`)).toEqual([
			'a2',
			'a1',
			'b1'
		]);
	});

	it('returns the same array without a key, or with a column that is gone', () => {
		const rows = [row('b'), row('a')];
		expect(sortRows(rows, [], { accessors })).toBe(rows);
		expect(sortRows(rows, [by('other')], { accessors })).toBe(rows);
	});

	it('reads each value once while a cache is handed on', () => {
		let reads = 0;
		const counted = new Map<string, SortAccessor<Row>>([
			[
				'name',
				({ name }) => {
					reads += 1;
					return name;
				}
			]
		]);
		const rows = [row('b'), row('a'), row('c')];
		const cache = createRankCache();
		sortRows(rows, [by('name')], { accessors: counted, cache });
		const turned = sortRows(rows, [by('name', true)], { accessors: counted, cache });
		expect(reads).toBe(3);
		expect(names(turned)).toEqual(['c', 'b', 'a']);
	});

	it('orders rows that replace others, with texts that are known and texts that are not', () => {
		const known = createRankCache();
		sortRows([row('b'), row('a'), row('c')], [by('name')], { accessors, cache: known });
		const fewer = [row('c'), row('a', 4)];
		const edited = { accessors, cache: createRankCache(known) };
		expect(names(sortRows(fewer, [by('name')], edited))).toEqual(['a', 'c']);
		const renamed = { accessors, cache: createRankCache(known) };
		const others = [row('c'), row('bb'), row('a')];
		expect(names(sortRows(others, [by('name')], renamed))).toEqual(['a', 'bb', 'c']);
	});

	it('ranks no text again that was ranked before', () => {
		const places = textPlaces(['b', 'a', 'c']);
		expect(textPlaces(['c', 'a', null, 3], places)).toBe(places);
		expect([...textPlaces(['c', 'd'], places)]).toEqual([
			['c', 0],
			['d', 1]
		]);
	});

	it('agrees with a plain stable sort by the collator', () => {
		const text = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('WS-1', 'ws-01', 'Ő', 'o'));
		fc.assert(
			fc.property(fc.array(text, { maxLength: 40 }), fc.boolean(), (values, descending) => {
				const rows = values.map((name, age) => ({ name, age }));
				const expected = rows
					.filter(({ name }) => name !== '')
					.sort((a, b) => (descending ? -1 : 1) * compareNatural(a.name, b.name) || a.age - b.age)
					.concat(rows.filter(({ name }) => name === ''));
				expect(sortRows(rows, [by('name', descending)], { accessors })).toEqual(expected);
			})
		);
	});
});

describe('pressSort', () => {
	it('sorts, turns and clears', () => {
		const once = pressSort([], 'age', { add: false });
		const twice = pressSort(once, 'age', { add: false });
		expect(once).toEqual([by('age')]);
		expect(twice).toEqual([by('age', true)]);
		expect(pressSort(twice, 'age', { add: false })).toEqual([]);
	});

	it('begins downwards where the largest is asked for', () => {
		const options = { add: false, descendingFirst: true };
		const once = pressSort([], 'age', options);
		const twice = pressSort(once, 'age', options);
		expect([once, twice, pressSort(twice, 'age', options)]).toEqual([
			[by('age', true)],
			[by('age')],
			[]
		]);
	});

	it('replaces another column, and adds to it with shift', () => {
		expect(pressSort([by('name')], 'age', { add: false })).toEqual([by('age')]);
		expect(pressSort([by('name')], 'age', { add: true })).toEqual([by('name'), by('age')]);
	});

	it('turns and takes away in its place with shift', () => {
		const keys = [by('name'), by('age')];
		const turned = pressSort(keys, 'name', { add: true });
		expect(turned).toEqual([by('name', true), by('age')]);
		expect(pressSort(turned, 'name', { add: true })).toEqual([by('age')]);
	});
});
