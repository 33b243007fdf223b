import type { CompanySeed } from './companies.ts';

/** Which company, and which of its own, stands at a position of an entity that all companies share. */
export interface Share {
	readonly company: CompanySeed;
	readonly number: number;
}

/**
 * Finds the company that owns a position, where each company owns a run of positions that begins at
 * `first(company)`.
 */
export function shareAt(
	companies: readonly CompanySeed[],
	first: (company: CompanySeed) => number,
	position: number
): Share {
	let low = 0;
	let high = companies.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		const company = companies[middle];
		if (company && first(company) <= position) low = middle + 1;
		else high = middle;
	}
	const company = companies[low - 1];
	if (!company) throw new RangeError(`No company owns position ${position}`);
	return { company, number: position - first(company) };
}
