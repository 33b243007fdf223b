/** Puts columns into a shard that were read later than its rows. Pure. */
import type { FieldKey } from '../domain/field.ts';
import { columnOf } from './column-builder.ts';
import { readerOf, type Column } from './column.ts';
import type { CompanyRows } from './company-rows.ts';
import type { ShardRow } from './shard-rows.ts';

export interface Filled {
	readonly shard: ShardRow;
	/** Rows that got another value in any of the columns. */
	readonly changed: number;
}

/**
 * The shard with the columns of `incoming`: rows that were read get their values, the others keep what
 * they have, which is nothing at first. Ids that the shard does not hold are left out: the next reading
 * of changes brings them whole. Null when nothing differs.
 */
export function fillColumns(shard: ShardRow, incoming: CompanyRows): Filled | null {
	const rowOf = new Map(incoming.ids.map((id, row) => [id, row]));
	const changed = new Set<number>();
	const columns: Record<FieldKey, Column> = { ...shard.columns };
	let isNew = false;
	for (const [key, values] of incoming.columns) {
		const before = shard.columns[key];
		const readStored = readerOf(before);
		isNew ||= before === undefined;
		columns[key] = columnOf(
			Array.from(shard.ids, (id, row) => {
				const at = rowOf.get(id);
				const was = before === undefined ? null : readStored(row);
				const is = at === undefined ? was : (values[at] ?? null);
				if (is !== was) changed.add(row);
				return is;
			})
		);
	}
	if (!isNew && changed.size === 0) return null;
	return { shard: { ...shard, columns }, changed: changed.size };
}
