import type { Attachment } from 'svelte/attachments';
import { showBubble } from '../overlays/bubble.ts';

const hoverDelayMs = 250;

function isCut(element: HTMLElement): boolean {
	return (
		element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight + 2
	);
}

/**
 * Shows the whole text of any element marked `data-cuts` inside, while its cell is hovered or has
 * the focus. One set of listeners serves a table of any size.
 */
export const wholeText: Attachment<HTMLElement> = (root) => {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let stop: (() => void) | undefined;
	const close = () => {
		clearTimeout(timer);
		stop?.();
		stop = undefined;
	};
	const open = (target: EventTarget | null, delayMs: number) => {
		close();
		const cell = target instanceof Element ? target.closest('[data-cell]') : null;
		const text = cell?.querySelector<HTMLElement>('[data-cuts]');
		if (!text || !isCut(text)) return;
		timer = setTimeout(() => {
			if (text.isConnected) stop = showBubble(text, text.textContent.trim(), 'start');
		}, delayMs);
	};
	const hover = (event: PointerEvent) => {
		if (event.pointerType !== 'touch') open(event.target, hoverDelayMs);
	};
	const focus = (event: FocusEvent) => open(event.target, 0);
	root.addEventListener('pointerover', hover);
	root.addEventListener('pointerleave', close);
	root.addEventListener('pointerdown', close);
	root.addEventListener('focusin', focus);
	root.addEventListener('focusout', close);
	return () => {
		close();
		root.removeEventListener('pointerover', hover);
		root.removeEventListener('pointerleave', close);
		root.removeEventListener('pointerdown', close);
		root.removeEventListener('focusin', focus);
		root.removeEventListener('focusout', close);
	};
};
