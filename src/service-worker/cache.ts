/** The service worker's mechanism: workbox with our lists. */
import {
	cleanupOutdatedCaches,
	createHandlerBoundToURL,
	precacheAndRoute
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

/** SvelteKit's fallback page. It is in neither of Kit's own lists. */
const shell = '/200.html';

interface ShellFiles {
	/** Their names hold a content hash, so they need no revision. */
	readonly hashed: readonly string[];
	readonly versioned: readonly string[];
	readonly version: string;
}

export function precacheShell({ hashed, versioned, version }: ShellFiles): void {
	cleanupOutdatedCaches();
	precacheAndRoute([
		...hashed.map((url) => ({ url, revision: null })),
		...[shell, ...versioned].map((url) => ({ url, revision: version }))
	]);
}

/** Answers every navigation from the shell, except the given paths and those with a file extension. */
export function shellRoute(except: readonly RegExp[]): void {
	registerRoute(
		new NavigationRoute(createHandlerBoundToURL(shell), {
			denylist: [...except, /\/[^/?]+\.[a-z0-9]+$/i]
		})
	);
}

/** Runs `action` when a page posts `{ type }`: workbox-window's message on "Update". */
export function whenAsked(
	scope: ServiceWorkerGlobalScope,
	type: string,
	action: () => unknown
): void {
	scope.addEventListener('message', (event) => {
		const message: unknown = event.data;
		if (typeof message !== 'object' || message === null || !('type' in message)) return;
		if (message.type === type) action();
	});
}

/**
 * Takes the pages that are open already, so that a first visit works offline from the moment that all
 * is precached; else their lazy chunks would still be asked of the network until a reload.
 */
export function claimOpenPages(scope: ServiceWorkerGlobalScope): void {
	scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
}
