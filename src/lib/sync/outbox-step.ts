/**
 * Phase two of a run: what waits in the outbox goes out before companies and configurations are read, so
 * that the same run reads back what was sent.
 */
import { settleItem } from '../db/outbox-answers.ts';
import { markSending, waitingItems } from '../db/outbox.ts';
import { AlmanacError } from '../domain/errors.ts';
import { dateOrderOf } from '../domain/field-map.ts';
import { isPerhapsItsOwn } from '../domain/outbox/judge.ts';
import { sentKinds } from '../domain/outbox/sending.ts';
import { sendOutbox, type OutboxStore } from './outbox-run.ts';
import { importSettings, type RunContext } from './run-context.ts';
import type { UsageWatch } from './usage.ts';

/** Whether anything waits that the switches let out. */
export async function hasWaiting(context: RunContext): Promise<boolean> {
	const { db, integrationId } = context;
	const kinds = sentKinds(await importSettings(context));
	return (await waitingItems(db, integrationId, kinds)).length > 0;
}

/**
 * Sends what the switches let out. A change that Autotask does not answer stays where it is and the rest
 * of the run goes on; what concerns every call (network, key, limits) ends it.
 *
 * @throws AlmanacError
 */
export async function syncOutbox(context: RunContext, usage: UsageWatch): Promise<void> {
	const { db, client, integrationId, progress, signal, now } = context;
	const settings = await importSettings(context);
	const kinds = sentKinds(settings);
	const waiting = await waitingItems(db, integrationId, kinds);
	if (waiting.length === 0) return;
	progress.insert('outbox', 'lists', waiting.length);
	let judged = 0;
	const store: OutboxStore = {
		waiting: () => Promise.resolve(waiting),
		dateOrder: (field) => dateOrderOf(settings.fieldMap, field),
		sending: async (item) => await markSending(db, item),
		settle: async (item, state) => {
			const isStored = await settleItem(db, item, { state, now: now() });
			if (state.kind !== 'waiting') progress.advance('outbox', (judged += 1));
			return isStored;
		}
	};
	// Each item takes up to three calls: the tenant's other integrations keep their share.
	const watched: Pick<typeof client, 'get' | 'patch'> = {
		patch: client.patch,
		async get(entity, id, own) {
			await usage.check(own ?? signal);
			return client.get(entity, id, own);
		}
	};
	const { failure } = await sendOutbox(watched, store, signal);
	if (failure && !isPerhapsItsOwn(failure)) throw new AlmanacError(failure);
	progress.end('outbox', { done: judged, hasChanged: judged > 0 });
}
