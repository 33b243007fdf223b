import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '$lib/domain/dates.ts';
import { isCounted, oneTimeMinor, type ReportAsset } from '$lib/domain/report/asset.ts';
import { createPlacer, linesMinor, placedAssets } from '$lib/domain/report/budget.ts';
import { groupings } from '$lib/domain/report/budget-group.ts';
import {
	budgetTable,
	type BudgetCell,
	type BudgetRow,
	type BudgetTable
} from '$lib/domain/report/budget-table.ts';
import { periodLabel } from '$lib/domain/report/fiscal.ts';
import { granularities, horizonAt, horizonYears } from '$lib/domain/report/horizon.ts';
import { coverageOf, type Initiative } from '$lib/domain/report/initiative.ts';
import { anyStartMonth } from './fiscal-arbitraries.ts';
import {
	anAsset,
	anInitiative,
	anyFleet,
	anyInitiatives,
	asOf,
	budgetOf,
	gradeFor,
	idOf,
	linesOf
} from './report-assets.ts';

const horizon = horizonAt(asOf, 10, 3);
const quarter = (start: string) => ({ start: isoDate(start), months: 3 as const });
const year = (start: string) => ({ start: isoDate(start), months: 12 as const });

function table(
	assets: readonly ReportAsset[],
	initiatives: readonly Initiative[] = [],
	granularity: 'quarter' | 'year' = 'quarter'
): BudgetTable {
	const lines = linesOf(assets, initiatives, horizon);
	return budgetTable(lines, { horizon, granularity, grouping: 'family' });
}

/** The amounts that are not 0, by the label of their column. */
function figures(row: BudgetRow | undefined, { columns }: BudgetTable): Record<string, number> {
	const entries = (row?.cells ?? []).flatMap(({ minor }, index): [string, number][] => {
		const column = columns[index];
		if (minor === 0 || !column) return [];
		if (column.kind === 'later') return [['later', minor]];
		return [[`${column.kind} ${periodLabel(column.period, 10)}`, minor]];
	});
	return Object.fromEntries(entries);
}

describe('the columns of a budget', () => {
	it('are the quarters from the current one, the year without a quarter and the year', () => {
		const labels = (granularity: 'quarter' | 'year') =>
			table([], [], granularity).columns.map((column) =>
				column.kind === 'later' ? 'later' : `${column.kind} ${periodLabel(column.period, 10)}`
			);
		expect(labels('year')).toEqual(['year FY27', 'year FY28', 'year FY29', 'later']);
		expect(labels('quarter').slice(0, 8)).toEqual([
			'quarter FY27 Q1',
			'quarter FY27 Q2',
			'quarter FY27 Q3',
			'quarter FY27 Q4',
			'year-only FY27',
			'year FY27',
			'quarter FY28 Q1',
			'quarter FY28 Q2'
		]);
		expect(labels('quarter')).toHaveLength(19);
	});
});

describe('where amounts stand', () => {
	it('gives a year without a quarter its own cell, as part of its year', () => {
		const budget = table([
			anAsset(1, { choice: year('2027-10-01') }),
			anAsset(2, { choice: quarter('2028-01-01') })
		]);
		expect(figures(budget.oneTime.total, budget)).toEqual({
			'year-only FY28': 100_000,
			'quarter FY28 Q2': 100_000,
			'year FY28': 200_000
		});
		expect(budget.oneTime.total.together.minor).toBe(200_000);
	});

	it('puts overdue into the current quarter and what is past the horizon into Later', () => {
		const budget = table([
			anAsset(1, { purchaseDate: isoDate('2012-05-05') }),
			anAsset(2, { choice: quarter('2029-10-01') }),
			anAsset(3)
		]);
		expect(figures(budget.oneTime.total, budget)).toEqual({
			'quarter FY27 Q1': 100_000,
			'year FY27': 100_000,
			later: 100_000
		});
		expect(budget.oneTime.total.together.minor).toBe(100_000);
		expect(budget.unscheduled).toMatchObject({
			minor: 100_000,
			lines: [{ asset: { id: idOf(3) } }]
		});
	});

	it('lets recurring money run from the current quarter to the end of the horizon', () => {
		const assets = [
			anAsset(1, { budget: budgetOf(0, 1000) }),
			anAsset(2, { budget: budgetOf(0, 500), grade: gradeFor('retire') }),
			anAsset(3, { budget: budgetOf(0, 300), state: 'excluded' })
		];
		const started = anInitiative('a', {
			cost: { kind: 'typed', oneTimeMinor: 0 },
			period: quarter('2028-07-01'),
			recurringMonthlyMinor: 200
		});
		const budget = table(assets, [started], 'year');
		expect(figures(budget.recurring.total, budget)).toEqual({
			'year FY27': 12_000,
			'year FY28': 12_600,
			'year FY29': 14_400
		});
		expect(budget.recurringMonthlyMinor).toBe(1000);
	});

	it('counts only the months from the current quarter on', () => {
		const late = horizonAt(isoDate('2027-05-10'), 10, 3);
		const lines = linesOf([anAsset(1, { budget: budgetOf(0, 1000) })], [], late);
		for (const granularity of granularities) {
			const budget = budgetTable(lines, { horizon: late, granularity, grouping: 'type' });
			expect(budget.recurring.total.together.minor).toBe(30_000);
		}
	});
});

describe('what an initiative covers', () => {
	const assets = [1, 2, 3].map((number) =>
		anAsset(number, { purchaseDate: isoDate('2024-01-01') })
	);

	it('is counted once, in its quarter', () => {
		const first = anInitiative('a', {
			period: quarter('2027-04-01'),
			assetIds: [idOf(1), idOf(2)]
		});
		const second = anInitiative('b', { period: quarter('2027-07-01'), assetIds: [idOf(2)] });
		const budget = table(assets, [first, second]);
		expect(figures(budget.oneTime.total, budget)).toEqual({
			'quarter FY27 Q3': 200_000,
			'year FY27': 200_000,
			'quarter FY29 Q2': 100_000,
			'year FY29': 100_000
		});
	});

	it('is replaced by a typed cost, under initiatives', () => {
		const initiative = anInitiative('a', {
			period: quarter('2027-04-01'),
			cost: { kind: 'typed', oneTimeMinor: 150_000 },
			assetIds: [idOf(1), idOf(2)]
		});
		const budget = table(assets, [initiative]);
		const row = budget.oneTime.rows.find(({ group }) => group?.by === 'initiatives');
		expect(figures(row, budget)).toEqual({ 'quarter FY27 Q3': 150_000, 'year FY27': 150_000 });
		expect(budget.oneTime.total.together.minor).toBe(250_000);
		const line = linesOf(assets, [initiative], horizon).at(-1);
		expect(line).toMatchObject({ kind: 'initiative', assets: [{ id: idOf(1) }, { id: idOf(2) }] });
	});

	it('stands alone again when the initiative is declined, and costs nothing when it is done', () => {
		const total = (status: Initiative['status']) =>
			table(assets, [anInitiative('a', { status, assetIds: [idOf(1)] })]).oneTime.total.together
				.minor;
		expect(total('declined')).toBe(300_000);
		expect(total('done')).toBe(200_000);
	});

	it('has no period where the initiative has none', () => {
		const budget = table(assets, [anInitiative('a', { period: null, assetIds: [idOf(1)] })]);
		expect(budget.unscheduled.minor).toBe(100_000);
	});
});

const anySettings = fc.record({
	start: anyStartMonth,
	years: fc.constantFrom(...horizonYears),
	granularity: fc.constantFrom(...granularities),
	grouping: fc.constantFrom(...groupings)
});

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

describe('the laws of a budget', () => {
	it('makes every total the sum of its lines', () => {
		fc.assert(
			fc.property(anyFleet, anyInitiatives, anySettings, (assets, initiatives, settings) => {
				const inHorizon = horizonAt(asOf, settings.start, settings.years);
				const lines = linesOf(assets, initiatives, inHorizon);
				const budget = budgetTable(lines, { ...settings, horizon: inHorizon });
				const { rows, total } = budget.oneTime;
				const everyRow = [...rows, total];
				for (const row of everyRow) {
					row.cells.forEach((cell) => expect(cell.minor).toBe(linesMinor(cell.lines)));
					expect(row.together.minor).toBe(linesMinor(row.together.lines));
					expectYearsToSum(row, budget);
				}
				total.cells.forEach((cell, index) => {
					expect(cell.minor).toBe(sum(rows.map((row) => row.cells[index]?.minor ?? NaN)));
				});
				const later = total.cells.at(-1)?.minor ?? NaN;
				expect(total.together.minor + later + budget.unscheduled.minor).toBe(linesMinor(lines));
			})
		);
	});

	it('makes every recurring total the months of its lines', () => {
		fc.assert(
			fc.property(anyFleet, anyInitiatives, anySettings, (assets, initiatives, settings) => {
				const inHorizon = horizonAt(asOf, settings.start, settings.years);
				const lines = linesOf(assets, initiatives, inHorizon);
				const budget = budgetTable(lines, { ...settings, horizon: inHorizon });
				const { rows, total } = budget.recurring;
				total.cells.forEach((cell, index) => {
					expect(cell.minor).toBe(sum(rows.map((row) => row.cells[index]?.minor ?? NaN)));
				});
				// Brute force: every line, every month of the horizon.
				let months = 0;
				for (const line of lines) {
					for (const one of inHorizon.quarters) {
						const from = line.kind === 'asset' ? inHorizon.currentQuarter : periodOf(line);
						if (from && from.start <= one.start) months += 3 * line.recurringMonthlyMinor;
					}
				}
				expect(total.together.minor).toBe(months);
				const ever = new Set(total.cells.flatMap((cell) => cell.lines));
				expect(new Set(total.together.lines)).toEqual(ever);
				expect(total.together.lines).toHaveLength(ever.size);
			})
		);
	});

	it('gives the same money by quarter and by year', () => {
		fc.assert(
			fc.property(anyFleet, anyInitiatives, anySettings, (assets, initiatives, settings) => {
				const inHorizon = horizonAt(asOf, settings.start, settings.years);
				const lines = linesOf(assets, initiatives, inHorizon);
				const [byQuarter, byYear] = granularities.map((granularity) =>
					budgetTable(lines, { ...settings, granularity, horizon: inHorizon })
				);
				expect(yearCells(byQuarter)).toEqual(yearCells(byYear));
			})
		);
	});

	it('counts each asset once: by itself or with the initiative that covers it', () => {
		fc.assert(
			fc.property(anyFleet, anyInitiatives, (assets, initiatives) => {
				const lines = linesOf(assets, initiatives, horizon);
				const counted = assets.filter(isCounted);
				const ids = lines.flatMap((line) => (line.kind === 'asset' ? [line.asset.id] : []));
				expect(ids).toEqual(counted.map((asset) => asset.id));
				const coverage = coverageOf(initiatives);
				const own = counted.filter((asset) => !coverage.has(asset.id));
				const ownMinor = sum(own.filter(isPaid).map((asset) => oneTimeMinor(asset.budget)));
				const workMinor = sum(
					initiatives.map((one) => {
						if (one.status === 'done' || one.status === 'declined') return 0;
						if (one.cost.kind === 'typed') return one.cost.oneTimeMinor;
						const covered = counted.filter((asset) => coverage.get(asset.id) === one);
						return sum(covered.map((asset) => oneTimeMinor(asset.budget)));
					})
				);
				expect(linesMinor(lines)).toBe(ownMinor + workMinor);
			})
		);
	});
});

function isPaid(asset: ReportAsset): boolean {
	return asset.choice !== null || asset.grade?.action !== 'retire';
}

function periodOf(line: ReturnType<typeof linesOf>[number]) {
	return line.placement.state === 'scheduled' ? line.placement.period : null;
}

function yearCells(budget: BudgetTable | undefined): unknown {
	if (!budget) return null;
	return [budget.oneTime, budget.recurring].map((section) =>
		[...section.rows, section.total].map((row) => [
			row.group,
			row.together.minor,
			row.cells.filter((_, index) => budget.columns[index]?.kind === 'year').map(minorOf)
		])
	);
}

const minorOf = (cell: BudgetCell) => cell.minor;

function expectYearsToSum(row: BudgetRow, { columns }: BudgetTable): void {
	let parts: number[] = [];
	const years: number[] = [];
	row.cells.forEach(({ minor }, index) => {
		const kind = columns[index]?.kind;
		if (kind === 'quarter' || kind === 'year-only') parts.push(minor);
		if (kind !== 'year') return;
		years.push(minor);
		if (parts.length > 0) expect(minor).toBe(sum(parts));
		parts = [];
	});
	expect(row.together.minor).toBe(sum(years));
}

describe('a placer', () => {
	it('places as if it had never placed before, whatever fleet, plan and day follow each other', () => {
		const readings = fc.array(
			fc.record({
				fleet: fc.constantFrom(...fc.sample(anyFleet, 3)),
				plan: fc.constantFrom(...fc.sample(anyInitiatives, 3)),
				month: anyStartMonth
			})
		);
		fc.assert(
			fc.property(readings, (list) => {
				const place = createPlacer<ReportAsset>();
				for (const { fleet, plan, month } of list) {
					const day = horizonAt(asOf, month, 3);
					expect(place(fleet, plan, day)).toEqual(placedAssets(fleet, plan, day));
				}
			})
		);
	});

	it('gives the placed asset of before for one that is the same, so that an edit of one costs one', () => {
		const place = createPlacer<ReportAsset>();
		const [plan, one, two] = [[], anAsset(1), anAsset(2)] as const;
		const [first] = place([one, two], plan, horizon);
		const again = place([one, { ...two, name: 'Edited' }], plan, horizon);
		expect(again[0]).toBe(first);
		expect(again[1]?.name).toBe('Edited');
	});
});
