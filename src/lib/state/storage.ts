import { rememberHere } from './device-setting.ts';

/** How much this origin stores; every figure is the browser's own, in bytes. */
export interface StorageFigures {
	readonly used: number;
	readonly quota: number;
	/** True when the browser promised not to evict the data by itself. */
	readonly isPersistent: boolean;
}

/** Null where the browser does not say (WebKitGTK has no StorageManager by default). */
export async function readStorage(): Promise<StorageFigures | null> {
	const manager = navigator.storage as StorageManager | undefined;
	if (!manager?.estimate) return null;
	const [{ usage, quota }, isPersistent] = await Promise.all([
		manager.estimate(),
		manager.persisted ? manager.persisted() : false
	]);
	return usage === undefined || quota === undefined ? null : { used: usage, quota, isPersistent };
}

/** From this share on the person is warned: a full sync of the largest tenants takes a tenth. */
export const fullShare = 0.8;

/** What of a workspace's state tells whether it holds a person's work. */
export interface WorkDone {
	readonly integration: unknown;
	readonly companies: number;
	readonly lastFinished: unknown;
}

/**
 * True once there is something that the browser should not throw away: a sync that ended well, or, for
 * who works without Autotask, a company of their own. While a tenant is being set up nobody is asked.
 */
export function isWorthKeeping({ integration, companies, lastFinished }: WorkDone): boolean {
	return Boolean(lastFinished) || (!integration && companies > 0);
}

const askedKey = 'almanac:asked-to-keep';

/**
 * Asks the browser to keep the data, once on a device. To be asked when there is something to keep: a
 * browser that asks the person shows why by then. False where it refuses or knows no such promise.
 */
export async function askToKeep(): Promise<boolean> {
	const manager = navigator.storage as StorageManager | undefined;
	if (!manager?.persist || localStorage.getItem(askedKey) !== null) return false;
	rememberHere(askedKey, new Date().toISOString());
	return manager.persist();
}
