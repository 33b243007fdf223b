/**
 * One field of many configurations in a form that IndexedDB stores fast: the cost of a structured clone
 * is per value, not per byte, so that a column is a few large values (docs/adr/0010).
 */
import type { FieldValue } from '../domain/field.ts';

/**
 * `few`: at most 256 different values, any of them; `codes` is null where all rows have `values[0]`.
 * `texts`: code 0 is null, code n the n-th text of `text`, which ends at `ends[n - 1]`.
 * `numbers`: NaN is null. `each`: what is mixed and has no better form.
 */
export type Column =
	| {
			readonly kind: 'few';
			readonly values: readonly FieldValue[];
			readonly codes: Uint8Array<ArrayBuffer> | null;
	  }
	| {
			readonly kind: 'texts';
			readonly text: string;
			readonly ends: Uint32Array<ArrayBuffer>;
			readonly codes: Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;
	  }
	| { readonly kind: 'numbers'; readonly values: Float64Array<ArrayBuffer> }
	| { readonly kind: 'each'; readonly values: readonly FieldValue[] };

/** Reads the value of one row. */
export type ColumnReader = (row: number) => FieldValue;

const nothing: ColumnReader = () => null;

/** A reader of a column; without a column every row reads as null. */
export function readerOf(column: Column | undefined): ColumnReader {
	switch (column?.kind) {
		case 'few': {
			const { values, codes } = column;
			return codes ? (row) => values[codes[row] ?? 0] ?? null : () => values[0] ?? null;
		}
		case 'texts': {
			const { codes } = column;
			return (row) => textAt(column, codes[row] ?? 0);
		}
		case 'numbers': {
			const { values } = column;
			return (row) => numberOrNull(values[row] ?? Number.NaN);
		}
		case 'each': {
			const { values } = column;
			return (row) => values[row] ?? null;
		}
		case undefined:
			return nothing;
	}
}

/** The text behind a code of a `texts` column; null for code 0. */
export function textAt(column: Column & { kind: 'texts' }, code: number): string | null {
	if (code === 0) return null;
	return column.text.slice(code === 1 ? 0 : column.ends[code - 2], column.ends[code - 1]);
}

function numberOrNull(value: number): number | null {
	return Number.isNaN(value) ? null : value;
}
