/** Changes made here that are to go to Autotask, one field of one record each (product.md, section 9). */
import { isIsoDate } from '../dates.ts';
import type { FailureCode } from '../errors.ts';
import type { FieldKey, FieldValue } from '../field.ts';
import type { IntegrationId } from '../ids.ts';

/** What may be sent: each has a switch of its own, off until a person turns it on. */
export const outboxKinds = ['company-type', 'company-status', 'expiration-date'] as const;
export type OutboxKind = (typeof outboxKinds)[number];

export const outboxEntities = {
	'company-type': 'Companies',
	'company-status': 'Companies',
	'expiration-date': 'ConfigurationItems'
} as const satisfies Record<OutboxKind, 'Companies' | 'ConfigurationItems'>;

/** Why an item waits for a person: it is not sent again until they say so. */
export type ParkReason =
	/** Autotask refused it; its words stand beside. */
	| 'refused'
	/** Autotask answered that it took the change, and still has the old value. */
	| 'ignored'
	| 'record-missing'
	/** The key may not change such records. */
	| 'permission-missing'
	/** Tried again and again, and Autotask never said what became of it. */
	| 'no-answer'
	/** It came with a workspace file. */
	| 'from-another-device';

export type OutboxState =
	/** To be sent. `attempts`: how often that failed on the way, by no fault of the change. */
	| {
			readonly kind: 'waiting';
			readonly attempts: number;
			readonly lastFailure: FailureCode | null;
	  }
	| { readonly kind: 'parked'; readonly reason: ParkReason; readonly words: string | null }
	/** Someone changed the record in Autotask meanwhile: Autotask's value stands. */
	| { readonly kind: 'conflict'; readonly theirs: FieldValue }
	| { readonly kind: 'sent' };

export interface OutboxItem {
	readonly id: number;
	readonly integrationId: IntegrationId;
	readonly kind: OutboxKind;
	/** Autotask id of the record. */
	readonly psaId: number;
	/** The field of the entity: `companyType`, `isActive`, or what the expiration date is mapped to. */
	readonly field: FieldKey;
	/** What the record is called, for the list. */
	readonly name: string;
	/** What Autotask held when the person changed it. */
	readonly base: FieldValue;
	readonly value: FieldValue;
	/**
	 * Values that were on their way to Autotask: written before each is sent, since an answer may be lost.
	 * Found there, they are the person's own and no conflict. Absent until the first.
	 */
	readonly tried?: readonly FieldValue[] | undefined;
	readonly state: OutboxState;
	/** ISO date-times. */
	readonly queuedAt: string;
	readonly changedAt: string;
}

/** A change as a person makes it. */
export type OutboxChange = Pick<
	OutboxItem,
	'integrationId' | 'kind' | 'psaId' | 'field' | 'name' | 'base' | 'value'
>;

/** True while what the person said stands here against what Autotask says. */
export function isPending({ state }: Pick<OutboxItem, 'state'>): boolean {
	return state.kind === 'waiting' || state.kind === 'parked';
}

/** True for what stands on a screen: it waits, or a person has to answer it. */
export function isOpen({ state }: Pick<OutboxItem, 'state'>): boolean {
	return state.kind !== 'sent';
}

/** Two values of a field that mean the same: days by their day, numbers and text by what they write. */
export function isSameValue(a: FieldValue, b: FieldValue): boolean {
	return canonical(a) === canonical(b);
}

function canonical(value: FieldValue): string {
	if (value === null || value === '') return '';
	const text = String(value);
	// Autotask answers days as date-times, "2027-03-31T00:00:00Z".
	const day = text.slice(0, 10);
	return /^\d{4}-\d\d-\d\dT/.test(text) && isIsoDate(day) ? day : text;
}

export type Queueing =
	| { readonly kind: 'add'; readonly change: OutboxChange }
	/** The item of the same field takes the new value; what Autotask held stays what it was. */
	| { readonly kind: 'replace'; readonly id: number; readonly value: FieldValue }
	/** Back to what Autotask has: nothing is left to send, and nothing was. */
	| { readonly kind: 'withdraw'; readonly id: number }
	| { readonly kind: 'none' };

/**
 * What a change means for the outbox, given the items that are there: one pending item per field of a
 * record at most, so that the latest word of a person is what is sent.
 */
export function queueing(items: readonly OutboxItem[], change: OutboxChange): Queueing {
	const pending = items.find((item) => isPending(item) && isSameField(item, change));
	if (pending) {
		// What may have arrived there already has to be put back, not merely forgotten.
		const isBack = isSameValue(pending.base, change.value) && !pending.tried?.length;
		return isBack
			? { kind: 'withdraw', id: pending.id }
			: { kind: 'replace', id: pending.id, value: change.value };
	}
	if (isSameValue(change.base, change.value)) return { kind: 'none' };
	return { kind: 'add', change };
}

type OutboxPlace = Pick<OutboxItem, 'integrationId' | 'kind' | 'psaId' | 'field'>;

/** True for two items of the same field of the same record. */
export function isSameField(a: OutboxPlace, b: OutboxPlace): boolean {
	return (
		a.integrationId === b.integrationId &&
		outboxEntities[a.kind] === outboxEntities[b.kind] &&
		a.psaId === b.psaId &&
		a.field === b.field
	);
}
