import { beforeEach, describe, expect, it } from 'vitest';
import { LostData } from '$lib/state/lost-data.svelte.ts';

const nothing = { integration: null, companies: 0 };
const something = { integration: {}, companies: 3 };

beforeEach(() => localStorage.clear());

describe('data that are gone', () => {
	it('are no loss on a device that never had any', () => {
		const lost = new LostData();
		lost.see(nothing);
		expect(lost.isLost).toBe(false);
	});

	it('are told at the next start when the browser evicted them', () => {
		new LostData().see(something);
		const lost = new LostData();
		lost.see(nothing);
		expect(lost.isLost).toBe(true);
		lost.forget();
		const later = new LostData();
		later.see(nothing);
		expect(later.isLost).toBe(false);
	});

	it('are no loss when a person removed them', () => {
		const here = new LostData();
		here.see(something);
		here.see(nothing);
		expect(here.isLost).toBe(false);
		const later = new LostData();
		later.see(nothing);
		expect(later.isLost).toBe(false);
	});

	it('are back with a restored file', () => {
		new LostData().see(something);
		const lost = new LostData();
		lost.see(nothing);
		lost.see(something);
		expect(lost.isLost).toBe(false);
		expect(localStorage.getItem('almanac:has-data')).toBe('yes');
	});
});
