import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	drawnRange,
	fixedOffsets,
	MeasuredOffsets,
	visibleRange
} from '../../../src/lib/ui/table/row-offsets.ts';

describe('fixedOffsets', () => {
	it('places 100,000 rows without holding any', () => {
		const offsets = fixedOffsets(100_000, 36);
		expect(offsets.total).toBe(3_600_000);
		expect(offsets.offsetOf(99_999)).toBe(3_599_964);
		expect(offsets.indexAt(3_599_963)).toBe(99_998);
	});

	it('clamps to the list', () => {
		const offsets = fixedOffsets(3, 36);
		expect([offsets.indexAt(-50), offsets.indexAt(5000)]).toEqual([0, 2]);
	});
});

describe('MeasuredOffsets', () => {
	it('agrees with a plain sum of heights', () => {
		const change = fc.tuple(fc.nat({ max: 29 }), fc.integer({ min: 20, max: 200 }));
		fc.assert(
			fc.property(fc.array(change, { maxLength: 60 }), fc.nat({ max: 8000 }), (changes, y) => {
				const offsets = new MeasuredOffsets(30, 100);
				const heights = new Array<number>(30).fill(100);
				for (const [index, height] of changes) {
					offsets.measure(index, height);
					heights[index] = height;
				}
				const starts = heights.map((_, at) => heights.slice(0, at).reduce((a, b) => a + b, 0));
				const total = heights.reduce((a, b) => a + b, 0);
				expect(offsets.total).toBe(total);
				expect(starts.map((_, at) => offsets.offsetOf(at))).toEqual(starts);
				expect(offsets.indexAt(y)).toBe(
					Math.max(
						0,
						starts.findLastIndex((start) => start <= y)
					)
				);
			})
		);
	});

	it('says by how much an entry grew, and ignores what is not in the list', () => {
		const offsets = new MeasuredOffsets(2, 100);
		expect(offsets.measure(0, 130)).toBe(30);
		expect(offsets.measure(0, 130)).toBe(0);
		expect(offsets.measure(5, 130)).toBe(0);
		expect(offsets.total).toBe(230);
	});
});

describe('visibleRange', () => {
	const offsets = fixedOffsets(10, 10);

	it.each([
		['a strip in the middle', 25, 45, { start: 2, end: 5 }],
		['the exact edges of rows', 20, 40, { start: 2, end: 4 }],
		['a list that begins further down', -30, 15, { start: 0, end: 2 }],
		['above the list', -50, 0, { start: 0, end: 0 }],
		['below the list', 100, 150, { start: 0, end: 0 }]
	])('finds the rows of %s', (_, top, bottom, range) => {
		expect(visibleRange(offsets, top, bottom)).toEqual(range);
	});

	it('is empty for an empty list', () => {
		expect(visibleRange(fixedOffsets(0, 10), 0, 100)).toEqual({ start: 0, end: 0 });
	});
});

describe('drawnRange', () => {
	it('adds rows on both sides and stays in the list', () => {
		expect(drawnRange({ start: 20, end: 30 }, 8, 100)).toEqual({ start: 12, end: 38 });
		expect(drawnRange({ start: 2, end: 12 }, 8, 15)).toEqual({ start: 0, end: 15 });
		expect(drawnRange({ start: 40, end: 50 }, 8, 10)).toEqual({ start: 10, end: 10 });
	});
});
