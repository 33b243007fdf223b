import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	healthOf,
	healthPercent,
	takesPartInHealth,
	type HealthEntry
} from '$lib/domain/health.ts';

const entry: fc.Arbitrary<HealthEntry> = fc.record({
	healthy: fc.boolean(),
	counts: fc.boolean(),
	weight: fc.integer({ min: 0, max: 10 }).map((halves) => halves / 2)
});
const entries = fc.array(entry, { maxLength: 60 });
const shareOf = (list: readonly HealthEntry[]) => {
	const health = healthOf(list);
	return health.kind === 'rated' ? health.share : null;
};

describe('health', () => {
	it('is the weight of the healthy over the weight of all that count', () => {
		const health = healthOf([
			{ healthy: true, counts: true, weight: 1 },
			{ healthy: false, counts: true, weight: 3 },
			{ healthy: false, counts: false, weight: 5 },
			{ healthy: true, counts: true, weight: 0 }
		]);
		expect(health).toEqual({
			kind: 'rated',
			healthyWeight: 1,
			countedWeight: 4,
			share: 0.25,
			healthyCount: 1,
			countedCount: 2
		});
	});

	it('is not rated where nothing counts', () => {
		expect(healthOf([])).toEqual({ kind: 'not-rated' });
		fc.assert(
			fc.property(entries, (list) => {
				const silent = list.map((one) => (one.weight > 0 ? { ...one, counts: false } : one));
				expect(healthOf(silent).kind).toBe('not-rated');
			})
		);
	});

	it('lies between 0 and 1 and does not depend on order', () => {
		fc.assert(
			fc.property(entries, (list) => {
				const share = shareOf(list);
				expect(share === null || (share >= 0 && share <= 1)).toBe(true);
				expect(shareOf([...list].reverse())).toBe(share);
			})
		);
	});

	it('never falls by one more healthy configuration, nor rises by one more unhealthy', () => {
		fc.assert(
			fc.property(entries, entry, (list, one) => {
				const before = shareOf(list);
				const healthier = shareOf([...list, { ...one, healthy: true }]);
				const sicker = shareOf([...list, { ...one, healthy: false }]);
				expect(before === null || (healthier ?? -1) >= before).toBe(true);
				expect(before === null || (sicker ?? 2) <= before).toBe(true);
			})
		);
	});

	it('never falls when a configuration becomes healthy', () => {
		fc.assert(
			fc.property(fc.array(entry, { minLength: 1, maxLength: 30 }), fc.nat(), (list, pick) => {
				const mended = list.map((one, index) =>
					index === pick % list.length ? { ...one, healthy: true } : one
				);
				expect(shareOf(mended) ?? 1).toBeGreaterThanOrEqual(shareOf(list) ?? 1);
			})
		);
	});

	it('says 0 % and 100 % only when it means them', () => {
		const percent = (healthy: number, sick: number) => {
			const health = healthOf([
				{ healthy: true, counts: true, weight: healthy },
				{ healthy: false, counts: true, weight: sick }
			]);
			return health.kind === 'rated' ? healthPercent(health) : null;
		};
		expect(percent(0, 3)).toBe(0);
		expect(percent(3, 0)).toBe(100);
		expect(percent(1, 999)).toBe(1);
		expect(percent(999, 1)).toBe(99);
		expect(percent(17, 21)).toBe(45);
	});

	it('leaves out what the client does not see, has not, or was told to ignore', () => {
		const member = {
			isInScope: true,
			isPresent: true,
			isTypeInDisplay: true,
			isStatusInDisplay: true,
			isExcluded: false
		};
		expect(takesPartInHealth(member)).toBe(true);
		for (const key of Object.keys(member) as (keyof typeof member)[]) {
			expect(takesPartInHealth({ ...member, [key]: !member[key] })).toBe(false);
		}
	});
});
