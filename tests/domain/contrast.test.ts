import { expect, it } from 'vitest';
import { contrastOnWhite } from '$lib/domain/contrast.ts';

it.each([
	['#ffffff', 1],
	['#000000', 21],
	// The worked example of many checkers: the lightest grey that text may have.
	['#767676', 4.54],
	['#ff0000', 4]
])('reads the contrast of %s on white', (colour, expected) => {
	expect(contrastOnWhite(colour)).toBeCloseTo(expected, 2);
});
