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
}

export const defaultWorkspaceSettings: WorkspaceSettings = {
	currency: 'USD',
	dateFormat: 'day-first',
	mspName: '',
	logo: null
};

export const longestMspName = 100;

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
