/** What Home showed lately, kept on this device (domain/visit.ts). */
import type { CompanyId } from '../domain/ids.ts';
import { visitAfter, type Seen, type Visit } from '../domain/visit.ts';
import { z } from '../z.ts';
import type { AlmanacDatabase } from './database.ts';

const visitKey = 'visit';
const count = z.int().min(0);

const seenSchema = z.object({
	at: z.iso.datetime(),
	figures: z.array(
		z.object({
			companyId: z.string().transform((id) => id as CompanyId),
			name: z.string(),
			configurations: count,
			toReplace: count,
			health: count.max(100).nullable(),
			isMissing: z.boolean()
		})
	)
});
const visitSchema = z.object({ before: seenSchema.nullable(), latest: seenSchema });

/** Stores what is seen now and returns the visit that it belongs to. */
export function rememberVisit(db: AlmanacDatabase, now: Seen): PromiseLike<Visit> {
	return db.transaction('rw', db.settings, async () => {
		const row = await db.settings.get(visitKey);
		const stored = visitSchema.safeParse(row?.value);
		const value = visitAfter(stored.success ? stored.data : null, now);
		await db.settings.put({ key: visitKey, value });
		return value;
	});
}
