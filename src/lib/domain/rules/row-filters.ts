import type { CodeArray, NumberArray } from './columns.ts';
import type { Range } from './ranges.ts';

/**
 * A condition or group over columns. `keep` writes those of the first `count` rows that pass to `out`
 * and returns how many; `out` may be the same array as `rows`. Each loop is written out, so that the
 * engine compiles it for the arrays that it reads instead of calling a closure for each row.
 */
export interface RowFilter {
	test(row: number): boolean;
	keep(rows: Int32Array, count: number, out: Int32Array): number;
}

// Indexes below are row numbers under the length of every column, so reads are never undefined.

export function insideFilter(column: NumberArray, { from, to }: Range): RowFilter {
	return {
		test: (row) => (column[row] as number) >= from && (column[row] as number) <= to,
		keep(rows, count, out) {
			let kept = 0;
			for (let k = 0; k < count; k++) {
				const row = rows[k] as number;
				const value = column[row] as number;
				if (value >= from && value <= to) out[kept++] = row;
			}
			return kept;
		}
	};
}

/** Passes what lies outside, which includes what is not a number. */
export function outsideFilter(column: NumberArray, { from, to }: Range): RowFilter {
	return {
		test: (row) => !((column[row] as number) >= from && (column[row] as number) <= to),
		keep(rows, count, out) {
			let kept = 0;
			for (let k = 0; k < count; k++) {
				const row = rows[k] as number;
				const value = column[row] as number;
				if (!(value >= from && value <= to)) out[kept++] = row;
			}
			return kept;
		}
	};
}

/** Passes what lies in one range or the other: all but one value, for "is not". */
export function eitherFilter(column: NumberArray, a: Range, b: Range): RowFilter {
	const passes = (value: number) =>
		(value >= a.from && value <= a.to) || (value >= b.from && value <= b.to);
	return {
		test: (row) => passes(column[row] as number),
		keep(rows, count, out) {
			let kept = 0;
			for (let k = 0; k < count; k++) {
				const row = rows[k] as number;
				if (passes(column[row] as number)) out[kept++] = row;
			}
			return kept;
		}
	};
}

export interface CodedRanges {
	readonly column: NumberArray;
	readonly codes: CodeArray;
	/** Lowest and highest value that passes, by code. */
	readonly lowest: Float64Array;
	readonly highest: Float64Array;
}

/** Passes values within the range that the row's code names. */
export function codedRangeFilter({ column, codes, lowest, highest }: CodedRanges): RowFilter {
	return {
		test(row) {
			const code = codes[row] as number;
			const value = column[row] as number;
			return value >= (lowest[code] as number) && value <= (highest[code] as number);
		},
		keep(rows, count, out) {
			let kept = 0;
			for (let k = 0; k < count; k++) {
				const row = rows[k] as number;
				const code = codes[row] as number;
				const value = column[row] as number;
				if (value >= (lowest[code] as number) && value <= (highest[code] as number)) {
					out[kept++] = row;
				}
			}
			return kept;
		}
	};
}

const notAsked = 2;

/** Answers by code, found when first asked: a rare rule never reads a free-text column as a whole. */
export function codeFilter(
	codes: CodeArray,
	size: number,
	holds: (code: number) => boolean
): RowFilter {
	const answers = new Uint8Array(size).fill(notAsked);
	const ask = (code: number): number => (answers[code] = holds(code) ? 1 : 0);
	return {
		test(row) {
			const code = codes[row] as number;
			const answer = answers[code] as number;
			return (answer === notAsked ? ask(code) : answer) === 1;
		},
		keep(rows, count, out) {
			let kept = 0;
			for (let k = 0; k < count; k++) {
				const row = rows[k] as number;
				const code = codes[row] as number;
				let answer = answers[code] as number;
				if (answer === notAsked) answer = ask(code);
				if (answer === 1) out[kept++] = row;
			}
			return kept;
		}
	};
}

export const everyRow: RowFilter = {
	test: () => true,
	keep(rows, count, out) {
		if (out !== rows) out.set(rows.subarray(0, count));
		return count;
	}
};

export const noRow: RowFilter = { test: () => false, keep: () => 0 };

export function allFilter(parts: readonly RowFilter[]): RowFilter {
	const [first, ...others] = parts;
	if (!first) return everyRow;
	return {
		test: (row) => parts.every((part) => part.test(row)),
		keep(rows, count, out) {
			let kept = first.keep(rows, count, out);
			for (const part of others) kept = part.keep(out, kept, out);
			return kept;
		}
	};
}

/** Scratch of one nesting depth: groups side by side run one after the other and share it. */
export interface Scratch {
	readonly passed: Int32Array;
	readonly rest: Int32Array;
	/** All zero between uses. */
	readonly marks: Uint8Array;
}

export function anyFilter(parts: readonly RowFilter[], scratch: Scratch): RowFilter {
	const { passed, rest, marks } = scratch;
	return {
		test: (row) => parts.some((part) => part.test(row)),
		keep(rows, count, out) {
			let open = rows;
			let left = count;
			for (const part of parts) {
				const hits = part.keep(open, left, passed);
				for (let k = 0; k < hits; k++) marks[passed[k] as number] = 1;
				left = unmarked(open, left, { marks, out: rest });
				open = rest;
			}
			let kept = 0;
			for (let k = 0; k < count; k++) {
				const row = rows[k] as number;
				if (marks[row] === 1) {
					marks[row] = 0;
					out[kept++] = row;
				}
			}
			return kept;
		}
	};
}

function unmarked(
	rows: Int32Array,
	count: number,
	{ marks, out }: { readonly marks: Uint8Array; readonly out: Int32Array }
): number {
	let kept = 0;
	for (let k = 0; k < count; k++) {
		const row = rows[k] as number;
		if (marks[row] === 0) out[kept++] = row;
	}
	return kept;
}
