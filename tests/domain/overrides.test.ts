import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate, type IsoDate } from '$lib/domain/dates.ts';
import {
	dateCandidates,
	dateOrigins,
	dateSubjects,
	isNothingSaid,
	nothingSaid,
	standingDate,
	withoutSaid,
	withSaid,
	withSaidDate,
	type SaidDate
} from '$lib/domain/overrides.ts';
import { notKnown, type Sourced } from '$lib/domain/rules/subject.ts';
import { sourced } from './rules/subjects.ts';

const at = '2026-11-23T11:42:00Z';
const said = (date: string, from: SaidDate['from'], of: SaidDate['of'] = 'purchase-date') => ({
	of,
	from,
	value: isoDate(date),
	origin: from === 'person' ? null : 'dates.csv',
	note: '',
	at
});
const autotask: Sourced<IsoDate> = sourced(isoDate('2021-03-04'), 'installDate');
const anyDay = fc
	.integer({ min: 2015, max: 2030 })
	.chain((year) =>
		fc.integer({ min: 1, max: 28 }).map((day) => `${year}-06-${String(day).padStart(2, '0')}`)
	);
const anySaid = fc.record({
	of: fc.constantFrom(...dateSubjects),
	from: fc.constantFrom(...dateOrigins),
	value: anyDay.map(isoDate),
	origin: fc.constant(null),
	note: fc.string(),
	at: fc.constant(at)
});

describe('the date that stands', () => {
	it('is Autotask’s, with its field, where nobody says otherwise', () => {
		expect(standingDate('purchase-date', autotask, nothingSaid)).toBe(autotask);
	});

	it('is the earliest purchase of all that is given', () => {
		const overrides = { dates: [said('2020-01-05', 'file'), said('2022-01-05', 'vendor')] };
		expect(standingDate('purchase-date', autotask, overrides)).toMatchObject({
			value: '2020-01-05',
			source: { from: 'file', field: 'dates.csv' }
		});
	});

	it('is the latest expiration of all that is given', () => {
		const overrides = {
			dates: [
				said('2020-01-05', 'file', 'expiration-date'),
				said('2027-01-05', 'vendor', 'expiration-date')
			]
		};
		expect(standingDate('expiration-date', autotask, overrides).value).toBe('2027-01-05');
	});

	it('is the one that a person fixed, whatever else is given', () => {
		const overrides = { dates: [said('2019-01-05', 'file'), said('2023-01-05', 'person')] };
		expect(standingDate('purchase-date', autotask, overrides)).toMatchObject({
			value: '2023-01-05',
			source: { from: 'person', at }
		});
	});

	it('does not mix purchase and expiration', () => {
		const overrides = { dates: [said('2019-01-05', 'person', 'expiration-date')] };
		expect(standingDate('purchase-date', autotask, overrides).value).toBe('2021-03-04');
	});

	it('is one of the candidates, or unknown where there is none', () => {
		fc.assert(
			fc.property(fc.array(anySaid), fc.constantFrom(autotask, notKnown), (list, own) => {
				const overrides = list.reduce(withSaidDate, nothingSaid);
				for (const subject of dateSubjects) {
					const candidates = dateCandidates(subject, own, overrides).map(({ date }) => date);
					const standing = standingDate(subject, own, overrides).value;
					if (candidates.length === 0) expect(standing).toBeNull();
					else expect(candidates).toContain(standing);
				}
			})
		);
	});
});

describe('statements', () => {
	it('keep one date for each origin, the newest', () => {
		const overrides = [said('2020-01-05', 'file'), said('2021-01-05', 'file')].reduce(
			withSaidDate,
			nothingSaid
		);
		expect(overrides.dates).toHaveLength(1);
		expect(overrides.dates?.[0]?.value).toBe('2021-01-05');
	});

	it('are taken back one by one, and then nothing is said', () => {
		const grade = withSaid(nothingSaid, 'grade', { value: 'watch', note: 'Kept', at });
		const both = withSaidDate(grade, said('2020-01-05', 'person'));
		const dateLeft = withoutSaid(both, 'grade');
		expect(dateLeft.grade).toBeUndefined();
		expect(dateLeft.dates).toHaveLength(1);
		const nothing = withoutSaid(dateLeft, { date: 'purchase-date', from: 'person' });
		expect(isNothingSaid(nothing)).toBe(true);
		expect(nothing).toEqual({});
	});
});
