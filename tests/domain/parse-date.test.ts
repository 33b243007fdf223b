import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDay, dateOfEpochDay, epochDayOf, isoDate } from '$lib/domain/dates.ts';
import {
	isPlaceholderDate,
	parseAutotaskStamp,
	parseDateText,
	suggestDateOrder
} from '$lib/domain/parse-date.ts';

const realDate = fc
	.integer({ min: epochDayOf(isoDate('1980-01-02')), max: epochDayOf(isoDate('2199-12-31')) })
	.map(dateOfEpochDay);

describe('dates that read one way', () => {
	it.each([
		['2021-03-04T00:00:00Z', '2021-03-04'],
		['2021-03-04T00:00:00.000Z', '2021-03-04'],
		['2018-01-23T11:00:00.00Z', '2018-01-23'],
		['2015-06-10T13:22:29.877', '2015-06-10'],
		['2015-06-10T23:59:59.8771234Z', '2015-06-10'],
		['2021-03-04T05:00:00', '2021-03-04'],
		['2021-03-04T23:00:00-05:00', '2021-03-04'],
		['2021-03-04 00:00', '2021-03-04'],
		['2021-03-04', '2021-03-04'],
		['2021/03/04', '2021-03-04'],
		['2021.3.4', '2021-03-04'],
		['20210304', '2021-03-04'],
		['20210304000000.000000+000', '2021-03-04'],
		['20190805143000.000000-300', '2019-08-05'],
		['20190805143000.******+***', '2019-08-05'],
		['12/31/2021', '2021-12-31'],
		['31/12/2021', '2021-12-31'],
		['31.12.2021', '2021-12-31'],
		['31-12-2021', '2021-12-31'],
		['31 12 2021', '2021-12-31'],
		['31. 12. 2021', '2021-12-31'],
		['04/04/2021', '2021-04-04'],
		['4.4.21', '2021-04-04'],
		['12/31/21', '2021-12-31'],
		['31/12/99', '1999-12-31'],
		['99/12/31', '1999-12-31'],
		['12/31/2021 12:00:00 AM', '2021-12-31'],
		['31/12/2021 00:00:00', '2021-12-31'],
		['12/31/2021, 3:05 p.m.', '2021-12-31'],
		['4 March 2021', '2021-03-04'],
		['04-Mar-2021', '2021-03-04'],
		['04-MAR-21', '2021-03-04'],
		['4th of March, 2021', '2021-03-04'],
		['March 4, 2021', '2021-03-04'],
		['Mar 4th 2021', '2021-03-04'],
		['Mar. 4, 2021', '2021-03-04'],
		['Sept 1, 2021', '2021-09-01'],
		['2021-Mar-04', '2021-03-04'],
		['Thursday, March 4, 2021', '2021-03-04'],
		['Thu 4 Mar 2021', '2021-03-04'],
		['Thu, 04 Mar 2021 00:00:00 GMT', '2021-03-04'],
		['Thu Mar 04 2021 00:00:00 GMT+0100 (Central European Standard Time)', '2021-03-04'],
		['  2021-03-04  ', '2021-03-04'],
		['2021\u00a0-\u00a003\u00a0-\u00a004', '2021-03-04']
	])('%j is %s', (text, expected) => {
		const reading = parseDateText(text);
		expect(reading.kind === 'date' ? reading.date : null).toBe(expected);
	});

	it('takes the date part of any date-time as it stands', () => {
		fc.assert(
			fc.property(
				realDate,
				fc.integer({ min: 0, max: 23 }),
				fc.stringMatching(/^\d{0,9}$/),
				fc.constantFrom('', 'Z'),
				(date, hour, decimals, zone) => {
					const time = `T${String(hour).padStart(2, '0')}:30:00${decimals && `.${decimals}`}${zone}`;
					expect(parseDateText(date + time)).toEqual({ kind: 'date', date });
				}
			)
		);
	});
});

describe('figures that read two ways', () => {
	it('returns both days and chooses none', () => {
		expect(parseDateText('03/04/2021')).toEqual({
			kind: 'ambiguous',
			readings: [
				{ order: 'dmy', date: '2021-04-03' },
				{ order: 'mdy', date: '2021-03-04' }
			]
		});
		expect(parseDateText('3.4.21').kind).toBe('ambiguous');
		expect(parseDateText('03-04-2021 00:00:00').kind).toBe('ambiguous');
	});

	it('is settled by the order that a person chose', () => {
		expect(parseDateText('03/04/2021', 'dmy')).toEqual({ kind: 'date', date: '2021-04-03' });
		expect(parseDateText('03/04/2021', 'mdy')).toEqual({ kind: 'date', date: '2021-03-04' });
		expect(parseDateText('21/04/03', 'ymd')).toEqual({ kind: 'date', date: '2021-04-03' });
		expect(parseDateText('2021-04-03', 'mdy')).toEqual({ kind: 'date', date: '2021-04-03' });
	});

	it('does not read against the chosen order', () => {
		expect(parseDateText('31/12/2021', 'mdy')).toEqual({
			kind: 'unreadable',
			reason: 'no-such-day'
		});
	});

	it('always contains the day that was meant', () => {
		fc.assert(
			fc.property(realDate, fc.constantFrom('/', '-', '.'), fc.boolean(), (date, sign, us) => {
				const { year, month, day } = calendarDay(date);
				const text = us ? [month, day, year].join(sign) : [day, month, year].join(sign);
				const reading = parseDateText(text);
				const days =
					reading.kind === 'ambiguous'
						? reading.readings.map((one) => one.date)
						: reading.kind === 'date'
							? [reading.date]
							: [];
				expect(days).toContain(date);
				expect(parseDateText(text, us ? 'mdy' : 'dmy')).toEqual({ kind: 'date', date });
			})
		);
	});

	it('suggests an order only where the column proves one', () => {
		expect(suggestDateOrder(['03/04/2021', '31/12/2020', '', 'n/a'])).toBe('dmy');
		expect(suggestDateOrder(['03/04/2021', '12/31/2020'])).toBe('mdy');
		expect(suggestDateOrder(['03/04/2021', '04/05/2021'])).toBeNull();
		expect(suggestDateOrder(['31/12/2020', '12/31/2020'])).toBeNull();
		expect(suggestDateOrder(['2021-03-04', '4 Mar 2021'])).toBeNull();
	});
});

describe('dates that stand for none', () => {
	it.each([
		'0001-01-01T00:00:00Z',
		'1/1/0001 12:00:00 AM',
		'1601-01-01',
		'1753-01-01T00:00:00',
		'1899-12-30',
		'1900-01-01T00:00:00.000Z',
		'01/01/1900',
		'1969-12-31T19:00:00',
		'1970-01-01T00:00:00Z',
		'01/01/1980',
		'9999-12-31T23:59:59.997',
		'0000-00-00',
		'00/00/0000',
		'00000000',
		'0',
		'N/A',
		'-',
		'unknown'
	])('%j is a placeholder', (text) => {
		expect(parseDateText(text)).toEqual({ kind: 'unknown', reason: 'placeholder' });
	});

	it('knows real days at both ends', () => {
		expect(isPlaceholderDate(isoDate('1980-01-02'))).toBe(false);
		expect(isPlaceholderDate(isoDate('2199-12-31'))).toBe(false);
		expect(isPlaceholderDate(isoDate('2000-01-01'))).toBe(false);
	});

	it('tells empty and protected fields apart', () => {
		expect(parseDateText(null)).toEqual({ kind: 'unknown', reason: 'empty' });
		expect(parseDateText('  ')).toEqual({ kind: 'unknown', reason: 'empty' });
		expect(parseDateText('*****')).toEqual({ kind: 'unknown', reason: 'protected' });
	});
});

describe('texts that give no day', () => {
	it.each([
		['31/02/2021', 'no-such-day'],
		['2021-13-04', 'no-such-day'],
		['2023-02-29', 'no-such-day'],
		['31 April 2021', 'no-such-day'],
		['13/13/2021', 'no-such-day'],
		['March 2021', 'incomplete'],
		['Mar-21', 'incomplete'],
		['2021', 'incomplete'],
		['03/2021', 'incomplete'],
		['2021-03', 'incomplete'],
		['44259', 'serial'],
		['44259.5', 'serial'],
		['next spring', 'format'],
		['1614816000', 'format'],
		['4/3/2021 and 5/3/2021', 'format'],
		['1/2/3', 'format'],
		['Dell', 'format'],
		['x'.repeat(5000), 'format']
	])('%j is unreadable: %s', (text, reason) => {
		expect(parseDateText(text)).toEqual({ kind: 'unreadable', reason });
	});

	it('reads a spreadsheet day number only when a person says so', () => {
		expect(parseDateText('44259', 'serial')).toEqual({ kind: 'date', date: '2021-03-04' });
		expect(parseDateText('44259.75', 'serial')).toEqual({ kind: 'date', date: '2021-03-04' });
	});

	it('never throws', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\d/.\-: TZ]{0,24}$/)),
				fc.option(fc.constantFrom('dmy' as const, 'mdy', 'ymd', 'serial'), { nil: undefined }),
				(text, order) => {
					expect(['date', 'ambiguous', 'unknown', 'unreadable']).toContain(
						parseDateText(text, order).kind
					);
				}
			)
		);
	});
});

describe('Autotask stamps', () => {
	it.each([
		['2012-10-24T05:00:00.000Z', '2012-10-24T05:00:00.000Z'],
		['2018-01-23T11:00:00.5Z', '2018-01-23T11:00:00.500Z'],
		['2020-02-23T13:00:00', '2020-02-23T13:00:00.000Z'],
		['2020-02-23T13:00', '2020-02-23T13:00:00.000Z'],
		['2015-06-10T13:22:29.8771234', '2015-06-10T13:22:29.877Z'],
		['2015-06-10T13:22:29+0200', '2015-06-10T11:22:29.000Z']
	])('%s is the moment %s', (text, expected) => {
		expect(parseAutotaskStamp(text)).toBe(Date.parse(expected));
	});

	it.each([null, undefined, '', '2020-02-23', 'yesterday', '2020-02-30T99:00:00Z'])(
		'%j is no stamp',
		(text) => expect(parseAutotaskStamp(text)).toBeNull()
	);
});
