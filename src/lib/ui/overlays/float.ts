import { placeBeside, type PlacementWish } from './placement.ts';

/**
 * Opens `panel` (an element with `popover`) in the top layer beside `anchor` and keeps it there
 * while anything scrolls or resizes. The top layer is above popups too, and nothing clips it.
 * Returns what stops following; it does not close the panel.
 */
export function floatBeside(
	panel: HTMLElement,
	anchor: Element,
	wish: PlacementWish & { matchWidth?: boolean }
): () => void {
	// happy-dom and old engines know no popover; the panel then simply stands where it is.
	if (typeof panel.showPopover === 'function' && !panel.matches(':popover-open')) {
		panel.showPopover();
	}
	const place = () => {
		const box = anchor.getBoundingClientRect();
		if (wish.matchWidth === true) panel.style.minInlineSize = `${box.width}px`;
		panel.style.maxBlockSize = '';
		const size = { width: panel.offsetWidth, height: panel.offsetHeight };
		const view = {
			width: document.documentElement.clientWidth,
			height: document.documentElement.clientHeight
		};
		const spot = placeBeside(box, size, view, wish);
		panel.style.left = `${spot.left}px`;
		panel.style.top = `${spot.top}px`;
		panel.style.maxBlockSize = `${spot.maxHeight}px`;
	};
	place();
	const observer = new ResizeObserver(place);
	observer.observe(panel);
	addEventListener('scroll', place, { capture: true, passive: true });
	addEventListener('resize', place);
	return () => {
		observer.disconnect();
		removeEventListener('scroll', place, { capture: true });
		removeEventListener('resize', place);
	};
}
