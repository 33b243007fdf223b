/** What people said, one statement a row, so that it can be listed and taken back alone. */
import type { Budget } from './classes.ts';
import type { DataGap } from './data-quality.ts';
import type { IsoDate } from './dates.ts';
import type { ConfigurationId } from './ids.ts';
import type { LifespanSetting } from './lifespans.ts';
import {
	plainSubjects,
	type ConfigurationOverrides,
	type DateOrigin,
	type DateSubject,
	type Subject
} from './overrides.ts';
import type { Period } from './report/fiscal.ts';

/** What a statement says, by what it is about. */
export type StatementValue =
	| { readonly about: 'grade' | 'type' | 'serialNumber' | 'os'; readonly value: string }
	| { readonly about: 'class'; readonly value: string | null }
	| { readonly about: 'lifespan'; readonly value: LifespanSetting }
	| { readonly about: 'extendedSupport'; readonly value: boolean }
	| { readonly about: 'budget'; readonly value: Budget }
	| { readonly about: 'period'; readonly value: Period }
	| { readonly about: 'leftAsIs'; readonly value: readonly DataGap[] }
	| {
			readonly about: DateSubject;
			readonly value: IsoDate;
			readonly from: DateOrigin;
			/** Name of the file or vendor. */
			readonly origin: string | null;
	  };

export type StatementAbout = StatementValue['about'];

export interface Statement {
	readonly id: ConfigurationId;
	/** What takes it back. */
	readonly subject: Subject;
	readonly said: StatementValue;
	readonly note: string;
	/** ISO date-time. */
	readonly at: string;
}

/** Every statement about one configuration: plain ones first, then dates. */
export function statementsOf(id: ConfigurationId, overrides: ConfigurationOverrides): Statement[] {
	const plain = plainSubjects.flatMap((about): Statement[] => {
		const said = overrides[about];
		if (!said) return [];
		// A value stands under the subject that it belongs to.
		const value = { about, value: said.value } as StatementValue;
		return [{ id, subject: about, said: value, note: said.note, at: said.at }];
	});
	const dates = (overrides.dates ?? []).map(({ of, from, origin, value, note, at }): Statement => ({
		id,
		subject: { date: of, from },
		said: { about: of, value, from, origin },
		note,
		at
	}));
	return [...plain, ...dates];
}

/** Tells one statement among all. */
export function statementKey({ id, subject }: Pick<Statement, 'id' | 'subject'>): string {
	return `${id} ${typeof subject === 'string' ? subject : `${subject.date} ${subject.from}`}`;
}
