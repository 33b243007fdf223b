import type { FieldKey, FieldValue } from '../domain/field.ts';
import { readerOf, type Column, type ColumnReader } from './column.ts';
import type { ShardRow } from './shard-rows.ts';

/** Labels of picklist fields: by field key, then by value as text. */
export type Labels = ReadonlyMap<FieldKey, ReadonlyMap<string, string>>;

/** Reads the configurations of one shard; columns are decoded value by value, as they are asked for. */
export class ShardReader {
	readonly shard: Pick<ShardRow, 'ids' | 'columns' | 'marks' | 'psaCompanyId'>;
	readonly #raw: ReadonlyMap<FieldKey, ColumnReader>;
	readonly #shown: ReadonlyMap<FieldKey, ColumnReader>;

	constructor(shard: ShardReader['shard'], labels: Labels) {
		this.shard = shard;
		const columns = Object.entries(shard.columns);
		this.#raw = new Map(columns.map(([key, column]) => [key, readerOf(column)]));
		this.#shown = new Map(
			columns.map(([key, column]) => [key, shownReader(column, labels.get(key))])
		);
	}

	get keys(): Iterable<FieldKey> {
		return this.#raw.keys();
	}

	/** The value as Autotask sent it; undefined for a field that is not stored. */
	raw(row: number, key: FieldKey): FieldValue | undefined {
		return this.#raw.get(key)?.(row);
	}

	/** The value, with a picklist's label in place of its number where the list has one. */
	value(row: number, key: FieldKey): FieldValue | undefined {
		return this.#shown.get(key)?.(row);
	}

	/** All values of a row, as {@link ShardReader.value} gives them. */
	values(row: number): Record<FieldKey, FieldValue> {
		const values: Record<FieldKey, FieldValue> = {};
		for (const [key, read] of this.#shown) values[key] = read(row);
		return values;
	}

	/** The value as a number, null for anything else. */
	number(row: number, key: FieldKey): number | null {
		const raw = this.raw(row, key);
		return typeof raw === 'number' ? raw : null;
	}
}

/** Labels are put in once per different value where a column lists those. */
function shownReader(
	column: Column,
	labels: ReadonlyMap<string, string> | undefined
): ColumnReader {
	if (!labels) return readerOf(column);
	const shown = (raw: FieldValue): FieldValue =>
		raw === null ? null : (labels.get(String(raw)) ?? raw);
	if (column.kind === 'few') return readerOf({ ...column, values: column.values.map(shown) });
	const read = readerOf(column);
	return (row) => shown(read(row));
}
