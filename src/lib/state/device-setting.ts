/**
 * Keeps a small choice on this device, beside the database: no data of a client, no secret. Where the
 * browser refuses, the choice holds until the tab is closed, and who asked goes on; that there is no room
 * is told like that of any write which nobody caught (`Room`).
 */
export function rememberHere(key: string, value: string): void {
	try {
		localStorage.setItem(key, value);
	} catch (error) {
		dispatchEvent(new ErrorEvent('error', { error, cancelable: true }));
	}
}
