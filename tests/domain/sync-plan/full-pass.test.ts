import { describe, expect, it } from 'vitest';
import { fullPassDays, isFullPassDue } from '$lib/domain/sync-plan/full-pass.ts';

const facts = { rhythm: 'auto', mapsUdf: true, calls: 500, hourlyLimit: 10_000 } as const;

describe('the rhythm of full passes', () => {
	it('is daily where stamps may miss what is used and a pass takes at most 5 % of an hour', () => {
		expect(fullPassDays(facts)).toBe(1);
		expect(fullPassDays({ ...facts, calls: 501 })).toBe(7);
		expect(fullPassDays({ ...facts, mapsUdf: false })).toBe(7);
		expect(fullPassDays({ ...facts, hourlyLimit: null })).toBe(7);
	});

	it('is what a person chose', () => {
		expect(fullPassDays({ ...facts, rhythm: 'weekly' })).toBe(7);
		expect(fullPassDays({ ...facts, rhythm: 'daily', calls: 9_000 })).toBe(1);
		expect(fullPassDays({ ...facts, rhythm: 'by-hand' })).toBeNull();
	});

	it('is kept by the device, also when its clock was set back', () => {
		const at = '2026-11-16T11:42:00.000Z';
		expect(isFullPassDue(at, '2026-11-23T11:41:59.000Z', 7)).toBe(false);
		expect(isFullPassDue(at, '2026-11-23T11:42:00.000Z', 7)).toBe(true);
		expect(isFullPassDue(at, '2026-11-15T11:42:00.000Z', 7)).toBe(true);
		expect(isFullPassDue(at, '2027-11-15T11:42:00.000Z', null)).toBe(false);
		expect(isFullPassDue(null, at, 7)).toBe(true);
	});
});
