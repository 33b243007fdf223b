/** What people say about configurations: a row for each configuration, never written by a sync. */
import type { ConfigurationId } from '../domain/ids.ts';
import { saysSameExpiration } from '../domain/outbox/expiration.ts';
import { isNothingSaid, nothingSaid, type ConfigurationOverrides } from '../domain/overrides.ts';
import type { AlmanacDatabase } from './database.ts';
import { expirationTables, queueExpirations, sendsExpirations } from './expiration-outbox.ts';
import type { OverridesRow } from './grading-rows.ts';
import { inTransaction } from './in-transaction.ts';
import { nextOverridesRevision } from './overrides-revision.ts';

/** Statements by configuration; those of which nothing is said are absent. */
export type OverridesById = ReadonlyMap<ConfigurationId, ConfigurationOverrides>;

/** From 50 rows on Dexie takes the whole table for changed anyway. */
const fewIds = 50;

/**
 * What is said about these configurations. A request for each id costs more than the row that it finds:
 * where fewer rows are there than are asked for, all are read in one go.
 */
export async function overridesOf(
	db: AlmanacDatabase,
	ids: readonly ConfigurationId[]
): Promise<OverridesById> {
	const isWhole = ids.length > fewIds && (await db.overrides.count()) <= 4 * ids.length;
	const rows = isWhole ? await db.overrides.toArray() : await db.overrides.bulkGet([...ids]);
	const wanted = isWhole ? new Set(ids) : null;
	return new Map(
		rows.flatMap((row) =>
			row && (wanted?.has(row.configurationId) ?? true) ? [[row.configurationId, row] as const] : []
		)
	);
}

export async function allOverrides(db: AlmanacDatabase): Promise<OverridesRow[]> {
	return db.overrides.toArray();
}

/** Rows as they were before a change: what its undo puts back. Null: nothing was said. */
export type OverridesBefore = readonly (readonly [ConfigurationId, OverridesRow | null])[];

/**
 * Changes what is said about these configurations in one transaction, with what of it is to be sent to
 * Autotask. `change` gets what is said now. `now` is an ISO date-time. Gives what an undo needs.
 */
export function changeOverrides(
	db: AlmanacDatabase,
	ids: readonly ConfigurationId[],
	{
		now,
		change
	}: {
		readonly now: string;
		readonly change: (
			overrides: ConfigurationOverrides,
			id: ConfigurationId
		) => ConfigurationOverrides;
	}
): Promise<OverridesBefore> {
	return writing(db, ids, {
		now,
		write: async () => {
			const rows = await db.overrides.bulkGet([...ids]);
			const before = ids.map((id, index) => [id, rows[index] ?? null] as const);
			const changed = before.map(([id, row]) => [id, change(withoutKeys(row), id)] as const);
			const gone = changed.flatMap(([id, overrides]) => (isNothingSaid(overrides) ? [id] : []));
			await db.overrides.bulkDelete(gone);
			await db.overrides.bulkPut(
				changed.flatMap(([configurationId, overrides]) =>
					isNothingSaid(overrides) ? [] : [{ ...overrides, configurationId, editedAt: now }]
				)
			);
			return before;
		}
	});
}

/** Puts rows back as they were: the undo of {@link changeOverrides}. `now`: ISO date-time. */
export async function restoreOverrides(
	db: AlmanacDatabase,
	before: OverridesBefore,
	now: string
): Promise<void> {
	const ids = before.map(([id]) => id);
	await writing(db, ids, {
		now,
		write: async () => {
			const rows = await db.overrides.bulkGet([...ids]);
			await db.overrides.bulkDelete(before.flatMap(([id, row]) => (row ? [] : [id])));
			await db.overrides.bulkPut(before.flatMap(([, row]) => row ?? []));
			return before.map(([id], index) => [id, rows[index] ?? null] as const);
		}
	});
}

interface Writing {
	readonly now: string;
	/** Writes the rows and gives them as they were. */
	readonly write: () => Promise<OverridesBefore>;
}

/**
 * One transaction over the statements, and over shards and outbox where dates are sent: those are left
 * out otherwise, so that saying something never waits for a sync that stores.
 */
async function writing(
	db: AlmanacDatabase,
	ids: readonly ConfigurationId[],
	{ now, write }: Writing
): Promise<OverridesBefore> {
	const narrow = [db.overrides, db.settings, db.importSettings];
	const done = await inTransaction(db, narrow, async (db) => {
		if (await sendsExpirations(db)) return null;
		await nextOverridesRevision(db);
		return await write();
	});
	if (done) return done;
	const wide = [...new Set([...narrow, ...expirationTables(db)])];
	return inTransaction(db, wide, async (db) => {
		await nextOverridesRevision(db);
		const before = await write();
		const after = await db.overrides.bulkGet([...ids]);
		const rows = new Map(before);
		const said = ids.filter((id, index) => {
			const row = rows.get(id) ?? nothingSaid;
			return !saysSameExpiration(row, after[index] ?? nothingSaid);
		});
		if (said.length > 0) await queueExpirations(db, said, now);
		return before;
	});
}

function withoutKeys(row: OverridesRow | null): ConfigurationOverrides {
	if (!row) return {};
	const { configurationId: _id, editedAt: _edited, ...overrides } = row;
	return overrides;
}
