import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	addDays,
	addMonths,
	ageInMonths,
	ageTenths,
	ageText,
	anniversary,
	compareDates,
	dateOfEpochDay,
	daysBetween,
	earlierDate,
	epochDayOf,
	isIsoDate,
	isoDate,
	isoDateOf,
	laterDate,
	type IsoDate
} from '$lib/domain/dates.ts';

const firstDay = epochDayOf(isoDate('0001-01-01'));
const lastDay = epochDayOf(isoDate('9999-12-31'));
const anyDate = fc.integer({ min: firstDay, max: lastDay }).map(dateOfEpochDay);
const modernDate = fc
	.integer({ min: epochDayOf(isoDate('1980-01-01')), max: epochDayOf(isoDate('2100-12-31')) })
	.map(dateOfEpochDay);

describe('ISO dates', () => {
	it.each(['2026-11-23', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])(
		'accepts %s',
		(text) => expect(isIsoDate(text)).toBe(true)
	);

	it.each([
		'2026-1-3',
		'2026-13-01',
		'2026-00-10',
		'2026-04-31',
		'2023-02-29',
		'1900-02-29',
		'0000-01-01',
		'2026-11-23T00:00:00Z',
		' 2026-11-23',
		'٢٠٢٦-١١-٢٣',
		''
	])('refuses %j', (text) => expect(isIsoDate(text)).toBe(false));

	it('refuses a wrong literal as a bug', () => {
		expect(() => isoDate('2026-02-30')).toThrow(RangeError);
	});

	it('has no day outside the calendar', () => {
		expect(isoDateOf({ year: 2026, month: 2, day: 30 })).toBeNull();
		expect(isoDateOf({ year: 2026, month: 1.5, day: 3 })).toBeNull();
		expect(isoDateOf({ year: 10_000, month: 1, day: 1 })).toBeNull();
		expect(isoDateOf({ year: 2026, month: 2, day: 3 })).toBe('2026-02-03');
	});
});

describe('epoch days', () => {
	it('agrees with the platform calendar', () => {
		fc.assert(
			fc.property(anyDate, (date) => {
				expect(new Date(epochDayOf(date) * 86_400_000).toISOString().slice(0, 10)).toBe(date);
			})
		);
	});

	it('is a bijection', () => {
		fc.assert(
			fc.property(fc.integer({ min: firstDay, max: lastDay }), (day) => {
				expect(epochDayOf(dateOfEpochDay(day))).toBe(day);
			})
		);
	});

	it('refuses days that no ISO date can hold', () => {
		expect(() => dateOfEpochDay(lastDay + 1)).toThrow(RangeError);
		expect(() => dateOfEpochDay(firstDay - 1)).toThrow(RangeError);
	});
});

describe('arithmetic', () => {
	it('counts days between and adds them back', () => {
		fc.assert(
			fc.property(anyDate, anyDate, (a, b) => {
				expect(addDays(a, daysBetween(a, b))).toBe(b);
				expect(Math.sign(daysBetween(b, a))).toBe(compareDates(a, b));
			})
		);
	});

	it('orders dates as it orders their texts', () => {
		expect(compareDates(isoDate('2026-11-23'), isoDate('2026-11-23'))).toBe(0);
		expect(earlierDate(isoDate('2026-11-23'), isoDate('2025-12-31'))).toBe('2025-12-31');
		expect(laterDate(isoDate('2026-11-23'), isoDate('2025-12-31'))).toBe('2026-11-23');
	});

	it.each([
		['2026-01-31', 1, '2026-02-28'],
		['2024-01-31', 1, '2024-02-29'],
		['2026-11-23', 2, '2027-01-23'],
		['2026-01-15', -1, '2025-12-15'],
		['2024-02-29', 12, '2025-02-28'],
		['2024-02-29', 48, '2028-02-29']
	])('adds to %s %i months: %s', (date, months, expected) => {
		expect(addMonths(isoDate(date), months)).toBe(expected);
	});

	it('refuses months beyond the calendar', () => {
		expect(() => addMonths(isoDate('9999-12-01'), 1)).toThrow(RangeError);
	});
});

describe('age in whole calendar months', () => {
	it.each([
		['2020-09-10', '2026-11-23', 74],
		['2021-11-23', '2026-11-22', 59],
		['2021-11-23', '2026-11-23', 60],
		['2026-11-23', '2026-11-23', 0],
		['2020-02-29', '2024-02-27', 47],
		['2020-02-29', '2024-02-28', 48],
		['2020-02-29', '2021-02-28', 12],
		['2024-02-28', '2025-02-28', 12],
		['2025-01-31', '2025-02-27', 0],
		['2025-01-31', '2025-02-28', 1]
	])('bought %s is at %s %i months old', (from, asOf, months) => {
		expect(ageInMonths(isoDate(from), isoDate(asOf))).toBe(months);
	});

	it('is unknown before the purchase', () => {
		expect(ageInMonths(isoDate('2026-11-24'), isoDate('2026-11-23'))).toBeNull();
	});

	it('reaches n months exactly on the anniversary', () => {
		fc.assert(
			fc.property(modernDate, fc.integer({ min: 1, max: 240 }), (from, months) => {
				const day = anniversary(from, months);
				expect(ageInMonths(from, day)).toBe(months);
				const before = addDays(day, -1);
				expect(ageInMonths(from, before) ?? -1).toBeLessThan(months);
			})
		);
	});

	it('never falls as time passes, nor for an older purchase', () => {
		fc.assert(
			fc.property(modernDate, modernDate, modernDate, (a, b, c) => {
				const [first, second, third] = [a, b, c].sort() as [IsoDate, IsoDate, IsoDate];
				const known = (from: IsoDate, to: IsoDate) => ageInMonths(from, to) ?? NaN;
				expect(known(first, third)).toBeGreaterThanOrEqual(known(first, second));
				expect(known(first, third)).toBeGreaterThanOrEqual(known(second, third));
			})
		);
	});
});

describe('age in years', () => {
	it.each([
		[0, '0.0'],
		[4, '0.3'],
		[59, '4.9'],
		[60, '5.0'],
		[75, '6.2'],
		[77, '6.4'],
		[119, '9.9'],
		[120, '10.0']
	])('cuts %i months to %s', (months, text) => expect(ageText(months)).toBe(text));

	it('takes the decimal sign of the reader', () => expect(ageText(75, ',')).toBe('6,2'));

	it('never reads as more than the true age, nor a tenth less', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1200 }), (months) => {
				const tenths = ageTenths(months);
				expect(tenths * 12).toBeLessThanOrEqual(months * 10);
				expect((tenths + 1) * 12).toBeGreaterThan(months * 10);
			})
		);
	});
});
