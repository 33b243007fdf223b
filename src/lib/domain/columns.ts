/** Columns of the Assets part, in the order of a new template (product.md, 7.4). */
export const columnNames = [
	'name',
	'type',
	'category',
	'status',
	'class',
	'grade',
	'reason',
	'age',
	'purchase-date',
	'expiration-date',
	'manufacturer',
	'model',
	'serial-number',
	'os',
	'os-support-ends',
	'ram',
	'processor',
	'storage',
	'assigned-user',
	'location',
	'last-seen',
	'notes',
	'hardware-budget',
	'setup-budget',
	'onsite-budget',
	'total',
	'year',
	'quarter',
	'recurring'
] as const;

export type ColumnName = (typeof columnNames)[number];

/** A column of Almanac's own, or any downloaded field by its key. */
export type ColumnKey = ColumnName | `downloaded:${string}`;

/** Where something is shown: Build mode, and Display Mode with all that the client gets. */
export interface ModeVisibility {
	readonly build: boolean;
	readonly display: boolean;
}

export interface ColumnSettings extends ModeVisibility {
	readonly key: ColumnKey;
	/** In CSS pixels; null: as wide as its content asks for. */
	readonly width: number | null;
}

export const narrowestColumn = 48;
export const widestColumn = 800;

const downloadedPrefix = 'downloaded:';

export function downloadedColumn(fieldKey: string): ColumnKey {
	return `${downloadedPrefix}${fieldKey}`;
}

/** The field behind a downloaded column, null for Almanac's own. */
export function downloadedFieldOf(key: ColumnKey): string | null {
	return key.startsWith(downloadedPrefix) ? key.slice(downloadedPrefix.length) : null;
}

export function isColumnKey(text: string): text is ColumnKey {
	return (
		(columnNames as readonly string[]).includes(text) ||
		(text.startsWith(downloadedPrefix) && text.length > downloadedPrefix.length)
	);
}

const shownInBuild: ReadonlySet<ColumnName> = new Set([
	'name',
	'grade',
	'reason',
	'class',
	'age',
	'model',
	'hardware-budget',
	'setup-budget',
	'onsite-budget',
	'total',
	'quarter'
]);

const shownInDisplay: ReadonlySet<ColumnName> = new Set([
	'name',
	'grade',
	'reason',
	'age',
	'model',
	'os',
	'assigned-user',
	'total',
	'quarter'
]);

/** The columns of a new template: what a meeting needs; recurring is off, as the guide has it. */
export const defaultColumns: readonly ColumnSettings[] = columnNames.map((key) => ({
	key,
	build: shownInBuild.has(key),
	display: shownInDisplay.has(key),
	width: null
}));
