import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../src/lib/csv/read-csv.ts';
import type { CompanyStatusId, CompanyTypeId } from '../../../src/lib/domain/ids.ts';
import {
	companyHeads,
	judgeCompanies,
	type CompanyContext
} from '../../../src/lib/domain/mapping/manual-companies.ts';
import {
	configurationHeads,
	fieldsToAsk,
	judgeConfigurations,
	type ConfigurationContext
} from '../../../src/lib/domain/mapping/manual-configurations.ts';
import {
	plainCell,
	recogniseColumns,
	type ColumnHeads
} from '../../../src/lib/domain/mapping/manual-import.ts';
import { company } from './company-store.ts';

const noCompanies: CompanyContext = { companies: [], types: [], statuses: [], brokenRows: [] };
const noConfigurations: ConfigurationContext = { known: [], dateOrders: {}, brokenRows: [] };

function table<Field extends string>(text: string, heads: ColumnHeads<Field>) {
	const [header, ...rows] = readCsv(text).rows;
	return { rows, columns: recogniseColumns(header?.cells ?? [], heads) };
}

function companies(text: string, context: Partial<CompanyContext> = {}) {
	const { rows, columns } = table(text, companyHeads);
	return judgeCompanies(rows, columns, { ...noCompanies, ...context });
}

function configurations(text: string, context: Partial<ConfigurationContext> = {}) {
	const { rows, columns } = table(text, configurationHeads);
	return judgeConfigurations(rows, columns, { ...noConfigurations, ...context });
}

describe('columns', () => {
	it('are recognised by their heads, however they are written', () => {
		const header = ['Serial-Number', 'PURCHASE DATE', 'Garantieende', 'Wert', 'Gerätename'];
		expect(recogniseColumns(header, configurationHeads)).toEqual([
			'serialNumber',
			'purchaseDate',
			'expirationDate',
			null,
			'name'
		]);
	});

	it('of the same field: the first is read', () => {
		expect(recogniseColumns(['Name', 'Company', 'Type'], companyHeads)).toEqual([
			'name',
			null,
			'type'
		]);
	});
});

describe('a cell', () => {
	it.each([
		["'=1+1", '=1+1'],
		["'@SUM", '@SUM'],
		["'t Hoenderhok", "'t Hoenderhok"],
		[' a\u0000b\u0007 ', 'ab'],
		['two\nlines', 'two\nlines'],
		['=HYPERLINK("x")', '=HYPERLINK("x")']
	])('%j is the text %j', (cell, text) => {
		expect(plainCell(cell)).toBe(text);
	});

	it('that an export neutralised reads as it was', () => {
		const start = fc.constantFrom('=', '+', '-', '@');
		fc.assert(
			fc.property(start, fc.stringMatching(/^[a-z0-9]{0,8}$/), (sign, rest) => {
				expect(plainCell(`'${sign}${rest}`)).toBe(sign + rest);
			})
		);
	});
});

describe('companies from a table', () => {
	const types = [{ id: 'client' as CompanyTypeId, name: 'Client', sortOrder: 1 }];
	const statuses = [{ id: 'active' as CompanyStatusId, name: 'Active', sortOrder: 1 }];

	it('are ready with the type and status that are named', () => {
		const preview = companies('Company;Type;Status\n Acme  Dental ;client;ACTIVE\nBolt;;', {
			types,
			statuses
		});
		expect(preview.rows.map(({ value }) => value)).toEqual([
			{ name: 'Acme Dental', typeId: 'client', statusId: 'active' },
			{ name: 'Bolt', typeId: null, statusId: null }
		]);
		expect([preview.ready, preview.refused, preview.withWarnings]).toEqual([2, 0, 0]);
	});

	it('without a name are refused, with the row of the spreadsheet', () => {
		const preview = companies('Name,Type\n\n,Client', { types });
		expect(preview.rows).toEqual([
			{
				row: 3,
				value: null,
				issues: [{ code: 'name-missing', isError: true, field: 'name', raw: null, other: null }]
			}
		]);
	});

	it('that stand twice, or are there already, archived or not, are refused', () => {
		const preview = companies('Name\nAcme\nAcme\nBolt\nCore', {
			companies: [company('b', ' Bolt'), company('c', 'Core', { archivedAt: '2026-01-01' })]
		});
		expect(
			preview.rows.map(({ issues }) => issues.map(({ code, other }) => [code, other]))
		).toEqual([
			[],
			[['twice-in-table', 2]],
			[['already-there', ' Bolt']],
			[['already-there', 'Core']]
		]);
	});

	it('that look like one that is there are ready with a warning', () => {
		const preview = companies('Name\nACME ltd', { companies: [company('a', 'Acme')] });
		expect(preview.rows[0]?.issues).toEqual([
			{ code: 'looks-alike', isError: false, field: 'name', raw: 'ACME ltd', other: 'Acme' }
		]);
		expect([preview.ready, preview.withWarnings]).toEqual([1, 1]);
	});

	it('with a type or status that nobody knows leave it out and say so', () => {
		const preview = companies('Name,Type,Status\nAcme,Alien,Odd', { types, statuses });
		expect(preview.rows[0]?.value).toEqual({ name: 'Acme', typeId: null, statusId: null });
		expect(preview.rows[0]?.issues.map(({ code, raw }) => [code, raw])).toEqual([
			['type-unknown', 'Alien'],
			['status-unknown', 'Odd']
		]);
	});

	it('with a name that Autotask could not hold, or broken quotes, are refused', () => {
		const long = companies(`Name\n${'x'.repeat(101)}`);
		expect(long.rows[0]?.issues.map(({ code }) => code)).toEqual(['too-long']);
		const broken = companies('Name\nAcme', { brokenRows: [2] });
		expect(broken.rows[0]?.issues.map(({ code }) => code)).toEqual(['quotes-broken']);
		expect(broken.refused).toBe(1);
	});

	it('a second time add nothing', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom('A', 'B', ' A', 'b', 'C Ltd')), (names) => {
				const text = ['Name', ...names].join('\n');
				const made = companies(text).rows.flatMap(({ value }) => value ?? []);
				const context = {
					companies: made.map(({ name }, index) => company(`c${index}`, name))
				};
				expect(companies(text, context).ready).toBe(0);
			})
		);
	});
});

describe('configurations from a table', () => {
	it('take what Almanac reads: days as ISO, memory in bytes, all else as text', () => {
		const preview = configurations(
			'Name,Type,Active,Serial,Purchase date,Warranty end,RAM,OS,Vendor\n' +
				'HF-WS-001,Workstation,yes,7RK2T93,2020-09-07,31.12.2023,16 GB,Windows 11 Pro,Dell Inc.'
		);
		expect(preview.rows[0]?.value).toEqual({
			name: 'HF-WS-001',
			type: 'Workstation',
			isActive: true,
			values: {
				serialNumber: '7RK2T93',
				purchaseDate: '2020-09-07',
				expirationDate: '2023-12-31',
				ram: 16 * 2 ** 30,
				osType: 'Windows 11 Pro',
				manufacturer: 'Dell Inc.'
			}
		});
		expect(preview.rows[0]?.issues).toEqual([]);
	});

	it('without a name are named by model and serial number', () => {
		const preview = configurations('Name,Model,Serial\n,OptiPlex 7070,7RK2T93\n,,7RK2T94');
		expect(preview.rows.map(({ value }) => value?.name)).toEqual([
			'OptiPlex 7070 7RK2T93',
			'7RK2T94'
		]);
	});

	it('without anything to be named by are refused', () => {
		const preview = configurations('Name,Serial,RAM\n,,8 GB\n,To be filled by O.E.M.,8 GB');
		expect(preview.rows.map(({ issues }) => issues.map(({ code }) => code))).toEqual([
			['name-or-serial-missing'],
			['name-or-serial-missing']
		]);
	});

	it('with dates that can be read in two orders are asked, not guessed', () => {
		const text = 'Name,Purchased,Warranty end\nA,03/04/2021,05/06/2024\nB,13/04/2021,';
		const asked = configurations(text);
		expect(asked.rows[0]?.value).toBeNull();
		expect(asked.rows[1]?.value?.values.purchaseDate).toBe('2021-04-13');
		expect(fieldsToAsk(asked)).toEqual(['purchaseDate', 'expirationDate']);
		const answered = configurations(text, {
			dateOrders: { purchaseDate: 'dmy', expirationDate: 'mdy' }
		});
		expect(answered.rows[0]?.value?.values).toEqual({
			purchaseDate: '2021-04-03',
			expirationDate: '2024-05-06'
		});
		expect(fieldsToAsk(answered)).toEqual([]);
	});

	it('with values that nobody can read leave them out and say so', () => {
		const preview = configurations('Name,Purchased,RAM,Expiration\nA,Q3 2019,a lot,1900-01-01');
		expect(preview.rows[0]?.value?.values).toEqual({});
		expect(preview.rows[0]?.issues.map(({ code, field, raw }) => [code, field, raw])).toEqual([
			['date-unreadable', 'purchaseDate', 'Q3 2019'],
			['ram-unreadable', 'ram', 'a lot']
		]);
		expect(preview.withWarnings).toBe(1);
	});

	it.each([
		['', true],
		['Active', true],
		['1', true],
		['inaktiv', false],
		['No', false]
	])('with the status %j are active: %s', (cell, isActive) => {
		const preview = configurations(`Name,Status,Type\nA,${cell},Server`);
		expect(preview.rows[0]?.value?.isActive).toBe(isActive);
	});

	it('with a status that says neither are refused', () => {
		const preview = configurations('Name,Status\nA,maybe');
		expect(preview.rows[0]?.issues.map(({ code, raw }) => [code, raw])).toEqual([
			['status-unknown', 'maybe']
		]);
		expect(preview.refused).toBe(1);
	});

	it('with a serial number that is there are refused, however it is written', () => {
		const known = [{ name: 'Old', serialNumber: 'sn-1' }];
		const preview = configurations('Name,Serial\nA,SN1\nB,X9\nC,x-9\nD,N/A\nd,', { known });
		expect(
			preview.rows.map(({ issues }) => issues.map(({ code, other }) => [code, other]))
		).toEqual([
			[['already-there', 'Old']],
			[],
			[['twice-in-table', 3]],
			[],
			[['twice-in-table', 5]]
		]);
	});

	it('with more text than a field takes are refused', () => {
		const preview = configurations(`Name,Notes\nA,${'x'.repeat(5000)}\nB,${'x'.repeat(5001)}`);
		expect(preview.rows.map(({ issues }) => issues.map(({ code }) => code))).toEqual([
			[],
			['too-long']
		]);
	});

	it('typed into a form are a table of one row', () => {
		const preview = judgeConfigurations(
			[{ row: 1, cells: ['WS-1', '2024-02-29'] }],
			['name', 'purchaseDate'],
			noConfigurations
		);
		expect(preview.rows[0]?.value?.values).toEqual({ purchaseDate: '2024-02-29' });
	});

	it('a second time add nothing', () => {
		const row = fc.tuple(
			fc.constantFrom('A', 'B', 'a', ''),
			fc.constantFrom('1', 'sn 1', 'SN1', 'N/A', '')
		);
		fc.assert(
			fc.property(fc.array(row), (rows) => {
				const text = ['Name,Serial,Type', ...rows.map((cells) => `${cells.join(',')},X`)].join(
					'\n'
				);
				const made = configurations(text).rows.flatMap(({ value }) => value ?? []);
				const known = made.map(({ name, values }) => {
					const serial = values.serialNumber;
					return { name, serialNumber: typeof serial === 'string' ? serial : null };
				});
				expect(configurations(text, { known }).ready).toBe(0);
			})
		);
	});

	it('never throw, whatever the table holds', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const preview = configurations(`Name,Serial,RAM,Purchased\n${text}`);
				expect(preview.ready + preview.refused).toBe(preview.rows.length);
			})
		);
	});
});
