/** Numbers from `from` to `to`, both included. */
export interface Range {
	readonly from: number;
	readonly to: number;
}

export type RangeOperator =
	'is' | 'is-not' | 'less-than' | 'at-most' | 'greater-than' | 'at-least' | 'between';

/**
 * The integers that a comparison with one limit (or two, for `between`) allows, as ranges: at most two,
 * in order. Limits need not be integers.
 */
export function integerRanges(operator: RangeOperator, limit: number, upper = limit): Range[] {
	const below = { from: -Infinity, to: Math.ceil(limit) - 1 };
	const above = { from: Math.floor(limit) + 1, to: Infinity };
	switch (operator) {
		case 'less-than':
			return [below];
		case 'at-most':
			return [{ from: -Infinity, to: Math.floor(limit) }];
		case 'greater-than':
			return [above];
		case 'at-least':
			return [{ from: Math.ceil(limit), to: Infinity }];
		case 'between':
			return [{ from: Math.ceil(limit), to: Math.floor(upper) }];
		case 'is':
			return [{ from: Math.ceil(limit), to: Math.floor(limit) }];
		case 'is-not':
			return Number.isInteger(limit) ? [below, above] : [{ from: -Infinity, to: Infinity }];
	}
}

/** Compares any number, not only integers. */
export function isWithin(
	value: number,
	operator: RangeOperator,
	limits: { readonly from: number; readonly to: number }
): boolean {
	const { from, to } = limits;
	switch (operator) {
		case 'less-than':
			return value < from;
		case 'at-most':
			return value <= from;
		case 'greater-than':
			return value > from;
		case 'at-least':
			return value >= from;
		case 'between':
			return value >= from && value <= to;
		case 'is':
			return value === from;
		case 'is-not':
			return value !== from;
	}
}

export function isInRanges(value: number, ranges: readonly Range[]): boolean {
	return ranges.some((range) => value >= range.from && value <= range.to);
}
