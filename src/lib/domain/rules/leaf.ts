import { epochDayOf, isIsoDate, type IsoDate } from '../dates.ts';
import type { Kind } from '../kinds.ts';
import type { Lifespan } from '../lifespans.ts';
import type { OsVerdict } from '../os-support/os-verdict.ts';
import type { Range } from './ranges.ts';
import type { DateField, TextField } from './rule.ts';
import type { ClassRef } from './subject.ts';

export type Truth = 'true' | 'false' | 'unknown';

/** Whole numbers that a rule compares: epoch days of dates, bytes of memory. */
export type WholeColumn = DateField | 'ram';

/**
 * A condition made ready for one day and table: what it reads and when it holds. The explaining
 * evaluator and the one over columns both run on leaves, so there is one meaning of each condition.
 */
export type Leaf =
	| {
			readonly reads: 'whole';
			readonly column: WholeColumn;
			/** Values outside are unknown: no date, a purchase in the future, no memory. */
			readonly known: Range;
			/** Holds within these; empty for is-empty. */
			readonly ranges: readonly Range[];
			readonly holdsWhenUnknown: boolean;
	  }
	| {
			readonly reads: 'lifespan';
			readonly known: Range;
			readonly operator: 'at-least' | 'less-than';
			/** The latest purchase that has reached the age, null where the lifespan has none. */
			readonly threshold: (lifespan: Lifespan) => number | null;
	  }
	| {
			readonly reads: 'text';
			readonly column: Exclude<TextField, 'class'>;
			readonly truth: (text: string | null) => Truth;
	  }
	| {
			readonly reads: 'downloaded';
			readonly name: string;
			readonly truth: (text: string | null) => Truth;
	  }
	| { readonly reads: 'class'; readonly truth: (ref: ClassRef | null) => Truth }
	| { readonly reads: 'kind'; readonly truth: (kind: Kind) => Truth }
	| { readonly reads: 'os-support'; readonly truth: (verdict: OsVerdict) => Truth };

/** Stands for "no date" in columns of epoch days. */
export const unknownDay = -2_147_483_648;

export function truthOf(holds: boolean): Truth {
	return holds ? 'true' : 'false';
}

/** The epoch day of a subject's date, or `unknownDay` where it is none. */
export function dayOf(date: IsoDate | null): number {
	return date !== null && isIsoDate(date) ? epochDayOf(date) : unknownDay;
}
