import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupedEntries, groupRows, plainEntries } from '../../../src/lib/ui/table/table-groups.ts';

interface Row {
	id: number;
	type: string;
}

const rule = { key: (row: Row) => row.type, label: (row: Row) => `Type ${row.type}` };
const rows: Row[] = ['b', 'a', 'b', 'c', 'a'].map((type, id) => ({ id, type }));

describe('groupRows', () => {
	it('orders groups by their words and keeps the order inside', () => {
		const groups = groupRows(rows, rule);
		expect(groups.map((group) => [group.label, group.rows.map((row) => row.id)])).toEqual([
			['Type a', [1, 4]],
			['Type b', [0, 2]],
			['Type c', [3]]
		]);
	});

	it('takes an order of its own', () => {
		const compare = (left: { rows: readonly Row[] }, right: { rows: readonly Row[] }) =>
			right.rows.length - left.rows.length;
		expect(groupRows(rows, { ...rule, compare }).map((group) => group.key)).toEqual([
			'b',
			'a',
			'c'
		]);
	});
});

describe('entries', () => {
	it('are the rows themselves without groups', () => {
		const entries = plainEntries(rows);
		expect(entries.count).toBe(5);
		expect(entries.at(3)).toEqual({ kind: 'row', row: rows[3], group: null });
		expect(entries.at(5)).toBeUndefined();
		expect(entries.groupLine(3)).toBe(-1);
	});

	it('put each head before its rows, and leave out the rows of a folded one', () => {
		const groups = groupRows(rows, rule);
		const entries = groupedEntries(groups, new Set(['a']));
		const lines = Array.from({ length: entries.count }, (_, line) => {
			const entry = entries.at(line);
			return entry?.kind === 'row' ? entry.row.id : entry?.group.key;
		});
		expect(lines).toEqual(['a', 'b', 0, 2, 'c', 3]);
		expect([0, 1, 2, 3, 4, 5].map((line) => entries.groupLine(line))).toEqual([0, 1, 1, 1, 4, 4]);
		expect(entries.at(-1)).toBeUndefined();
	});

	it('hold every row exactly once, whatever is folded', () => {
		const types = fc.constantFrom('a', 'b', 'c', 'd');
		fc.assert(
			fc.property(fc.array(types, { maxLength: 30 }), fc.array(types), (of, folded) => {
				const all = of.map((type, id) => ({ id, type }));
				const entries = groupedEntries(groupRows(all, rule), new Set(folded));
				const shown: number[] = [];
				for (let line = 0; line < entries.count; line += 1) {
					const entry = entries.at(line);
					if (entry?.kind === 'row') shown.push(entry.row.id);
				}
				const open = all.filter((row) => !folded.includes(row.type)).map((row) => row.id);
				expect(shown.sort((a, b) => a - b)).toEqual(open);
			})
		);
	});
});
