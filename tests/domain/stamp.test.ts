import { describe, expect, it } from 'vitest';
import { latestStamp, stampMs } from '$lib/domain/stamp.ts';

describe("Autotask's stamps", () => {
	it('are UTC with any number of decimals, with or without the Z', () => {
		const noon = Date.UTC(2015, 5, 10, 13, 22, 29);
		expect(stampMs('2015-06-10T13:22:29Z')).toBe(noon);
		expect(stampMs('2015-06-10T13:22:29')).toBe(noon);
		expect(stampMs('2015-06-10T13:22:29.877Z')).toBe(noon + 877);
		expect(stampMs('2015-06-10T13:22:29.00Z')).toBe(noon);
		expect(stampMs('2015-06-10T13:22:29.8770000Z')).toBe(noon + 877);
		expect(stampMs(' 2015-06-10T13:22:29.8Z ')).toBe(noon + 800);
	});

	it('are none where the text is another one', () => {
		const others = ['', '2015-06-10', '2015-06-10T13:22:29+02:00', '2015-13-10T00:00:00Z', 'soon'];
		expect(others.map(stampMs)).toEqual(others.map(() => null));
	});

	it('have a latest one, whatever else stands beside it', () => {
		const stamps = ['2015-06-10T13:22:29Z', null, 5, '2015-06-10T13:22:29.5', 'x', undefined];
		expect(latestStamp(stamps)).toBe('2015-06-10T13:22:29.500Z');
		expect(latestStamp([null, 'x'])).toBeNull();
	});
});
