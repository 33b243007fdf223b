/** Words of the outbox, and of the switches that fill it. */
import { isIsoDate } from '../domain/dates.ts';
import type { OutboxKind, OutboxState, ParkReason } from '../domain/outbox/item.ts';
import { failureWords } from './errors.ts';
import { formatDay, formatMoment, formatQuantity } from './format.ts';

export const outboxKindNames: Readonly<Record<OutboxKind, string>> = {
	'company-type': 'Company type',
	'company-status': 'Company status',
	'expiration-date': 'Expiration date'
};

/** A value in a sentence or beside another one: a day by its format, a name as it is. */
export function shownValueText(value: string | null): string {
	if (value === null) return 'none';
	return isIsoDate(value) ? formatDay(value) : value;
}

const parkWords: Readonly<Record<ParkReason, string>> = {
	refused: 'Autotask refused it.',
	ignored:
		'Autotask took the change and still has the old value. Its API user may not edit this field.',
	'record-missing': 'Autotask no longer has this record.',
	'permission-missing': 'The API user may not change such records in Autotask.',
	'no-answer': 'Autotask did not say five times what became of it.',
	'from-another-device': 'Queued on another device. Retry sends it from this one.'
};

export interface EntryFacts {
	readonly state: OutboxState;
	/** ISO date-times. */
	readonly queuedAt: string;
	readonly changedAt: string;
	/** False while its switch is off. */
	readonly isLetOut: boolean;
}

/** "Waiting since 11:51", "Done, read back 11:44", "Parked". */
export function entryStateWords({ state, queuedAt, changedAt }: EntryFacts, now: Date): string {
	switch (state.kind) {
		case 'waiting':
			return `Waiting since ${formatMoment(queuedAt, now)}`;
		case 'sent':
			return `Done, read back ${formatMoment(changedAt, now)}`;
		case 'parked':
			return 'Parked';
		case 'conflict':
			return 'Overruled by Autotask';
	}
}

/** Why it stands where it stands; empty where there is nothing more to say. */
export function entryReason({ state, isLetOut }: EntryFacts): string {
	switch (state.kind) {
		case 'waiting': {
			if (!isLetOut) return 'Sending is switched off. It waits until that is turned on again.';
			if (state.lastFailure === null) return '';
			return `The last try failed. ${failureWords({ code: state.lastFailure }).fact}`;
		}
		case 'parked':
			return [parkWords[state.reason], state.words ? `“${state.words}”` : '']
				.filter(Boolean)
				.join(' ');
		case 'conflict':
		case 'sent':
			return '';
	}
}

interface ChangeFacts {
	readonly kind: OutboxKind;
	readonly name: string;
	readonly base: string | null;
	readonly value: string | null;
}

/** "Company type of Castellan Logistics: Prospect to Customer", where a change is named among others. */
export function changeWords({ kind, name, base, value }: ChangeFacts): string {
	return `${outboxKindNames[kind]} of ${name}: ${shownValueText(base)} to ${shownValueText(value)}`;
}

/** "2 changes wait for Autotask." */
export function openSentence(count: number): string {
	return `${formatQuantity(count, 'change waits', 'changes wait')} for Autotask.`;
}

interface ConflictFacts {
	readonly kind: OutboxKind;
	readonly name: string;
	readonly value: string | null;
	readonly theirs: string | null;
}

/** What a person is told of a change that Autotask overruled: both values, and which stands. */
export function conflictWords(facts: ConflictFacts): {
	readonly fact: string;
	readonly advice: string;
	readonly again: string;
	readonly theirs: string;
} {
	const own = shownValueText(facts.value);
	const theirs = shownValueText(facts.theirs);
	const isDate = facts.kind === 'expiration-date';
	const what = outboxKindNames[facts.kind].toLowerCase();
	const quoted = (text: string): string => (isDate ? text : `“${text}”`);
	return {
		fact: `Autotask changed the ${what} of ${facts.name} to ${quoted(theirs)} meanwhile.`,
		advice: isDate
			? `You said ${own}. It was not sent: Autotask keeps ${theirs}, and here your date stands until you answer.`
			: `You said ${quoted(own)}. It was not sent: ${quoted(theirs)} stands.`,
		again: `Queue ${quoted(own)} again`,
		theirs: `Keep ${quoted(theirs)}`
	};
}

/** "1 waiting · 1 parked"; empty where nothing is open. */
export function openCounts(states: readonly OutboxState['kind'][]): string {
	const count = (kind: OutboxState['kind']): number =>
		states.filter((state) => state === kind).length;
	return [
		count('conflict') > 0 ? `${count('conflict')} overruled` : '',
		count('waiting') > 0 ? `${count('waiting')} waiting` : '',
		count('parked') > 0 ? `${count('parked')} parked` : ''
	]
		.filter(Boolean)
		.join(' · ');
}

/** What is said before a switch is turned on. */
export const sendingEffects: Readonly<Record<OutboxKind, readonly string[]>> = {
	'company-type': [
		'A type that you give a mapped company here is written to Autotask with the next sync. A local type that is not mapped is never sent.',
		'Workflow rules of Autotask that watch companies fire, as if somebody had edited the company there.',
		'An update through the API may flatten rich text of the company to plain text.'
	],
	'company-status': [
		'A status that you give a mapped company here makes it active or inactive in Autotask with the next sync. A local status that is not mapped is never sent.',
		'Workflow rules of Autotask that watch companies fire, as if somebody had edited the company there.',
		'An update through the API may flatten rich text of the company to plain text.'
	],
	'expiration-date': [
		'An expiration date that you, a table or a vendor gave, and that stands, is written into the mapped Autotask field with the next sync. A date that came from Autotask is never sent.',
		'Workflow rules of Autotask that watch configurations fire, and each change makes a new version of the configuration there.'
	]
};

export const alwaysAsked =
	'Before each change Almanac looks at what Autotask has. Where somebody changed it meanwhile, Autotask wins and you are told.';

/** How many changes go out with the next sync once a switch is on. */
export function toSendWords(kind: OutboxKind, count: number): string {
	if (count === 0) return 'Nothing would be sent now.';
	return kind === 'expiration-date'
		? `${formatQuantity(count, 'date differs', 'dates differ')} from Autotask now and would be sent with the next sync.`
		: `${formatQuantity(count, 'change waits', 'changes wait')} and would be sent with the next sync.`;
}

export type UpdateRight = 'all' | 'restricted' | 'none';

/** What the permissions check says of a switch. */
export function updateRightWords(right: UpdateRight, entity: string): string {
	switch (right) {
		case 'all':
			return `The API user may update ${entity}.`;
		case 'restricted':
			return `The API user may update some ${entity} only. What it may not is parked with Autotask’s words.`;
		case 'none':
			return `The API user may not update ${entity}. Every change would be parked until its security level allows it.`;
	}
}
