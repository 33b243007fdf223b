import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesPerGigabyte, nominalRam, parseRam } from '$lib/domain/ram.ts';

const gigabytes = (value: ReturnType<typeof parseRam>) =>
	value.kind === 'ram' ? value.nominalBytes / bytesPerGigabyte : value.reason;

describe('memory as it is written', () => {
	it.each([
		['16 GB', 16],
		['16GB', 16],
		['16 gb', 16],
		['16G', 16],
		['16 GiB', 16],
		['16 Go', 16],
		['16 ГБ', 16],
		['16.0 GB', 16],
		['16,0 GB', 16],
		['16384 MB', 16],
		['16,384 MB', 16],
		['16.384 MB', 16],
		['16 384 Mo', 16],
		["16'384 MB", 16],
		['8192MB', 8],
		['16777216 KB', 16],
		['17179869184 bytes', 16],
		['17179869184', 16],
		['17,179,869,184', 16],
		['1 TB', 1024],
		['1.5TB', 1536],
		['16', 16],
		['16.0', 16],
		['8192', 8],
		['16777216', 16],
		['7.9 GB', 8],
		['7,9 GB', 8],
		['15.9GB', 16],
		['15.8', 16],
		['31.7 GiB', 32],
		['3.87 GB', 4],
		['17.18 GB', 16],
		['8.59 GB', 8],
		['34.36 GB', 32],
		['2x8GB', 16],
		['2 x 8 GB', 16],
		['2X8GB DDR4', 16],
		['2 × 16 GB', 32],
		['2*4096 MB', 8],
		['8GB x 2', 16],
		['8 GB + 4 GB', 12],
		['1x16GB + 1x8GB', 24],
		['8GB+8GB', 16],
		['16 GB (2x8GB)', 16],
		['16.0 GB (15.8 GB usable)', 16],
		['(16 GB)', 16],
		['16 GB DDR4-3200', 16],
		['16GB 2666MHz DDR4', 16],
		['32 GB LPDDR5x 7467 MT/s', 32],
		['18 GB', 18],
		['64 Gigabytes RAM', 64],
		['512 MB', 0.5]
	])('%j is %s GB', (text, expected) => expect(gigabytes(parseRam(text))).toBe(expected));

	it.each([
		['', 'empty'],
		['N/A', 'placeholder'],
		['*****', 'protected'],
		['0', 'zero'],
		['0 GB', 'zero'],
		['512', 'unit'],
		['1024', 'unit'],
		['8 GB / 16 GB', 'several'],
		['8 GB of 16 GB', 'several'],
		['lots', 'format'],
		['Intel Core i5', 'format'],
		['5 bytes', 'implausible'],
		['900 TB', 'implausible'],
		['-8', 'format']
	])('%j gives no size: %s', (text, reason) => expect(gigabytes(parseRam(text))).toBe(reason));

	it('takes the unit of the field for bare numbers', () => {
		expect(gigabytes(parseRam(8_589_934_592, 'bytes'))).toBe(8);
		expect(gigabytes(parseRam('512', 'GB'))).toBe(512);
		expect(gigabytes(parseRam('1024', 'MB'))).toBe(1);
		expect(gigabytes(parseRam(8_480_000_000, 'bytes'))).toBe(8);
		expect(gigabytes(parseRam(Number.NaN, 'bytes'))).toBe('format');
	});

	it('never throws and never yields a size that is not a positive whole number', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string({ unit: 'binary' }),
					fc.stringMatching(/^[\d.,x+ ]{0,12} ?(GB|MB|TB)?$/),
					fc.double(),
					fc.integer()
				),
				(value) => {
					const reading = parseRam(value);
					const size = reading.kind === 'ram' ? reading.bytes : 1;
					expect(Number.isSafeInteger(size)).toBe(true);
					expect(size).toBeGreaterThan(0);
				}
			)
		);
	});
});

describe('nominal size', () => {
	it('keeps what lies further than 10 % below the next size', () => {
		expect(nominalRam(7.2 * bytesPerGigabyte)).toBe(8 * bytesPerGigabyte);
		expect(nominalRam(7.1 * bytesPerGigabyte)).toBe(7.1 * bytesPerGigabyte);
		expect(nominalRam(3.2 * bytesPerGigabyte)).toBe(3.2 * bytesPerGigabyte);
	});

	it('is never below the measured size, at most 10 % of the label above, and is stable', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2 ** 26, max: 2 ** 45 }), (bytes) => {
				const nominal = nominalRam(bytes);
				expect(nominal).toBeGreaterThanOrEqual(bytes);
				expect(bytes).toBeGreaterThanOrEqual(nominal * 0.9);
				expect(nominalRam(nominal)).toBe(nominal);
			})
		);
	});

	it('keeps order: more memory never has a smaller label', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 2 ** 26, max: 2 ** 45 }),
				fc.integer({ min: 0, max: 2 ** 40 }),
				(bytes, more) => {
					expect(nominalRam(bytes + more)).toBeGreaterThanOrEqual(nominalRam(bytes));
				}
			)
		);
	});
});
