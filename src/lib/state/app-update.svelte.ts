import { Workbox } from 'workbox-window';
import { unsavedWork } from './unsaved-work.ts';

/** How long a reload waits for what is being written, in ms. */
const writingMs = 2000;

/** What of workbox-window is used here. */
type ServiceWorkerLife = Pick<Workbox, 'addEventListener' | 'register' | 'messageSkipWaiting'>;

/** Whether the app is on this device: not told yet, all of it, or the browser did not store it. */
type Offline = 'unknown' | 'ready' | 'refused';

interface Terms {
	readonly reload: () => void;
	/** Whether the page holds something that a reload would lose. */
	readonly hasUnsaved: () => boolean;
}

/**
 * The service worker's life as the shell shows it: a new version waits until the person presses
 * "Update", and no reload takes away what was not saved.
 */
export class AppUpdate {
	readonly #terms: Terms;
	#isReady = $state(false);
	#offline = $state<Offline>('unknown');
	#workbox: ServiceWorkerLife | null = null;
	/** True where only the reload is left: another tab, or an earlier press, activated the version. */
	#isActive = false;
	#isApplying = false;
	/** True once a service worker has taken this page. */
	#isTaken = false;
	#written: () => Promise<unknown> = () => Promise.resolve();

	constructor(terms: Terms) {
		this.#terms = terms;
	}

	/** True when a newer version is downloaded and waits. */
	get isReady(): boolean {
		return this.#isReady;
	}

	/** True when the whole app is on this device, so that it starts without a network. */
	get isReadyOffline(): boolean {
		return this.#offline === 'ready';
	}

	/** True when the browser did not store the app: it has no service worker, refuses one or has no room. */
	get isOnlineOnly(): boolean {
		return this.#offline === 'refused';
	}

	/** Registers the service worker; a browser without one runs online only, which is no failure. */
	async register(
		make: () => ServiceWorkerLife = () => new Workbox('/service-worker.js', { type: 'module' })
	): Promise<void> {
		if (this.#workbox) return;
		if (!('serviceWorker' in navigator)) {
			this.#offline = 'refused';
			return;
		}
		const workbox = make();
		workbox.addEventListener('waiting', () => (this.#isReady = true));
		workbox.addEventListener('controlling', ({ isUpdate }) => {
			// workbox answers `isUpdate` once, when it registers: never on the visit that installed the app.
			const isFirst = !isUpdate && !this.#isTaken && !this.#isApplying;
			this.#isTaken = true;
			if (isFirst) return;
			this.#isActive = true;
			if (this.#isApplying) void this.restart();
			else this.#isReady = true;
		});
		// An update that can not be stored leaves the version before, which answers as it did.
		const refuse = (): void => {
			if (this.#offline === 'unknown') this.#offline = 'refused';
		};
		workbox.addEventListener('redundant', refuse);
		this.#workbox = workbox;
		await workbox.register().catch(refuse);
		await controlled(navigator.serviceWorker);
		this.#offline = 'ready';
	}

	/** What a reload waits for: resolves once all that was being written is stored. */
	afterWriting(written: () => Promise<unknown>): void {
		this.#written = written;
	}

	/** Activates the waiting version and reloads into it. Ask `hasUnsaved` of the person before. */
	apply(): void {
		if (this.#isActive) {
			void this.restart();
			return;
		}
		this.#isApplying = true;
		this.#workbox?.messageSkipWaiting();
	}

	/** Reloads, or, where that would lose something, says that an update is ready and waits for a press. */
	async restart(): Promise<void> {
		this.#isActive = true;
		this.#isApplying = false;
		if (!this.#terms.hasUnsaved()) {
			const patience = new Promise((resolve) => setTimeout(resolve, writingMs));
			await Promise.race([this.#written().catch(() => undefined), patience]);
		}
		// What was being typed meanwhile counts as well.
		if (this.#terms.hasUnsaved()) this.#isReady = true;
		else this.#terms.reload();
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

export const appUpdate = new AppUpdate({
	reload: () => location.reload(),
	hasUnsaved: () => unsavedWork.isAny
});
