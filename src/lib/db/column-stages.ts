/** The forms that a column takes while it is built; see `column-builder.ts`. */
import type { FieldValue } from '../domain/field.ts';
import type { Column } from './column.ts';
import { GrowingArray } from './growing-array.ts';

/** A column so far. */
export interface Stage {
	/** False, and nothing appended, for a value that this form can't hold. */
	append(value: FieldValue): boolean;
	readonly rows: number;
	finish(): Column;
}

/** Different values that a `few` column may have: a code is one byte. */
export const fewLimit = 256;

/** Rows as codes into their different values; null where all rows have the first. */
export interface FewValues {
	readonly values: readonly FieldValue[];
	readonly codes: Uint8Array | Uint16Array | null;
}

export class FewStage implements Stage {
	readonly #known = new Map<FieldValue, number>();
	readonly #codes = new GrowingArray((length) => new Uint8Array(length));
	readonly values: FieldValue[] = [];
	/** The row before: neighbours are often alike, and comparing costs less than looking up. */
	#last: FieldValue | undefined;
	#lastCode = 0;

	get rows(): number {
		return this.#codes.length;
	}

	append(value: FieldValue): boolean {
		if (value !== this.#last) {
			let code = this.#known.get(value);
			if (code === undefined) {
				if (this.values.length === fewLimit) return false;
				code = this.values.push(value) - 1;
				this.#known.set(value, code);
			}
			this.#last = value;
			this.#lastCode = code;
		}
		this.#codes.push(this.#lastCode);
		return true;
	}

	/**
	 * Appends rows that are given as codes into other values, each of which is looked up once. Gives the
	 * first row that it did not take: its value was one too many.
	 */
	appendCodes({ values, codes }: FewValues, from: number, to: number): number {
		const own = new Int32Array(values.length).fill(-1);
		for (let row = from; row < to; row += 1) {
			const code = codes === null ? 0 : (codes[row] as number);
			if (own[code] === -1) {
				// A code is an index into the values by the contract of the column.
				if (!this.append(values[code] as FieldValue)) return row;
				own[code] = this.#lastCode;
			} else this.#codes.push(own[code] as number);
		}
		// The row before is no longer the one that was appended last by its value.
		this.#last = undefined;
		return to;
	}

	finish(): Column {
		const { values } = this;
		if (values.length === 0) return { kind: 'few', values: [null], codes: null };
		const codes = values.length === 1 ? null : this.#codes.finish();
		return { kind: 'few', values, codes };
	}
}

export class NumberStage implements Stage {
	readonly #values = new GrowingArray((length) => new Float64Array(length));

	get rows(): number {
		return this.#values.length;
	}

	append(value: FieldValue): boolean {
		if (value !== null && typeof value !== 'number') return false;
		this.#values.push(value ?? Number.NaN);
		return true;
	}

	finish(): Column {
		return { kind: 'numbers', values: this.#values.finish() };
	}
}

/** Texts that are looked for again; a column with more is taken to hardly repeat any. */
const dictionaryLimit = 4096;
/** Texts that are gathered before they are joined: single strings are heavy. */
const joinSize = 1024;
const widestCode = 0xffff;

export class TextStage implements Stage {
	#known: Map<string, number> | null = new Map();
	readonly #codes = new GrowingArray((length) => new Uint32Array(length));
	readonly #ends = new GrowingArray((length) => new Uint32Array(length));
	#pending: string[] = [];
	readonly #joined: string[] = [];

	get rows(): number {
		return this.#codes.length;
	}

	append(value: FieldValue): boolean {
		if (value !== null && typeof value !== 'string') return false;
		this.#codes.push(value === null ? 0 : (this.#known?.get(value) ?? this.#add(value)));
		return true;
	}

	#add(text: string): number {
		this.#ends.push(this.#ends.at(this.#ends.length - 1) + text.length);
		const code = this.#ends.length;
		if (this.#known && code <= dictionaryLimit) this.#known.set(text, code);
		else this.#known = null;
		if (this.#pending.push(text) === joinSize) this.#join();
		return code;
	}

	#join(): void {
		this.#joined.push(this.#pending.join(''));
		this.#pending = [];
	}

	finish(): Column & { readonly kind: 'texts' } {
		const codes = this.#codes.finish();
		const ends = this.#ends.finish();
		// All in one go: a text put together of two would be copied once more when it is stored.
		this.#join();
		return {
			kind: 'texts',
			text: this.#joined.join(''),
			ends,
			codes: ends.length <= widestCode ? new Uint16Array(codes) : codes
		};
	}
}

export class EachStage implements Stage {
	readonly #values: FieldValue[] = [];

	get rows(): number {
		return this.#values.length;
	}

	append(value: FieldValue): boolean {
		this.#values.push(value);
		return true;
	}

	finish(): Column {
		return { kind: 'each', values: this.#values };
	}
}
