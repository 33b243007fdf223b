import type { CodeArray, NumberArray } from './columns.ts';
import type { Range } from './ranges.ts';

/** Row numbers that stand in `rows` from `at` on. */
export interface RowList {
	readonly rows: Int32Array;
	readonly at: number;
}

/** Where rows go that pass, and those that do not. */
export interface Parted {
	readonly passed: RowList;
	readonly failed: RowList;
}

/**
 * A condition or group over columns. `part` writes each of the first `count` rows of `source` to one of
 * two lists and returns how many passed. Either list may be the source itself, since no place is written
 * before it was read; what stands behind the end of a list is overwritten.
 *
 * Each loop is written out, so that the engine compiles it for the arrays that it reads instead of
 * calling a closure for each row. It writes the row to both lists and moves the end of one: whether a
 * row passes can't be foreseen, and a branch that is guessed wrong costs more than a write.
 */
export interface RowFilter {
	part(source: RowList, count: number, into: Parted): number;
}

// Indexes below are row numbers under the length of every column, so reads are never undefined.

export function insideFilter(column: NumberArray, { from, to }: Range): RowFilter {
	return {
		part({ rows, at }, count, { passed, failed }) {
			const [hits, misses] = [passed.rows, failed.rows];
			let hit = passed.at;
			let miss = failed.at;
			for (let k = at; k < at + count; k++) {
				const row = rows[k] as number;
				const value = column[row] as number;
				hits[hit] = row;
				misses[miss] = row;
				const passes = Number(value >= from) & Number(value <= to);
				hit += passes;
				miss += 1 - passes;
			}
			return hit - passed.at;
		}
	};
}

/** Passes what lies outside, which includes what is not a number. */
export function outsideFilter(column: NumberArray, range: Range): RowFilter {
	return notFilter(insideFilter(column, range));
}

function notFilter(filter: RowFilter): RowFilter {
	return {
		part: (source, count, { passed, failed }) =>
			count - filter.part(source, count, { passed: failed, failed: passed })
	};
}

/** Passes what lies in one range or the other: all but one value, for "is not". */
export function eitherFilter(column: NumberArray, a: Range, b: Range): RowFilter {
	return anyFilter([insideFilter(column, a), insideFilter(column, b)]);
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
		part({ rows, at }, count, { passed, failed }) {
			const [hits, misses] = [passed.rows, failed.rows];
			let hit = passed.at;
			let miss = failed.at;
			for (let k = at; k < at + count; k++) {
				const row = rows[k] as number;
				const code = codes[row] as number;
				const value = column[row] as number;
				hits[hit] = row;
				misses[miss] = row;
				const passes =
					Number(value >= (lowest[code] as number)) & Number(value <= (highest[code] as number));
				hit += passes;
				miss += 1 - passes;
			}
			return hit - passed.at;
		}
	};
}

const notAsked = 2;
/** A dictionary with this many rows for each value is asked as a whole. */
const rowsPerValue = 8;

/** Answers by code, found when first asked: a rare rule never reads a free-text column as a whole. */
export function codeFilter(
	codes: CodeArray,
	size: number,
	holds: (code: number) => boolean
): RowFilter {
	const answers = new Uint8Array(size).fill(notAsked);
	const ask = (code: number): number => (answers[code] = holds(code) ? 1 : 0);
	let isWhole = false;
	return {
		part({ rows, at }, count, { passed, failed }) {
			if (!isWhole && size * rowsPerValue <= count) {
				for (let code = 0; code < size; code++) ask(code);
				isWhole = true;
			}
			const [hits, misses] = [passed.rows, failed.rows];
			let hit = passed.at;
			let miss = failed.at;
			for (let k = at; k < at + count; k++) {
				const row = rows[k] as number;
				const code = codes[row] as number;
				let passes = answers[code] as number;
				if (passes === notAsked) passes = ask(code);
				hits[hit] = row;
				misses[miss] = row;
				hit += passes;
				miss += 1 - passes;
			}
			return hit - passed.at;
		}
	};
}

export const everyRow: RowFilter = {
	part(source, count, { passed }) {
		copyRows(source, count, passed);
		return count;
	}
};

export const noRow: RowFilter = notFilter(everyRow);

function copyRows({ rows, at }: RowList, count: number, to: RowList): void {
	if (to.rows !== rows || to.at !== at) to.rows.set(rows.subarray(at, at + count), to.at);
}

/** Each part looks at what the ones before have let through; the others add up. */
export function allFilter(parts: readonly RowFilter[]): RowFilter {
	const [first, ...others] = parts;
	if (!first) return everyRow;
	return {
		part(source, count, { passed, failed }) {
			let left = first.part(source, count, { passed, failed });
			for (const part of others) {
				const rest = { rows: failed.rows, at: failed.at + count - left };
				left = part.part(passed, left, { passed, failed: rest });
			}
			return left;
		}
	};
}

/** Each part looks at what the ones before have left over. */
export function anyFilter(parts: readonly RowFilter[]): RowFilter {
	return parts.length === 0 ? noRow : notFilter(allFilter(parts.map(notFilter)));
}
