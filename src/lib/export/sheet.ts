/** A sheet of the Excel workbook before it is written. */
import { currencyDecimals, majorOf } from '../domain/money.ts';

export type SheetCell =
	| { readonly kind: 'text'; readonly text: string; readonly isBold?: boolean }
	| { readonly kind: 'number'; readonly number: number; readonly format: string | null }
	/** ISO date. */
	| { readonly kind: 'date'; readonly date: string }
	/** A sum of cells, with how it is shown. */
	| { readonly kind: 'formula'; readonly formula: string; readonly format: string | null }
	| null;

export interface Sheet {
	readonly name: string;
	/** In characters. */
	readonly widths: readonly number[];
	/** The first row is the head and stays in sight. */
	readonly rows: readonly (readonly SheetCell[])[];
}

/** Writes amounts of one currency: plain figures with its decimals, and sums of them. */
export class AmountFormat {
	readonly #currency: string;
	/** "#,##0.00" with the decimals of the currency. */
	readonly #format: string;

	constructor(currency: string) {
		const decimals = currencyDecimals(currency);
		this.#currency = currency;
		this.#format = decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
	}

	cell(minor: number): SheetCell {
		return { kind: 'number', number: majorOf(minor, this.#currency), format: this.#format };
	}

	/** `text` without the sign that begins a formula. */
	formula(text: string): SheetCell {
		return { kind: 'formula', formula: `=${text}`, format: this.#format };
	}
}

export function heading(text: string): SheetCell {
	return { kind: 'text', text, isBold: true };
}

/** 0 → "A", 25 → "Z", 26 → "AA". */
export function columnName(index: number): string {
	const last = String.fromCharCode(65 + (index % 26));
	return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}
