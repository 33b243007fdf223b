import type { CodedColumn, RuleColumns } from './columns.ts';
import { leafOf } from './compile-leaf.ts';
import type { RuleContext } from './context.ts';
import type { Leaf, Truth } from './leaf.ts';
import type { Range } from './ranges.ts';
import type { Rule } from './rule.ts';
import {
	allFilter,
	anyFilter,
	codedRangeFilter,
	codeFilter,
	eitherFilter,
	insideFilter,
	noRow,
	outsideFilter,
	type RowFilter,
	type RowList
} from './row-filters.ts';

/** Ungraded: no rule holds. */
export const ungraded = -1;

/** Grades of a fleet over its columns, as indexes into the list of grades, or `ungraded`. */
export interface ColumnGrades {
	gradeAll(): Int8Array;
}

/** As many grades as `gradeAll` can number. */
export const mostGrades = 100;

/**
 * Compiles grades for a fleet: the first whose rule is true. A grade applies only when its rule is true
 * and groups only join by "all" and "any", so unknown and false are one here: the result is the same as
 * that of the explaining evaluator. Rows that have a grade are not looked at again.
 */
export function compileGrades(
	grades: readonly { readonly rule: Rule }[],
	columns: RuleColumns,
	context: RuleContext
): ColumnGrades {
	const filters = compileFilters(
		grades.map((grade) => grade.rule),
		columns,
		context
	);
	return {
		gradeAll() {
			const { length } = columns;
			const result = new Int8Array(length).fill(ungraded);
			const open: RowList = { rows: new Int32Array(length), at: 0 };
			for (let row = 0; row < length; row++) open.rows[row] = row;
			const passed: RowList = { rows: new Int32Array(length), at: 0 };
			let left = length;
			for (const [grade, filter] of filters.entries()) {
				const hits = filter.part(open, left, { passed, failed: open });
				for (let k = 0; k < hits; k++) result[passed.rows[k] as number] = grade;
				left -= hits;
			}
			return result;
		}
	};
}

/** Rules as filters over the same columns. */
export function compileFilters(
	rules: readonly Rule[],
	columns: RuleColumns,
	context: RuleContext
): RowFilter[] {
	const compile = (rule: Rule): RowFilter => {
		if (rule.kind === 'condition') return leafFilter(leafOf(rule, context), columns, context);
		const parts = rule.rules.map(compile);
		const [only] = parts;
		if (only && parts.length === 1) return only;
		return rule.match === 'all' ? allFilter(parts) : anyFilter(parts);
	};
	return rules.map(compile);
}

function leafFilter(leaf: Leaf, columns: RuleColumns, context: RuleContext): RowFilter {
	switch (leaf.reads) {
		case 'whole':
			return wholeFilter(leaf, columns);
		case 'lifespan':
			return lifespanFilter(leaf, columns);
		case 'text':
			return coded(columns.text(leaf.column), leaf.truth);
		case 'downloaded': {
			const column = columns.downloaded(leaf.name);
			if (column) return coded(column, leaf.truth);
			return leaf.truth(null) === 'true' ? allFilter([]) : noRow;
		}
		case 'class':
			return coded(columns.classes(), leaf.truth);
		case 'kind':
			return coded(columns.kinds(), leaf.truth);
		case 'os-support':
			return supportFilter(leaf, columns, context);
	}
}

function coded<T>({ codes, values }: CodedColumn<T>, truth: (value: T) => Truth): RowFilter {
	// A code is an index into the values by the column's contract.
	return codeFilter(codes, values.length, (code) => truth(values[code] as T) === 'true');
}

function wholeFilter(leaf: Extract<Leaf, { reads: 'whole' }>, columns: RuleColumns): RowFilter {
	const column = columns.whole(leaf.column);
	if (leaf.holdsWhenUnknown) return outsideFilter(column, leaf.known);
	const [only, second] = leaf.ranges
		.map((range) => overlap(range, leaf.known))
		.filter((range) => range.from <= range.to);
	if (!only) return noRow;
	return second ? eitherFilter(column, only, second) : insideFilter(column, only);
}

function overlap(a: Range, b: Range): Range {
	return { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}

function lifespanFilter(
	leaf: Extract<Leaf, { reads: 'lifespan' }>,
	columns: RuleColumns
): RowFilter {
	const { codes, values } = columns.lifespans();
	const lowest = new Float64Array(values.length).fill(Infinity);
	const highest = new Float64Array(values.length).fill(-Infinity);
	for (const [code, lifespan] of values.entries()) {
		const threshold = leaf.threshold(lifespan);
		if (threshold === null) continue;
		const { from, to } = leaf.known;
		lowest[code] = leaf.operator === 'at-least' ? from : Math.max(from, threshold + 1);
		highest[code] = leaf.operator === 'at-least' ? Math.min(to, threshold) : to;
	}
	return codedRangeFilter({ column: columns.whole('purchase-date'), codes, lowest, highest });
}

function supportFilter(
	leaf: Extract<Leaf, { reads: 'os-support' }>,
	columns: RuleColumns,
	{ os }: RuleContext
): RowFilter {
	const { codes, values } = columns.text('os');
	const bought = columns.extendedSupport();
	const holds = (code: number, isBought: boolean) =>
		leaf.truth(os.judge(values[code], isBought)) === 'true';
	if (bought === null) return codeFilter(codes, values.length, (code) => holds(code, false));
	const size = values.length;
	const both = new Uint32Array(columns.length);
	for (let row = 0; row < both.length; row++) {
		both[row] = (codes[row] as number) + (bought[row] === 1 ? size : 0);
	}
	return codeFilter(both, size * 2, (code) => holds(code % size, code >= size));
}
