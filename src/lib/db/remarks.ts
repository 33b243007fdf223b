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
