/** What a fleet snapshot holds of each configuration, and how it is filled from shards. Pure. */
import { configurationName } from '../domain/configuration.ts';
import { mappedFields, mappedValue, type FieldMap, type MappedField } from '../domain/field-map.ts';
import type { FieldValue } from '../domain/field.ts';
import { ColumnBuilder } from './column-builder.ts';
import type { FewValues } from './column-stages.ts';
import { readerOf, type Column, type ColumnReader } from './column.ts';
import type { ConfigurationMark, FleetRow, FleetStretch, ShardRow } from './shard-rows.ts';
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

/** A snapshot without what it stands for. */
export type FleetContents = Pick<FleetRow, 'stretches' | 'ids' | 'columns'>;

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
		const sourceOf = fleetSource(shard, this.#rules);
		this.#stretches.push(stretchOf(shard));
		this.#ids.push(shard.ids);
		for (const [name, builder] of this.#columns) {
			appendFrom(builder, sourceOf(name), shard.ids.length);
		}
	}

	/** Takes the builder apart: a column's makings go before the next one is copied. */
	finish(): FleetContents {
		const columns: Record<string, Column> = {};
		for (const [name, builder] of this.#columns) {
			columns[name] = builder.finish();
			this.#columns.delete(name);
		}
		return {
			stretches: this.#stretches,
			ids: joined(this.#ids),
			columns
		};
	}
}

export function stretchOf({ psaCompanyId, chunk, ids }: ShardRow): FleetStretch {
	return { psaCompanyId, chunk, rows: ids.length };
}

/** What a column of the snapshot reads of a shard: values that repeat as codes, others row by row. */
export type FleetSource = FewValues | ColumnReader;

export function appendFrom(builder: ColumnBuilder, source: FleetSource, rows: number): void {
	if (typeof source !== 'function') return builder.appendCodes(source, 0, rows);
	for (let row = 0; row < rows; row += 1) builder.append(source(row));
}

/** Reads the snapshot's columns from a shard. */
export function fleetSource(
	shard: ShardRow,
	{ fieldMap, labels }: FleetRules
): (column: FleetColumn) => FleetSource {
	const reader = new ShardReader(shard, labels);
	const { columns, ids, marks } = shard;
	const markOf = new Map(marks.map((mark) => [mark.id, mark]));
	const marked = (read: (mark: ConfigurationMark | undefined) => FieldValue): FleetSource =>
		marks.length === 0 ? nothing : (row) => read(markOf.get(ids[row] ?? Number.NaN));
	const number = (value: FieldValue): FieldValue => (typeof value === 'number' ? value : null);
	const facts: Record<(typeof fleetFacts)[number], () => FleetSource> = {
		name: () => (row) => configurationName(ids[row] ?? null, (key) => reader.value(row, key)),
		typeId: () => eachValue(columns['configurationItemType'], number),
		categoryId: () => eachValue(columns['configurationItemCategoryID'], number),
		isActive: () => eachValue(columns['isActive'], (value) => value === true),
		missingSince: () => marked((mark) => mark?.missingSince ?? null),
		outOfScope: () => marked((mark) => mark?.outOfScope?.reason ?? null)
	};
	return (column) => (isFact(column) ? facts[column]() : mappedSource(reader, fieldMap, column));
}

const nothing: FewValues = { values: [null], codes: null };

function eachValue(
	column: Column | undefined,
	change: (value: FieldValue) => FieldValue
): FleetSource {
	if (column?.kind === 'few') return { values: column.values.map(change), codes: column.codes };
	const read = readerOf(column);
	return (row) => change(read(row));
}

/** Reads a mapped field. Rows with the same codes in all its sources read alike and are read once. */
function mappedSource(reader: ShardReader, map: FieldMap, field: MappedField): FleetSource {
	const source = map[field];
	if (!source) return nothing;
	const read: ColumnReader = (row) =>
		mappedValue(map, field, (key) => reader.value(row, key))?.value ?? null;
	const { columns, ids } = reader.shard;
	const first = codesOf(columns[source.field]);
	const second = source.fallback === null ? oneCode : codesOf(columns[source.fallback]);
	if (!first || !second) return read;
	const codeOf = new Int16Array(first.count * second.count).fill(-1);
	const values: FieldValue[] = [];
	const codes = new Uint16Array(ids.length);
	for (let row = 0; row < ids.length; row += 1) {
		const at = (first.codes?.[row] ?? 0) * second.count + (second.codes?.[row] ?? 0);
		// A pair of codes lies below the product of their counts.
		if (codeOf[at] === -1) codeOf[at] = values.push(read(row)) - 1;
		codes[row] = codeOf[at] as number;
	}
	return { values, codes };
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
