/**
 * What people say about one configuration: one truth on all screens and in all drafts, never touched by
 * a sync (product.md, 7.2). Each statement has its note and its moment, so that it can be shown, listed
 * and taken back alone.
 */
import type { Budget } from './classes.ts';
import type { DataGap } from './data-quality.ts';
import type { IsoDate } from './dates.ts';
import type { LifespanSetting } from './lifespans.ts';
import type { Period } from './report/fiscal.ts';
import type { Sourced, ValueSource } from './rules/subject.ts';

/** One statement of a person; `at` is an ISO date-time. */
export interface Said<T> {
	readonly value: T;
	/** Why; empty where nothing was written. */
	readonly note: string;
	readonly at: string;
}

export const dateSubjects = ['purchase-date', 'expiration-date'] as const;
export type DateSubject = (typeof dateSubjects)[number];

export const dateOrigins = ['person', 'file', 'vendor'] as const;
export type DateOrigin = (typeof dateOrigins)[number];

/** A date that somebody gave: typed, from a file or paste, or looked up at a vendor. */
export interface SaidDate extends Said<IsoDate> {
	readonly of: DateSubject;
	readonly from: DateOrigin;
	/** Name of the file or vendor; null for what was typed or pasted. */
	readonly origin: string | null;
}

export interface ConfigurationOverrides {
	/** Id of a grade of the template. */
	readonly grade?: Said<string>;
	/** Id of a class of the template; null: none, whatever the rules say. */
	readonly class?: Said<string | null>;
	/** Name of the effective type. */
	readonly type?: Said<string>;
	readonly serialNumber?: Said<string>;
	/** The operating system, in words that are recognised. */
	readonly os?: Said<string>;
	readonly lifespan?: Said<LifespanSetting>;
	readonly extendedSupport?: Said<boolean>;
	readonly budget?: Said<Budget>;
	/** The year or quarter of the replacement. */
	readonly period?: Said<Period>;
	/** Gaps in the data that stay as they are. */
	readonly leftAsIs?: Said<readonly DataGap[]>;
	/** At most one for each date and origin. */
	readonly dates?: readonly SaidDate[];
}

/** Statements that stand alone; dates have an origin beside them. */
export type PlainSubject = Exclude<keyof ConfigurationOverrides, 'dates'>;
export const plainSubjects = [
	'grade',
	'class',
	'type',
	'serialNumber',
	'os',
	'lifespan',
	'extendedSupport',
	'budget',
	'period',
	'leftAsIs'
] as const satisfies readonly PlainSubject[];

/** One statement among all: what is set, or taken back. */
export type Subject = PlainSubject | { readonly date: DateSubject; readonly from: DateOrigin };

export const nothingSaid: ConfigurationOverrides = {};

export function isNothingSaid(overrides: ConfigurationOverrides): boolean {
	return plainSubjects.every((subject) => !overrides[subject]) && !overrides.dates?.length;
}

/** The statements with one set anew. */
export function withSaid<S extends PlainSubject>(
	overrides: ConfigurationOverrides,
	subject: S,
	said: NonNullable<ConfigurationOverrides[S]>
): ConfigurationOverrides {
	return { ...overrides, [subject]: said };
}

/** The statements with a date set anew in place of the one of the same origin. */
export function withSaidDate(
	overrides: ConfigurationOverrides,
	date: SaidDate
): ConfigurationOverrides {
	const others = (overrides.dates ?? []).filter(
		({ of, from }) => of !== date.of || from !== date.from
	);
	return { ...overrides, dates: [...others, date] };
}

/** The statements without one of them. */
export function withoutSaid(
	overrides: ConfigurationOverrides,
	subject: Subject
): ConfigurationOverrides {
	if (typeof subject === 'string') {
		const { [subject]: _gone, ...rest } = overrides;
		return rest;
	}
	const dates = (overrides.dates ?? []).filter(
		({ of, from }) => of !== subject.date || from !== subject.from
	);
	const { dates: _before, ...rest } = overrides;
	return dates.length === 0 ? rest : { ...rest, dates };
}

/** One date and where it comes from. */
export interface DateCandidate {
	readonly date: IsoDate;
	readonly source: ValueSource;
}

/** Every date that somebody or something gives, Autotask's first. */
export function dateCandidates(
	subject: DateSubject,
	autotask: Sourced<IsoDate>,
	{ dates = [] }: ConfigurationOverrides
): DateCandidate[] {
	const none: ValueSource = { from: 'autotask', field: null, at: null, note: null };
	const own =
		autotask.value === null ? [] : [{ date: autotask.value, source: autotask.source ?? none }];
	const said = dates
		.filter(({ of }) => of === subject)
		.map(({ value, from, origin, at, note }) => ({
			date: value,
			source: { from, field: origin, at, note: note || null }
		}));
	return [...own, ...said];
}

/**
 * The date that stands: what a person typed is fixed; else the earliest purchase or the latest
 * expiration of all that is given, Autotask's of two equals (product.md, 10).
 */
export function standingDate(
	subject: DateSubject,
	autotask: Sourced<IsoDate>,
	overrides: ConfigurationOverrides
): Sourced<IsoDate> {
	if (!overrides.dates?.length) return autotask;
	const candidates = dateCandidates(subject, autotask, overrides);
	const fixed = candidates.find(({ source }) => source.from === 'person');
	const best = fixed ?? candidates.reduce<DateCandidate | undefined>(better(subject), undefined);
	return best ? { value: best.date, source: best.source } : autotask;
}

function better(subject: DateSubject) {
	return (best: DateCandidate | undefined, one: DateCandidate): DateCandidate => {
		if (!best) return one;
		const isBetter = subject === 'purchase-date' ? one.date < best.date : one.date > best.date;
		return isBetter ? one : best;
	};
}

/** Where a statement of a person is shown to come from. */
export function saidSource({ at, note }: Said<unknown>): ValueSource {
	return { from: 'person', field: null, at, note: note || null };
}
