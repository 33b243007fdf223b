/**
 * Configuration Selection (product.md, section 6): which configurations are brought in. Pure, because
 * the same rule builds the full import's query and judges each record of an incremental run.
 */

export interface ConfigurationSelection {
	/** `all` includes companies that are mapped later; otherwise Autotask company ids. */
	readonly companies: 'all' | readonly number[];
	/** Autotask type ids; null stands for "(none)". Empty = every type. */
	readonly types: readonly (number | null)[];
	/** Autotask category ids; null stands for "(none)". Empty = every category. */
	readonly categories: readonly (number | null)[];
	/** Empty = both. */
	readonly statuses: readonly ('active' | 'inactive')[];
}

export const defaultSelection: ConfigurationSelection = {
	companies: 'all',
	types: [],
	categories: [],
	statuses: ['active']
};

/** The three facts of a record that a selection judges, besides its company. */
export interface SelectionFacts {
	readonly type: number | null;
	readonly category: number | null;
	readonly isActive: boolean;
}

function admits<T>(ticked: readonly T[], value: T): boolean {
	return ticked.length === 0 || ticked.includes(value);
}

/** True when a configuration of a selected company is inside the selection. */
export function matchesSelection(
	selection: ConfigurationSelection,
	facts: SelectionFacts
): boolean {
	return (
		admits(selection.types, facts.type) &&
		admits(selection.categories, facts.category) &&
		admits(selection.statuses, facts.isActive ? 'active' : 'inactive')
	);
}
