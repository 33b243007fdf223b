import type { Kind } from '../kinds.ts';
import type { Lifespan } from '../lifespans.ts';
import type { WholeColumn } from './leaf.ts';
import type { TextField } from './rule.ts';
import type { ClassRef } from './subject.ts';

export type NumberArray =
	Uint8Array | Uint16Array | Uint32Array | Int16Array | Int32Array | Float64Array;

export type CodeArray = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/** A column as codes into its distinct values. */
export interface CodedColumn<T> {
	readonly codes: CodeArray;
	readonly values: readonly T[];
}

/**
 * A fleet as columns, a row for each configuration: what Autotask says with what people said laid over
 * it. Asked only for what the rules read. Dates are epoch days with `unknownDay` for none; memory is
 * bytes of the nominal size with 0 for none; texts are as `RuleSubject` holds them.
 */
export interface RuleColumns {
	readonly length: number;
	whole(column: WholeColumn): NumberArray;
	text(column: Exclude<TextField, 'class'>): CodedColumn<string | null>;
	/** Null for a field that is not downloaded: empty on every row. */
	downloaded(name: string): CodedColumn<string | null> | null;
	classes(): CodedColumn<ClassRef | null>;
	kinds(): CodedColumn<Kind>;
	lifespans(): CodedColumn<Lifespan>;
	/** 1 where extended support was bought; null if nowhere. */
	extendedSupport(): Uint8Array | null;
}
