import { describe, expect, it } from 'vitest';
import { currencyName, moneyFormat } from '$lib/text/money.ts';

const dollars = moneyFormat('USD');

describe('money', () => {
	it('shows minor units only where there are some', () => {
		expect(dollars.amount(135_000)).toBe('$1,350');
		expect(dollars.amount(135_050)).toBe('$1,350.50');
	});

	it('shows them in every cell of a table that has any', () => {
		expect(dollars.haveDecimals([135_000, 5])).toBe(true);
		expect(dollars.haveDecimals([135_000, 500])).toBe(false);
		expect(dollars.cell(135_000, true)).toBe('$1,350.00');
	});

	it('writes zero as a dash in tables and in figures elsewhere', () => {
		expect(dollars.cell(0, false)).toBe('–');
		expect(dollars.amount(0)).toBe('$0');
	});

	it('has a true minus', () => {
		expect(dollars.amount(-135_000)).toBe('\u2212$1,350');
	});

	it('follows the decimals of the currency', () => {
		expect(moneyFormat('JPY').amount(1350)).toBe('¥1,350');
		expect(moneyFormat('KWD').amount(1_350_000)).toBe('KWD\u00a01,350');
		expect(moneyFormat('KWD').amount(1_350_005)).toBe('KWD\u00a01,350.005');
	});

	it('says what is paid again and again', () => {
		expect(dollars.monthly(6500)).toBe('$65\u00a0a\u00a0month');
	});

	it('knows signs and names', () => {
		expect(moneyFormat('EUR').sign).toBe('€');
		expect(currencyName('USD')).toBe('US Dollar');
	});
});
