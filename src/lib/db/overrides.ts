/** What people say about configurations: a row for each configuration, never written by a sync. */
import type { ConfigurationId } from '../domain/ids.ts';
import { isNothingSaid, type ConfigurationOverrides } from '../domain/overrides.ts';
import type { AlmanacDatabase } from './database.ts';
import type { OverridesRow } from './grading-rows.ts';

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

const revisionKey = 'overrides-revision';

/** Grows with every change of what people say, so that a copy of it knows when it is old. */
export async function overridesRevision(db: AlmanacDatabase): Promise<number> {
	const row = await db.settings.get(revisionKey);
	return typeof row?.value === 'number' ? row.value : 0;
}

/** Part of the caller's transaction over settings, beside the writing of overrides. */
export async function nextOverridesRevision(db: AlmanacDatabase): Promise<void> {
	await db.settings.put({ key: revisionKey, value: (await overridesRevision(db)) + 1 });
}

export async function allOverrides(db: AlmanacDatabase): Promise<OverridesRow[]> {
	return db.overrides.toArray();
}

/** Rows as they were before a change: what its undo puts back. Null: nothing was said. */
export type OverridesBefore = readonly (readonly [ConfigurationId, OverridesRow | null])[];

/**
 * Changes what is said about these configurations in one transaction. `change` gets what is said now.
 * `now` is an ISO date-time. Gives what an undo needs.
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
): PromiseLike<OverridesBefore> {
	return db.transaction('rw', [db.overrides, db.settings], async () => {
		await nextOverridesRevision(db);
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
	});
}

/** Puts rows back as they were: the undo of {@link changeOverrides}. */
export function restoreOverrides(db: AlmanacDatabase, before: OverridesBefore): PromiseLike<void> {
	return db.transaction('rw', [db.overrides, db.settings], async () => {
		await nextOverridesRevision(db);
		await db.overrides.bulkDelete(before.flatMap(([id, row]) => (row ? [] : [id])));
		await db.overrides.bulkPut(before.flatMap(([, row]) => row ?? []));
	});
}

function withoutKeys(row: OverridesRow | null): ConfigurationOverrides {
	if (!row) return {};
	const { configurationId: _id, editedAt: _edited, ...overrides } = row;
	return overrides;
}
