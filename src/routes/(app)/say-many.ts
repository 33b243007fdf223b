/** What can be said of all ticked rows at once, and how it is stored. */
import type { ConfigurationClass } from '$lib/domain/classes.ts';
import { isIsoDate } from '$lib/domain/dates.ts';
import type { DataGap } from '$lib/domain/data-quality.ts';
import type { ConfigurationId } from '$lib/domain/ids.ts';
import type { ConfigurationOverrides, DateSubject, Subject } from '$lib/domain/overrides.ts';
import type { Template } from '$lib/domain/template.ts';
import type { Statements, UndoSaying } from '$lib/state/statements.ts';
import { formatDay } from '$lib/text/format.ts';
import { lifespanText } from '$lib/text/grades.ts';
import { deedWords } from '$lib/text/statements.ts';
import { readLifespan, type TypedLifespan } from './lifespan-form.ts';

export interface TickedRow {
	readonly id: ConfigurationId;
	/** The effective type that stands; "No type" where there is none. */
	readonly type: string;
	/** What is said of it; left out where the page does not know. */
	readonly overrides?: ConfigurationOverrides;
}

export type ManyDeed = keyof typeof deedWords;

/** E, then one of these, as in every table of configurations. */
export const deedKeys: Readonly<Partial<Record<string, ManyDeed>>> = {
	c: 'class',
	g: 'grade',
	n: 'note',
	p: 'purchase-date',
	t: 'type'
};

/** Stands for "none of the type's classes". */
export const noClass = '\u0000none';

/** The form of a deed, as it is filled in. */
export interface Saying {
	readonly statements: Statements;
	readonly ids: readonly ConfigurationId[];
	/** "4 configurations" */
	readonly count: string;
	readonly draft: string;
	readonly note: string;
	readonly years: TypedLifespan;
	readonly template: Template | undefined;
	/** Classes of the rows' type. */
	readonly classes: readonly ConfigurationClass[];
	readonly gap: DataGap | undefined;
}

export interface Done {
	readonly undo: UndoSaying;
	/** What was done, for the toast. */
	readonly words: string;
}

type Storer = (saying: Saying) => Promise<Done | string>;

const storers: Readonly<Record<ManyDeed, Storer>> = {
	grade: storeGrade,
	class: storeClass,
	'purchase-date': (saying) => storeDate('purchase-date', saying),
	'expiration-date': (saying) => storeDate('expiration-date', saying),
	lifespan: storeLifespan,
	extendedSupport: storeExtendedSupport,
	type: (saying) => storeText('type', saying),
	os: (saying) => storeText('os', saying),
	serialNumber: (saying) => storeText('serialNumber', saying),
	note: storeNote,
	leave: storeGap
};

/** Stores what is in the form; a sentence where it can't be stored. */
export function storeDeed(deed: ManyDeed, saying: Saying): Promise<Done | string> {
	return storers[deed](saying);
}

/** The statement that a deed sets; null where it sets none that can be taken back alone. */
export function subjectOf(deed: ManyDeed): Subject | null {
	switch (deed) {
		case 'purchase-date':
		case 'expiration-date':
			return { date: deed, from: 'person' };
		case 'note':
		case 'leave':
			return null;
		default:
			return deed;
	}
}

export function isSaid({ overrides = {} }: TickedRow, of: Subject): boolean {
	if (typeof of === 'string') return overrides[of] !== undefined;
	return overrides.dates?.some((date) => date.of === of.date && date.from === of.from) ?? false;
}

async function storeGrade(saying: Saying): Promise<Done | string> {
	const { statements, ids, count, draft, note, template } = saying;
	const grade = template?.grades.find(({ id }) => id === draft);
	if (!grade) return deedWords.grade.missing;
	const undo = await statements.say(ids, 'grade', { value: grade.id, note });
	return { undo, words: `${count} set to ${grade.name}.` };
}

async function storeClass(saying: Saying): Promise<Done | string> {
	const { statements, ids, count, draft, note, classes } = saying;
	const one = classes.find(({ id }) => id === draft);
	if (!one && draft !== noClass) return deedWords.class.missing;
	const undo = await statements.say(ids, 'class', { value: one?.id ?? null, note });
	return { undo, words: `${count} set to ${one?.name ?? 'no class'}.` };
}

async function storeDate(of: DateSubject, saying: Saying): Promise<Done | string> {
	const { statements, ids, count, draft, note } = saying;
	if (!isIsoDate(draft)) return deedWords[of].missing;
	const undo = await statements.sayDate(ids, of, { value: draft, note });
	return { undo, words: `${deedWords[of].label} of ${count}: ${formatDay(draft)}.` };
}

async function storeLifespan(saying: Saying): Promise<Done | string> {
	const { statements, ids, count, years, note } = saying;
	const reading = readLifespan(years);
	if (reading.kind === 'refused') return reading.sentence;
	const undo = await statements.say(ids, 'lifespan', { value: reading.setting, note });
	return { undo, words: `${count}: ${lifespanText(reading.setting)}.` };
}

async function storeExtendedSupport(saying: Saying): Promise<Done> {
	const { statements, ids, count, draft, note } = saying;
	const value = draft === 'yes';
	const undo = await statements.say(ids, 'extendedSupport', { value, note });
	return { undo, words: `Extended support bought for ${count}: ${value ? 'yes' : 'no'}.` };
}

async function storeText(
	subject: 'type' | 'os' | 'serialNumber',
	{ statements, ids, count, draft, note }: Saying
): Promise<Done | string> {
	const value = draft.trim();
	if (value === '') return deedWords[subject].missing;
	const undo = await statements.say(ids, subject, { value, note });
	return { undo, words: `${deedWords[subject].label} of ${count}: ${value}.` };
}

async function storeNote({ statements, ids, count, note }: Saying): Promise<Done> {
	const undo = await statements.note(ids, note);
	const isGone = note.trim() === '';
	return { undo, words: isGone ? `Notes of ${count} removed.` : `Note on ${count} saved.` };
}

async function storeGap({ statements, ids, count, note, gap }: Saying): Promise<Done | string> {
	if (!gap) return deedWords.leave.missing;
	return { undo: await statements.leaveAsIs(ids, gap, note), words: `${count} left as they are.` };
}
