import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestAmountMinor } from '$lib/domain/money.ts';
import { inOtherCurrency, logoSize, pictureFormat } from '$lib/domain/workspace-settings.ts';

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

describe('a logo', () => {
	const bytes = (text: string) => new TextEncoder().encode(text);

	it('is told by its bytes, not by its name', () => {
		expect(pictureFormat(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0))).toBe('png');
		expect(pictureFormat(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('jpeg');
		expect(pictureFormat(bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('svg');
		expect(
			pictureFormat(
				bytes(
					'\ufeff<?xml version="1.0"?>\n<!-- by hand -->\n<!DOCTYPE svg>\n<svg viewBox="0 0 1 1">'
				)
			)
		).toBe('svg');
	});

	it.each(['', 'GIF89a', '<html><svg></svg></html>', 'PNG', '<!-- <svg> -->', '<svgx>'])(
		'is none in %j',
		(text) => {
			expect(pictureFormat(bytes(text))).toBeNull();
		}
	);

	it('keeps its proportions within 800 by 256', () => {
		expect(logoSize({ width: 1600, height: 256 }, 'png')).toEqual({ width: 800, height: 128 });
		expect(logoSize({ width: 200, height: 64 }, 'png')).toEqual({ width: 200, height: 64 });
		expect(logoSize({ width: 200, height: 64 }, 'svg')).toEqual({ width: 800, height: 256 });
	});

	it('always has pixels and never more than there is room for', () => {
		const side = fc.integer({ min: 1, max: 20_000 });
		fc.assert(
			fc.property(side, side, fc.constantFrom('png', 'jpeg', 'svg'), (width, height, format) => {
				const size = logoSize({ width, height }, format);
				expect(size.width).toBeGreaterThan(0);
				expect(size.height).toBeGreaterThan(0);
				expect(size.width).toBeLessThanOrEqual(800);
				expect(size.height).toBeLessThanOrEqual(256);
				if (format !== 'svg') expect(size.width).toBeLessThanOrEqual(width);
			})
		);
	});
});
