/** Columns of a snapshot as codes into their distinct values: rules judge each value once. */
import type { FieldValue } from '../domain/field.ts';
import type { CodeArray, CodedColumn } from '../domain/rules/columns.ts';
import { textAt, type Column } from './column.ts';

/** The column with each of its values read once. Without a column every row is `read(null)`. */
export function codedColumn<T>(
	column: Column | undefined,
	length: number,
	read: (value: FieldValue) => T
): CodedColumn<T> {
	switch (column?.kind) {
		case undefined:
			return { codes: new Uint8Array(length), values: [read(null)] };
		case 'few':
			return { codes: column.codes ?? new Uint8Array(length), values: column.values.map(read) };
		case 'texts': {
			const count = column.ends.length + 1;
			const values = Array.from({ length: count }, (_, code) => read(textAt(column, code)));
			return { codes: column.codes, values };
		}
		case 'numbers':
			return coded(column.values, (value) => read(Number.isNaN(value) ? null : value));
		case 'each':
			return coded(column.values, read);
	}
}

/** Any list of values as codes, each read when it is first met. */
export function coded<V, T>(list: ArrayLike<V>, read: (value: V) => T): CodedColumn<T> {
	const codes = new Uint32Array(list.length);
	const codeOf = new Map<V, number>();
	const values: T[] = [];
	for (let row = 0; row < list.length; row += 1) {
		// Rows run below the length of the list.
		const value = list[row] as V;
		let code = codeOf.get(value);
		if (code === undefined) {
			code = values.push(read(value)) - 1;
			codeOf.set(value, code);
		}
		codes[row] = code;
	}
	return { codes, values };
}

/** The column with other values on some rows. */
export function withValues<T>(
	column: CodedColumn<T>,
	changed: ReadonlyMap<number, T>
): CodedColumn<T> {
	if (changed.size === 0) return column;
	const codes = Uint32Array.from(column.codes);
	const values = [...column.values];
	const codeOf = new Map(values.map((value, code) => [value, code]));
	for (const [row, value] of changed) {
		const code = codeOf.get(value) ?? values.push(value) - 1;
		codeOf.set(value, code);
		codes[row] = code;
	}
	return { codes, values };
}

/** Two columns as one of their pairs. */
export function paired<A, B, T>(
	a: CodedColumn<A>,
	b: CodedColumn<B>,
	read: (a: A, b: B) => T
): CodedColumn<T> {
	const width = b.values.length;
	const pairs = new Float64Array(a.codes.length);
	for (let row = 0; row < pairs.length; row += 1) {
		pairs[row] = (a.codes[row] ?? 0) * width + (b.codes[row] ?? 0);
	}
	return coded(pairs, (pair) =>
		// A pair is made of two codes, which are indexes by their contract.
		read(a.values[Math.floor(pair / width)] as A, b.values[pair % width] as B)
	);
}

/** What a column says row by row as whole numbers. */
export function numbersOf<Into extends Int32Array | Float64Array | Uint8Array>(
	{ codes, values }: { readonly codes: CodeArray; readonly values: readonly number[] },
	into: Into
): Into {
	for (let row = 0; row < into.length; row += 1) into[row] = values[codes[row] ?? 0] ?? 0;
	return into;
}
