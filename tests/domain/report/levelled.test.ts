import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, isoDate } from '$lib/domain/dates.ts';
import { budgetTable } from '$lib/domain/report/budget-table.ts';
import { horizonAt, horizonYears } from '$lib/domain/report/horizon.ts';
import { leastConstantAmount, levelledLine, paces } from '$lib/domain/report/levelled.ts';
import { anyStartMonth, dayWithin } from './fiscal-arbitraries.ts';
import { anAsset, anyFleet, anyInitiatives, asOf, budgetOf, linesOf } from './report-assets.ts';

/** True if setting aside `amount` in each step pays everything in time. */
function pays(amount: number, due: readonly number[]): boolean {
	let left = 0;
	return due.every((cost) => (left += amount - cost) >= 0);
}

/** The least amount that pays, found by trying every one from 0. */
function bruteForce(due: readonly number[]): number {
	let amount = 0;
	while (!pays(amount, due)) amount += 1;
	return amount;
}

const quarter = (start: string) => ({ start: isoDate(start), months: 3 as const });
const year = (start: string) => ({ start: isoDate(start), months: 12 as const });

describe('the least constant amount', () => {
	it.each([
		[[], 0],
		[[0, 0], 0],
		[[100], 100],
		[[0, 0, 100], 34],
		[[2_035_000, 3_735_000, 1_845_000], 2_885_000],
		[[1, 2, 3], 2]
	])('of %j is %i', (due, amount) => {
		expect(leastConstantAmount(due)).toBe(amount);
	});

	it('equals brute force', () => {
		const due = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 8 });
		fc.assert(
			fc.property(due, (costs) => {
				expect(leastConstantAmount(costs)).toBe(bruteForce(costs));
			})
		);
	});

	it('pays, and one unit less does not, up to the largest amounts', () => {
		const due = fc.array(fc.integer({ min: 0, max: 900_000_000_000_000 }), {
			minLength: 1,
			maxLength: 9
		});
		fc.assert(
			fc.property(due, (costs) => {
				const amount = leastConstantAmount(costs);
				expect(pays(amount, costs)).toBe(true);
				if (amount > 0) expect(pays(amount - 1, costs)).toBe(false);
			})
		);
	});

	it('is exact where a quotient would be rounded', () => {
		const total = Number.MAX_SAFE_INTEGER;
		for (const count of [2, 3, 7, 59, 60]) {
			const due = [...Array<number>(count - 1).fill(0), total];
			const exact = (BigInt(total) + BigInt(count) - 1n) / BigInt(count);
			expect(BigInt(leastConstantAmount(due))).toBe(exact);
		}
	});
});

describe('the levelled line', () => {
	const horizon = horizonAt(asOf, 10, 3);

	it('sets the same amount aside each year and carries over what is left', () => {
		const assets = [
			anAsset(1, { budget: budgetOf(2_035_000), choice: quarter('2026-10-01') }),
			anAsset(2, { budget: budgetOf(3_735_000), choice: quarter('2027-10-01') }),
			anAsset(3, { budget: budgetOf(1_845_000), choice: quarter('2028-10-01') })
		];
		const line = levelledLine(linesOf(assets, [], horizon), horizon, 'year');
		expect(line.amountMinor).toBe(2_885_000);
		expect(line.steps.map((step) => step.balanceMinor)).toEqual([850_000, 0, 1_040_000]);
		expect(line.steps.map((step) => step.dueMinor)).toEqual([2_035_000, 3_735_000, 1_845_000]);
	});

	it('counts months from the as-of month, lines falling due in the last month of theirs', () => {
		const assets = [
			anAsset(1, { budget: budgetOf(100), choice: quarter('2026-07-01') }),
			anAsset(2, { budget: budgetOf(20), choice: quarter('2026-10-01') }),
			anAsset(3, { budget: budgetOf(3), choice: year('2026-10-01') }),
			anAsset(4, { budget: budgetOf(7), choice: quarter('2029-07-01') })
		];
		const { steps } = levelledLine(linesOf(assets, [], horizon), horizon, 'month');
		// November 2026 to September 2029.
		expect(steps).toHaveLength(35);
		const due = steps.flatMap((step, index) => (step.dueMinor > 0 ? [[index, step.dueMinor]] : []));
		expect(due).toEqual([
			[0, 100],
			[1, 20],
			[10, 3],
			[34, 7]
		]);
	});

	it('leaves out unscheduled, Later and recurring', () => {
		const assets = [
			anAsset(1, { budget: budgetOf(100) }),
			anAsset(2, { budget: budgetOf(100), choice: quarter('2030-10-01') }),
			anAsset(3, { budget: budgetOf(0, 100), choice: quarter('2026-10-01') })
		];
		for (const pace of paces) {
			expect(levelledLine(linesOf(assets, [], horizon), horizon, pace).amountMinor).toBe(0);
		}
	});

	it('is never overdrawn, and least, for any fleet; the same money by year and by month', () => {
		const anyDay = dayWithin('2024-01-01', '2028-12-31');
		const anyYears = fc.constantFrom(...horizonYears);
		const budget = fc.tuple(anyFleet, anyInitiatives);
		fc.assert(
			fc.property(budget, anyDay, anyStartMonth, anyYears, (plan, date, start, years) => {
				const inHorizon = horizonAt(date, start, years);
				const lines = linesOf(...plan, inHorizon);
				const settings = { horizon: inHorizon, granularity: 'year', grouping: 'kind' } as const;
				const { together } = budgetTable(lines, settings).oneTime.total;
				for (const pace of paces) {
					const { amountMinor, steps } = levelledLine(lines, inHorizon, pace);
					const due = steps.map((step) => step.dueMinor);
					expect(steps.every((step) => step.balanceMinor >= 0)).toBe(true);
					expect(due.reduce((total, cost) => total + cost, 0)).toBe(together.minor);
					expect(pays(amountMinor, due)).toBe(true);
					if (amountMinor > 0) expect(pays(amountMinor - 1, due)).toBe(false);
				}
				const months = levelledLine(lines, inHorizon, 'month').steps.length;
				expect(addMonths(isoDate(`${date.slice(0, 7)}-01`), months)).toBe(inHorizon.end);
			})
		);
	});
});
