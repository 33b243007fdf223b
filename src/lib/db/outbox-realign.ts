/** What waits of companies, after the lists were mapped anew. */
import type { FieldValue } from '../domain/field.ts';
import type { IntegrationId } from '../domain/ids.ts';
import { valueOf } from '../domain/mapping/company-entry.ts';
import { isSameValue, type OutboxItem } from '../domain/outbox/item.ts';
import { activeListLinks } from './company-follow.ts';
import type { AlmanacDatabase } from './database.ts';
import { pendingItems, queueChange, withdrawChange } from './outbox.ts';

/**
 * A company's type or status is sent as the value that its entry is mapped to now; one that is mapped to
 * none is not sent. Part of the caller's transaction over the tables of companies that follow.
 */
export async function realignPending(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<void> {
	for (const item of await pendingItems(db, integrationId)) {
		if (item.kind === 'expiration-date') continue;
		const wanted = await wantedValue(db, item);
		if (wanted === undefined || isSameValue(wanted, item.value)) continue;
		if (wanted === null) await withdrawChange(db, item);
		else await queueChange(db, { ...item, value: wanted }, item.changedAt);
	}
}

/** Null: mapped to none; undefined: the list does not follow Autotask now. */
async function wantedValue(
	db: AlmanacDatabase,
	{ kind, integrationId, psaId }: OutboxItem
): Promise<FieldValue | undefined> {
	const links = await activeListLinks(db, integrationId);
	const own = kind === 'company-type' ? links.types : links.statuses;
	const mapping = await db.companyMappings.get([integrationId, psaId]);
	const company = mapping && (await db.companies.get(mapping.companyId));
	if (own.size === 0 || !company) return undefined;
	const entry = kind === 'company-type' ? company.typeId : company.statusId;
	const value = valueOf({ links: own }, entry);
	return value === null || kind === 'company-type' ? value : value === 1;
}
