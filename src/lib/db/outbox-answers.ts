/** What became of an item, and what a person makes of it: with what follows for the record itself. */
import type { FieldValue } from '../domain/field.ts';
import { configurationIdOf, type IntegrationId } from '../domain/ids.ts';
import { outboxEntities, type OutboxItem, type OutboxState } from '../domain/outbox/item.ts';
import { queuedAgain } from '../domain/outbox/judge.ts';
import { withoutSaid } from '../domain/overrides.ts';
import { followCompany, followTables } from './company-follow.ts';
import type { AlmanacDatabase } from './database.ts';
import { inTransaction } from './in-transaction.ts';
import { outboxItem, putAgain, writeVerdict } from './outbox.ts';
import { changeOverrides } from './overrides.ts';

/**
 * Stores a verdict with what it says of the record: what was read back is what Autotask has. A company
 * that was overruled takes Autotask's value. False where the item is no longer what was read.
 */
export function settleItem(
	db: AlmanacDatabase,
	item: OutboxItem,
	verdict: { readonly state: OutboxState; readonly now: string }
): PromiseLike<boolean> {
	return inTransaction(db, followTables(db), async (db) => {
		if (!(await writeVerdict(db, item, verdict))) return false;
		const found = foundIn(item, verdict.state);
		if (found === undefined) return true;
		await storeFound(db, item, found);
		await follow(db, item);
		return true;
	});
}

/** "Discard": nothing is sent, and a company goes back to what Autotask says. A date that was said stays. */
export function discardItem(db: AlmanacDatabase, id: number): PromiseLike<void> {
	return inTransaction(db, followTables(db), async (db) => {
		const item = await outboxItem(db, id);
		if (!item) return;
		await db.outbox.delete(id);
		await follow(db, item);
	});
}

/** "Retry" and "Queue again"; false where the item is not one that can be. `now`: ISO date-time. */
export function queueItemAgain(db: AlmanacDatabase, id: number, now: string): PromiseLike<boolean> {
	return inTransaction(db, followTables(db), async (db) => {
		const item = await outboxItem(db, id);
		const again = item && queuedAgain(item, now);
		if (!again) return false;
		await putAgain(db, again);
		await takeOwnWord(db, again);
		return true;
	});
}

/** A conflict is answered for Autotask: a date that was said here is taken back as well. */
export async function keepTheirs(db: AlmanacDatabase, id: number, now: string): Promise<void> {
	const item = await outboxItem(db, id);
	if (!item) return;
	await discardItem(db, id);
	if (item.kind !== 'expiration-date') return;
	await changeOverrides(db, [configurationIdOf(item.integrationId, item.psaId)], {
		now,
		change: (before) =>
			(['person', 'file', 'vendor'] as const).reduce(
				(said, from) => withoutSaid(said, { date: 'expiration-date', from }),
				before
			)
	});
}

/** What the tenant was found to hold; undefined where it was not looked at. */
function foundIn(item: OutboxItem, state: OutboxState): FieldValue | undefined {
	if (state.kind === 'sent') return item.value;
	return state.kind === 'conflict' ? state.theirs : undefined;
}

async function storeFound(
	db: AlmanacDatabase,
	{ kind, integrationId, psaId }: OutboxItem,
	found: FieldValue
): Promise<void> {
	const key: [IntegrationId, number] = [integrationId, psaId];
	if (kind === 'company-type') {
		await db.psaCompanies.update(key, { type: typeof found === 'number' ? found : null });
	}
	if (kind === 'company-status') await db.psaCompanies.update(key, { isActive: found === true });
}

async function follow(db: AlmanacDatabase, { kind, integrationId, psaId }: OutboxItem) {
	if (outboxEntities[kind] === 'Companies') await followCompany(db, integrationId, psaId);
}

/** A company that had taken Autotask's value gets the person's again, while it waits. */
async function takeOwnWord(db: AlmanacDatabase, item: OutboxItem): Promise<void> {
	const { kind, integrationId, psaId, value } = item;
	if (outboxEntities[kind] !== 'Companies') return;
	const mapping = await db.companyMappings.get([integrationId, psaId]);
	if (!mapping) return;
	if (kind === 'company-type') {
		const link = await db.companyTypeMappings.get([integrationId, Number(value)]);
		if (link) await db.companies.update(mapping.companyId, { typeId: link.localId });
	} else {
		const link = await db.companyStatusMappings.get([integrationId, value === true ? 1 : 0]);
		if (link) await db.companies.update(mapping.companyId, { statusId: link.localId });
	}
}
