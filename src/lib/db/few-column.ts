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

function codedOf(rows: readonly FieldValue[]): Coded | null {
	const known = new Map<FieldValue, number>();
	const values: FieldValue[] = [];
	const codes = new Uint8Array(rows.length);
	let last: FieldValue | undefined;
	let lastCode = 0;
	for (const [row, value] of rows.entries()) {
		if (value !== last) {
			last = value;
			lastCode = known.get(value) ?? -1;
			if (lastCode < 0) {
				if (values.length === fewLimit) return null;
				lastCode = values.push(value) - 1;
				known.set(value, lastCode);
			}
		}
		codes[row] = lastCode;
	}
	return { values, codes };
}

function textColumn(values: readonly (string | null)[], few: Uint8Array): Column {
	const texts = values.filter((value) => value !== null);
	const ends = new Uint32Array(texts.length);
	const codeOf = new Uint16Array(values.length);
	let at = 0;
	let code = 0;
	for (const [place, value] of values.entries()) {
		if (value === null) continue;
		at += value.length;
		ends[code] = at;
		code += 1;
		codeOf[place] = code;
	}
	const codes = Uint16Array.from(few, (place) => codeOf[place] ?? 0);
	return { kind: 'texts', text: texts.join(''), ends, codes };
}

function numberColumn(rows: readonly FieldValue[]): Column {
	const values = Float64Array.from(rows, (value) =>
		typeof value === 'number' ? value : Number.NaN
	);
	return { kind: 'numbers', values };
}

function isTextOrNull(value: FieldValue): value is string | null {
	return value === null || typeof value === 'string';
}

function isNumberOrNull(value: FieldValue): value is number | null {
	return value === null || typeof value === 'number';
}
