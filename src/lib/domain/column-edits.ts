/** Edits of what a template shows: pure, so that a draft can take them back. */
import {
	downloadedColumn,
	downloadedFieldOf,
	narrowestColumn,
	widestColumn,
	type ColumnKey,
	type ColumnSettings,
	type ModeVisibility
} from './columns.ts';
import { moved } from './rules/edit-rule.ts';
import { typeSettingsOf, type Template, type TypeSettings } from './template.ts';

type Columns = readonly ColumnSettings[];
export type Mode = keyof ModeVisibility;
export type StatusName = keyof Template['statuses'];

export function editColumn(
	columns: Columns,
	key: ColumnKey,
	change: Partial<Omit<ColumnSettings, 'key'>>
): Columns {
	return columns.map((one) => (one.key === key ? { ...one, ...change } : one));
}

/** Moves a column to a place, as near as the list reaches. */
export function moveColumn(columns: Columns, key: ColumnKey, place: number): Columns {
	return moved(
		columns,
		columns.findIndex((one) => one.key === key),
		place
	);
}

/** A downloaded field as a column at the end, shown in both modes. One that is there already stays. */
export function addColumn(columns: Columns, field: string): Columns {
	const key = downloadedColumn(field);
	if (columns.some((one) => one.key === key)) return columns;
	return [...columns, { key, build: true, display: true, width: null }];
}

/** Takes a downloaded field off the list; Almanac's own columns are only hidden. */
export function removeColumn(columns: Columns, key: ColumnKey): Columns {
	return downloadedFieldOf(key) === null ? columns : columns.filter((one) => one.key !== key);
}

/** Reads a width as it is typed: null for nothing typed, `refused` for what is no width. */
export function readWidth(text: string): number | null | 'refused' {
	const trimmed = text.trim();
	if (trimmed === '') return null;
	const width = /^\d{1,4}$/.test(trimmed) ? Number(trimmed) : Number.NaN;
	return width >= narrowestColumn && width <= widestColumn ? width : 'refused';
}

/** Ticks or unticks several types in a mode. */
export function showTypes(
	template: Template,
	types: readonly string[],
	change: Partial<ModeVisibility>
): Template {
	const edited = new Map<string, TypeSettings>(template.types.map((one) => [one.type, one]));
	for (const type of types) edited.set(type, { ...typeSettingsOf(template, type), ...change });
	return { ...template, types: [...edited.values()] };
}

export function showStatus(
	template: Template,
	status: StatusName,
	change: Partial<ModeVisibility>
): Template {
	const { statuses } = template;
	return { ...template, statuses: { ...statuses, [status]: { ...statuses[status], ...change } } };
}

/** Rows that stand for a whole: the first of each group, then the second of each, up to a number. */
export function spread<T>(rows: readonly T[], groupOf: (row: T) => string, most: number): T[] {
	const groups = new Map<string, T[]>();
	for (const row of rows) {
		const group = groups.get(groupOf(row));
		if (group) group.push(row);
		else groups.set(groupOf(row), [row]);
	}
	const lists = [...groups.values()];
	const longest = Math.max(0, ...lists.map(({ length }) => length));
	const taken: T[] = [];
	for (let turn = 0; turn < longest && taken.length < most; turn += 1) {
		for (const list of lists) {
			const row = list[turn];
			if (row !== undefined && taken.length < most) taken.push(row);
		}
	}
	return taken;
}
