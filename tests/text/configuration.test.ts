import { describe, expect, it } from 'vitest';
import {
	fieldValueText,
	mappedValueText,
	sortableDay,
	sortableRam
} from '$lib/text/configuration.ts';

const nbsp = '\u00a0';

describe('the text of a mapped value', () => {
	it('writes a certain date as a day and leaves an uncertain one as it stands', () => {
		expect(mappedValueText('purchaseDate', '2020-09-07T00:00:00.00Z')).toBe(
			`7${nbsp}Sep${nbsp}2020`
		);
		expect(mappedValueText('purchaseDate', '03/04/2021')).toBe('03/04/2021');
	});

	it('shows nothing for an empty or protected value', () => {
		expect(mappedValueText('notes', '*****')).toBe('');
		expect(mappedValueText('notes', null)).toBe('');
		expect(mappedValueText('ram', undefined)).toBe('');
	});

	it('shows memory by the size that is sold', () => {
		expect(mappedValueText('ram', 8462008320)).toBe(`8${nbsp}GB`);
	});

	it('shows storage with its unit', () => {
		expect(mappedValueText('storage', 512000000000)).toBe(`512${nbsp}GB`);
	});
});

describe('the order of values', () => {
	it('sorts days by the calendar and leaves uncertain ones unknown', () => {
		expect(sortableDay('7 Sep 2020')).toBe('2020-09-07');
		expect(sortableDay('03/04/2021')).toBeNull();
		expect(sortableDay('Q3 2019')).toBeNull();
	});

	it('sorts memory by nominal bytes', () => {
		expect(sortableRam('16 GB')).toBe(16 * 2 ** 30);
		expect(sortableRam('a lot')).toBeNull();
	});
});

describe('the text of a downloaded field', () => {
	it('reads date-times as days and booleans as words', () => {
		expect(fieldValueText('datetime', '2023-09-06T00:00:00Z')).toBe(`6${nbsp}Sep${nbsp}2023`);
		expect(fieldValueText('boolean', false)).toBe('No');
		expect(fieldValueText('string', '')).toBe('');
		expect(fieldValueText('long', 42)).toBe('42');
	});
});
