import { mount, unmount } from 'svelte';
import { firstPaint } from '$lib/state/first-paint.ts';
import { theme } from '$lib/state/theme.svelte.ts';

let remove: (() => void) | null = null;

/**
 * Paints the shell round the page before the code of the page and of the database is asked for. Resolves
 * once it can be seen; where its own code can't be had, without it.
 */
export async function showFirstFrame(path: string): Promise<void> {
	const loaded = await import('./(app)/ShellFrame.svelte').catch(() => null);
	if (!loaded) return;
	theme.apply();
	const host = document.createElement('div');
	host.style.display = 'contents';
	document.body.append(host);
	const frame = mount(loaded.default, { target: host, props: { path } });
	remove = () => {
		void unmount(frame);
		host.remove();
	};
	await firstPaint();
}

/** Takes the frame away: the real one stands in its place. */
export function removeFirstFrame(): void {
	remove?.();
	remove = null;
}
