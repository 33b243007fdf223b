import type { HandleClientError } from '@sveltejs/kit';

const reloadedAt = 'almanac:reloaded-at';

/**
 * After an update the old build's lazy chunks may be gone: a reload gets the new ones. Once a minute at
 * most, because a chunk that stays away must not make the page reload for ever.
 */
window.addEventListener('vite:preloadError', (event) => {
	const last = Number(sessionStorage.getItem(reloadedAt) ?? 0);
	if (Date.now() - last < 60_000) return;
	sessionStorage.setItem(reloadedAt, String(Date.now()));
	event.preventDefault();
	location.reload();
});

/** No raw exception reaches a person: the error page has its own words. */
export const handleError: HandleClientError = () => ({ message: 'internal', code: 'internal' });
