/** How often what people say about configurations has changed. */
import type { AlmanacDatabase } from './database.ts';

export const overridesRevisionKey = 'overrides-revision';

/** Grows with every change of what people say, so that a copy of it knows when it is old. */
export async function overridesRevision(db: AlmanacDatabase): Promise<number> {
	const row = await db.settings.get(overridesRevisionKey);
	return typeof row?.value === 'number' ? row.value : 0;
}

/** Part of the caller's transaction over settings, beside the writing of overrides. */
export async function nextOverridesRevision(db: AlmanacDatabase): Promise<void> {
	await db.settings.put({ key: overridesRevisionKey, value: (await overridesRevision(db)) + 1 });
}
