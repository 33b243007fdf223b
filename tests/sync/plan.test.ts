import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullSize, SetPlanner } from '$lib/sync/plan.ts';

interface Tenant {
	/** Configurations of each company. */
	readonly sizes: readonly number[];
	readonly expected?: number;
	readonly known?: ReadonlyMap<number, number>;
	readonly perQuery?: number;
}

/** Cuts a tenant into sets and learns from each before the next is cut. */
function cut({ sizes, expected, known = new Map(), perQuery = 300 }: Tenant): number[][] {
	const planner = new SetPlanner({
		companies: sizes.map((_, id) => id),
		expected: expected ?? sizes.reduce((sum, size) => sum + size, 0),
		companiesPerQuery: perQuery,
		known,
		size: fullSize
	});
	const sets: number[][] = [];
	for (let set = planner.next(); set; set = planner.next()) {
		sets.push([...set]);
		planner.learn(
			set,
			set.reduce((sum, id) => sum + (sizes[id] ?? 0), 0)
		);
	}
	return sets;
}

function pagesOf(set: readonly number[], sizes: readonly number[]): number {
	return Math.max(1, Math.ceil(set.reduce((sum, id) => sum + (sizes[id] ?? 0), 0) / 500));
}

describe('sets of companies', () => {
	it('hold every company once and never more than a query takes', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 0, max: 4_000 }), { maxLength: 400 }),
				fc.integer({ min: 1, max: 300 }),
				fc.integer({ min: 0, max: 400_000 }),
				(sizes, perQuery, expected) => {
					const sets = cut({ sizes, perQuery, expected });
					expect(sets.flat()).toEqual(sizes.map((_, id) => id));
					expect(Math.max(0, ...sets.map((set) => set.length))).toBeLessThanOrEqual(perQuery);
					expect(sets.every((set) => set.length > 0)).toBe(true);
				}
			),
			{ numRuns: 200 }
		);
	});

	it('come to about ten pages each where companies are alike', () => {
		const sizes = Array.from({ length: 250 }, () => 400);
		const sets = cut({ sizes });
		const pages = sets.slice(0, -6).map((set) => pagesOf(set, sizes));
		expect(Math.max(...pages)).toBeLessThanOrEqual(10);
		expect(Math.min(...pages)).toBeGreaterThanOrEqual(9);
	});

	it('cost few calls more than full pages would', () => {
		const sizes = Array.from({ length: 250 }, (_, id) => 250 + ((id * 37) % 301));
		const calls = cut({ sizes }).reduce((sum, set) => sum + pagesOf(set, sizes), 0);
		const least = Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / 500);
		expect(calls / least).toBeLessThanOrEqual(1.08);
	});

	it('take what is known of a company over the average', () => {
		const sizes = [5_000, 10, 10, 10, 5_000, 10];
		const known = new Map(sizes.map((size, id) => [id, size]));
		const sets = cut({ sizes, known });
		expect(sets.map((set) => pagesOf(set, sizes)).every((pages) => pages <= 10)).toBe(true);
	});

	it('are re-cut when companies turn out to be larger or smaller than counted', () => {
		const sizes = Array.from({ length: 200 }, (_, id) => (id < 100 ? 50 : 950));
		const pages = cut({ sizes }).map((set) => pagesOf(set, sizes));
		// The first sets are cut by an average of 500, the later ones by what is left.
		expect(Math.max(...pages.slice(-20))).toBeLessThanOrEqual(11);
	});

	it('are at most 300 companies where hardly any has a configuration', () => {
		const sets = cut({ sizes: Array.from({ length: 1_000 }, () => 0) });
		expect(sets.map((set) => set.length)).toEqual([300, 300, 300, 100]);
	});

	it('get smaller towards the end, so that no lane works on alone for long', () => {
		const sizes = Array.from({ length: 100 }, () => 250);
		const pages = cut({ sizes }).map((set) => pagesOf(set, sizes));
		expect(pages.at(-1)).toBe(1);
		expect(pages.at(-2)).toBeLessThanOrEqual(2);
	});
});
