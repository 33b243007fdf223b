import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeBeside, type PlacementWish } from '../../../src/lib/ui/overlays/placement.ts';

const view = { width: 1000, height: 800 };
const anchor = { left: 100, top: 100, width: 120, height: 36 };
const below: PlacementWish = { side: 'below', align: 'start', gap: 4 };

describe('placeBeside', () => {
	it('stands below its anchor, at its edge', () => {
		const panel = { width: 200, height: 300 };
		expect(placeBeside(anchor, panel, view, below)).toEqual({
			left: 100,
			top: 140,
			side: 'below',
			maxHeight: 652
		});
		expect(placeBeside(anchor, panel, view, { ...below, align: 'end' }).left).toBe(20);
		expect(placeBeside(anchor, panel, view, { ...below, align: 'centre' }).left).toBe(60);
	});

	it('turns to the side with more room', () => {
		const low = { ...anchor, top: 700 };
		const spot = placeBeside(low, { width: 200, height: 300 }, view, below);
		expect(spot).toMatchObject({ side: 'above', top: 396 });
		const above: PlacementWish = { ...below, side: 'above' };
		expect(placeBeside(anchor, { width: 200, height: 300 }, view, above).side).toBe('below');
	});

	it('stays on its side and scrolls where the other has even less room', () => {
		const spot = placeBeside(anchor, { width: 200, height: 2000 }, view, below);
		expect(spot).toMatchObject({ side: 'below', maxHeight: 652 });
	});

	it('never leaves the viewport where it fits in it', () => {
		const nat = fc.nat({ max: 900 });
		fc.assert(
			fc.property(nat, fc.nat({ max: 760 }), fc.nat({ max: 900 }), fc.nat({ max: 700 }), (...n) => {
				const [left, top, width, height] = n;
				const spot = placeBeside({ ...anchor, left, top }, { width, height }, view, below);
				const shown = Math.min(height, spot.maxHeight);
				expect(spot.left).toBeGreaterThanOrEqual(8);
				expect(spot.left + width).toBeLessThanOrEqual(992);
				expect(spot.top + shown).toBeLessThanOrEqual(800);
				expect(spot.top).toBeGreaterThanOrEqual(0);
			})
		);
	});
});
