import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { documentOf, isMet, median, tableOf, type BenchRow } from '../report.ts';

function row(value: number, target: BenchRow['target']): BenchRow {
	return { id: 'import100k.overFloor', what: 'import against the floor', value, unit: 'x', target };
}

const ratios = fc.double({ min: 0.001, max: 1e6, noNaN: true });

describe('median', () => {
	it('is the middle of an odd number of values and halfway between two of an even one', () => {
		expect(median([3, 1, 2])).toBe(2);
		expect(median([4, 1, 2, 3])).toBe(2.5);
	});

	it('does not depend on the order', () => {
		fc.assert(
			fc.property(fc.array(ratios, { minLength: 1 }), (values) => {
				expect(median(values.toReversed())).toBe(median(values));
			})
		);
	});

	it('is not moved by one value out of three, however far off', () => {
		fc.assert(
			fc.property(ratios, (far) => {
				const value = median([5, 6, far]);
				expect(value).toBeGreaterThanOrEqual(5);
				expect(value).toBeLessThanOrEqual(6);
			})
		);
	});

	it('is no number without values, so that nothing measured never passes for good', () => {
		expect(median([])).toBeNaN();
		expect(isMet(row(median([]), { atMost: 1 }))).toBe(false);
	});
});

describe('a target', () => {
	it('is met up to and including its limit', () => {
		expect(isMet(row(1.15, { atMost: 1.15 }))).toBe(true);
		expect(isMet(row(1.151, { atMost: 1.15 }))).toBe(false);
		expect(isMet(row(0.4, { atLeast: 0.4 }))).toBe(true);
		expect(isMet(row(0.39, { atLeast: 0.4 }))).toBe(false);
	});

	it('does not exist for plain figures', () => {
		expect(isMet(row(9e9, null))).toBe(true);
	});
});

describe('what is printed', () => {
	it('keeps every row in the document and says which are met', () => {
		const document = documentOf('sync', [row(1.1, { atMost: 1.15 }), row(1.2, { atMost: 1.15 })]);
		expect(document.name).toBe('sync');
		expect(document.machine).toContain('cores');
		expect(document.rows.map(({ ok }) => ok)).toEqual([true, false]);
	});

	it('marks a missed target in the table and names the target', () => {
		const lines = tableOf(documentOf('sync', [row(1.234, { atMost: 1.15 })])).split('\n');
		expect(lines).toHaveLength(2);
		expect(lines[1]).toMatch(/^MISS {2}import100k\.overFloor {2}1\.23 x {2}at most 1\.15/);
	});
});
