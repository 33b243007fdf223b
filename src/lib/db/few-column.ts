/**
 * The column of values that are all at hand and of which at most 256 differ: every column of a shard.
 * It comes to what a `ColumnBuilder` comes to, without growing arrays and without a look-up for a value
 * that stands in the row before as well.
 */
import type { FieldValue } from '../domain/field.ts';
import type { Column } from './column.ts';
import { fewLimit } from './column-stages.ts';

/** Of a small column with hardly any repetition: joined texts and plain numbers cost less. */
export function isHardlyRepeated(different: number, rows: number): boolean {
	return different > 16 && different * 2 > rows;
}

/** Null where more than 256 values differ. */
export function fewColumn(rows: readonly FieldValue[]): Column | null {
	const coded = codedOf(rows);
	if (!coded) return null;
	const { values, codes } = coded;
	if (isHardlyRepeated(values.length, rows.length)) {
		if (values.every(isTextOrNull)) return textColumn(values, codes);
		if (values.every(isNumberOrNull)) return numberColumn(rows);
		return { kind: 'each', values: rows.slice() };
	}
	if (values.length === 0) return { kind: 'few', values: [null], codes: null };
	return { kind: 'few', values, codes: values.length === 1 ? null : codes };
}

interface Coded {
	readonly values: FieldValue[];
	readonly codes: Uint8Array<ArrayBuffer>;
}

// Indexes below run under the length of what they read. The loops are written out: an import goes through
// each of them for every value of every configuration.

function codedOf(rows: readonly FieldValue[]): Coded | null {
	const known = new Map<FieldValue, number>();
	const values: FieldValue[] = [];
	const codes = new Uint8Array(rows.length);
	let last: FieldValue | undefined;
	let lastCode = 0;
	for (let row = 0; row < rows.length; row += 1) {
		const value = rows[row] as FieldValue;
		if (value !== last) {
			last = value;
			const code = known.get(value);
			if (code === undefined) {
				if (values.length === fewLimit) return null;
				lastCode = values.push(value) - 1;
				known.set(value, lastCode);
			} else lastCode = code;
		}
		codes[row] = lastCode;
	}
	return { values, codes };
}

function textColumn(values: readonly (string | null)[], few: Uint8Array): Column {
	const texts: string[] = [];
	const codeOf = new Uint16Array(values.length);
	for (let place = 0; place < values.length; place += 1) {
		const value = values[place];
		if (typeof value === 'string') codeOf[place] = texts.push(value);
	}
	const ends = new Uint32Array(texts.length);
	let at = 0;
	for (let text = 0; text < texts.length; text += 1) {
		at += (texts[text] as string).length;
		ends[text] = at;
	}
	const codes = new Uint16Array(few.length);
	for (let row = 0; row < few.length; row += 1) codes[row] = codeOf[few[row] as number] as number;
	return { kind: 'texts', text: texts.join(''), ends, codes };
}

function numberColumn(rows: readonly FieldValue[]): Column {
	const values = new Float64Array(rows.length);
	for (let row = 0; row < rows.length; row += 1) {
		const value = rows[row];
		values[row] = typeof value === 'number' ? value : Number.NaN;
	}
	return { kind: 'numbers', values };
}

function isTextOrNull(value: FieldValue): value is string | null {
	return value === null || typeof value === 'string';
}

function isNumberOrNull(value: FieldValue): value is number | null {
	return value === null || typeof value === 'number';
}
