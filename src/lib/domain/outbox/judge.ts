/** What is to be done with an item, by what Autotask has (product.md, section 9, "Outbox"). */
import type { Failure } from '../errors.ts';
import type { FieldValue } from '../field.ts';
import type { DateOrder } from '../parse-date.ts';
import { isSameValue, type OutboxItem, type OutboxState } from './item.ts';
import { daysOf } from './written-day.ts';

type Values = Pick<OutboxItem, 'kind' | 'base' | 'value' | 'tried'>;

/** `dateOrder`: the order of figures that a person chose for the field. */
export interface Reading {
	readonly dateOrder?: DateOrder | undefined;
}

/** So often a change may fail in a way that may be its own fault before a person has to look. */
const triesBeforeParking = 5;

/** What a single change may cause, such as a rule of the tenant that breaks on it: others need not wait. */
const perhapsItsOwn: ReadonlySet<Failure['code']> = new Set([
	'timeout',
	'autotask-failed',
	'answer-not-json',
	'answer-malformed',
	'record-malformed'
]);

/** True where a failure may be of this one change, so that the rest of a sync can go on. */
export function isPerhapsItsOwn({ code }: Failure): boolean {
	return perhapsItsOwn.has(code);
}

/**
 * Before sending. Already what the person wants: done, also where an answer was lost after a PATCH. Not
 * what it was, nor what was sent before: Autotask wins, and the person is told. Else it is to be sent.
 */
export function judgeBefore(
	item: Values,
	current: FieldValue,
	reading: Reading = {}
): 'send' | OutboxState {
	const isSame = samenessOf(item, reading);
	if (isSame(current, item.value)) return { kind: 'sent' };
	const known = [item.base, ...(item.tried ?? [])];
	if (!known.some((value) => isSame(current, value))) return { kind: 'conflict', theirs: current };
	return 'send';
}

/**
 * After sending, by what was read back: Autotask silently ignores some writes. A day that now stands
 * there in figures that may mean the one that was sent is that one.
 */
export function judgeAfter(item: Values, current: FieldValue, reading: Reading = {}): OutboxState {
	const isSame = samenessOf(item, reading);
	if (isSame(current, item.value)) return { kind: 'sent' };
	if (isSame(current, item.base)) return { kind: 'parked', reason: 'ignored', words: null };
	const mayBe = item.kind === 'expiration-date' ? daysOf(current, reading.dateOrder) : [];
	if (mayBe.includes(String(item.value))) return { kind: 'sent' };
	return { kind: 'conflict', theirs: current };
}

/**
 * Days are compared as days: a UDF holds text, and in which form Autotask writes a day into it is told
 * nowhere (docs/autotask.md).
 */
function samenessOf({ kind }: Pick<OutboxItem, 'kind'>, { dateOrder }: Reading) {
	return (a: FieldValue, b: FieldValue): boolean => {
		if (isSameValue(a, b)) return true;
		if (kind !== 'expiration-date') return false;
		const [days, others] = [daysOf(a, dateOrder), daysOf(b, dateOrder)];
		return days.length > 0 && days.join() === others.join();
	};
}

export type FailureEffect =
	/** The run ends; the item waits for the next one. */
	| { readonly kind: 'stop'; readonly state: OutboxState }
	/** Only this item stands still. */
	| { readonly kind: 'park'; readonly state: OutboxState };

/**
 * What a failure means: Autotask's refusal of this change parks it with its words; so does the fifth lost
 * answer. What has nothing to do with the change (network, limits, the key) leaves it waiting.
 */
export function judgeFailure(item: Pick<OutboxItem, 'state'>, failure: Failure): FailureEffect {
	switch (failure.code) {
		case 'autotask-rejected':
			return park('refused', failure.words ?? null);
		case 'permission-missing':
			return park('permission-missing', failure.words ?? null);
		default: {
			const attempts = item.state.kind === 'waiting' ? item.state.attempts : 0;
			const counted = isPerhapsItsOwn(failure) ? attempts + 1 : attempts;
			if (counted >= triesBeforeParking) return park('no-answer', failure.words ?? null);
			return {
				kind: 'stop',
				state: { kind: 'waiting', attempts: counted, lastFailure: failure.code }
			};
		}
	}
}

function park(
	reason: 'refused' | 'permission-missing' | 'no-answer',
	words: string | null
): { readonly kind: 'park'; readonly state: OutboxState } {
	return { kind: 'park', state: { kind: 'parked', reason, words } };
}

/** "Queue again" on a conflict or a parked item: Autotask's value is what it is now told against. */
export function queuedAgain(item: OutboxItem, now: string): OutboxItem | null {
	const state: OutboxState = { kind: 'waiting', attempts: 0, lastFailure: null };
	if (item.state.kind === 'conflict') {
		return { ...item, base: item.state.theirs, state, changedAt: now };
	}
	return item.state.kind === 'parked' ? { ...item, state, changedAt: now } : null;
}
