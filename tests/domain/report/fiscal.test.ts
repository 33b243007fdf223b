import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDay, isoDate } from '$lib/domain/dates.ts';
import {
	alignedPeriod,
	fiscalYearAt,
	isAligned,
	isSamePeriod,
	lastDayOf,
	monthIndexOf,
	periodLabel,
	periodName,
	periodSchema,
	quarterAt,
	quartersOf,
	shifted,
	yearOf,
	type Period
} from '$lib/domain/report/fiscal.ts';
import { fiscalChange } from '$lib/domain/report/fiscal-change.ts';
import { anyStartMonth, modernDay, storedPeriod } from './fiscal-arbitraries.ts';

const quarter = (start: string): Period => ({ start: isoDate(start), months: 3 });
const year = (start: string): Period => ({ start: isoDate(start), months: 12 });

describe('fiscal labels', () => {
	it.each([
		['2027-01-01', 1, '2027 Q1', '2027'],
		['2027-12-31', 1, '2027 Q4', '2027'],
		['2026-10-01', 10, 'FY27 Q1', 'FY27'],
		['2026-11-24', 10, 'FY27 Q1', 'FY27'],
		['2027-09-30', 10, 'FY27 Q4', 'FY27'],
		['2027-10-01', 10, 'FY28 Q1', 'FY28'],
		['2026-03-31', 4, 'FY26 Q4', 'FY26'],
		['2026-04-01', 4, 'FY27 Q1', 'FY27'],
		['2027-01-31', 2, 'FY27 Q4', 'FY27'],
		['2099-12-31', 7, 'FY00 Q2', 'FY00']
	])('calls %s in a year that starts in month %i %s of %s', (day, start, quarterLabel, label) => {
		expect(periodLabel(quarterAt(isoDate(day), start), start)).toBe(quarterLabel);
		expect(periodLabel(fiscalYearAt(isoDate(day), start), start)).toBe(label);
	});

	it('names a year by the calendar year in which it ends', () => {
		fc.assert(
			fc.property(modernDay, anyStartMonth, (day, start) => {
				const fiscalYear = fiscalYearAt(day, start);
				expect(periodName(fiscalYear, start)).toEqual({
					year: calendarDay(lastDayOf(fiscalYear)).year,
					quarter: null,
					isCalendarYear: start === 1
				});
			})
		);
	});
});

describe('the period of a day', () => {
	it('holds the day, starts on a first and is aligned', () => {
		fc.assert(
			fc.property(modernDay, anyStartMonth, (day, start) => {
				for (const period of [quarterAt(day, start), fiscalYearAt(day, start)]) {
					expect(period.start <= day && day <= lastDayOf(period)).toBe(true);
					expect(periodSchema.safeParse(period).success).toBe(true);
					expect(isAligned(period, start)).toBe(true);
				}
				expect(calendarDay(fiscalYearAt(day, start).start).month).toBe(start);
			})
		);
	});

	it('is one of the four quarters of its year, which fill the year', () => {
		fc.assert(
			fc.property(modernDay, anyStartMonth, (day, start) => {
				const fiscalYear = fiscalYearAt(day, start);
				const quarters = quartersOf(fiscalYear);
				expect(quarters).toContainEqual(quarterAt(day, start));
				expect(quarters[0]?.start).toBe(fiscalYear.start);
				expect(quarters.map((one) => addDays(lastDayOf(one), 1))).toEqual([
					...quarters.slice(1).map((one) => one.start),
					shifted(fiscalYear, 1).start
				]);
				expect(quarters.map((one) => yearOf(one, start))).toEqual(Array(4).fill(fiscalYear));
				expect(quarters.map((one) => periodName(one, start).quarter)).toEqual([1, 2, 3, 4]);
			})
		);
	});

	it('refuses days beyond the calendar as a bug', () => {
		expect(() => fiscalYearAt(isoDate('0001-01-01'), 10)).toThrow(RangeError);
	});
});

describe('a stored period', () => {
	it('starts on a first of a month and is a quarter or a year', () => {
		const refused = [quarter('2026-10-02'), { start: '2026-10-01', months: 6 }, { months: 3 }];
		for (const period of refused) expect(periodSchema.safeParse(period).success).toBe(false);
	});

	it('stands where it shares most months, the earlier of two', () => {
		// Brute force: every aligned period of that length near by, by months shared.
		fc.assert(
			fc.property(storedPeriod, anyStartMonth, (period, start) => {
				const first = shifted(
					period.months === 3 ? quarterAt(period.start, start) : fiscalYearAt(period.start, start),
					-2
				);
				const candidates = [0, 1, 2, 3, 4].map((count) => shifted(first, count));
				const shared = (one: Period) =>
					period.months - Math.abs(monthIndexOf(one.start) - monthIndexOf(period.start));
				const most = Math.max(...candidates.map(shared));
				expect(alignedPeriod(period, start)).toEqual(
					candidates.find((one) => shared(one) === most)
				);
			})
		);
	});

	it('equals another of the same first day and length', () => {
		expect(isSamePeriod(quarter('2026-10-01'), quarter('2026-10-01'))).toBe(true);
		expect(isSamePeriod(quarter('2026-10-01'), year('2026-10-01'))).toBe(false);
		expect(isSamePeriod(quarter('2026-10-01'), null)).toBe(false);
		expect(isSamePeriod(null, null)).toBe(true);
	});
});

describe('a change of the start of the fiscal year', () => {
	it('re-labels what still aligns', () => {
		const periods = [quarter('2027-01-01'), quarter('2026-10-01'), quarter('2027-01-01')];
		expect(fiscalChange(periods, { from: 1, to: 10 })).toEqual([
			{
				period: quarter('2026-10-01'),
				labelBefore: '2026 Q4',
				labelAfter: 'FY27 Q1',
				isAligned: true,
				standsIn: quarter('2026-10-01')
			},
			{
				period: quarter('2027-01-01'),
				labelBefore: '2027 Q1',
				labelAfter: 'FY27 Q2',
				isAligned: true,
				standsIn: quarter('2027-01-01')
			}
		]);
	});

	it('lists what no longer aligns, and where it stands until a person chooses', () => {
		expect(fiscalChange([quarter('2027-01-01'), year('2027-01-01')], { from: 1, to: 2 })).toEqual([
			{
				period: quarter('2027-01-01'),
				labelBefore: '2027 Q1',
				labelAfter: 'FY28 Q1',
				isAligned: false,
				standsIn: quarter('2027-02-01')
			},
			{
				period: year('2027-01-01'),
				labelBefore: '2027',
				labelAfter: 'FY28',
				isAligned: false,
				standsIn: year('2027-02-01')
			}
		]);
	});

	it('keeps what is stored: changed back, everything reads as before', () => {
		fc.assert(
			fc.property(fc.array(storedPeriod), anyStartMonth, anyStartMonth, (periods, from, to) => {
				for (const change of fiscalChange(periods, { from, to })) {
					expect(periods).toContainEqual(change.period);
					expect(change.labelBefore).toBe(periodLabel(change.period, from));
					expect(change.isAligned).toBe(isSamePeriod(change.standsIn, change.period));
					expect(isAligned(change.standsIn, to)).toBe(true);
				}
			})
		);
	});
});
