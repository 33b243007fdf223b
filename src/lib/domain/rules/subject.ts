import type { IsoDate } from '../dates.ts';
import type { Kind } from '../kinds.ts';
import type { Lifespan } from '../lifespans.ts';

/** Where a value comes from, so that every verdict can be opened. */
export interface ValueSource {
	/** `person`: typed here; `file`: CSV or paste; `vendor`: a look-up; `default`: nothing was set. */
	readonly from: 'autotask' | 'person' | 'file' | 'vendor' | 'default';
	/** The Autotask field or user-defined field, the file, the vendor. */
	readonly field: string | null;
	/** ISO date-time of the sync or entry. */
	readonly at: string | null;
	readonly note: string | null;
}

export interface Sourced<T> {
	/** Null where it is not known. */
	readonly value: T | null;
	readonly source: ValueSource | null;
}

export interface ClassRef {
	readonly id: string;
	readonly name: string;
}

/**
 * One configuration as rules see it: what Autotask says with what people said laid over it. Values are
 * parsed before (dates, nominal RAM); downloaded fields are texts as they came.
 */
export interface RuleSubject {
	readonly purchaseDate: Sourced<IsoDate>;
	readonly expirationDate: Sourced<IsoDate>;
	readonly lastSeen: Sourced<IsoDate>;
	/** Bytes of the nominal size. */
	readonly ram: Sourced<number>;
	/** As the RMM writes it. */
	readonly os: Sourced<string>;
	readonly manufacturer: Sourced<string>;
	readonly model: Sourced<string>;
	/** Effective type; null where there is neither type nor category. */
	readonly type: Sourced<string>;
	readonly category: Sourced<string>;
	readonly class: Sourced<ClassRef>;
	readonly status: Sourced<string>;
	readonly kind: Kind;
	readonly lifespan: Lifespan;
	readonly extendedSupportBought: boolean;
	/** A downloaded field by its name; a value of null where it is not downloaded or empty. */
	readonly downloaded: (name: string) => Sourced<string>;
}

export const notKnown: Sourced<never> = { value: null, source: null };
