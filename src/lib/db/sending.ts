/** The switches of write-back, and what turning one on would send. */
import type { IntegrationId } from '../domain/ids.ts';
import type { OutboxKind } from '../domain/outbox/item.ts';
import { withSending } from '../domain/outbox/sending.ts';
import type { AlmanacDatabase } from './database.ts';
import { countExpirations, expirationTables, queueAllExpirations } from './expiration-outbox.ts';
import { inTransaction } from './in-transaction.ts';
import { openItems } from './outbox.ts';

export interface SendingPlace {
	readonly integrationId: IntegrationId;
	readonly kind: OutboxKind;
}

const sendingTables = (db: AlmanacDatabase) => [
	...new Set([db.importSettings, db.overrides, ...expirationTables(db)])
];

/**
 * Turns a switch, at once. Turned on, dates that were said before are queued; turned off, what waits
 * stays in the outbox, unsent. `now`: ISO date-time.
 */
export function saveSending(
	db: AlmanacDatabase,
	{ integrationId, kind }: SendingPlace,
	{ isOn, now }: { readonly isOn: boolean; readonly now: string }
): PromiseLike<void> {
	return inTransaction(db, sendingTables(db), async (db) => {
		const settings = await db.importSettings.get(integrationId);
		if (!settings) return;
		const sends = withSending(settings.sends, kind, isOn);
		await db.importSettings.update(integrationId, { sends });
		if (isOn && kind === 'expiration-date') await queueAllExpirations(db, integrationId, now);
	});
}

/** What stands beside a switch. */
export interface SendingFacts {
	/** Changes that go out once it is on: those that wait, and dates said before it. */
	readonly toSend: number;
	/** False where no field can be written: the expiration date is mapped to none, or to one of others. */
	readonly isWritable: boolean;
}

/** Live. */
export function readSendingFacts(
	db: AlmanacDatabase,
	{ integrationId, kind }: SendingPlace
): PromiseLike<SendingFacts> {
	return db.transaction('r', sendingTables(db), async () => {
		if (kind === 'expiration-date') {
			const counted = await countExpirations(db);
			return { toSend: counted?.dates ?? 0, isWritable: counted !== null };
		}
		const waiting = (await openItems(db, integrationId)).filter(
			(item) => item.kind === kind && item.state.kind === 'waiting'
		);
		return { toSend: waiting.length, isWritable: true };
	});
}
