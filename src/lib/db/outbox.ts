/** The outbox on disk: queued by screens, sent and settled by the worker. */
import type { IntegrationId } from '../domain/ids.ts';
import {
	isPending,
	queueing,
	isSameField,
	isSameValue,
	type OutboxChange,
	type OutboxItem,
	type OutboxState
} from '../domain/outbox/item.ts';
import type { PendingCompanies } from '../domain/mapping/company-sync.ts';
import type { AlmanacDatabase } from './database.ts';
import { inTransaction } from './in-transaction.ts';
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
	await inTransaction(db, [db.outbox], async (db) => {
		const items = (await openItems(db, change.integrationId)).filter((item) =>
			isSameField(item, change)
		);
		// A newer word of the person answers an older conflict.
		const answered = items.filter(({ state }) => state.kind === 'conflict');
		await db.outbox.bulkDelete(answered.map(({ id }) => id));
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

/** Forgets what waits of a field, and a conflict about it: the person wants what Autotask has. */
export async function withdrawChange(
	db: AlmanacDatabase,
	place: Pick<OutboxItem, 'integrationId' | 'kind' | 'psaId' | 'field'>
): Promise<void> {
	await inTransaction(db, [db.outbox], async (db) => {
		const items = await openItems(db, place.integrationId);
		const own = items.filter((item) => isSameField(item, place));
		await db.outbox.bulkDelete(own.map(({ id }) => id));
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

/** Items that wait, are parked or were overruled, oldest first. */
export async function openItems(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<OutboxItem[]> {
	const rows = await db.outbox.where('state').anyOf('waiting', 'parked', 'conflict').toArray();
	return rows
		.filter((row) => row.integrationId === integrationId)
		.sort((a, b) => a.id - b.id)
		.map(itemOf);
}

/** Mapped companies whose type or status a pull leaves alone. */
export async function pendingCompanies(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<PendingCompanies> {
	const items = await pendingItems(db, integrationId);
	return {
		types: pendingRecords(items, 'company-type'),
		statuses: pendingRecords(items, 'company-status')
	};
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

/** Writes down that a value is on its way; false where the item is no longer what was read. */
export function markSending(db: AlmanacDatabase, item: OutboxItem): PromiseLike<boolean> {
	return inTransaction(db, [db.outbox], async (db) => {
		const row = await db.outbox.get(item.id);
		if (!row || !isAsRead(row, item)) return false;
		const tried = row.tried ?? [];
		if (!tried.includes(item.value)) {
			await db.outbox.update(item.id, { tried: [...tried, item.value] });
		}
		return true;
	});
}

/** Writes a verdict; false where the item is not what it was about. Part of the caller's transaction. */
export async function writeVerdict(
	db: AlmanacDatabase,
	item: OutboxItem,
	{ state, now }: { readonly state: OutboxState; readonly now: string }
): Promise<boolean> {
	const row = await db.outbox.get(item.id);
	if (!row || !isAsRead(row, item)) return false;
	await db.outbox.update(item.id, { ...stored(state), changedAt: now });
	if (state.kind === 'sent') await forgetOldest(db);
	return true;
}

function isAsRead(row: OutboxRow, item: OutboxItem): boolean {
	const isSame = row.changedAt === item.changedAt && isSameValue(row.value, item.value);
	return isSame && row.state === 'waiting';
}

/** One item; undefined where it is gone. */
export async function outboxItem(db: AlmanacDatabase, id: number): Promise<OutboxItem | undefined> {
	const row = await db.outbox.get(id);
	return row && itemOf(row);
}

/** Writes an item that a person put back into the queue; part of the caller's transaction. */
export async function putAgain(db: AlmanacDatabase, item: OutboxItem): Promise<void> {
	const { base, changedAt, state } = item;
	await db.outbox.update(item.id, { base, changedAt, ...stored(state) });
}

/** Forgets what is open of these records of an entity; what was sent stays in the list. */
export async function forgetOpen(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	matches: (item: OutboxItem) => boolean
): Promise<number> {
	const items = (await openItems(db, integrationId)).filter(matches);
	await db.outbox.bulkDelete(items.map(({ id }) => id));
	return items.length;
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
