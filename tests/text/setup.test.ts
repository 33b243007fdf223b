import { expect, it } from 'vitest';
import { savedMappingWords } from '$lib/text/setup.ts';

/** No-break spaces as common ones. */
const said = (mapped: number, created: number, unmapped: number): string =>
	savedMappingWords({ mapped, created, unmapped }).replaceAll('\u00a0', ' ');

it('says what a saved mapping did, and only that', () => {
	expect(said(4, 3, 0)).toBe('Mapping saved: 4 companies mapped, 3 of them new.');
	expect(said(1, 0, 0)).toBe('Mapping saved: 1 company mapped.');
	expect(said(0, 0, 1)).toBe('Mapping saved: 1 company unmapped.');
	expect(said(2, 1, 3)).toBe(
		'Mapping saved: 2 companies mapped, 1 of them new; 3 companies unmapped.'
	);
	expect(said(0, 0, 0)).toBe('Mapping saved.');
});
