import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	amountInput,
	currencyDecimals,
	isCurrency,
	largestAmountMinor,
	majorOf,
	parseAmount,
	sumMinor,
	timesMinor
} from '$lib/domain/money.ts';

const us = { currency: 'USD', locale: 'en-US' };
const de = { currency: 'EUR', locale: 'de-DE' };
const fr = { currency: 'EUR', locale: 'fr-FR' };
const ch = { currency: 'CHF', locale: 'de-CH' };
const jp = { currency: 'JPY', locale: 'ja-JP' };
const kw = { currency: 'KWD', locale: 'en-GB' };

describe('currencies', () => {
	it.each([
		['USD', 2],
		['EUR', 2],
		['JPY', 0],
		['KRW', 0],
		['KWD', 3],
		['BHD', 3]
	])('%s has %i decimals', (code, decimals) => expect(currencyDecimals(code)).toBe(decimals));

	it('tells codes from other words', () => {
		expect(isCurrency('NOK')).toBe(true);
		expect(isCurrency('nok')).toBe(false);
		expect(isCurrency('XQZ')).toBe(false);
		expect(() => currencyDecimals('dollars')).toThrow(RangeError);
	});
});

describe('sums', () => {
	it('are exact and do not depend on order', () => {
		const amounts = fc.array(fc.integer({ min: -1e12, max: 1e12 }), { maxLength: 50 });
		fc.assert(
			fc.property(amounts, (list) => {
				const total = list.reduce((sum, amount) => sum + BigInt(amount), 0n);
				expect(BigInt(sumMinor(list))).toBe(total);
				expect(sumMinor([...list].reverse())).toBe(sumMinor(list));
			})
		);
	});

	it('refuse to be silently wrong', () => {
		expect(() => sumMinor([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
		expect(() => sumMinor([0.5])).toThrow(RangeError);
		expect(() => timesMinor(largestAmountMinor, 1000)).toThrow(RangeError);
		expect(timesMinor(1999, 12)).toBe(23_988);
		expect(sumMinor([])).toBe(0);
	});
});

describe('typed amounts', () => {
	it.each([
		['1350', us, 135_000],
		['1,350', us, 135_000],
		['$1,350.00', us, 135_000],
		['USD 1,350.5', us, 135_050],
		['1350.05', us, 135_005],
		['.5', us, 50],
		['0', us, 0],
		['-0', us, 0],
		['1.350,00', us, 135_000],
		['12,50', us, 1250],
		['1,234,567.89', us, 123_456_789],
		['1,35,000', us, 13_500_000],
		['1 350', us, 135_000],
		['1.350', de, 135_000],
		['1.350,00 €', de, 135_000],
		['1350,5', de, 135_050],
		['1,350.00', de, 135_000],
		['12.50', de, 1250],
		['1\u202f350,00 €', fr, 135_000],
		['1 350,00', fr, 135_000],
		['1350.50', fr, 135_050],
		["CHF 1'350.50", ch, 135_050],
		['1’350.50', ch, 135_050],
		['¥1,350', jp, 1350],
		['1350.00', jp, 1350],
		['1350', kw, 1_350_000],
		['1.350', kw, 1350],
		['1,350', kw, 1_350_000],
		['999999999999.99', us, 99_999_999_999_999]
	])('%j is %j in minor units: %i', (text, format, minor) => {
		expect(parseAmount(text, format)).toEqual({ kind: 'amount', minor });
	});

	it.each([
		['', us, 'empty'],
		['  $ ', us, 'empty'],
		['about 50', us, 'not-a-number'],
		['1.5k', us, 'not-a-number'],
		['1e3', us, 'not-a-number'],
		['12,34,56', us, 'not-a-number'],
		['1,2345,678', us, 'not-a-number'],
		['5.', us, 'not-a-number'],
		['-5', us, 'negative'],
		['−5.00', us, 'negative'],
		['1.350', us, 'too-many-decimals'],
		['1.000', us, 'too-many-decimals'],
		['1.005', de, 1_005_00],
		['1,350', de, 'too-many-decimals'],
		['1.350', fr, 'ambiguous'],
		['1350.5', jp, 'too-many-decimals'],
		['9999999999999999', us, 'too-large'],
		['9'.repeat(50), us, 'too-large'],
		['9'.repeat(400), us, 'not-a-number'],
		['--5', us, 'not-a-number']
	])('%j with %j gives %s', (text, format, expected) => {
		const reading = parseAmount(text, format);
		expect(reading.kind === 'amount' ? reading.minor : reading.reason).toBe(expected);
	});

	it('reads back what it wrote into an input, in every currency and locale', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: largestAmountMinor }),
				fc.constantFrom(us, de, fr, ch, jp, kw),
				(minor, format) => {
					const expected = { kind: 'amount', minor };
					expect(parseAmount(amountInput(minor, format), format)).toEqual(expected);
				}
			)
		);
	});

	it('reads what the platform formats', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 1e11 }),
				fc.constantFrom(us, de, fr, ch, jp, kw),
				(minor, format) => {
					const shown = new Intl.NumberFormat(format.locale, {
						style: 'currency',
						currency: format.currency
					}).format(majorOf(minor, format.currency));
					expect(parseAmount(shown, format)).toEqual({ kind: 'amount', minor });
				}
			)
		);
	});

	it('never throws', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(us, de, fr), (text, format) => {
				expect(['amount', 'refused']).toContain(parseAmount(text, format).kind);
			})
		);
	});

	it('writes negative and small amounts in full', () => {
		expect(amountInput(-5, us)).toBe('-0.05');
		expect(amountInput(50, kw)).toBe('0.050');
		expect(amountInput(1350, jp)).toBe('1350');
	});
});
