/** The outbox on disk: queued by screens, sent and settled by the worker. */
import type { IntegrationId } from '../domain/ids.ts';
import {
	isPending,
	queueing,
	type OutboxChange,
	type OutboxItem,
	type OutboxState
} from '../domain/outbox/item.ts';
import { queuedAgain } from '../domain/outbox/judge.ts';
import type { AlmanacDatabase } from './database.ts';
import type { OutboxRow } from './rows.ts';

/** Sent items are kept so long, so that a person can see what went out. */
const keptSentItems = 500;

/**
 * Queues a change, in the caller's transaction where it has one, so that the local edit and what is to
 * be sent are stored together. `now` is an ISO date-time.
 */
export async function queueChange(
	db: AlmanacDatabase,
	change: OutboxChange,
	now: string
): Promise<void> {
	await db.transaction('rw', [db.outbox], async () => {
		const items = await pendingItems(db, change.integrationId);
		const step = queueing(items, change);
		switch (step.kind) {
			case 'none':
				return;
			case 'withdraw':
				return db.outbox.delete(step.id);
			case 'replace': {
				const state = { kind: 'waiting', attempts: 0, lastFailure: null } as const;
				const { value } = step;
				await db.outbox.update(step.id, { value, changedAt: now, ...stored(state) });
				return;
			}
			case 'add': {
				const state = { kind: 'waiting', attempts: 0, lastFailure: null } as const;
				// Dexie gives the id.
				const row: Omit<OutboxRow, 'id'> = {
					...step.change,
					queuedAt: now,
					changedAt: now,
					...stored(state)
				};
				await db.outbox.add(row as OutboxRow);
			}
		}
	});
}

/** Every item of an integration, oldest first. */
export async function listOutbox(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<OutboxItem[]> {
	const rows = await db.outbox.toArray();
	return rows.filter((row) => row.integrationId === integrationId).map(itemOf);
}

/** What stands here against what Autotask says, and must survive a pull. */
export async function pendingItems(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<OutboxItem[]> {
	const rows = await db.outbox.where('state').anyOf('waiting', 'parked').toArray();
	return rows.filter((row) => row.integrationId === integrationId).map(itemOf);
}

/** Those to be sent, of the kinds that a person lets go out. */
export async function waitingItems(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	kinds: ReadonlySet<OutboxItem['kind']>
): Promise<OutboxItem[]> {
	const rows = await db.outbox.where({ state: 'waiting' }).sortBy('id');
	return rows
		.filter((row) => row.integrationId === integrationId && kinds.has(row.kind))
		.map(itemOf);
}

/** Stores a verdict; false where the item is no longer what the verdict was about. */
export function settleItem(
	db: AlmanacDatabase,
	item: OutboxItem,
	{ state, now }: { readonly state: OutboxState; readonly now: string }
): PromiseLike<boolean> {
	return db.transaction('rw', [db.outbox], async () => {
		const row = await db.outbox.get(item.id);
		if (row?.state !== 'waiting' || row.changedAt !== item.changedAt) return false;
		await db.outbox.update(item.id, { ...stored(state), changedAt: now });
		if (state.kind === 'sent') await forgetOldest(db);
		return true;
	});
}

/** "Discard": the item is gone, and with it the claim on the record's field. */
export async function discardItem(db: AlmanacDatabase, id: number): Promise<void> {
	await db.outbox.delete(id);
}

/** "Queue again"; false where the item is not one that can be. */
export function queueItemAgain(db: AlmanacDatabase, id: number, now: string): PromiseLike<boolean> {
	return db.transaction('rw', [db.outbox], async () => {
		const row = await db.outbox.get(id);
		const again = row && queuedAgain(itemOf(row), now);
		if (!again) return false;
		const { base, changedAt, state } = again;
		await db.outbox.update(id, { base, changedAt, ...stored(state) });
		return true;
	});
}

async function forgetOldest(db: AlmanacDatabase): Promise<void> {
	const ids = await db.outbox.where({ state: 'sent' }).primaryKeys();
	const oldest = ids.sort((a, b) => a - b).slice(0, Math.max(0, ids.length - keptSentItems));
	await db.outbox.bulkDelete(oldest);
}

function stored(state: OutboxState): Pick<OutboxRow, 'state' | 'detail'> {
	return { state: state.kind, detail: state };
}

function itemOf({ detail, ...row }: OutboxRow): OutboxItem {
	return { ...row, state: detail };
}

/** The records of which a person's word waits, by kind: what a pull leaves alone. */
export function pendingRecords(
	items: readonly OutboxItem[],
	kind: OutboxItem['kind']
): ReadonlySet<number> {
	return new Set(
		items.flatMap((item) => (item.kind === kind && isPending(item) ? [item.psaId] : []))
	);
}
