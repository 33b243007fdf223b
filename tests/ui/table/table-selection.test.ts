import { describe, expect, it } from 'vitest';
import { hiddenCount, tickState, withKeys } from '../../../src/lib/ui/table/table-selection.ts';

describe('tickState', () => {
	it('is all only when every key is ticked, and none for an empty list', () => {
		const selected = new Set(['a', 'b']);
		expect(tickState(selected, ['a', 'b'])).toBe('all');
		expect(tickState(selected, ['a', 'c'])).toBe('some');
		expect(tickState(selected, ['c'])).toBe('none');
		expect(tickState(selected, [])).toBe('none');
	});
});

describe('withKeys', () => {
	it('adds and takes away without touching the set it was given', () => {
		const before = new Set(['a']);
		expect([...withKeys(before, ['b', 'c'], true)]).toEqual(['a', 'b', 'c']);
		expect([...withKeys(before, ['a'], false)]).toEqual([]);
		expect([...before]).toEqual(['a']);
	});
});

describe('hiddenCount', () => {
	it('counts ticked rows that the filter does not show', () => {
		expect(hiddenCount(new Set(['a', 'b', 'c']), ['b', 'd'])).toBe(2);
		expect(hiddenCount(new Set(), ['b'])).toBe(0);
	});
});
