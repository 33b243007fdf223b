import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageInMonths, addDays, dateOfEpochDay, epochDayOf, isoDate } from '$lib/domain/dates.ts';
import { latestStart } from '$lib/domain/rules/age-threshold.ts';
import { integerRanges, isInRanges, isWithin } from '$lib/domain/rules/ranges.ts';

const days = fc.integer({ min: 0, max: 36_500 }).map((n) => addDays(isoDate('1990-01-01'), n));

describe('the latest start of an age', () => {
	it('is that old, and a day later is not', () => {
		fc.assert(
			fc.property(days, fc.integer({ min: 1, max: 600 }), (asOf, months) => {
				const start = dateOfEpochDay(latestStart(months, asOf));
				expect(ageInMonths(start, asOf) ?? -1).toBeGreaterThanOrEqual(months);
				expect(ageInMonths(addDays(start, 1), asOf) ?? -1).toBeLessThan(months);
			}),
			{ numRuns: 2000 }
		);
	});

	it('is today for no age, and none for ages beyond a thousand years', () => {
		expect(latestStart(0, isoDate('2026-11-23'))).toBe(epochDayOf(isoDate('2026-11-23')));
		expect(latestStart(-5, isoDate('2026-11-23'))).toBe(epochDayOf(isoDate('2026-11-23')));
		expect(latestStart(20_000, isoDate('2026-11-23'))).toBe(-Infinity);
		expect(latestStart(12_000, isoDate('2026-11-23'))).toBeLessThan(0);
	});
});

describe('ranges of whole numbers', () => {
	it('hold exactly what the comparison holds', () => {
		const limit = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constantFrom(0.5, -2.25, 7.999));
		const operator = fc.constantFrom(
			'is' as const,
			'is-not',
			'less-than',
			'at-most',
			'greater-than',
			'at-least',
			'between'
		);
		fc.assert(
			fc.property(
				operator,
				limit,
				limit,
				fc.integer({ min: -60, max: 60 }),
				(op, from, to, value) => {
					expect(isInRanges(value, integerRanges(op, from, to))).toBe(
						isWithin(value, op, { from, to })
					);
				}
			),
			{ numRuns: 2000 }
		);
	});
});
