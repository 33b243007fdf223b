import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '$lib/domain/dates.ts';
import type { ConfigurationId } from '$lib/domain/ids.ts';
import { isNothingSaid, withoutSaid, type ConfigurationOverrides } from '$lib/domain/overrides.ts';
import { statementKey, statementsOf } from '$lib/domain/statement-list.ts';

const id = 'autotask-1/7' as ConfigurationId;
const said = <T>(value: T) => ({ value, note: 'why', at: '2026-11-23T11:42:00.000Z' });

const anyOverrides: fc.Arbitrary<ConfigurationOverrides> = fc.record(
	{
		grade: fc.constantFrom('replace', 'healthy').map(said),
		class: fc.constantFrom('basic', null).map(said),
		type: fc.constant(said('Server')),
		serialNumber: fc.constant(said('XYZ')),
		os: fc.constant(said('Windows 11')),
		lifespan: fc.constantFrom('none' as const, { recommended: 3, limit: 4 }).map(said),
		extendedSupport: fc.boolean().map(said),
		period: fc.constant(said({ start: isoDate('2027-01-01'), months: 3 as const })),
		leftAsIs: fc.constant(said(['no-serial-number'] as const)),
		dates: fc.uniqueArray(
			fc.record({
				of: fc.constantFrom('purchase-date' as const, 'expiration-date' as const),
				from: fc.constantFrom('person' as const, 'file' as const, 'vendor' as const),
				origin: fc.constantFrom(null, 'dates.csv'),
				value: fc.constant(isoDate('2021-03-04')),
				note: fc.constant(''),
				at: fc.constant('2026-11-23T11:42:00.000Z')
			}),
			{ selector: ({ of, from }) => `${of} ${from}`, minLength: 1 }
		)
	},
	{ requiredKeys: [] }
);

describe('statements about a configuration', () => {
	it('are listed each once, and nothing is left when each is taken back', () => {
		fc.assert(
			fc.property(anyOverrides, (overrides) => {
				const list = statementsOf(id, overrides);
				expect(new Set(list.map(statementKey)).size).toBe(list.length);
				const rest = list.reduce((left, { subject }) => withoutSaid(left, subject), overrides);
				expect(isNothingSaid(rest)).toBe(true);
				expect(list.length === 0).toBe(isNothingSaid(overrides));
			})
		);
	});

	it('keep value, note and moment', () => {
		const overrides: ConfigurationOverrides = {
			grade: said('replace'),
			dates: [
				{
					of: 'purchase-date',
					from: 'file',
					origin: 'dates.csv',
					value: isoDate('2021-03-04'),
					note: '',
					at: '2026-11-24T08:00:00.000Z'
				}
			]
		};
		expect(statementsOf(id, overrides)).toEqual([
			{
				id,
				subject: 'grade',
				said: { about: 'grade', value: 'replace' },
				note: 'why',
				at: '2026-11-23T11:42:00.000Z'
			},
			{
				id,
				subject: { date: 'purchase-date', from: 'file' },
				said: {
					about: 'purchase-date',
					value: '2021-03-04',
					from: 'file',
					origin: 'dates.csv'
				},
				note: '',
				at: '2026-11-24T08:00:00.000Z'
			}
		]);
	});
});
