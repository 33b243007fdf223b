import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageInMonths, isoDate } from '$lib/domain/dates.ts';
import type { ReportAsset } from '$lib/domain/report/asset.ts';
import { fiscalYearAt } from '$lib/domain/report/fiscal.ts';
import { horizonAt, horizonYears } from '$lib/domain/report/horizon.ts';
import { lifecycleOf, type LifecycleRow } from '$lib/domain/report/lifecycle.ts';
import { anyStartMonth, dayWithin } from './fiscal-arbitraries.ts';
import { anAsset, anyFleet, asOf, gradeFor, idOf } from './report-assets.ts';

const horizon = horizonAt(asOf, 10, 5);

function idsIn(rows: readonly LifecycleRow[]): string[][] {
	return rows.map((row) => row.marks.map((mark) => mark.asset.id));
}

function bought(number: number, date: string, changes: Partial<ReportAsset> = {}): ReportAsset {
	return anAsset(number, { purchaseDate: isoDate(date), ...changes });
}

describe('the lifecycle of assets', () => {
	it('puts the overdue together and the others by the year of their limit', () => {
		const { rows } = lifecycleOf(
			[
				bought(1, '2022-02-01'),
				bought(2, '2021-11-24'),
				bought(3, '2015-01-01'),
				bought(4, '2021-11-25'),
				bought(5, '2026-10-31')
			],
			horizon
		);
		expect(idsIn(rows)).toEqual([
			[idOf(3), idOf(2)],
			[idOf(4), idOf(1)],
			[],
			[],
			[],
			[],
			[idOf(5)]
		]);
		expect(rows.map((row) => row.minor)).toEqual([200_000, 200_000, 0, 0, 0, 0, 100_000]);
	});

	it('names why an asset has no limit', () => {
		const { rows, lanes, withoutLimit } = lifecycleOf(
			[
				anAsset(1),
				bought(2, '2027-01-01'),
				bought(3, '2020-01-01', { kind: 'virtual-machine' }),
				anAsset(4, { state: 'excluded' })
			],
			horizon
		);
		expect(withoutLimit.map(({ asset, reason }) => [asset.id, reason])).toEqual([
			[idOf(1), 'no-purchase-date'],
			[idOf(2), 'purchase-in-future'],
			[idOf(3), 'no-lifespan']
		]);
		expect(rows.flatMap((row) => row.marks)).toEqual([]);
		expect(lanes).toEqual([]);
	});

	it('draws a lane for each type, in order of time', () => {
		const { lanes } = lifecycleOf(
			[
				bought(1, '2023-01-01', { type: 'Server', kind: 'server' }),
				bought(2, '2024-01-01'),
				bought(3, '2022-01-01')
			],
			horizon
		);
		const lanesById = lanes.map(({ type, marks }) => [type, marks.map((mark) => mark.asset.id)]);
		expect(lanesById).toEqual([
			['Server', [idOf(1)]],
			['Workstation', [idOf(3), idOf(2)]]
		]);
	});

	it('counts no cost for one that goes without a successor', () => {
		const asset = bought(1, '2015-01-01', { grade: gradeFor('retire') });
		expect(lifecycleOf([asset], horizon).rows[0]?.minor).toBe(0);
	});

	it('holds each counted asset once, in the row of its day', () => {
		const anyYears = fc.constantFrom(...horizonYears);
		const anyDay = dayWithin('2020-01-01', '2030-12-31');
		fc.assert(
			fc.property(anyFleet, anyDay, anyStartMonth, anyYears, (assets, date, start, years) => {
				const inHorizon = horizonAt(date, start, years);
				const { rows, lanes, withoutLimit } = lifecycleOf(assets, inHorizon);
				const counted = assets.filter((asset) => asset.state === 'counted');
				const inRows = rows.flatMap((row) => row.marks.map((mark) => mark.asset.id));
				const inLanes = lanes.flatMap((lane) => lane.marks.map((mark) => mark.asset.id));
				const without = withoutLimit.map(({ asset }) => asset.id);
				const sorted = (ids: readonly string[]) => [...ids].sort();
				expect(sorted([...inRows, ...without])).toEqual(sorted(counted.map(({ id }) => id)));
				expect(sorted(inLanes)).toEqual(sorted(inRows));
				for (const { span, marks } of rows) {
					for (const { asset, limitOn, isOverdue } of marks) {
						// Overdue as grades judge it: by age in whole months.
						const age = asset.purchaseDate && ageInMonths(asset.purchaseDate, date);
						expect(isOverdue).toBe((age ?? -1) >= (asset.lifespan.limitMonths ?? Infinity));
						expect(isOverdue).toBe(span.kind === 'overdue');
						if (span.kind === 'year') expect(fiscalYearAt(limitOn, start)).toEqual(span.period);
						if (span.kind === 'later') expect(limitOn >= inHorizon.end).toBe(true);
					}
				}
			})
		);
	});
});
