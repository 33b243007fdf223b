import fc from 'fast-check';
import { dateOfEpochDay, epochDayOf, isoDate, isoDateOf, type IsoDate } from '$lib/domain/dates.ts';
import type { Period } from '$lib/domain/report/fiscal.ts';

export const anyStartMonth = fc.integer({ min: 1, max: 12 });

/** Days between two ISO dates, both included. */
export function dayWithin(first: string, last: string): fc.Arbitrary<IsoDate> {
	const range = { min: epochDayOf(isoDate(first)), max: epochDayOf(isoDate(last)) };
	return fc.integer(range).map(dateOfEpochDay);
}

export const modernDay = dayWithin('1990-01-01', '2090-12-31');

/** Any period that a person may have stored, whatever fiscal year stood then. */
export const storedPeriod: fc.Arbitrary<Period> = fc
	.record({
		year: fc.integer({ min: 2015, max: 2040 }),
		month: fc.integer({ min: 1, max: 12 }),
		months: fc.constantFrom(3 as const, 12 as const)
	})
	.map(({ year, month, months }) => ({ start: firstOf(year, month), months }));

function firstOf(year: number, month: number): IsoDate {
	const date = isoDateOf({ year, month, day: 1 });
	if (date === null) throw new RangeError(`${year}-${month}`);
	return date;
}
