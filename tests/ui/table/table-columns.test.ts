import { describe, expect, it } from 'vitest';
import {
	columnTracks,
	leastTableWidth,
	sortAccessors,
	type Column
} from '../../../src/lib/ui/table/table-columns.ts';

const columns: Column<string>[] = [
	{ id: 'name', header: 'Name', text: (row) => row, width: 130 },
	{ id: 'reason', header: 'Reason', text: () => '', width: 240, grow: 2, sort: false },
	{ id: 'age', header: 'Age', text: () => '', width: 70, sort: (row) => row.length }
];

describe('columnTracks', () => {
	it('shares what is left over between the columns that grow', () => {
		expect(columnTracks(columns, { widths: {}, tick: 38 })).toBe(
			'38px 130px minmax(240px, 2fr) 70px'
		);
	});

	it('keeps a width that a person set, and lets lines reach the edge', () => {
		expect(columnTracks(columns, { widths: { reason: 300 }, tick: 0 })).toBe(
			'130px 300px 70px minmax(0, 1fr)'
		);
	});
});

describe('leastTableWidth', () => {
	it('sums what columns need at least', () => {
		expect(leastTableWidth(columns, { widths: { name: 100 }, tick: 38 })).toBe(448);
	});
});

describe('sortAccessors', () => {
	it('reads the text where nothing else is named, and leaves out what has no order', () => {
		const accessors = sortAccessors(columns);
		expect([...accessors.keys()]).toEqual(['name', 'age']);
		expect(accessors.get('name')?.('x')).toBe('x');
		expect(accessors.get('age')?.('four')).toBe(4);
	});
});
