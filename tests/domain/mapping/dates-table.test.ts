import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '$lib/csv/read-csv.ts';
import { isoDate, type IsoDate } from '$lib/domain/dates.ts';
import {
	judgeDates,
	orderQuestions,
	readDatesTable,
	serialKeysOf,
	type DateOrders,
	type DatesHolder
} from '$lib/domain/mapping/dates-table.ts';
import { standingDate, withSaidDate } from '$lib/domain/overrides.ts';
import { notKnown } from '$lib/domain/rules/subject.ts';

function holder(id: string, dates: Partial<DatesHolder> = {}): DatesHolder {
	return { id, purchaseDate: null, expirationDate: null, fixed: [], ...dates };
}

const known = new Map([
	['AAA111', [holder('a')]],
	['BBB222', [holder('b', { purchaseDate: isoDate('2020-05-01') })]],
	['CCC333', [holder('c1'), holder('c2')]],
	['DDD444', [holder('d', { purchaseDate: isoDate('2020-05-01'), fixed: ['purchase-date'] })]]
]);

function judged(text: string, { orders = {}, isForSeveral = false }: Options = {}) {
	const { rows, columns } = readDatesTable(readCsv(text).rows);
	return judgeDates(rows, { columns, orders, holders: known, isForSeveral });
}

interface Options {
	readonly orders?: DateOrders;
	readonly isForSeveral?: boolean;
}

describe('the columns of a table of dates', () => {
	it.each([
		['Serial Number,Purchase Date', ['serial-number', 'purchase-date']],
		['Service Tag;Ship Date;Warranty End', ['serial-number', 'purchase-date', 'expiration-date']],
		['Name\tS/N\tExpires on', [null, 'serial-number', 'expiration-date']],
		['Model,Colour', [null, null]]
	])('%j are recognised by their heads', (head, columns) => {
		expect(readDatesTable(readCsv(`${head}\nx,y`).rows)).toMatchObject({
			hasHeader: true,
			columns
		});
	});

	it.each([
		['AAA111\t2021-03-04\nBBB222\t2021-03-05', ['serial-number', 'purchase-date']],
		['03/04/2021;AAA111', ['purchase-date', 'serial-number']]
	])('are found without heads in %j', (text, columns) => {
		const table = readDatesTable(readCsv(text).rows);
		expect(table).toMatchObject({ hasHeader: false, columns });
		expect(table.rows).toHaveLength(text.split('\n').length);
	});
});

describe('the order of dates in figures', () => {
	const questionsOf = (text: string) => {
		const { rows, columns } = readDatesTable(readCsv(text).rows);
		return orderQuestions(rows, columns);
	};

	it('is asked once for a column that can be read in two ways', () => {
		expect(questionsOf('Serial,Purchased\nAAA111,03/04/2021\nBBB222,2021-01-02')).toEqual([
			{
				field: 'purchase-date',
				cells: 1,
				example: '03/04/2021',
				orders: ['mdy', 'dmy'],
				suggestion: null
			}
		]);
	});

	it('is suggested where one cell can be read in one way only', () => {
		const [question] = questionsOf('Serial,Purchased\nAAA111,03/04/2021\nBBB222,25/04/2021');
		expect(question).toMatchObject({ suggestion: 'dmy', cells: 1 });
	});

	it('is asked for a spreadsheet’s day numbers', () => {
		const text = 'Serial,Purchased\nAAA111,44260';
		expect(questionsOf(text)).toMatchObject([{ orders: ['serial'], example: '44260' }]);
		expect(judged(text)[0]?.outcome).toBe('ambiguous');
		expect(judged(text, { orders: { 'purchase-date': 'serial' } })[0]).toMatchObject({
			outcome: 'found',
			dates: [{ date: '2021-03-05' }]
		});
	});

	it('is not asked where every date is certain', () => {
		expect(questionsOf('Serial,Purchased\nAAA111,4 Mar 2021\nBBB222,13/04/2021')).toEqual([]);
	});
});

describe('rows of a table of dates', () => {
	it.each([
		['AAA111,2021-03-04', 'found'],
		['aaa-111,2021-03-04', 'found'],
		['CCC333,2021-03-04', 'several'],
		['ZZZ999,2021-03-04', 'unknown-serial'],
		['n/a,2021-03-04', 'no-serial'],
		[',2021-03-04', 'no-serial'],
		['AAA111,', 'no-date'],
		['AAA111,n/a', 'no-date'],
		['AAA111,soon', 'unreadable'],
		['AAA111,2021-02-30', 'unreadable'],
		['AAA111,03/04/2021', 'ambiguous'],
		['ZZZ999,03/04/2021', 'ambiguous']
	])('%j: %s', (line, outcome) => {
		expect(judged(`Serial,Purchased\n${line}`)).toMatchObject([{ outcome, row: 2 }]);
	});

	it('take one date where the other can’t be read, and say which', () => {
		const [row] = judged('Serial,Purchased,Expires\nAAA111,2021-03-04,whenever');
		expect(row).toMatchObject({ outcome: 'found', unread: 'whenever' });
		expect(row?.dates.map(({ of }) => of)).toEqual(['purchase-date']);
	});

	it('give a serial number its dates once', () => {
		const rows = judged('Serial,Purchased\nAAA111,\nAAA111,2021-03-04\naaa111,2022-03-04');
		expect(rows.map(({ outcome, other }) => [outcome, other])).toEqual([
			['no-date', null],
			['found', null],
			['twice-in-table', 3]
		]);
	});

	it('leave several with one serial number alone unless all are wanted', () => {
		const text = 'Serial,Purchased\nCCC333,2021-03-04';
		expect(judged(text)[0]?.holders).toEqual([]);
		expect(judged(text, { isForSeveral: true })[0]?.holders.map(({ id }) => id)).toEqual([
			'c1',
			'c2'
		]);
	});

	it.each([
		['AAA111,2021-03-04', 'sets'],
		['BBB222,2019-03-04', 'wins'],
		['BBB222,2020-05-01', 'same'],
		['BBB222,2021-03-04', 'loses'],
		['DDD444,2019-03-04', 'fixed']
	])('%j says that its date %s', (line, effect) => {
		expect(judged(`Serial,Purchased\n${line}`)[0]?.dates).toMatchObject([{ effect }]);
	});

	it('say of every date what storing it does', () => {
		const day = fc
			.integer({ min: 0, max: 3000 })
			.map((days) => isoDate(new Date(Date.UTC(2018, 0, 1 + days)).toISOString().slice(0, 10)));
		const standing = fc.option(day, { nil: null });
		fc.assert(
			fc.property(standing, standing, day, day, (purchase, expiration, bought, ends) => {
				const one = holder('a', { purchaseDate: purchase, expirationDate: expiration });
				const { rows, columns } = readDatesTable(
					readCsv(`Serial,Purchased,Expires\nAAA111,${bought},${ends}`).rows
				);
				const [row] = judgeDates(rows, {
					columns,
					orders: {},
					holders: new Map([['AAA111', [one]]]),
					isForSeveral: false
				});
				for (const { of, date, effect } of row?.dates ?? []) {
					const before = of === 'purchase-date' ? purchase : expiration;
					const after = standingDate(
						of,
						before === null ? notKnown : { value: before, source: null },
						withSaidDate({}, { of, from: 'file', origin: null, value: date, note: '', at: '' })
					).value as IsoDate;
					const isChanged = after !== before;
					expect(isChanged).toBe(effect === 'sets' || effect === 'wins');
				}
				expect(row?.dates).toHaveLength(2);
			})
		);
	});

	it('never throw, whatever is pasted', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
				const { rows, columns } = readDatesTable(readCsv(text).rows);
				const result = judgeDates(rows, {
					columns,
					orders: {},
					holders: known,
					isForSeveral: true
				});
				expect(result).toHaveLength(rows.length);
				expect(serialKeysOf(rows, columns).length).toBeLessThanOrEqual(rows.length);
			})
		);
	});
});
