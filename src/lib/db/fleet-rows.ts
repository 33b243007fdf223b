/** What a fleet snapshot holds of each configuration, and how it is filled from shards. Pure. */
import { configurationName } from '../domain/configuration.ts';
import { mappedFields, mappedValue, type FieldMap, type MappedField } from '../domain/field-map.ts';
import type { FieldValue } from '../domain/field.ts';
import { ColumnBuilder } from './column-builder.ts';
import type { Column, ColumnReader } from './column.ts';
import type { FleetRow, FleetStretch, ShardRow } from './rows.ts';
import { ShardReader, type Labels } from './shard-reader.ts';

/** What the columns are filled by: with another field map or other labels they read otherwise. */
export interface FleetRules {
	readonly fieldMap: FieldMap;
	readonly labels: Labels;
}

/** Notes are long and asked for by no search and no default rule; they stay in the shards. */
export type FleetMappedField = Exclude<MappedField, 'notes'>;
export const fleetMappedFields = mappedFields.filter(
	(field): field is FleetMappedField => field !== 'notes'
);

/** Facts beside the mapped fields: Autotask's ids and flags, and the marks. */
export const fleetFacts = [
	'name',
	'typeId',
	'categoryId',
	'isActive',
	'missingSince',
	'outOfScope'
] as const;

export type FleetColumn = (typeof fleetFacts)[number] | FleetMappedField;
export const fleetColumns: readonly FleetColumn[] = [...fleetFacts, ...fleetMappedFields];

/** Changed whenever a column is added or filled in another way. */
const layoutVersion = 1;

/** The layout that snapshots made by these rules have. */
export function fleetLayout({ fieldMap, labels }: FleetRules): string {
	const sources = fleetMappedFields.map((field) => {
		const source = fieldMap[field];
		const keys = source ? [source.field, source.fallback] : [];
		const lists = keys.map((key) => (key === null ? null : [...(labels.get(key) ?? [])]));
		return [field, keys, lists];
	});
	return `${layoutVersion}:${hash(JSON.stringify(sources))}`;
}

/** Gathers shards, one after another, into a snapshot. */
export class FleetBuilder {
	readonly #rules: FleetRules;
	readonly #stretches: FleetStretch[] = [];
	readonly #ids: Float64Array[] = [];
	readonly #columns = new Map(fleetColumns.map((name) => [name, new ColumnBuilder()]));

	constructor(rules: FleetRules) {
		this.#rules = rules;
	}

	add(shard: ShardRow): void {
		if (shard.ids.length === 0) return;
		const readerOf = fleetReader(shard, this.#rules);
		this.#stretches.push(stretchOf(shard));
		this.#ids.push(shard.ids);
		for (const [name, builder] of this.#columns) {
			const read = readerOf(name);
			for (let row = 0; row < shard.ids.length; row += 1) builder.append(read(row));
		}
	}

	finish(): Pick<FleetRow, 'layout' | 'stretches' | 'ids' | 'columns'> {
		return {
			layout: fleetLayout(this.#rules),
			stretches: this.#stretches,
			ids: joined(this.#ids),
			columns: Object.fromEntries(
				[...this.#columns].map(([name, builder]) => [name, builder.finish()])
			)
		};
	}
}

export function stretchOf({ psaCompanyId, chunk, ids }: ShardRow): FleetStretch {
	return { psaCompanyId, chunk, rows: ids.length };
}

/** Reads the snapshot's columns from a shard: a reader of rows for each of them. */
export function fleetReader(
	shard: ShardRow,
	{ fieldMap, labels }: FleetRules
): (column: FleetColumn) => ColumnReader {
	const reader = new ShardReader(shard, labels);
	const marks = new Map(shard.marks.map((mark) => [mark.id, mark]));
	const markOf = (row: number) => marks.get(shard.ids[row] ?? Number.NaN);
	const facts: Record<(typeof fleetFacts)[number], ColumnReader> = {
		name: (row) => configurationName(shard.ids[row] ?? null, (key) => reader.value(row, key)),
		typeId: (row) => reader.number(row, 'configurationItemType'),
		categoryId: (row) => reader.number(row, 'configurationItemCategoryID'),
		isActive: (row) => reader.raw(row, 'isActive') === true,
		missingSince: (row) => markOf(row)?.missingSince ?? null,
		outOfScope: (row) => markOf(row)?.outOfScope?.reason ?? null
	};
	return (column) => (isFact(column) ? facts[column] : mappedReader(reader, fieldMap, column));
}

/** Reads a mapped field. Rows with the same codes in all its sources read alike and are read once. */
function mappedReader(reader: ShardReader, map: FieldMap, field: MappedField): ColumnReader {
	const source = map[field];
	if (!source) return () => null;
	const read: ColumnReader = (row) =>
		mappedValue(map, field, (key) => reader.value(row, key))?.value ?? null;
	const first = codesOf(reader.shard.columns[source.field]);
	const second =
		source.fallback === null ? oneCode : codesOf(reader.shard.columns[source.fallback]);
	if (!first || !second) return read;
	const known: (FieldValue | undefined)[] = new Array(first.count * second.count);
	return (row) => {
		const at = (first.codes?.[row] ?? 0) * second.count + (second.codes?.[row] ?? 0);
		const value = known[at];
		if (value !== undefined) return value;
		const found = read(row);
		known[at] = found;
		return found;
	};
}

interface RowCodes {
	/** Null where all rows have the same value. */
	readonly codes: Uint8Array | null;
	readonly count: number;
}

const oneCode: RowCodes = { codes: null, count: 1 };

/** Null for a column whose values hardly repeat. */
function codesOf(column: Column | undefined): RowCodes | null {
	if (column === undefined) return oneCode;
	return column.kind === 'few' ? { codes: column.codes, count: column.values.length } : null;
}

function isFact(column: FleetColumn): column is (typeof fleetFacts)[number] {
	return fleetFacts.some((fact) => fact === column);
}

/** One array out of many. */
export function joined(parts: readonly Float64Array[]): Float64Array<ArrayBuffer> {
	const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

/** FNV-1a over the text's code units: tells layouts apart, protects nothing. */
function hash(text: string): string {
	let value = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1) {
		value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
	}
	return (value >>> 0).toString(16).padStart(8, '0');
}
