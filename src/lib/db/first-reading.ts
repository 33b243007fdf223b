/** A company that is read for the first time: nothing is stored that could be compared. */
import type { FieldKey } from '../domain/field.ts';
import { columnOf } from './column-builder.ts';
import type { Column } from './column.ts';
import {
	activeOf,
	shardSize,
	type MergedCompany,
	type MergedShard,
	type MergeInput
} from './merged-company.ts';

/** Nothing is stored, and what came is in order and without a verdict: nothing has to be compared. */
export function isFirstReading({ before, incoming: { ids }, verdicts }: MergeInput): boolean {
	if (before.length > 0) return false;
	for (let row = 0; row < ids.length; row += 1) {
		// Rows run below the length.
		const id = ids[row] as number;
		if (row > 0 && id <= (ids[row - 1] as number)) return false;
		if (verdicts?.has(id)) return false;
	}
	return true;
}

/** Cuts what was read into shards. */
export function firstMerge(input: MergeInput): MergedCompany {
	const { integrationId, incoming } = input;
	const { psaCompanyId, ids } = incoming;
	const shards: MergedShard[] = [];
	for (let from = 0; from < ids.length; from += shardSize) {
		const to = Math.min(from + shardSize, ids.length);
		const columns: Record<FieldKey, Column> = {};
		for (const [key, values] of incoming.columns) columns[key] = columnOf(values.slice(from, to));
		shards.push({
			integrationId,
			psaCompanyId,
			chunk: from / shardSize,
			ids: Float64Array.from(ids.slice(from, to)),
			columns,
			marks: []
		});
	}
	const chunks = Uint16Array.from(ids, (_, row) => Math.floor(row / shardSize));
	return {
		shards,
		directory:
			ids.length > 0 ? { integrationId, psaCompanyId, ids: Float64Array.from(ids), chunks } : null,
		added: ids.length,
		changed: 0,
		unchanged: 0,
		missing: 0,
		configurations: ids.length,
		active: shards.reduce((total, shard) => total + activeOf(shard), 0)
	};
}
