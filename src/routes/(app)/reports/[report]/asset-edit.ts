import type { ColumnKey } from '$lib/domain/columns.ts';

/** What a person edits on ticked rows. */
export type AssetEdit = 'class' | 'grade' | 'budget' | 'quarter' | 'note';

/** The deed behind a cell that is edited in place. */
export function editOfColumn(column: string): AssetEdit | null {
	return editOf[column as ColumnKey] ?? null;
}

const editOf: Partial<Record<ColumnKey, AssetEdit>> = {
	grade: 'grade',
	class: 'class',
	'hardware-budget': 'budget',
	'setup-budget': 'budget',
	'onsite-budget': 'budget',
	total: 'budget',
	recurring: 'budget',
	year: 'quarter',
	quarter: 'quarter'
};

/** The letter of each deed, after E. */
export const editKeys: Readonly<Record<string, AssetEdit | 'exclude'>> = {
	c: 'class',
	g: 'grade',
	b: 'budget',
	q: 'quarter',
	n: 'note',
	x: 'exclude'
};
