import { floatBeside } from './float.ts';

let bubble: HTMLElement | null = null;

/**
 * Shows words in the one bubble of the page, below `anchor`; returns what hides it. They are hidden
 * from screen readers, for they repeat a name or a text that those read anyway.
 */
export function showBubble(
	anchor: HTMLElement,
	words: string,
	align: 'start' | 'centre'
): () => void {
	bubble ??= document.createElement('div');
	const panel = bubble;
	panel.className = 'tooltip';
	panel.setAttribute('popover', 'manual');
	panel.setAttribute('aria-hidden', 'true');
	panel.textContent = words;
	// Inside a modal dialog only its own descendants are painted above it.
	(anchor.closest('dialog') ?? document.body).append(panel);
	const stop = floatBeside(panel, anchor, { side: 'below', align, gap: 6 });
	return () => {
		stop();
		if (panel.textContent === words) panel.remove();
	};
}
