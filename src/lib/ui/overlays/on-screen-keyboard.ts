import { on } from 'svelte/events';

/**
 * Keeps a dialog in what the keyboard on the glass leaves. Chromium makes the page smaller (app.html asks
 * for it); Safari lays the keyboard over it and tells only through the visual viewport. Sets `--covered`
 * on the dialog, in pixels, and keeps the field with the focus in view. Returns what stops it.
 */
export function keepAboveKeyboard(dialog: HTMLDialogElement): () => void {
	const seen = window.visualViewport as VisualViewport | null | undefined;
	if (!seen) return () => undefined;
	const follow = (): void => {
		const { clientHeight } = document.documentElement;
		// Fingers that zoom in make what is seen smaller as well.
		const covered = seen.scale > 1 ? 0 : Math.max(0, clientHeight - seen.height - seen.offsetTop);
		dialog.style.setProperty('--covered', `${Math.round(covered)}px`);
		const focused = document.activeElement;
		if (covered > 0 && focused && dialog.contains(focused)) {
			focused.scrollIntoView({ block: 'nearest' });
		}
	};
	follow();
	const stops = [on(seen, 'resize', follow), on(seen, 'scroll', follow)];
	return () => {
		for (const stop of stops) stop();
	};
}
