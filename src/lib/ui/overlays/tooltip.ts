import type { Attachment } from 'svelte/attachments';
import { showBubble } from './bubble.ts';

const openDelayMs = 400;

/** Shows `text` beside the element on hover after a moment and at once on keyboard focus. */
export function tooltip(text: string | (() => string | null)): Attachment<HTMLElement> {
	return (element) => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		let stop: (() => void) | undefined;
		const open = () => {
			const words = typeof text === 'string' ? text : text();
			if (words === null) return;
			close();
			stop = showBubble(element, words, 'centre');
		};
		const close = () => {
			clearTimeout(timer);
			if (stop === undefined) return;
			stop();
			stop = undefined;
		};
		const hover = (event: PointerEvent) => {
			if (event.pointerType === 'touch') return;
			timer = setTimeout(open, openDelayMs);
		};
		const focus = () => element.matches(':focus-visible') && open();
		const escape = (event: KeyboardEvent) => event.key === 'Escape' && close();
		element.addEventListener('pointerenter', hover);
		element.addEventListener('pointerleave', close);
		element.addEventListener('pointerdown', close);
		element.addEventListener('focus', focus);
		element.addEventListener('blur', close);
		element.addEventListener('keydown', escape);
		return () => {
			close();
			element.removeEventListener('pointerenter', hover);
			element.removeEventListener('pointerleave', close);
			element.removeEventListener('pointerdown', close);
			element.removeEventListener('focus', focus);
			element.removeEventListener('blur', close);
			element.removeEventListener('keydown', escape);
		};
	};
}
