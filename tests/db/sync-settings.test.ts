import { describe, expect, it } from 'vitest';
import { readSyncSettings, saveSyncSettings } from '$lib/db/sync-settings.ts';
import { defaultSyncSettings } from '$lib/domain/sync-settings.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

describe('when a workspace syncs by itself', () => {
	it('is kept as it was chosen', async () => {
		const db = openTestDatabase();
		expect(await readSyncSettings(db)).toEqual(defaultSyncSettings);
		const chosen = { refreshMinutes: 240, fullPass: 'by-hand', syncsOnMetered: true } as const;
		await saveSyncSettings(db, chosen);
		expect(await readSyncSettings(db)).toEqual(chosen);
	});

	it('is the default where something unreadable is stored', async () => {
		const db = openTestDatabase();
		await db.settings.put({ key: 'sync', value: { refreshMinutes: 7 } });
		expect(await readSyncSettings(db)).toEqual(defaultSyncSettings);
	});
});
