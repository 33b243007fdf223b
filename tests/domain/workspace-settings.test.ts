import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestAmountMinor } from '$lib/domain/money.ts';
import { inOtherCurrency } from '$lib/domain/workspace-settings.ts';

describe('an amount after a change of the currency', () => {
	it.each([
		[135_000, 'USD', 'EUR', 135_000],
		[135_000, 'USD', 'JPY', 1350],
		[1350, 'JPY', 'USD', 135_000],
		[1350, 'JPY', 'KWD', 1_350_000],
		[135_050, 'USD', 'JPY', 1351]
	])('keeps its figure: %d %s is in %s %d', (minor, from, to, expected) => {
		expect(inOtherCurrency(minor, from, to)).toBe(expected);
	});

	it('comes back as it was where decimals were added', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (minor) => {
				expect(inOtherCurrency(inOtherCurrency(minor, 'JPY', 'KWD'), 'KWD', 'JPY')).toBe(minor);
			})
		);
	});

	it('never grows beyond what can be typed', () => {
		expect(inOtherCurrency(largestAmountMinor, 'JPY', 'KWD')).toBe(largestAmountMinor);
	});
});
