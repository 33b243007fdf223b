import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldValue } from '$lib/domain/field.ts';
import { ColumnBuilder, columnOf } from '$lib/db/column-builder.ts';
import { readerOf } from '$lib/db/column.ts';

const values = fc.oneof(
	fc.array(fc.option(fc.string({ unit: 'grapheme' }))),
	fc.array(fc.option(fc.double({ noNaN: true }))),
	fc.array(fc.boolean()),
	fc.array(fc.constantFrom<FieldValue>(null, '', 'x', 0, 1, true, false)),
	fc.array(fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)))
);

function decoded(given: readonly FieldValue[]): FieldValue[] {
	const read = readerOf(structuredClone(columnOf(given)));
	return given.map((_, row) => read(row));
}

/** IEEE's negative zero is no other value to anybody here. */
const plainZero = (value: FieldValue): FieldValue => (value === 0 ? 0 : value);

describe('a column', () => {
	it('gives back what was put in, whatever it is', () => {
		fc.assert(
			fc.property(values, (given) => {
				expect(decoded(given).map(plainZero)).toEqual(given.map(plainZero));
			}),
			{ numRuns: 500 }
		);
	});

	it('is the same whether its values come at once or one by one', () => {
		const repeated = fc
			.tuple(values, fc.integer({ min: 1, max: 4 }))
			.map(([given, times]) => given.flatMap((value) => Array<FieldValue>(times).fill(value)));
		fc.assert(
			fc.property(repeated, (given) => {
				const builder = new ColumnBuilder();
				for (const value of given) builder.append(value);
				expect(columnOf(given)).toEqual(builder.finish());
			}),
			{ numRuns: 500 }
		);
	});

	it('is the same whether its rows come as codes or one by one, also past 256 values', () => {
		const piece = fc.record({
			values: fc.oneof(
				fc.array(fc.option(fc.string({ maxLength: 2 })), { minLength: 1, maxLength: 12 }),
				fc.array(fc.integer(), { minLength: 1, maxLength: 200 })
			),
			picks: fc.array(fc.nat(), { maxLength: 300 })
		});
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
				const byCodes = new ColumnBuilder();
				const byRows = new ColumnBuilder();
				for (const { values: known, picks } of pieces) {
					const codes = Uint16Array.from(picks, (pick) => pick % known.length);
					byCodes.appendCodes({ values: known, codes }, 0, codes.length);
					for (const code of codes) byRows.append(known[code] ?? null);
				}
				expect(byCodes.finish()).toEqual(byRows.finish());
			}),
			{ numRuns: 300 }
		);
	});

	it('holds long columns of every kind', () => {
		const rows = Array.from({ length: 20_000 }, (_, row) => row);
		const texts = rows.map((row) => (row % 7 === 0 ? null : `CZ${row}ö`));
		const numbers = rows.map((row) => (row % 5 === 0 ? null : row / 3));
		const mixed = rows.map((row) => (row % 2 === 0 ? `${row}` : row));
		const few = rows.map((row) => row % 200);
		for (const given of [texts, numbers, mixed, few]) expect(decoded(given)).toEqual(given);
	});

	it('takes the form that fits', () => {
		const row = (length: number) => Array.from({ length }, (_, at) => at);
		expect(columnOf(row(400).map(() => null)).kind).toBe('few');
		expect(columnOf(row(400).map((at) => at % 3 === 0)).kind).toBe('few');
		expect(columnOf(row(400).map((at) => `SN${at}`)).kind).toBe('texts');
		expect(columnOf(row(400).map((at) => at * 1e9)).kind).toBe('numbers');
		expect(columnOf(row(400).map((at) => (at === 399 ? 'x' : at * 1e9))).kind).toBe('each');
	});

	it('turns to another form when a late value does not fit', () => {
		const builder = new ColumnBuilder();
		for (let row = 0; row < 1000; row += 1) builder.append(row);
		builder.append('late');
		const read = readerOf(builder.finish());
		expect([read(0), read(999), read(1000)]).toEqual([0, 999, 'late']);
	});

	it('copies rows of another column', () => {
		const source = columnOf(['a', null, 'b', 'c']);
		const builder = new ColumnBuilder();
		builder.append('z');
		builder.copy(source, 1, 3);
		builder.copy(undefined, 0, 1);
		const read = readerOf(builder.finish());
		expect([0, 1, 2, 3].map(read)).toEqual(['z', null, 'b', null]);
	});

	it('reads null where there is no column', () => {
		expect(readerOf(undefined)(0)).toBeNull();
	});
});
