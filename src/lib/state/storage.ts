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
