import type { ClientInit, HandleClientError } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { appUpdate } from '$lib/state/app-update.svelte.ts';
import { showFirstFrame } from './routes/first-frame.ts';
import { lostData } from '$lib/state/lost-data.svelte.ts';

const reloadedAt = 'almanac:reloaded-at';

/**
 * After an update the old build's lazy chunks may be gone: a reload gets the new ones. Once a minute at
 * most, because a chunk that stays away must not make the page reload for ever; and only where the page
 * can be had again, because without a network a reload would put the browser's error in its place. While
 * something is unsaved, the person decides when.
 */
window.addEventListener('vite:preloadError', () => {
	const last = Number(sessionStorage.getItem(reloadedAt) ?? 0);
	if (Date.now() - last < 60_000) return;
	fetch(resolve('/'), { cache: 'no-store' }).then(
		(answer) => {
			if (!answer.ok) return;
			sessionStorage.setItem(reloadedAt, String(Date.now()));
			void appUpdate.restart();
		},
		() => undefined
	);
});

/**
 * What is on the screen before the page's own code is: the welcome page on a device that stores nothing,
 * which loads nothing of Home, else the shell. Where a browser doesn't list its databases, Home itself
 * sends to the welcome page.
 */
export const init: ClientInit = async () => {
	const welcome = resolve('/welcome');
	if (location.pathname === resolve('/')) {
		const stored = await indexedDB.databases?.().catch(() => null);
		if (stored?.length === 0) {
			// Evicted as a whole, or never there: the mark beside the database tells which.
			lostData.see({ integration: null, companies: 0 });
			history.replaceState(history.state, '', welcome);
		}
	}
	if (location.pathname !== welcome) await showFirstFrame(location.pathname);
};

/** No raw exception reaches a person: the error page has its own words. */
export const handleError: HandleClientError = () => ({ message: 'internal', code: 'internal' });
