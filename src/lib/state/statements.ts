import type { AlmanacDatabase } from '../db/database.ts';
import { changeOverrides, restoreOverrides } from '../db/overrides.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { ConfigurationId } from '../domain/ids.ts';
import {
	withoutSaid,
	withSaid,
	withSaidDate,
	type ConfigurationOverrides,
	type DateSubject,
	type PlainSubject,
	type Subject
} from '../domain/overrides.ts';
import { nowIso } from './clock.ts';

/** Takes back what was just said. */
export type UndoSaying = () => Promise<void>;

type ValueOf<S extends PlainSubject> = NonNullable<ConfigurationOverrides[S]>['value'];

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

	takeBack(ids: readonly ConfigurationId[], subject: Subject): Promise<UndoSaying> {
		return this.#change(ids, (before) => withoutSaid(before, subject));
	}

	async #change(
		ids: readonly ConfigurationId[],
		change: (before: ConfigurationOverrides, at: string) => ConfigurationOverrides
	): Promise<UndoSaying> {
		const now = nowIso();
		const before = await changeOverrides(this.#db, ids, {
			now,
			change: (overrides) => change(overrides, now)
		});
		return async () => await restoreOverrides(this.#db, before);
	}
}
