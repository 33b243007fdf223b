import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CompanyRowsBuilder } from '$lib/db/company-rows.ts';
import { mergeCompany } from '$lib/db/merge-company.ts';
import { shardSize, type MergedCompany, type Verdict } from '$lib/db/merged-company.ts';
import { readerOf } from '$lib/db/column.ts';
import type { ConfigurationMark, DirectoryRow, ShardRow } from '$lib/db/shard-rows.ts';
import type { FieldValue } from '$lib/domain/field.ts';
import type { IntegrationId } from '$lib/domain/ids.ts';

const integrationId = 'autotask-1' as IntegrationId;
const now = '2026-11-23T11:42:00.000Z';

type Row = Readonly<Record<string, FieldValue>>;

interface Stored {
	readonly shards: readonly ShardRow[];
	readonly directory: DirectoryRow | null;
}

/** The plainest model of a company: rows by id, and marks by id. */
interface Model {
	readonly rows: Map<number, Row>;
	readonly marks: Map<number, ConfigurationMark>;
}

function rowsOf(read: ReadonlyMap<number, Row>, keys: readonly string[]): CompanyRowsBuilder {
	const builder = new CompanyRowsBuilder(7, keys);
	for (const [id, row] of read) builder.add(id, row);
	return builder;
}

function stored(before: Stored, merged: MergedCompany): Stored {
	const shards = new Map(before.shards.map((shard) => [shard.chunk, shard]));
	for (const shard of merged.shards) {
		shards.set(shard.chunk, structuredClone({ ...shard, generation: 1 }));
	}
	return {
		shards: [...shards.values()].sort((a, b) => a.chunk - b.chunk),
		directory: merged.directory ?? before.directory
	};
}

function modelOf({ shards }: Stored): Model {
	const model: Model = { rows: new Map(), marks: new Map() };
	for (const shard of shards) {
		const readers = Object.entries(shard.columns).map(
			([key, column]) => [key, readerOf(column)] as const
		);
		for (const [row, id] of shard.ids.entries()) {
			expect(model.rows.has(id)).toBe(false);
			model.rows.set(id, Object.fromEntries(readers.map(([key, read]) => [key, read(row)])));
		}
		for (const mark of shard.marks) model.marks.set(mark.id, mark);
	}
	return model;
}

const value = fc.oneof(
	fc.constantFrom('a', 'b', null, true, false),
	fc.integer({ min: 0, max: 3 })
);
const record = fc.record({ name: value, user: value, isActive: fc.boolean() });
const reading = fc.dictionary(fc.integer({ min: 1, max: 900 }).map(String), record, {
	maxKeys: 40
});
const step = fc.record({
	read: reading,
	keys: fc.constantFrom(
		['name', 'user', 'isActive'],
		['name', 'isActive'],
		['isActive', 'more', 'name']
	),
	moved: fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 5 }),
	marked: fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 5 }),
	said: fc.array(
		fc.tuple(
			fc.integer({ min: 1, max: 900 }),
			fc.constantFrom<Verdict>('missing', 'left-selection', 'moved-to-unmapped-company')
		),
		{ maxLength: 30 }
	)
});

/** What must stand after a step, without any thought of shards. */
function expected(
	model: Model,
	step: {
		readonly keys: readonly string[];
		readonly read: ReadonlyMap<number, Row>;
		readonly moved: ReadonlySet<number>;
		readonly verdicts: ReadonlyMap<number, Verdict>;
	}
): Model {
	const { keys, read, moved, verdicts } = step;
	const rows = new Map<number, Row>();
	for (const [id, row] of [...model.rows].filter(([id]) => !moved.has(id))) {
		rows.set(id, Object.fromEntries(keys.map((key) => [key, row[key] ?? null])));
	}
	for (const [id, row] of read) {
		rows.set(id, Object.fromEntries(keys.map((key) => [key, row[key] ?? null])));
	}
	const marks = new Map<number, ConfigurationMark>();
	for (const id of rows.keys()) {
		const was = moved.has(id) ? undefined : model.marks.get(id);
		const verdict = verdicts.get(id);
		if (verdict === 'missing') {
			const missingSince = was?.missingSince ?? now;
			marks.set(id, { id, missingSince, outOfScope: was?.outOfScope ?? null });
		} else if (verdict !== undefined) {
			const since = was?.outOfScope?.reason === verdict ? was.outOfScope.since : now;
			marks.set(id, { id, missingSince: null, outOfScope: { reason: verdict, since } });
		} else if (was && !read.has(id)) marks.set(id, was);
	}
	return { rows, marks };
}

function sorted<T>(map: ReadonlyMap<number, T>): [number, T][] {
	return [...map].sort(([a], [b]) => a - b);
}

describe('merging what was read into what is stored', () => {
	it('leads to what a plain map of rows leads to, over any course of readings', () => {
		fc.assert(
			fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
				let state: Stored = { shards: [], directory: null };
				for (const { read: entries, keys, moved: gone, marked, said } of steps) {
					const read = new Map(
						Object.entries(entries).map(([id, row]) => [Number(id), row as Row])
					);
					const moved = new Set(gone.filter((id) => !read.has(id)));
					const verdicts = new Map(
						said.filter(([id, verdict]) => verdict !== 'missing' || !read.has(id))
					);
					const shards = state.shards.map((shard) => ({ ...shard, marks: marksOf(shard, marked) }));
					const model = modelOf({ ...state, shards });
					const merged = mergeCompany({
						integrationId,
						before: shards,
						incoming: rowsOf(read, keys),
						moved,
						verdicts,
						now
					});
					state = stored({ ...state, shards }, merged);
					const wanted = expected(model, { keys, read, moved, verdicts });
					const found = modelOf(state);
					expect(sorted(found.rows)).toEqual(sorted(wanted.rows));
					expect(sorted(found.marks)).toEqual(sorted(wanted.marks));
					expectConsistent(state, merged, { model, read, keys });
				}
			}),
			{ numRuns: 300 }
		);
	});

	it('cuts many configurations into shards and leaves them alone when nothing changed', () => {
		const read = new Map(
			Array.from({ length: 1_000 }, (_, at) => [at * 3, { isActive: true, name: `N${at}` }])
		);
		const incoming = rowsOf(read, ['isActive', 'name']);
		const merged = mergeCompany({ integrationId, before: [], incoming, now });
		const first = stored({ shards: [], directory: null }, merged);
		expect(first.shards.map(({ ids }) => ids.length)).toEqual([256, 256, 256, 232]);
		const again = mergeCompany({ integrationId, before: first.shards, incoming, now });
		expect(again).toMatchObject({
			shards: [],
			directory: null,
			added: 0,
			changed: 0,
			unchanged: 1_000
		});
		read.set(1_500, { isActive: false, name: 'other' });
		const changed = mergeCompany({
			integrationId,
			before: first.shards,
			incoming: rowsOf(read, ['isActive', 'name']),
			now
		});
		expect(changed.shards.map(({ chunk }) => chunk)).toEqual([1]);
		expect(changed).toMatchObject({
			directory: null,
			changed: 1,
			active: 999,
			configurations: 1_000
		});
	});
});

function marksOf({ ids }: ShardRow, marked: readonly number[]): ConfigurationMark[] {
	return marked
		.filter((id) => ids.includes(id))
		.map((id) => ({ id, missingSince: '2026-11-23T00:00:00.000Z', outOfScope: null }));
}

function expectConsistent(
	{ shards, directory }: Stored,
	merged: MergedCompany,
	{ model, read, keys }: { model: Model; read: ReadonlyMap<number, Row>; keys: readonly string[] }
): void {
	const places = shards.flatMap(({ ids, chunk }) => [...ids].map((id) => [id, chunk]));
	places.sort(([a = 0], [b = 0]) => a - b);
	const listed = [...(directory?.ids ?? [])].map((id, at) => [id, directory?.chunks[at]]);
	expect(listed).toEqual(places);
	expect(shards.every(({ ids }) => ids.length <= shardSize)).toBe(true);
	expect(
		shards.every(({ ids }) => ids.every((id, at) => at === 0 || id > (ids[at - 1] ?? id)))
	).toBe(true);
	const known = [...read].filter(([id]) => model.rows.has(id));
	const changed = known.filter(([id, row]) => {
		const before = model.rows.get(id) ?? {};
		return model.marks.has(id) || keys.some((key) => (before[key] ?? null) !== (row[key] ?? null));
	});
	expect(merged).toMatchObject({
		added: read.size - known.length,
		changed: changed.length,
		unchanged: known.length - changed.length,
		configurations: places.length
	});
}
