import type { AlmanacDatabase } from '../db/database.ts';
import { changeOverrides, restoreOverrides } from '../db/overrides.ts';
import { restoreRemarks, saveRemarks } from '../db/remarks.ts';
import type { DataGap } from '../domain/data-quality.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { ConfigurationId } from '../domain/ids.ts';
import {
	withoutSaid,
	withSaid,
	withSaidDate,
	type ConfigurationOverrides,
	type DateSubject,
	type PlainSubject,
	type SaidDate,
	type Subject
} from '../domain/overrides.ts';
import { nowIso } from './clock.ts';

/** Takes back what was just said. */
export type UndoSaying = () => Promise<void>;

type ValueOf<S extends PlainSubject> = NonNullable<ConfigurationOverrides[S]>['value'];

/** Dates for one configuration, from a table. */
export interface DatesFor {
	readonly id: ConfigurationId;
	readonly dates: readonly Omit<SaidDate, 'at'>[];
}

/** One statement of one configuration. */
export interface StatementPlace {
	readonly id: ConfigurationId;
	readonly subject: Subject;
}

/** What a person says of one or many configurations, with its undo. */
export class Statements {
	readonly #db: AlmanacDatabase;

	constructor(db: AlmanacDatabase) {
		this.#db = db;
	}

	say<S extends PlainSubject>(
		ids: readonly ConfigurationId[],
		subject: S,
		{ value, note }: { readonly value: ValueOf<S>; readonly note: string }
	): Promise<UndoSaying> {
		return this.#change(ids, (before, at) =>
			// A value of the subject with note and moment is a statement of the subject.
			withSaid(before, subject, { value, note: note.trim(), at } as NonNullable<
				ConfigurationOverrides[S]
			>)
		);
	}

	/** Fixes a date, whatever Autotask or a file says. */
	sayDate(
		ids: readonly ConfigurationId[],
		of: DateSubject,
		{ value, note }: { readonly value: IsoDate; readonly note: string }
	): Promise<UndoSaying> {
		return this.#change(ids, (before, at) =>
			withSaidDate(before, { of, from: 'person', origin: null, value, note: note.trim(), at })
		);
	}

	/** Dates of a table: each in place of an earlier one of the same origin. */
	sayDates(entries: readonly DatesFor[]): Promise<UndoSaying> {
		const datesOf = new Map(entries.map(({ id, dates }) => [id, dates]));
		return this.#change([...datesOf.keys()], (before, at, id) =>
			(datesOf.get(id) ?? []).reduce((said, date) => withSaidDate(said, { ...date, at }), before)
		);
	}

	/** A gap in the data that is none: it is not counted any more. */
	leaveAsIs(ids: readonly ConfigurationId[], gap: DataGap, note: string): Promise<UndoSaying> {
		return this.#change(ids, (before, at) => {
			const others = (before.leftAsIs?.value ?? []).filter((one) => one !== gap);
			return withSaid(before, 'leftAsIs', { value: [...others, gap], note: note.trim(), at });
		});
	}

	/** Writes one note for all of them, in place of those that are there. */
	async note(ids: readonly ConfigurationId[], text: string): Promise<UndoSaying> {
		const before = await saveRemarks(this.#db, ids, { text, now: nowIso() });
		return async () => await restoreRemarks(this.#db, before);
	}

	takeBack(ids: readonly ConfigurationId[], subject: Subject): Promise<UndoSaying> {
		return this.#change(ids, (before) => withoutSaid(before, subject));
	}

	/** Takes back single statements of many configurations at once. */
	takeBackAll(places: readonly StatementPlace[]): Promise<UndoSaying> {
		const subjectsOf = new Map<ConfigurationId, Subject[]>();
		for (const { id, subject } of places) {
			const known = subjectsOf.get(id);
			if (known) known.push(subject);
			else subjectsOf.set(id, [subject]);
		}
		return this.#change([...subjectsOf.keys()], (before, _at, id) =>
			(subjectsOf.get(id) ?? []).reduce(withoutSaid, before)
		);
	}

	async #change(
		ids: readonly ConfigurationId[],
		change: (
			before: ConfigurationOverrides,
			at: string,
			id: ConfigurationId
		) => ConfigurationOverrides
	): Promise<UndoSaying> {
		const now = nowIso();
		const before = await changeOverrides(this.#db, ids, {
			now,
			change: (overrides, id) => change(overrides, now, id)
		});
		return async () => await restoreOverrides(this.#db, before, nowIso());
	}
}
