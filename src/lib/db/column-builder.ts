import type { FieldValue } from '../domain/field.ts';
import { readerOf, type Column } from './column.ts';
import {
	EachStage,
	FewStage,
	NumberStage,
	TextStage,
	type FewValues,
	type Stage
} from './column-stages.ts';
import { fewColumn, isHardlyRepeated } from './few-column.ts';

/**
 * Builds a column value by value in bounded memory, also for hundreds of thousands of rows: it begins
 * with a list of different values, and turns to numbers or joined texts once there are too many.
 */
export class ColumnBuilder {
	#stage: Stage = new FewStage();

	append(value: FieldValue): void {
		while (!this.#stage.append(value)) this.#stage = widened(this.#stage, value);
	}

	/** Appends the rows from `from` up to `to` (exclusive) of a finished column. */
	copy(column: Column | undefined, from: number, to: number): void {
		if (column?.kind === 'few') return this.appendCodes(column, from, to);
		const read = readerOf(column);
		for (let row = from; row < to; row += 1) this.append(read(row));
	}

	/** Appends the rows from `from` up to `to` (exclusive) of values that repeat. */
	appendCodes(few: FewValues, from: number, to: number): void {
		const stage = this.#stage;
		let row = stage instanceof FewStage ? stage.appendCodes(few, from, to) : from;
		for (; row < to; row += 1) this.append(few.values[few.codes?.[row] ?? 0] ?? null);
	}

	finish(): Column {
		const stage = this.#stage;
		return stage instanceof FewStage && hardlyRepeats(stage)
			? widened(stage, null).finish()
			: stage.finish();
	}
}

/** The column of these values. */
export function columnOf(values: readonly FieldValue[]): Column {
	const few = fewColumn(values);
	if (few) return few;
	const builder = new ColumnBuilder();
	for (const value of values) builder.append(value);
	return builder.finish();
}

function hardlyRepeats({ values, rows }: FewStage): boolean {
	return isHardlyRepeated(values.length, rows);
}

/** The next form, which holds all rows so far and can take `value`. */
function widened(stage: Stage, value: FieldValue): Stage {
	const next = stage instanceof FewStage ? formFor([...stage.values, value]) : new EachStage();
	// One finish() instead of one per row: a text stage would join its texts anew for each.
	const read = readerOf(stage.finish());
	for (let row = 0; row < stage.rows; row += 1) next.append(read(row));
	return next;
}

function formFor(values: readonly FieldValue[]): Stage {
	if (values.every((value) => value === null || typeof value === 'string')) return new TextStage();
	if (values.every((value) => value === null || typeof value === 'number'))
		return new NumberStage();
	return new EachStage();
}
