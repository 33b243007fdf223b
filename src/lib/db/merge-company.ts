/**
 * What a company's configurations become when they were read anew: which shards change, and how. Pure,
 * so that the rules can be proven against a naive oracle.
 */
import type { FieldKey, FieldValue } from '../domain/field.ts';
import type { CompanyRows } from './company-rows.ts';
import { readerOf, type Column, type ColumnReader } from './column.ts';
import { columnOf } from './column-builder.ts';
import { firstMerge, isFirstReading } from './first-reading.ts';
import {
	activeOf,
	shardSize,
	type MergedCompany,
	type MergedShard,
	type MergeInput
} from './merged-company.ts';
import type { ConfigurationMark, DirectoryRow, ShardRow } from './shard-rows.ts';

/**
 * Takes what was read over what is stored. A row that differs in no value causes no write. A stored row
 * that was not read stays as it is unless there is a verdict about it; one that comes back is present
 * and in scope again. Values of fields that are no longer chosen go, from every row.
 */
export function mergeCompany(input: MergeInput): MergedCompany {
	const { incoming } = input;
	if (isFirstReading(input)) return firstMerge(input);
	const rowOf = new Map(incoming.ids.map((id, row) => [id, row]));
	const touched = touchedShards(input);
	const slots = input.before.map((shard) =>
		touched.has(shard) ? slotOf(shard, input, rowOf) : untouchedSlot(shard, rowOf)
	);
	const added = idsBeside(input);
	place(added, slots, input);

	const rebuilt = new Map(
		slots.filter(({ isDirty }) => isDirty).map((slot) => [slot, rebuild(slot, input, rowOf)])
	);
	const after = slots.map((slot) => rebuilt.get(slot) ?? slot.shard);
	const sum = (count: (slot: Slot) => number): number =>
		slots.reduce((total, slot) => total + count(slot), 0);
	const hasMoves = slots.some(({ stays, shard }) => stays < shard.ids.length);
	return {
		shards: [...rebuilt.values()],
		directory: hasMoves || added.length > 0 ? directoryOf(input, after) : null,
		added: added.length,
		changed: sum(({ changed }) => changed),
		unchanged: sum(({ unchanged }) => unchanged),
		missing: sum(({ missing }) => missing),
		configurations: after.reduce((total, { ids }) => total + ids.length, 0),
		active: after.reduce((total, shard) => total + activeOf(shard), 0)
	};
}

/** A stored row that stays, and where it was read anew, if it was. */
interface Stay {
	readonly id: number;
	readonly stored: number;
	readonly read: number | null;
}

/** A shard in the making. */
interface Slot {
	readonly shard: MergedShard;
	/** Rows that stay: how many, and which. */
	readonly stays: number;
	readonly stay: () => readonly Stay[];
	/** Ids that are new in it. */
	fresh: readonly number[];
	isDirty: boolean;
	readonly changed: number;
	readonly unchanged: number;
	readonly missing: number;
}

/**
 * Shards about which the reading says anything. A few changes concern few shards of a company, and the
 * others need not be looked at row by row.
 */
function touchedShards({ before, incoming, moved, verdicts }: MergeInput): Set<ShardRow> {
	const touched = new Set(before.filter((shard) => !hasColumnsOf(shard, incoming)));
	for (const ids of [incoming.ids, moved ?? [], verdicts?.keys() ?? []]) {
		for (const id of ids) {
			const shard = before.find((one) => holds(one, id));
			if (shard) touched.add(shard);
		}
	}
	return touched;
}

/** By bisection: the ids of a shard ascend. */
function holds({ ids }: MergedShard, id: number): boolean {
	let low = 0;
	let high = ids.length - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		// Between two bounds that are inside of the array.
		const at = ids[middle] as number;
		if (at === id) return true;
		if (at < id) low = middle + 1;
		else high = middle - 1;
	}
	return false;
}

function untouchedSlot(shard: ShardRow, rowOf: ReadonlyMap<number, number>): Slot {
	const stay = (): readonly Stay[] => staying(shard, rowOf);
	const counts = { changed: 0, unchanged: 0, missing: 0 };
	return { shard, stays: shard.ids.length, stay, fresh: [], isDirty: false, ...counts };
}

function staying(shard: ShardRow, rowOf: ReadonlyMap<number, number>): Stay[] {
	return Array.from(shard.ids, (id, stored) => ({ id, stored, read: rowOf.get(id) ?? null }));
}

function slotOf(shard: ShardRow, input: MergeInput, rowOf: ReadonlyMap<number, number>): Slot {
	const { incoming, moved } = input;
	const stay = staying(shard, rowOf).filter(({ id }) => !moved?.has(id));
	const read = stay.filter((row) => row.read !== null);
	const isRemarked = remarksIn(shard, input);
	const differs = differsIn(shard, incoming);
	const changed = read.filter((row) => isRemarked(row) || differs(row)).length;
	const silent = stay.filter((row) => row.read === null && isRemarked(row));
	const missing = stay.filter(
		(row) => isRemarked(row) && input.verdicts?.get(row.id) === 'missing'
	).length;
	const isDirty =
		changed + silent.length > 0 || stay.length < shard.ids.length || !hasColumnsOf(shard, incoming);
	const unchanged = read.length - changed;
	const stays = stay.length;
	return { shard, stays, stay: () => stay, fresh: [], isDirty, changed, unchanged, missing };
}

/** Whether a row's mark becomes another one. */
function remarksIn(shard: ShardRow, input: MergeInput): (row: Stay) => boolean {
	const marks = new Map(shard.marks.map((mark) => [mark.id, mark]));
	return (row) => {
		const before = marks.get(row.id) ?? null;
		const after = markAfter(before, row, input);
		return (
			(before?.missingSince ?? null) !== (after?.missingSince ?? null) ||
			before?.outOfScope?.reason !== after?.outOfScope?.reason
		);
	};
}

/** The mark of a row after a reading; what it said before stays with its date while it holds. */
function markAfter(
	mark: ConfigurationMark | null,
	{ id, read }: Pick<Stay, 'id' | 'read'>,
	{ verdicts, now }: MergeInput
): ConfigurationMark | null {
	const verdict = verdicts?.get(id);
	if (verdict === 'missing') {
		return {
			id,
			missingSince: mark?.missingSince ?? now,
			outOfScope: mark?.outOfScope ?? null
		};
	}
	if (verdict !== undefined) {
		const was = mark?.outOfScope;
		const outOfScope = was?.reason === verdict ? was : { reason: verdict, since: now };
		return { id, missingSince: null, outOfScope };
	}
	return read === null ? mark : null;
}

/** Whether what was read differs from what is stored in a value. */
function differsIn(shard: ShardRow, incoming: CompanyRows): (row: Stay) => boolean {
	const columns = [...incoming.columns].map(([key, values]) => ({
		values,
		readStored: readerOf(shard.columns[key])
	}));
	return (row) => columns.some(({ values, readStored }) => isChanged(row, values, readStored));
}

function isChanged(
	{ stored, read }: Stay,
	values: readonly FieldValue[],
	readStored: ColumnReader
): boolean {
	return values[read ?? -1] !== readStored(stored);
}

function hasColumnsOf({ columns }: ShardRow, incoming: CompanyRows): boolean {
	const keys = Object.keys(columns);
	return keys.length === incoming.columns.size && keys.every((key) => incoming.columns.has(key));
}

/** Ids that no shard holds, or that moved away and came back. */
function idsBeside({ before, incoming, moved }: MergeInput): number[] {
	return incoming.ids.filter((id) => moved?.has(id) || !before.some((shard) => holds(shard, id)));
}

/** New ids go into the last shard while it has room, then into further ones. */
function place(added: readonly number[], slots: Slot[], input: MergeInput): void {
	let rest = added;
	while (rest.length > 0) {
		let last = slots.at(-1);
		if (!last || last.stays + last.fresh.length >= shardSize) {
			last = emptySlot(input, last ? last.shard.chunk + 1 : 0);
			slots.push(last);
		}
		const room = shardSize - last.stays - last.fresh.length;
		last.fresh = [...last.fresh, ...rest.slice(0, room)];
		last.isDirty = true;
		rest = rest.slice(room);
	}
}

function emptySlot({ integrationId, incoming }: MergeInput, chunk: number): Slot {
	const { psaCompanyId } = incoming;
	const ids = new Float64Array();
	const shard = { integrationId, psaCompanyId, chunk, ids, columns: {}, marks: [] };
	const counts = { changed: 0, unchanged: 0, missing: 0 };
	return { shard, stays: 0, stay: () => [], fresh: [], isDirty: true, ...counts };
}

function rebuild(
	{ shard, stay: stayOf, fresh }: Slot,
	input: MergeInput,
	rowOf: ReadonlyMap<number, number>
): MergedShard {
	const { incoming } = input;
	const stay = stayOf();
	const arrived = fresh.map((id) => ({ id, stored: null, read: rowOf.get(id) ?? null }));
	const rows = [...stay, ...arrived].sort((a, b) => a.id - b.id);
	const read = stay.filter((row) => row.read !== null);
	const isSame = fresh.length === 0 && stay.length === shard.ids.length;
	const columns: Record<FieldKey, Column> = {};
	for (const [key, values] of incoming.columns) {
		const before = shard.columns[key];
		const readStored = readerOf(before);
		// A few rows of a shard change in a few fields: the other columns stay as they are.
		if (isSame && before && read.every((row) => !isChanged(row, values, readStored))) {
			columns[key] = before;
			continue;
		}
		columns[key] = columnOf(rows.map((row) => valueOf(row, values, readStored)));
	}
	const marks = new Map(shard.marks.map((mark) => [mark.id, mark]));
	return {
		...shard,
		ids: Float64Array.from(rows, ({ id }) => id),
		columns,
		marks: rows.flatMap((row) => markAfter(marks.get(row.id) ?? null, row, input) ?? [])
	};
}

function valueOf(
	{ stored, read }: { readonly stored: number | null; readonly read: number | null },
	values: readonly FieldValue[],
	readStored: ColumnReader
): FieldValue {
	if (read !== null) return values[read] ?? null;
	return stored === null ? null : readStored(stored);
}

function directoryOf(
	{ integrationId, incoming }: MergeInput,
	shards: readonly MergedShard[]
): DirectoryRow {
	const entries = shards.flatMap(({ ids, chunk }) => [...ids].map((id) => [id, chunk] as const));
	entries.sort(([a], [b]) => a - b);
	return {
		integrationId,
		psaCompanyId: incoming.psaCompanyId,
		ids: Float64Array.from(entries, ([id]) => id),
		chunks: Uint16Array.from(entries, ([, chunk]) => chunk)
	};
}
