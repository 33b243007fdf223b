/** What a person opened lately through the search, newest first: kept with the workspace. */
import { z } from '../z.ts';
import type { AlmanacDatabase } from './database.ts';

const recentKey = 'recent';
const longestList = 6;

const recentSchema = z.array(
	z.object({
		/** `company:{id}` or `configuration:{company id}:{id}`. */
		id: z.string(),
		label: z.string(),
		detail: z.string()
	})
);

export type Recent = z.infer<typeof recentSchema>[number];

export async function readRecent(db: AlmanacDatabase): Promise<readonly Recent[]> {
	const row = await db.settings.get(recentKey);
	const parsed = recentSchema.safeParse(row?.value ?? []);
	return parsed.success ? parsed.data : [];
}

/** Puts an entry first, once, and forgets the oldest beyond six. */
export function rememberRecent(db: AlmanacDatabase, recent: Recent): PromiseLike<void> {
	return db.transaction('rw', db.settings, async () => {
		const others = (await readRecent(db)).filter(({ id }) => id !== recent.id);
		const value = [recent, ...others].slice(0, longestList);
		await db.settings.put({ key: recentKey, value });
	});
}
