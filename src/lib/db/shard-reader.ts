import type { FieldKey, FieldValue } from '../domain/field.ts';
import { readerOf, type ColumnReader } from './column.ts';
import type { ShardRow } from './rows.ts';

/** Labels of picklist fields: by field key, then by value as text. */
export type Labels = ReadonlyMap<FieldKey, ReadonlyMap<string, string>>;

/** Reads the configurations of one shard; columns are decoded value by value, as they are asked for. */
export class ShardReader {
	readonly shard: Pick<ShardRow, 'ids' | 'columns' | 'marks' | 'psaCompanyId'>;
	readonly #readers: ReadonlyMap<FieldKey, ColumnReader>;
	readonly #labels: Labels;

	constructor(shard: ShardReader['shard'], labels: Labels) {
		this.shard = shard;
		this.#labels = labels;
		this.#readers = new Map(
			Object.entries(shard.columns).map(([key, column]) => [key, readerOf(column)])
		);
	}

	get keys(): Iterable<FieldKey> {
		return this.#readers.keys();
	}

	/** The value as Autotask sent it; undefined for a field that is not stored. */
	raw(row: number, key: FieldKey): FieldValue | undefined {
		return this.#readers.get(key)?.(row);
	}

	/** The value, with a picklist's label in place of its number where the list has one. */
	value(row: number, key: FieldKey): FieldValue | undefined {
		const raw = this.#readers.get(key)?.(row);
		const labels = this.#labels.get(key);
		if (labels === undefined || raw === null || raw === undefined) return raw;
		return labels.get(String(raw)) ?? raw;
	}

	/** The value as a number, null for anything else. */
	number(row: number, key: FieldKey): number | null {
		const raw = this.raw(row, key);
		return typeof raw === 'number' ? raw : null;
	}
}
