/** What is to be done with an item, by what Autotask has (product.md, section 9, "Outbox"). */
import type { Failure } from '../errors.ts';
import type { FieldValue } from '../field.ts';
import { isSameValue, type OutboxItem, type OutboxState } from './item.ts';

type Values = Pick<OutboxItem, 'base' | 'value'>;

/**
 * Before sending. Already what the person wants: done, also where an answer was lost after a PATCH. Not
 * what it was: Autotask wins, and the person is told. Else it is to be sent.
 */
export function judgeBefore(item: Values, current: FieldValue): 'send' | OutboxState {
	if (isSameValue(current, item.value)) return { kind: 'sent' };
	if (!isSameValue(current, item.base)) return { kind: 'conflict', theirs: current };
	return 'send';
}

/** After sending, by what was read back: Autotask silently ignores some writes. */
export function judgeAfter(item: Values, current: FieldValue): OutboxState {
	if (isSameValue(current, item.value)) return { kind: 'sent' };
	if (isSameValue(current, item.base)) return { kind: 'parked', reason: 'ignored', words: null };
	return { kind: 'conflict', theirs: current };
}

export type FailureEffect =
	/** The run ends; the item waits for the next one. */
	| { readonly kind: 'stop'; readonly state: OutboxState }
	/** Only this item stands still. */
	| { readonly kind: 'park'; readonly state: OutboxState };

/**
 * What a failure means: Autotask's refusal of this change parks it with its words; what has nothing to
 * do with the change (network, limits, the key, a lost answer) ends the run and leaves it waiting.
 */
export function judgeFailure(item: Pick<OutboxItem, 'state'>, failure: Failure): FailureEffect {
	switch (failure.code) {
		case 'autotask-rejected':
			return park('refused', failure.words ?? null);
		case 'permission-missing':
			return park('permission-missing', failure.words ?? null);
		default: {
			const attempts = item.state.kind === 'waiting' ? item.state.attempts : 0;
			const isOwnWish = failure.code === 'cancelled' || failure.code === 'vault-locked';
			const counted = isOwnWish ? attempts : attempts + 1;
			return {
				kind: 'stop',
				state: { kind: 'waiting', attempts: counted, lastFailure: failure.code }
			};
		}
	}
}

function park(
	reason: 'refused' | 'permission-missing',
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
