import { describe, expect, it } from 'vitest';
import { menuIndex, menuIndexByLetter } from '../../../src/lib/ui/overlays/menu-items.ts';

describe('menuIndex', () => {
	it('wraps round and knows both ends', () => {
		expect(menuIndex('ArrowDown', 2, 3)).toBe(0);
		expect(menuIndex('ArrowUp', 0, 3)).toBe(2);
		expect(menuIndex('Home', 2, 3)).toBe(0);
		expect(menuIndex('End', 0, 3)).toBe(2);
		expect(menuIndex('Tab', 0, 3)).toBeNull();
		expect(menuIndex('ArrowDown', 0, 0)).toBeNull();
	});
});

describe('menuIndexByLetter', () => {
	const labels = ['Copy', 'Delete', 'Close', 'Édit'];

	it('goes on to the next item with that letter', () => {
		expect(menuIndexByLetter(labels, 0, 'c')).toBe(2);
		expect(menuIndexByLetter(labels, 2, 'c')).toBe(0);
		expect(menuIndexByLetter(labels, 0, 'é')).toBe(3);
		expect(menuIndexByLetter(labels, 0, 'z')).toBeNull();
	});
});
