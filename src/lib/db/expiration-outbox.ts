/** Queues expiration dates that were said here, beside the saying of them ("Sync back"). */
import type { ConfigurationId, IntegrationId } from '../domain/ids.ts';
import {
	expirationField,
	expirationToSend,
	type ExpirationToSend
} from '../domain/outbox/expiration.ts';
import { isSameField, isSameValue, type OutboxChange } from '../domain/outbox/item.ts';
import { canSend, sentKinds } from '../domain/outbox/sending.ts';
import { nothingSaid, type ConfigurationOverrides } from '../domain/overrides.ts';
import { configurationTables } from './configurations.ts';
import type { AlmanacDatabase } from './database.ts';
import { readFieldCatalog } from './field-catalog.ts';
import { connectedIntegration } from './integrations.ts';
import { openItems, queueChange, withdrawChange } from './outbox.ts';
import { findConfigurations } from './whereabouts.ts';

/** The tables that {@link queueExpirations} touches beside those that overrides stand in. */
export function expirationTables(db: AlmanacDatabase) {
	const read = [db.integrations, db.fieldCatalogs, db.directories, ...configurationTables(db)];
	return [...read, db.outbox];
}

/** Whether dates that are said now have to be queued; asked in the transaction that says them. */
export async function sendsExpirations(db: AlmanacDatabase): Promise<boolean> {
	const rows = await db.importSettings.toArray();
	return rows.some((settings) => sentKinds(settings).has('expiration-date'));
}

/**
 * Brings the outbox to what is said of these configurations now: the standing date is queued, one that
 * was taken back is withdrawn. Part of the caller's transaction over {@link expirationTables} and
 * overrides. `now`: ISO date-time.
 */
export async function queueExpirations(
	db: AlmanacDatabase,
	ids: readonly ConfigurationId[],
	now: string
): Promise<void> {
	const wanted = await wantedExpirations(db, ids);
	if (!wanted) return;
	for (const { change, isWanted } of wanted) {
		if (isWanted) await queueChange(db, change, now);
		else await withdrawChange(db, change);
	}
}

/**
 * Queues every date that differs from Autotask's, after the switch was turned on or the field was mapped
 * anew. What waits for another field is forgotten, and an unanswered conflict stays one.
 */
export async function queueAllExpirations(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	now: string
): Promise<void> {
	const wanted = (await wantedExpirations(db, await idsWithDates(db))) ?? [];
	const open = await openItems(db, integrationId);
	const fields = new Set(wanted.map(({ change }) => change.field));
	const stale = open.filter(
		(item) => item.kind === 'expiration-date' && wanted.length > 0 && !fields.has(item.field)
	);
	for (const item of stale) await withdrawChange(db, item);
	for (const { change, isWanted } of wanted) {
		const known = open.find((item) => isSameField(item, change));
		if (!isWanted || (known && isSameValue(known.value, change.value))) continue;
		await queueChange(db, change, now);
	}
}

/** How many dates said here differ from what Autotask has; null where no field can be written. */
export async function countExpirations(
	db: AlmanacDatabase
): Promise<{ readonly dates: number } | null> {
	const wanted = await wantedExpirations(db, await idsWithDates(db), 'whatever the switch says');
	return wanted && { dates: wanted.filter(({ isWanted }) => isWanted).length };
}

interface Wanted {
	readonly change: OutboxChange;
	readonly isWanted: boolean;
}

/** What each of them wants in Autotask; null where nothing is sent. */
async function wantedExpirations(
	db: AlmanacDatabase,
	ids: readonly ConfigurationId[],
	when: 'switched on' | 'whatever the switch says' = 'switched on'
): Promise<readonly Wanted[] | null> {
	const integration = await connectedIntegration(db);
	const settings = integration && (await db.importSettings.get(integration.id));
	if (!settings || !canSend(settings, 'expiration-date')) return null;
	if (when === 'switched on' && !sentKinds(settings).has('expiration-date')) return null;
	const { integrationId, fieldMap } = settings;
	const field = expirationField(fieldMap, await readFieldCatalog(db, integrationId));
	if (field === null) return null;
	const own = ids.filter((id) => id.startsWith(`${integrationId}/`));
	const configurations = await findConfigurations(db, own);
	const said = await db.overrides.bulkGet(own);
	return own.flatMap((id, index): Wanted[] => {
		const configuration = configurations.get(id);
		if (!configuration || configuration.psaId === null) return [];
		const overrides: ConfigurationOverrides = said[index] ?? nothingSaid;
		const toSend = expirationToSend(configuration, overrides, { fieldMap, field });
		const { psaId, name } = configuration;
		const place = { integrationId, kind: 'expiration-date', psaId, field, name } as const;
		const values: ExpirationToSend | { base: null; value: null } = toSend ?? {
			base: null,
			value: null
		};
		return [{ change: { ...place, ...values }, isWanted: toSend !== null }];
	});
}

async function idsWithDates(db: AlmanacDatabase): Promise<ConfigurationId[]> {
	const rows = await db.overrides.toArray();
	return rows
		.filter(({ dates }) => dates?.some(({ of }) => of === 'expiration-date'))
		.map(({ configurationId }) => configurationId);
}
