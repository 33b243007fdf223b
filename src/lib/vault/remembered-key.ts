/**
 * "Remember on this device": the data key as a CryptoKey that can't be exported, in IndexedDB. It opens
 * the credentials without a passphrase, for whoever can run Almanac in this browser profile.
 */
import type { AlmanacDatabase } from '../db/database.ts';
import type { IntegrationId } from '../domain/ids.ts';

const settingKey = 'remembered-key';

export interface RememberedKey {
	readonly integrationId: IntegrationId;
	readonly dataKey: CryptoKey;
}

export async function rememberKey(db: AlmanacDatabase, key: RememberedKey): Promise<void> {
	const { integrationId, dataKey } = key;
	await db.settings.put({ key: settingKey, value: { integrationId, dataKey } });
}

export async function readRememberedKey(db: AlmanacDatabase): Promise<RememberedKey | null> {
	const row = await db.settings.get(settingKey);
	return row === undefined ? null : (row.value as RememberedKey);
}

export async function forgetKey(db: AlmanacDatabase): Promise<void> {
	await db.settings.delete(settingKey);
}
