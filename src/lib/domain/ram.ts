import { emptiness } from './placeholder-text.ts';

export type RamUnit = 'bytes' | 'KB' | 'MB' | 'GB' | 'TB';

/**
 * How a text or number reads as installed memory. `unit`: a bare number that could be megabytes or
 * gigabytes; `several`: more than one size without a plus between them.
 */
export type RamReading =
	| { readonly kind: 'ram'; readonly bytes: number; readonly nominalBytes: number }
	| { readonly kind: 'unknown'; readonly reason: 'empty' | 'placeholder' | 'protected' | 'zero' }
	| { readonly kind: 'unreadable'; readonly reason: 'format' | 'unit' | 'several' | 'implausible' };

/** One gigabyte of memory is 1,073,741,824 bytes: RAM is made in powers of two (JEDEC 100B.01). */
export const bytesPerGigabyte = 2 ** 30;

const scale: Record<RamUnit, number> = {
	bytes: 1,
	KB: 2 ** 10,
	MB: 2 ** 20,
	GB: bytesPerGigabyte,
	TB: 2 ** 40
};

/** Sizes that are sold, in gigabytes: whole modules, pairs and triples, and Apple's 18 and 36. */
const marketedGigabytes = [
	0.25, 0.5, 1, 1.5, 2, 3, 4, 6, 8, 12, 16, 18, 20, 24, 32, 36, 40, 48, 64, 72, 80, 96, 128, 144,
	160, 192, 256, 288, 320, 384, 448, 512, 576, 640, 768, 896, 1024, 1152, 1280, 1536, 2048, 3072,
	4096, 6144, 8192, 12288, 16384, 24576
] as const;

const smallestBytes = 64 * scale.MB;
const largestBytes = 64 * scale.TB;

const units: Record<string, RamUnit> = {
	b: 'bytes',
	byte: 'bytes',
	bytes: 'bytes',
	octets: 'bytes',
	k: 'KB',
	kb: 'KB',
	kib: 'KB',
	ko: 'KB',
	m: 'MB',
	mb: 'MB',
	mib: 'MB',
	mo: 'MB',
	мб: 'MB',
	meg: 'MB',
	megabyte: 'MB',
	megabytes: 'MB',
	g: 'GB',
	gb: 'GB',
	gib: 'GB',
	gig: 'GB',
	gigs: 'GB',
	go: 'GB',
	гб: 'GB',
	gigabyte: 'GB',
	gigabytes: 'GB',
	t: 'TB',
	tb: 'TB',
	tib: 'TB',
	to: 'TB'
};

const count = '(\\d{1,3}) ?[x×*] ?';
const size = `(\\d[\\d.,' ]*) ?(${Object.keys(units)
	.sort((a, b) => b.length - a.length)
	.join('|')})(?![\\p{L}\\d])`;
const term = new RegExp(`(?:${count})?${size}(?: ?[x×*] ?(\\d{1,3})(?![\\d.]))?`, 'gu');

/**
 * Reads installed memory as RMM tools and people write it: "16 GB", "16384 MB", "2x8GB", "8 GB + 4 GB",
 * "7,9 Go", bytes. `bareUnit` is the unit of a field whose numbers carry none (Autotask's
 * `rmmDeviceAuditMemoryBytes` is bytes); without it a bare number is read by its magnitude where only
 * one unit makes sense.
 */
export function parseRam(
	value: string | number | null | undefined,
	bareUnit?: RamUnit
): RamReading {
	if (typeof value === 'number') return bare(value, bareUnit);
	const empty = emptiness(value);
	if (empty !== null) return { kind: 'unknown', reason: empty };
	const text = tidy(value ?? '');
	if (/^\d[\d.,' ]*$/.test(text)) return bare(readNumber(text), bareUnit);
	const terms = [...text.matchAll(term)];
	if (terms.length === 0) return { kind: 'unreadable', reason: 'format' };
	const between = text.replace(term, '\ue000').trim();
	if (terms.length > 1 && !/^\ue000(?: ?[+&] ?\ue000)+$/.test(between)) {
		return { kind: 'unreadable', reason: 'several' };
	}
	return sized(terms.reduce((sum, match) => sum + bytesOf(match), 0));
}

/**
 * The size on the label: an RMM reports 7.9 GB for 8, since firmware and graphics keep a part. Rounded
 * up to the next marketed size if within 10 % of it, else the measured size.
 */
export function nominalRam(bytes: number): number {
	for (const gigabytes of marketedGigabytes) {
		const marketed = gigabytes * bytesPerGigabyte;
		if (marketed < bytes) continue;
		return bytes >= marketed * 0.9 ? marketed : bytes;
	}
	return bytes;
}

function tidy(text: string): string {
	const plain = text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/\s+/gu, ' ')
		.replace(/\b(?:lp)?ddr\d\w*(?:-\d+)?|\bpc\d\w*-\d+|\d+ ?(?:mhz|mt\/s)/gu, ' ')
		.replace(/\s+/gu, ' ')
		.trim();
	// "16 GB (15.8 GB usable)": what stands before the bracket is the total.
	const outside = plain.replace(/\([^)]*\)/gu, ' ').trim();
	return (outside === '' ? plain.replace(/[()]/gu, ' ') : outside).replace(/\s+/gu, ' ').trim();
}

function bytesOf(match: RegExpExecArray): number {
	const [, before, figures = '', unit = '', after] = match;
	const modules = Number(before ?? 1) * Number(after ?? 1);
	const amount = readNumber(figures);
	const bytes = amount * scale[units[unit] ?? 'bytes'];
	return modules * (unit === 'gb' ? asDecimalGigabytes(amount, figures, bytes) : bytes);
}

/**
 * Some tools divide by 1,000,000,000 and write "17.18 GB" for 16 GB. Taken so only where the figure has
 * two decimals or more and hits a marketed size within 0.1 %.
 */
function asDecimalGigabytes(amount: number, figures: string, bytes: number): number {
	if (!/[.,]\d{2,}$/.test(figures.trim())) return bytes;
	const decimal = amount * 1e9;
	const hit = marketedGigabytes.find(
		(gigabytes) => Math.abs(decimal / (gigabytes * bytesPerGigabyte) - 1) < 0.001
	);
	return hit === undefined ? bytes : hit * bytesPerGigabyte;
}

/** "16,384" and "16.384" are thousands, "7,9" and "7.9" decimals. */
function readNumber(figures: string): number {
	const text = figures.replace(/[' ]/g, '');
	const grouped = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(text);
	if (grouped && !/^0[.,]/.test(text)) return Number(text.replace(/[.,]/g, ''));
	const lastSign = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
	if (lastSign < 0) return Number(text);
	const whole = text.slice(0, lastSign).replace(/[.,]/g, '');
	return Number(`${whole || '0'}.${text.slice(lastSign + 1)}`);
}

function bare(amount: number, unit: RamUnit | undefined): RamReading {
	if (!Number.isFinite(amount) || amount < 0) return { kind: 'unreadable', reason: 'format' };
	if (amount === 0) return { kind: 'unknown', reason: 'zero' };
	const chosen = unit ?? unitByMagnitude(amount);
	if (chosen === null) return { kind: 'unreadable', reason: 'unit' };
	return sized(amount * scale[chosen]);
}

/**
 * Up to 256 is gigabytes; 257 to 2047 could be either; then megabytes to a terabyte, kilobytes (WMI's
 * unit) to 256 GB, bytes above.
 */
function unitByMagnitude(amount: number): RamUnit | null {
	if (amount <= 256) return 'GB';
	if (amount < 2048) return null;
	if (amount < scale.MB) return 'MB';
	return amount < 256 * scale.MB ? 'KB' : 'bytes';
}

function sized(bytes: number): RamReading {
	if (bytes === 0) return { kind: 'unknown', reason: 'zero' };
	const whole = Math.round(bytes);
	if (!(whole >= smallestBytes && whole <= largestBytes)) {
		return { kind: 'unreadable', reason: 'implausible' };
	}
	return { kind: 'ram', bytes: whole, nominalBytes: nominalRam(whole) };
}
