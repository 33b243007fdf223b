import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelEdges, segmentWidths } from '../../../src/lib/ui/grades/bar-labels.ts';

describe('labelEdges', () => {
	it('starts each label under its segment and pushes it right where it would touch', () => {
		const labels = [
			{ start: 0, width: 60 },
			{ start: 100, width: 60 },
			{ start: 120, width: 60 },
			{ start: 300, width: 60 }
		];
		expect(labelEdges(labels, { width: 400, gap: 10 })).toEqual([0, 100, 170, 300]);
	});

	it('gives up where the labels run past the bar', () => {
		const labels = [
			{ start: 0, width: 60 },
			{ start: 10, width: 60 }
		];
		expect(labelEdges(labels, { width: 120, gap: 10 })).toBeNull();
		expect(labelEdges(labels, { width: 130, gap: 10 })).toEqual([0, 70]);
	});
});

describe('segmentWidths', () => {
	it('fills the bar but for the gaps, and shows even one of many', () => {
		const count = fc.integer({ min: 1, max: 100_000 });
		fc.assert(
			fc.property(fc.array(count, { minLength: 1, maxLength: 10 }), (counts) => {
				const widths = segmentWidths(counts, { width: 400, gap: 2, least: 6 });
				const sum = widths.reduce((a, b) => a + b, 0);
				expect(sum + 2 * (counts.length - 1)).toBeCloseTo(400, 5);
				expect(Math.min(...widths)).toBeGreaterThanOrEqual(5.999);
			})
		);
	});

	it('is true to the counts where all are wide enough', () => {
		expect(segmentWidths([1, 3], { width: 402, gap: 2, least: 6 })).toEqual([100, 300]);
	});

	it('draws nothing for nothing', () => {
		expect(segmentWidths([0, 0], { width: 400, gap: 2, least: 6 })).toEqual([0, 0]);
	});
});
