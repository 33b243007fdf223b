import { on } from 'svelte/events';

interface DismissOptions {
	panel: HTMLElement;
	/** What opened it: a press there is the opener's own affair. */
	anchor: Element;
	/** `back`: focus belongs to the opener again (Esc); else the press or Tab has taken it elsewhere. */
	onclose: (why: 'back' | 'away') => void;
}

/**
 * Closes a floating panel by Esc, by a press outside and when focus leaves it. Esc is taken before
 * the popup or drawer underneath sees it. Returns what removes the listeners.
 */
export function dismissable({ panel, anchor, onclose }: DismissOptions): () => void {
	const isInside = (target: EventTarget | null) =>
		target instanceof Node && (panel.contains(target) || anchor.contains(target));
	const stops = [
		on(
			document,
			'keydown',
			(event) => {
				if (event.key !== 'Escape') return;
				event.preventDefault();
				event.stopPropagation();
				onclose('back');
			},
			{ capture: true }
		),
		on(
			document,
			'pointerdown',
			(event) => {
				if (!isInside(event.target)) onclose('away');
			},
			{ capture: true }
		),
		on(panel, 'focusout', (event) => {
			if (event.relatedTarget !== null && !isInside(event.relatedTarget)) onclose('away');
		})
	];
	return () => {
		for (const stop of stops) stop();
	};
}
