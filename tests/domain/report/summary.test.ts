import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '$lib/domain/dates.ts';
import { reportHealth, type ReportAsset } from '$lib/domain/report/asset.ts';
import { placedAssets } from '$lib/domain/report/budget.ts';
import { budgetTable } from '$lib/domain/report/budget-table.ts';
import { changesSince, type Changes } from '$lib/domain/report/changes.ts';
import { horizonAt } from '$lib/domain/report/horizon.ts';
import type { Initiative } from '$lib/domain/report/initiative.ts';
import { levelledLine } from '$lib/domain/report/levelled.ts';
import { summaryFacts, type SummaryCode, type SummaryFact } from '$lib/domain/report/summary.ts';
import {
	anAsset,
	anyFleet,
	anyInitiatives,
	asOf,
	budgetOf,
	freeUpdate,
	gradeFor,
	idOf,
	osEnding,
	linesOf
} from './report-assets.ts';

const horizon = horizonAt(asOf, 10, 3);

function factsOf(
	assets: readonly ReportAsset[],
	initiatives: readonly Initiative[] = [],
	changes: Changes | null = null
): SummaryFact[] {
	const lines = linesOf(assets, initiatives, horizon);
	const table = budgetTable(lines, { horizon, granularity: 'year', grouping: 'family' });
	return summaryFacts({
		assets,
		lines,
		horizon,
		recurringMonthlyMinor: table.recurringMonthlyMinor,
		health: reportHealth(assets),
		changes,
		healthBefore: null
	});
}

function fact<C extends SummaryCode>(facts: readonly SummaryFact[], code: C) {
	return facts.find((one): one is Extract<SummaryFact, { code: C }> => one.code === code);
}

function changesBetween(before: readonly ReportAsset[], after: readonly ReportAsset[]): Changes {
	return changesSince({
		then: { asOf: isoDate('2026-05-20'), assets: placedAssets(before, [], horizon) },
		now: { day: horizon, assets: placedAssets(after, [], horizon) },
		goneReason: () => ({ cause: 'missing', since: null }),
		links: [],
		dismissed: []
	});
}

describe('the facts of a summary', () => {
	it('say what is owned and how healthy it is', () => {
		const facts = factsOf([
			anAsset(1),
			anAsset(2, { kind: 'laptop', grade: gradeFor('replace') }),
			anAsset(3, { kind: 'server' }),
			anAsset(4, { state: 'excluded' })
		]);
		expect(fact(facts, 'owned')).toMatchObject({
			count: 3,
			families: [
				{ family: 'computers', count: 2 },
				{ family: 'servers', count: 1 }
			]
		});
		expect(fact(facts, 'health')?.health).toMatchObject({ healthyCount: 2, countedCount: 3 });
	});

	it('say what is unsafe, by system, and what a free update mends', () => {
		const server = (number: number, verdict: ReportAsset['osVerdict']) =>
			anAsset(number, { osVerdict: verdict, choice: { start: isoDate('2029-10-01'), months: 3 } });
		const facts = factsOf([
			server(1, osEnding('2025-10-14', { name: 'Windows 10 22H2 Pro' })),
			server(2, osEnding('2025-10-14', { name: 'Windows 10 22H2 Pro' })),
			server(3, osEnding('2026-10-13', { name: 'Windows 11 24H2 Pro', freeUpdate })),
			server(4, osEnding('2027-01-12')),
			server(5, osEnding('2027-11-25')),
			server(6, osEnding('2027-10-12', { freeUpdate })),
			server(7, osEnding('2027-10-12', { isSuccessorExpected: true })),
			server(8, osEnding(null)),
			server(9, osEnding('2027-11-24'))
		]);
		expect(fact(facts, 'out-of-support')).toEqual({
			code: 'out-of-support',
			count: 3,
			mended: 1,
			assetIds: [idOf(1), idOf(2), idOf(3)],
			systems: [
				{ name: 'Windows 10 22H2 Pro', end: '2025-10-14', count: 2 },
				{ name: 'Windows 11 24H2 Pro', end: '2026-10-13', count: 1 }
			]
		});
		expect(fact(facts, 'losing-support')).toMatchObject({ assetIds: [idOf(4), idOf(9)] });
	});

	it('say what is due and what it costs', () => {
		const choice = (start: string) => ({ choice: { start: isoDate(start), months: 3 as const } });
		const facts = factsOf([
			anAsset(1, { purchaseDate: isoDate('2019-01-01'), budget: budgetOf(100, 7) }),
			anAsset(2, { ...choice('2027-01-01'), budget: budgetOf(20) }),
			anAsset(3, { ...choice('2028-10-01'), budget: budgetOf(6) }),
			anAsset(4, { ...choice('2029-10-01'), budget: budgetOf(1000) }),
			anAsset(5, { grade: null, budget: budgetOf(3) })
		]);
		expect(fact(facts, 'past-limit')).toMatchObject({ assetIds: [idOf(1)] });
		expect(fact(facts, 'overdue')).toMatchObject({ minor: 100, assetIds: [idOf(1)] });
		expect(fact(facts, 'due-this-year')).toMatchObject({ minor: 120, count: 2 });
		expect(fact(facts, 'due-in-horizon')).toMatchObject({
			minor: 126,
			count: 3,
			years: 3,
			levelledYearMinor: 120
		});
		expect(fact(facts, 'unscheduled')).toMatchObject({ minor: 3, assetIds: [idOf(5)] });
		expect(fact(facts, 'recurring')).toEqual({ code: 'recurring', monthlyMinor: 7 });
		expect(fact(facts, 'not-known')).toMatchObject({ assetIds: [idOf(5)] });
	});

	it('say what changed, or that nothing did', () => {
		const codes = (before: readonly ReportAsset[], after: readonly ReportAsset[]) =>
			factsOf(after, [], changesBetween(before, after)).filter(({ code }) =>
				code.includes('changed')
			);
		const one = anAsset(1, { choice: { start: isoDate('2029-10-01'), months: 3 } });
		expect(codes([one], [one])).toEqual([{ code: 'unchanged', since: '2026-05-20' }]);
		expect(codes([one], [{ ...one, grade: gradeFor('plan') }, anAsset(2)])).toEqual([
			{
				code: 'changed',
				since: '2026-05-20',
				added: 1,
				gone: 0,
				replaced: 0,
				better: 0,
				worse: 1
			}
		]);
		expect(codes([one], [{ ...one, expirationDate: asOf }])).toEqual([]);
	});

	it('say nothing of nothing', () => {
		expect(factsOf([])).toEqual([]);
		expect(factsOf([anAsset(1, { state: 'excluded' })])).toEqual([]);
		const quiet = anAsset(1, { choice: { start: isoDate('2029-10-01'), months: 3 } });
		expect(factsOf([quiet]).map(({ code }) => code)).toEqual(['owned', 'health']);
	});

	it('rest on the numbers of the report', () => {
		fc.assert(
			fc.property(anyFleet, anyInitiatives, (assets, initiatives) => {
				const facts = factsOf(assets, initiatives);
				const counted = assets.filter((asset) => asset.state === 'counted');
				const lines = linesOf(assets, initiatives, horizon);
				const table = budgetTable(lines, { horizon, granularity: 'year', grouping: 'type' });
				const [thisYear] = table.oneTime.total.cells;
				if (counted.length === 0) {
					expect(facts).toEqual([]);
					return;
				}
				const owned = fact(facts, 'owned');
				expect(owned?.count).toBe(counted.length);
				expect(owned?.families.reduce((sum, one) => sum + one.count, 0)).toBe(counted.length);
				const due = fact(facts, 'due-in-horizon');
				expect(due?.minor ?? 0).toBe(table.oneTime.total.together.minor);
				expect(due?.levelledYearMinor ?? 0).toBe(levelledLine(lines, horizon, 'year').amountMinor);
				expect(fact(facts, 'due-this-year')?.minor ?? 0).toBe(thisYear?.minor);
				expect(fact(facts, 'unscheduled')?.minor ?? 0).toBe(table.unscheduled.minor);
				const listed = facts.filter((one) => 'assetIds' in one);
				expect(listed.map((one) => one.count)).toEqual(listed.map((one) => one.assetIds.length));
			})
		);
	});
});
