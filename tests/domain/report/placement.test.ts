import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, isoDate } from '$lib/domain/dates.ts';
import type { ReportAsset } from '$lib/domain/report/asset.ts';
import { fiscalDay, isAligned, periodLabel, quarterAt } from '$lib/domain/report/fiscal.ts';
import { forcingOsEnd, limitDate, placementOf } from '$lib/domain/report/placement.ts';
import { anyStartMonth, dayWithin } from './fiscal-arbitraries.ts';
import { anAsset, anyFleet, asOf, freeUpdate, gradeFor, osEnding } from './report-assets.ts';

const day = fiscalDay(asOf, 10);

function placed(changes: Partial<ReportAsset>): string {
	const placement = placementOf(anAsset(1, changes), day);
	if (placement.state !== 'scheduled') {
		return placement.state === 'none' ? placement.cause : placement.state;
	}
	const { cause, period, isOverdue } = placement;
	return `${cause} ${periodLabel(period, 10)}${isOverdue ? ' overdue' : ''}`;
}

const bought = (date: string) => ({ purchaseDate: isoDate(date) });
const year = (start: string) => ({ start: isoDate(start), months: 12 as const });
const quarter = (start: string) => ({ start: isoDate(start), months: 3 as const });

describe('the period of an asset', () => {
	it('is the one that a person chose, whatever else is known', () => {
		const changes = { ...bought('2015-01-01'), grade: gradeFor('retire') };
		expect(placed({ ...changes, choice: quarter('2028-01-01') })).toBe('person FY28 Q2');
		expect(placed({ ...changes, choice: year('2028-10-01') })).toBe('person FY29');
	});

	it('is that of its limit, reached on the anniversary of the purchase', () => {
		expect(placed(bought('2023-10-01'))).toBe('limit FY29 Q1');
		expect(placed(bought('2023-09-30'))).toBe('limit FY28 Q4');
		// 29 February counts as the 28th.
		expect(limitDate(anAsset(1, bought('2024-02-29')), asOf)).toBe('2029-02-28');
	});

	it('is that of the end of support where that comes first', () => {
		const server = { ...bought('2023-05-01'), kind: 'server' as const };
		expect(placed({ ...server, osVerdict: osEnding('2027-01-12') })).toBe('os-support FY27 Q2');
		expect(placed({ ...server, osVerdict: osEnding('2031-01-12') })).toBe('limit FY30 Q3');
		expect(placed({ osVerdict: osEnding('2027-01-12') })).toBe('os-support FY27 Q2');
		expect(placed({ ...server, osVerdict: osEnding('2030-05-01') })).toBe('limit FY30 Q3');
	});

	it('never follows an end of support that an update for free mends', () => {
		const mended = osEnding('2027-10-12', { freeUpdate });
		const newest = osEnding('2028-10-10', { isSuccessorExpected: true });
		expect(placed({ ...bought('2025-02-01'), osVerdict: mended })).toBe('limit FY30 Q2');
		expect(placed({ ...bought('2025-02-01'), osVerdict: newest })).toBe('limit FY30 Q2');
		expect(placed({ osVerdict: newest })).toBe('unscheduled');
	});

	it('follows an end that has passed though a successor should have come', () => {
		expect(forcingOsEnd(osEnding('2026-10-12', { isSuccessorExpected: true }))).toBe('2026-10-12');
	});

	it('is the current quarter if it has passed, overdue', () => {
		expect(placed(bought('2020-09-01'))).toBe('limit FY27 Q1 overdue');
		expect(placed({ choice: quarter('2026-07-01') })).toBe('person FY27 Q1 overdue');
		expect(placed({ choice: year('2025-10-01') })).toBe('person FY27 Q1 overdue');
		expect(placed({ osVerdict: osEnding(null, { kind: 'ended' }) })).toBe(
			'os-support FY27 Q1 overdue'
		);
	});

	it('is not overdue inside the current quarter or year', () => {
		expect(placed(bought('2021-10-02'))).toBe('limit FY27 Q1');
		expect(placed({ choice: year('2026-10-01') })).toBe('person FY27');
	});

	it('is the current quarter for one to replace without a date', () => {
		expect(placed({ grade: gradeFor('replace') })).toBe('action FY27 Q1');
		expect(placed({ grade: gradeFor('replace'), ...bought('2025-01-01') })).toBe('limit FY30 Q2');
	});

	it('is none for one to retire, and unscheduled where nothing is known', () => {
		expect(placed({ grade: gradeFor('retire'), ...bought('2015-01-01') })).toBe('retire');
		expect(placed({})).toBe('unscheduled');
		expect(placed({ grade: null })).toBe('unscheduled');
		expect(placed({ kind: 'virtual-machine', ...bought('2015-01-01') })).toBe('unscheduled');
	});

	it('knows no limit for a purchase in the future', () => {
		expect(placed(bought('2026-11-25'))).toBe('unscheduled');
		expect(placed(bought('2026-11-24'))).toBe('limit FY32 Q1');
	});

	it('keeps what was wanted where a stored period does not align', () => {
		const placement = placementOf(anAsset(1, { choice: quarter('2027-11-01') }), day);
		expect(placement).toMatchObject({
			wanted: quarter('2027-11-01'),
			period: quarter('2027-10-01')
		});
	});

	it('is aligned and never past, for any fleet, day and fiscal year', () => {
		const anyDay = dayWithin('2020-01-01', '2032-12-31');
		fc.assert(
			fc.property(anyFleet, anyDay, anyStartMonth, (fleet, date, start) => {
				const current = quarterAt(date, start);
				for (const asset of fleet) {
					const placement = placementOf(asset, fiscalDay(date, start));
					if (placement.state !== 'scheduled') continue;
					const { period } = placement;
					expect(isAligned(period, start)).toBe(true);
					expect(addMonths(period.start, period.months) > current.start).toBe(true);
					if (placement.isOverdue) expect(period).toEqual(current);
				}
			})
		);
	});
});
