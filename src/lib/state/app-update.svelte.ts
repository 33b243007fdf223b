import { Workbox } from 'workbox-window';

/**
 * The service worker's life as the shell shows it: a new version waits until the person presses
 * "Update", so that no unsaved edit is lost to a reload.
 */
class AppUpdate {
	#isReady = $state(false);
	#isReadyOffline = $state(false);
	#workbox: Workbox | null = null;

	/** True when a newer version is downloaded and waits. */
	get isReady(): boolean {
		return this.#isReady;
	}

	/** True when the whole app is on this device, so that it starts without a network. */
	get isReadyOffline(): boolean {
		return this.#isReadyOffline;
	}

	/** Registers the service worker; a browser without one runs online only, which is no failure. */
	async register(): Promise<void> {
		if (!('serviceWorker' in navigator) || this.#workbox) return;
		const workbox = new Workbox('/service-worker.js', { type: 'module' });
		workbox.addEventListener('waiting', () => (this.#isReady = true));
		this.#workbox = workbox;
		await workbox.register().catch(() => undefined);
		await controlled(navigator.serviceWorker);
		this.#isReadyOffline = true;
	}

	/** Activates the waiting version and reloads into it. */
	apply(): void {
		const workbox = this.#workbox;
		if (!workbox) return;
		workbox.addEventListener('controlling', () => location.reload());
		workbox.messageSkipWaiting();
	}
}

/** Resolves once a service worker answers this page: at once on a later visit, after the first install. */
async function controlled(container: ServiceWorkerContainer): Promise<void> {
	await container.ready;
	if (container.controller) return;
	await new Promise((resolve) => {
		container.addEventListener('controllerchange', resolve, { once: true });
	});
}

export const appUpdate = new AppUpdate();
