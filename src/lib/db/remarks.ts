import type { ConfigurationId } from '../domain/ids.ts';
import type { AlmanacDatabase } from './database.ts';
import type { RemarkRow } from './rows.ts';

/** Remarks of these configurations, by id; those without one are absent. */
export async function remarksOf(
	db: AlmanacDatabase,
	ids: readonly ConfigurationId[]
): Promise<Map<ConfigurationId, RemarkRow>> {
	const rows = await db.remarks.bulkGet([...ids]);
	return new Map(rows.flatMap((row) => (row ? [[row.configurationId, row] as const] : [])));
}

/** Writes a person's note; an empty one is taken away. `now` is an ISO date-time. */
export async function saveRemark(
	db: AlmanacDatabase,
	configurationId: ConfigurationId,
	remark: { readonly text: string; readonly now: string }
): Promise<void> {
	const text = remark.text.trim();
	if (text === '') await db.remarks.delete(configurationId);
	else await db.remarks.put({ configurationId, text, editedAt: remark.now });
}

/** Rows as they were before a change: what its undo puts back. Null: there was no note. */
export type RemarksBefore = readonly (readonly [ConfigurationId, RemarkRow | null])[];

/** Writes one note for all of these configurations in one transaction; an empty one takes theirs away. */
export function saveRemarks(
	db: AlmanacDatabase,
	ids: readonly ConfigurationId[],
	remark: { readonly text: string; readonly now: string }
): PromiseLike<RemarksBefore> {
	return db.transaction('rw', db.remarks, async () => {
		const rows = await db.remarks.bulkGet([...ids]);
		const text = remark.text.trim();
		if (text === '') await db.remarks.bulkDelete([...ids]);
		else {
			await db.remarks.bulkPut(
				ids.map((configurationId) => ({ configurationId, text, editedAt: remark.now }))
			);
		}
		return ids.map((id, index) => [id, rows[index] ?? null] as const);
	});
}

/** The undo of {@link saveRemarks}. */
export function restoreRemarks(db: AlmanacDatabase, before: RemarksBefore): PromiseLike<void> {
	return db.transaction('rw', db.remarks, async () => {
		await db.remarks.bulkDelete(before.flatMap(([id, row]) => (row ? [] : [id])));
		await db.remarks.bulkPut(before.flatMap(([, row]) => row ?? []));
	});
}
