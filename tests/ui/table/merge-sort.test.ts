import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeSorted } from '$lib/ui/table/merge-sort.ts';

function finished<T>(steps: Generator<void, T>): { readonly stops: number; readonly value: T } {
	for (let stops = 0; ; stops += 1) {
		const step = steps.next();
		if (step.done) return { stops, value: step.value };
	}
}

describe('a sort with stops', () => {
	it('orders as Array.sort does, equal ones as they came', () => {
		const rows = fc.array(fc.record({ by: fc.integer({ min: 0, max: 9 }), at: fc.nat() }));
		fc.assert(
			fc.property(rows, (list) => {
				const compare = (a: { by: number }, b: { by: number }) => a.by - b.by;
				expect(finished(mergeSorted(list, compare)).value).toEqual([...list].sort(compare));
			})
		);
	});

	it('stops so often that no stretch is long', () => {
		const list = Array.from({ length: 4_096 }, (_, at) => (at * 2_654_435_761) % 4_096);
		const { stops, value } = finished(mergeSorted(list, (a, b) => a - b));
		expect(value).toEqual([...list].sort((a, b) => a - b));
		expect(stops).toBeGreaterThan(90);
	});
});
