/** What is open in the outbox goes with the company, or the tenant, that it belongs to. */
import type { IntegrationId } from '../domain/ids.ts';
import {
	isOpen,
	outboxEntities,
	type OutboxItem,
	type OutboxState
} from '../domain/outbox/item.ts';
import type { AlmanacDatabase } from './database.ts';
import { forgetOpen, openItems } from './outbox.ts';

/**
 * Nothing that is open of a PSA company and its configurations is sent any more. Part of the caller's
 * transaction over outbox and directories; gives how many items that were.
 */
export async function forgetCompanyItems(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	psaCompanyId: number
): Promise<number> {
	const isOwn = await itemsOfCompany(db, integrationId, psaCompanyId);
	return forgetOpen(db, integrationId, isOwn);
}

/** How many items are open of a PSA company and its configurations. */
export async function countCompanyItems(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	psaCompanyId: number
): Promise<number> {
	const isOwn = await itemsOfCompany(db, integrationId, psaCompanyId);
	return (await openItems(db, integrationId)).filter(isOwn).length;
}

/** The integration ends: what is open can't be sent. `all` also forgets what was sent. */
export async function forgetIntegrationItems(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	which: 'open' | 'all'
): Promise<void> {
	await db.outbox
		.filter((row) => row.integrationId === integrationId && (which === 'all' || isOpenRow(row)))
		.delete();
}

const isOpenRow = ({ detail }: { readonly detail: OutboxState }): boolean =>
	isOpen({ state: detail });

async function itemsOfCompany(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	psaCompanyId: number
): Promise<(item: OutboxItem) => boolean> {
	const directory = await db.directories.get([integrationId, psaCompanyId]);
	const configurations = new Set(directory?.ids);
	return ({ kind, psaId }) =>
		outboxEntities[kind] === 'Companies' ? psaId === psaCompanyId : configurations.has(psaId);
}
