import { describe, expect, it } from 'vitest';
import { isoDate } from '$lib/domain/dates.ts';
import { moneyFormat } from '$lib/text/money.ts';
import { originText, statementText, type StatementNames } from '$lib/text/statements.ts';

const names: StatementNames = {
	money: moneyFormat('USD'),
	gradeName: (id) => (id === 'replace' ? 'Replace' : undefined),
	className: (id) => (id === 'basic' ? 'Basic' : undefined)
};
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('what was said', () => {
	it.each([
		[{ about: 'grade', value: 'replace' }, 'Replace'],
		[{ about: 'grade', value: 'gone' }, 'A grade that no template has any more'],
		[{ about: 'class', value: 'basic' }, 'Basic'],
		[{ about: 'class', value: null }, 'No class'],
		[{ about: 'class', value: 'gone' }, 'A class that no template has any more'],
		[
			{ about: 'lifespan', value: { recommended: 3, limit: 4.5 } },
			'3 years recommended, 4.5 limit'
		],
		[{ about: 'extendedSupport', value: true }, 'Yes'],
		[
			{ about: 'period', value: { start: isoDate('2027-01-01'), months: 3 } },
			'1 Jan 2027 to 31 Mar 2027'
		],
		[{ about: 'leftAsIs', value: ['no-type', 'no-serial-number'] }, 'No type, No serial number'],
		[
			{ about: 'purchase-date', value: isoDate('2021-03-04'), from: 'person', origin: null },
			'4 Mar 2021'
		],
		[{ about: 'os', value: 'Windows 11 Pro' }, 'Windows 11 Pro'],
		[
			{
				about: 'budget',
				value: {
					hardwareMinor: 120_000,
					setupMinor: 15_000,
					onsiteMinor: 0,
					recurringMonthlyMinor: 0
				}
			},
			'$1,350'
		],
		[
			{
				about: 'budget',
				value: { hardwareMinor: 0, setupMinor: 0, onsiteMinor: 0, recurringMonthlyMinor: 6_500 }
			},
			'$0, $65 a month'
		]
	] as const)('%j reads %s', (said, text) => expect(plain(statementText(said, names))).toBe(text));
});

describe('where a statement comes from', () => {
	const date = { about: 'purchase-date', value: isoDate('2021-03-04') } as const;

	it.each([
		[{ about: 'type', value: 'Server' }, 'By hand'],
		[{ ...date, from: 'person', origin: null }, 'By hand'],
		[{ ...date, from: 'file', origin: null }, 'From a table'],
		[{ ...date, from: 'file', origin: 'dell.csv' }, 'From a table (dell.csv)'],
		[{ ...date, from: 'vendor', origin: 'Dell' }, 'From the vendor (Dell)']
	] as const)('%j: %s', (said, text) => expect(originText(said)).toBe(text));
});
