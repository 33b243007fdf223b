import { describe, expect, it } from 'vitest';
import { createSteady } from '$lib/state/steady.ts';

describe('a steady value', () => {
	it('stays the same object while it reads the same', () => {
		const steady = createSteady<{ notes: Record<string, string> }>();
		const first = steady({ notes: { a: 'Broken' } });
		expect(steady({ notes: { a: 'Broken' } })).toBe(first);
	});

	it('is the new object once it reads otherwise, also back to what it was', () => {
		const steady = createSteady<string[]>();
		const first = steady(['a']);
		const second = steady(['a', 'b']);
		expect(second).toEqual(['a', 'b']);
		expect(steady(['a'])).not.toBe(first);
	});
});
