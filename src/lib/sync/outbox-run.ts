/** Sends what waits in the outbox, one item after another. */
import type { AutotaskClient } from '../autotask/client.ts';
import { AlmanacError, type Failure } from '../domain/errors.ts';
import type { FieldKey, FieldValue } from '../domain/field.ts';
import { outboxEntities, type OutboxItem, type OutboxState } from '../domain/outbox/item.ts';
import { judgeAfter, judgeBefore, judgeFailure } from '../domain/outbox/judge.ts';
import type { DateOrder } from '../domain/parse-date.ts';

/** Where items are kept; `settle` stores a state at once, so that a kill loses no verdict. */
export interface OutboxStore {
	/** Those to be sent, oldest first, as they stand now. */
	waiting(): Promise<readonly OutboxItem[]>;
	/**
	 * Writes down that the value is on its way; false where a person changed or discarded the item since
	 * it was read: then nothing is sent.
	 */
	sending(item: OutboxItem): Promise<boolean>;
	/**
	 * Stores what became of an item as it was read; false where a person changed or discarded it
	 * meanwhile: then it is theirs again.
	 */
	settle(item: OutboxItem, state: OutboxState): Promise<boolean>;
	/** The order of days in figures that a person chose for a field. */
	dateOrder?(field: FieldKey): DateOrder | undefined;
}

export interface OutboxSummary {
	readonly sent: number;
	readonly conflicts: number;
	readonly parked: number;
	/** What ended the run before its end; null where all was tried. */
	readonly failure: Failure | null;
}

/**
 * GET, judge, PATCH, GET, judge. After a kill at any point the same steps run again, and the first GET
 * says what became of a PATCH whose answer was lost. Expected failures end in the summary; a bug is
 * thrown.
 */
export async function sendOutbox(
	client: Pick<AutotaskClient, 'get' | 'patch'>,
	store: OutboxStore,
	signal: AbortSignal
): Promise<OutboxSummary> {
	const counts = { sent: 0, conflicts: 0, parked: 0 };
	for (const item of await store.waiting()) {
		if (signal.aborted) return { ...counts, failure: { code: 'cancelled' } };
		const effect = await effectOf(() => send(client, { item, store }, signal), item);
		if (effect.state === null) continue;
		const isStored = await store.settle(item, effect.state);
		if (isStored && effect.state.kind === 'sent') counts.sent += 1;
		if (isStored && effect.state.kind === 'conflict') counts.conflicts += 1;
		if (isStored && effect.state.kind === 'parked') counts.parked += 1;
		if (effect.failure) return { ...counts, failure: effect.failure };
	}
	return { ...counts, failure: null };
}

/** Null where the item is no longer what was read: it is the person's again. */
async function send(
	client: Pick<AutotaskClient, 'get' | 'patch'>,
	{ item, store }: { readonly item: OutboxItem; readonly store: OutboxStore },
	signal: AbortSignal
): Promise<OutboxState | null> {
	const before = await currentValue(client, item, signal);
	if (before === undefined) return { kind: 'parked', reason: 'record-missing', words: null };
	const reading = { dateOrder: store.dateOrder?.(item.field) };
	const verdict = judgeBefore(item, before, reading);
	if (verdict !== 'send') return verdict;
	if (!(await store.sending(item))) return null;
	await client.patch(outboxEntities[item.kind], item.psaId, { [item.field]: item.value }, signal);
	const after = await currentValue(client, item, signal);
	if (after === undefined) return { kind: 'parked', reason: 'record-missing', words: null };
	return judgeAfter(item, after, reading);
}

/** What Autotask holds in the item's field; undefined where the record is gone. */
async function currentValue(
	client: Pick<AutotaskClient, 'get'>,
	{ kind, psaId, field }: OutboxItem,
	signal: AbortSignal
): Promise<FieldValue | undefined> {
	const record = await client.get(outboxEntities[kind], psaId, signal);
	if (record === null) return undefined;
	// A record as the client gives it is flat: every field a plain value, those of the item's key too.
	return (record as Readonly<Record<FieldKey, FieldValue>>)[field] ?? null;
}

async function effectOf(
	work: () => Promise<OutboxState | null>,
	item: OutboxItem
): Promise<{ readonly state: OutboxState | null; readonly failure: Failure | null }> {
	try {
		return { state: await work(), failure: null };
	} catch (error) {
		if (!(error instanceof AlmanacError)) throw error;
		const effect = judgeFailure(item, error.failure);
		return { state: effect.state, failure: effect.kind === 'stop' ? error.failure : null };
	}
}
