/** When Almanac syncs by itself, as it is stored. */
import { fullPassRhythms } from '../domain/sync-plan/full-pass.ts';
import { defaultSyncSettings, refreshChoices, type SyncSettings } from '../domain/sync-settings.ts';
import { z } from '../z.ts';
import type { AlmanacDatabase } from './database.ts';

const settingsKey = 'sync';

const settingsSchema: z.ZodType<SyncSettings> = z.object({
	refreshMinutes: z.literal(refreshChoices),
	fullPass: z.enum(fullPassRhythms),
	syncsOnMetered: z.boolean()
});

/** The settings as they are stored; the default ones where nothing readable is. Live. */
export async function readSyncSettings(db: AlmanacDatabase): Promise<SyncSettings> {
	const row = await db.settings.get(settingsKey);
	const parsed = settingsSchema.safeParse(row?.value);
	return parsed.success ? parsed.data : defaultSyncSettings;
}

export async function saveSyncSettings(db: AlmanacDatabase, settings: SyncSettings): Promise<void> {
	await db.settings.put({ key: settingsKey, value: settings });
}
