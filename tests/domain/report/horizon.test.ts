import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '$lib/domain/dates.ts';
import { fiscalYearAt, lastDayOf, periodLabel, quarterAt } from '$lib/domain/report/fiscal.ts';
import { horizonAt, horizonYears, yearIndexOf } from '$lib/domain/report/horizon.ts';
import { anyStartMonth, dayWithin, modernDay } from './fiscal-arbitraries.ts';

const anyYears = fc.constantFrom(...horizonYears);

describe('a horizon', () => {
	it('runs from the fiscal year of the as-of date, by quarter from the current one', () => {
		const horizon = horizonAt(isoDate('2027-02-10'), 10, 3);
		expect(horizon.years.map((one) => periodLabel(one, 10))).toEqual(['FY27', 'FY28', 'FY29']);
		expect(horizon.quarters).toHaveLength(11);
		expect(periodLabel(horizon.currentQuarter, 10)).toBe('FY27 Q2');
		expect(horizon.quarters[0]).toEqual(horizon.currentQuarter);
	});

	it('ends with the same day by quarter and by year', () => {
		fc.assert(
			fc.property(modernDay, anyStartMonth, anyYears, (asOf, start, years) => {
				const horizon = horizonAt(asOf, start, years);
				const [year, quarter] = [horizon.years.at(-1), horizon.quarters.at(-1)];
				expect(year && lastDayOf(year)).toBe(quarter && lastDayOf(quarter));
				expect(horizon.years).toHaveLength(years);
				expect(horizon.quarters[0]).toEqual(quarterAt(asOf, start));
			})
		);
	});

	it('knows the year of each period inside it, and none past it', () => {
		const day = dayWithin('2026-01-01', '2040-12-31');
		fc.assert(
			fc.property(day, anyStartMonth, anyYears, (date, start, years) => {
				const horizon = horizonAt(isoDate('2026-01-01'), start, years);
				const index = yearIndexOf(quarterAt(date, start), horizon);
				const year = fiscalYearAt(date, start);
				expect(yearIndexOf(year, horizon)).toBe(index);
				if (index === null) {
					expect(year.start > (horizon.years.at(-1)?.start ?? '')).toBe(true);
				} else {
					expect(horizon.years[index]).toEqual(year);
				}
			})
		);
	});
});
