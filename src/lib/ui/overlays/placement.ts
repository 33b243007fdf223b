/** A rectangle in viewport pixels, as `getBoundingClientRect` gives it. */
export interface Box {
	left: number;
	top: number;
	width: number;
	height: number;
}

export interface Size {
	width: number;
	height: number;
}

export interface PlacementWish {
	/** Preferred side of the anchor; the other side is taken where this one lacks room. */
	side: 'below' | 'above';
	/** Edge that lines up with the anchor. */
	align: 'start' | 'end' | 'centre';
	/** Distance to the anchor, in pixels. */
	gap: number;
}

export interface Placement {
	left: number;
	top: number;
	side: 'below' | 'above';
	/** Height that fits on that side; a longer panel scrolls. */
	maxHeight: number;
}

/** Smallest distance to the edges of the viewport, in pixels. */
const margin = 8;

/**
 * Where a floating panel goes beside its anchor, in viewport pixels. It flips to the side with more
 * room when the wished one is too low, and never leaves the viewport sideways.
 */
export function placeBeside(anchor: Box, panel: Size, view: Size, wish: PlacementWish): Placement {
	const below = view.height - anchor.top - anchor.height - wish.gap - margin;
	const above = anchor.top - wish.gap - margin;
	const room = wish.side === 'below' ? below : above;
	const other = wish.side === 'below' ? above : below;
	const flips = panel.height > room && other > room;
	const side = flips === (wish.side === 'below') ? 'above' : 'below';
	const maxHeight = Math.max(0, side === 'below' ? below : above);
	const height = Math.min(panel.height, maxHeight);
	const top =
		side === 'below' ? anchor.top + anchor.height + wish.gap : anchor.top - wish.gap - height;
	return { left: alignedLeft(anchor, panel, view, wish.align), top, side, maxHeight };
}

function alignedLeft(anchor: Box, panel: Size, view: Size, align: PlacementWish['align']): number {
	const slack = anchor.width - panel.width;
	const shift = { start: 0, centre: slack / 2, end: slack }[align];
	const last = view.width - margin - panel.width;
	return Math.max(margin, Math.min(anchor.left + shift, last));
}
