/** Settings of the whole workspace (product.md, section 7): one currency, one way to write dates, the MSP. */
import { currencyDecimals, largestAmountMinor } from './money.ts';

/** How a day is written: "14 Oct 2025", "Oct 14, 2025", "2025 Oct 14". Never only digits. */
export const dateFormats = ['day-first', 'month-first', 'year-first'] as const;
export type DateFormat = (typeof dateFormats)[number];

/** A picture as PNG, however it was given, so that every export can hold it. */
export interface Logo {
	readonly png: Uint8Array<ArrayBuffer>;
	/** Pixels. */
	readonly width: number;
	readonly height: number;
}

export interface WorkspaceSettings {
	/** ISO 4217. */
	readonly currency: string;
	readonly dateFormat: DateFormat;
	/** The MSP as its clients read it; empty until somebody wrote it. */
	readonly mspName: string;
	readonly logo: Logo | null;
	/** The MSP's own colour as "#1a2b3c"; null for the colours of Almanac. */
	readonly brandColor: string | null;
}

/** How a brand colour is written: six hexadecimal digits, as an input of type color gives them. */
export const brandColorPattern = /^#[0-9a-f]{6}$/i;

export const defaultWorkspaceSettings: WorkspaceSettings = {
	currency: 'USD',
	dateFormat: 'day-first',
	mspName: '',
	logo: null,
	brandColor: null
};

export const longestMspName = 100;

/** A logo file of more bytes is refused. */
export const largestLogoBytes = 2_000_000;

/** Pixels that a logo is kept at most: four times its place on a cover, 200 by 64. */
const widestLogo = 800;
const highestLogo = 256;

/** Pictures that a logo may be given as. */
export type PictureFormat = 'png' | 'jpeg' | 'svg';

/**
 * What a file is by its first bytes, whatever its name says; null for anything else. SVG is told by its
 * root element, after a byte order mark, declaration, comments and a document type.
 */
export function pictureFormat(bytes: Uint8Array): PictureFormat | null {
	const starts = (signature: readonly number[]) =>
		signature.every((byte, index) => bytes[index] === byte);
	if (starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
	if (starts([0xff, 0xd8, 0xff])) return 'jpeg';
	const head = new TextDecoder().decode(bytes.subarray(0, 4096));
	const root = head
		.replace(/^\ufeff/, '')
		.replace(/<\?[^>]*\?>|<!--[\s\S]*?-->|<!doctype[^>[]*(?:\[[^\]]*\])?[^>]*>/gi, '');
	return /^\s*<(?:\w+:)?svg[\s>]/i.test(root) ? 'svg' : null;
}

/**
 * Pixels that a picture is kept with: within 800 by 256, in its own proportions. Pixels are never added;
 * what is drawn from outlines fills the room.
 */
export function logoSize(
	{ width, height }: { readonly width: number; readonly height: number },
	format: PictureFormat
): { readonly width: number; readonly height: number } {
	const room = Math.min(widestLogo / width, highestLogo / height);
	const scale = format === 'svg' ? room : Math.min(1, room);
	const pixels = (side: number) => Math.max(1, Math.round(side * scale));
	return { width: pixels(width), height: pixels(height) };
}

/**
 * An amount after the workspace changed its currency: the figure stays, so $1,350.00 becomes ¥1,350.
 * What has no room in fewer decimals is rounded half up.
 */
export function inOtherCurrency(minor: number, from: string, to: string): number {
	const shift = currencyDecimals(to) - currencyDecimals(from);
	if (shift === 0) return minor;
	if (shift > 0) return Math.min(largestAmountMinor, minor * 10 ** shift);
	return Math.round(minor / 10 ** -shift);
}
