import { describe, expect, it } from 'vitest';
import {
	dateOrderOf,
	mappedValue,
	type FieldMap,
	type MappedField
} from '../../../src/lib/domain/field-map.ts';
import type { SampleRecord } from '../../../src/lib/domain/mapping/field-catalogue.ts';
import { previewField as preview } from '../../../src/lib/domain/mapping/field-preview.ts';
import { readMapped } from '../../../src/lib/domain/mapping/mapped-reading.ts';

const previewField = (
	name: MappedField,
	given: FieldMap,
	samples: readonly SampleRecord[],
	osName: (text: string) => string | null = () => null
) => preview(name, given, { samples, osName });
const bought = 'udf:Purchase Date';
const map: FieldMap = {
	purchaseDate: { field: bought, fallback: 'installDate' },
	notes: { field: 'notes', fallback: null },
	ram: { field: 'udf:RAM', fallback: null }
};
const dates = (...values: (string | null)[]): SampleRecord[] =>
	values.map((value) => ({ [bought]: value, installDate: '2021-05-01T00:00:00Z' }));

describe('the preview of a mapped field', () => {
	it('shows five different values as Almanac reads them, and how many read', () => {
		const texts = [
			'2020-09-07',
			'',
			'2020-09-07',
			'16 Aug 2021',
			null,
			'Q3 2019',
			'2022',
			'31.12.2023',
			'2024-01-01'
		];
		const preview = previewField('purchaseDate', map, dates(...texts));
		expect(preview).toEqual({
			values: ['2020-09-07', '2021-08-16', '2023-12-31'],
			parsed: 3,
			of: 5,
			failures: [
				{ raw: 'Q3 2019', code: 'not-a-date', instead: 'installDate' },
				{ raw: '2022', code: 'date-incomplete', instead: 'installDate' }
			],
			question: null
		});
	});

	it('says "unknown" instead where the fallback tells nothing either', () => {
		const samples = [
			{ [bought]: 'soon', installDate: null },
			{ [bought]: 'later', installDate: '1900-01-01T00:00:00Z' }
		];
		expect(previewField('purchaseDate', map, samples)?.failures.map((row) => row.instead)).toEqual([
			null,
			null
		]);
	});

	it('asks for the order of ambiguous dates once, over the whole page', () => {
		const texts = [
			'1/2/2020',
			'2/2/2020',
			'3/4/2020',
			'5/6/2020',
			'7/8/2020',
			'9/10/2020',
			'13/10/2020'
		];
		const preview = previewField('purchaseDate', map, dates(...texts));
		expect(preview?.parsed).toBe(1);
		expect(preview?.failures[0]).toEqual({ raw: '1/2/2020', code: 'ambiguous', instead: null });
		expect(preview?.question).toEqual({
			raw: '1/2/2020',
			readings: [
				{ order: 'dmy', date: '2020-02-01' },
				{ order: 'mdy', date: '2020-01-02' }
			],
			count: 5,
			suggested: 'dmy'
		});
	});

	it('suggests no order where the page does not tell', () => {
		expect(previewField('purchaseDate', map, dates('1/2/2020'))?.question?.suggested).toBeNull();
	});

	it('reads by the order that was chosen', () => {
		const source = { field: bought, fallback: null, dateOrder: 'mdy' } as const;
		const preview = previewField('purchaseDate', { purchaseDate: source }, dates('1/2/2020'));
		expect(preview).toMatchObject({ values: ['2020-01-02'], parsed: 1, of: 1, question: null });
	});

	it('reads two of two where only two records have a value, and nothing of none', () => {
		const samples = [{ notes: 'Moved to reception' }, { notes: ' ' }, { notes: 'Spare' }];
		expect(previewField('notes', map, samples)).toMatchObject({ parsed: 2, of: 2 });
		expect(previewField('notes', map, [])).toMatchObject({ parsed: 0, of: 0, values: [] });
	});

	it('names operating systems with their release where the table knows it', () => {
		const source = { osType: { field: 'os', fallback: null } };
		const samples = [
			{ os: 'Windows 10 Pro 10.0.19045' },
			{ os: 'macOS 14.6.1' },
			{ os: 'Toaster' }
		];
		const osName = (text: string) => (text.includes('19045') ? 'Windows 10 22H2 Pro' : null);
		const result = previewField('osType', source, samples, osName);
		expect(result?.values).toEqual(['Windows 10 22H2 Pro', 'macOS 14']);
		expect(result?.failures).toEqual([
			{ raw: 'Toaster', code: 'os-not-recognised', instead: null }
		]);
	});

	it('is null for a field that is not mapped', () => {
		expect(previewField('osType', map, [])).toBeNull();
	});

	it('shows memory in bytes and names what is none', () => {
		const samples = ['16 GB', '16384 MB', '2x8GB', 'plenty', '*****'].map((ram) => ({
			'udf:RAM': ram
		}));
		const preview = previewField('ram', map, samples);
		expect(preview?.values).toEqual([16 * 2 ** 30, 16 * 2 ** 30, 16 * 2 ** 30]);
		expect(preview?.failures).toEqual([
			{ raw: 'plenty', code: 'not-memory', instead: null },
			{ raw: '*****', code: 'protected', instead: null }
		]);
	});
});

describe('a value', () => {
	it.each([
		['serialNumber', ' 7RK2T93 ', '7RK2T93'],
		['serialNumber', 12345, '12345'],
		['purchaseDate', '2020-09-07T00:00:00.000Z', '2020-09-07'],
		['ram', 17_179_869_184, 17_179_869_184],
		['ram', '7.9 GB', 8 * 2 ** 30],
		['osType', 'Microsoft Windows 11 Pro 10.0.22631', 'Windows 11 Pro'],
		['osType', 'Ubuntu 22.04.4 LTS', 'Ubuntu 22.04'],
		['manufacturer', 'Dell Inc.', 'Dell']
	] as const)('of %s: %j reads as %j', (field, raw, value) => {
		expect(readMapped(field, raw)).toEqual({ kind: 'value', value });
	});

	it.each([
		['serialNumber', 'To Be Filled By O.E.M.', 'placeholder'],
		['notes', '*****', 'protected'],
		['purchaseDate', '0001-01-01T00:00:00', 'placeholder'],
		['purchaseDate', '31/02/2020', 'no-such-day'],
		['expirationDate', '44081', 'spreadsheet-day'],
		['ram', 'a lot', 'not-memory'],
		['ram', 512, 'memory-unit-missing'],
		['ram', '8 GB 16 GB', 'several-sizes'],
		['ram', 0, 'placeholder'],
		['osType', 'Toaster', 'os-not-recognised'],
		['manufacturer', 'N/A', 'placeholder']
	] as const)('of %s: %j tells nothing: %s', (field, raw, code) => {
		expect(readMapped(field, raw)).toEqual({ kind: 'unread', code });
	});

	it.each([[null], [undefined], ['  ']])('%j is empty', (raw) => {
		expect(readMapped('purchaseDate', raw)).toEqual({ kind: 'empty' });
	});
});

describe('the fallback', () => {
	const read = (value: string | null) => (key: string) =>
		key === bought ? value : '2021-05-01T00:00:00Z';
	const from = (value: string | null) => mappedValue(map, 'purchaseDate', read(value))?.from;

	it.each([
		['is empty', null],
		['is a placeholder', '1900-01-01'],
		['is no date', 'Q3 2019']
	])('is read where the first field %s', (_, value) => {
		expect(from(value)).toBe('installDate');
	});

	it('is not read where the first field is a date, or ambiguous until a person is asked', () => {
		expect(from('2020-09-07')).toBe(bought);
		expect(from('1/2/2020')).toBe(bought);
	});

	it('leaves the text of the first field where it is empty itself', () => {
		const value = mappedValue(map, 'purchaseDate', (key) => (key === bought ? 'Q3 2019' : null));
		expect(value).toEqual({ value: 'Q3 2019', from: bought });
	});

	it('shares the order of dates with the first field', () => {
		const ordered: FieldMap = {
			purchaseDate: { field: bought, fallback: 'installDate', dateOrder: 'mdy' }
		};
		expect([dateOrderOf(ordered, bought), dateOrderOf(ordered, 'installDate')]).toEqual([
			'mdy',
			'mdy'
		]);
		expect(dateOrderOf(ordered, 'notes')).toBeUndefined();
		expect(dateOrderOf(map, bought)).toBeUndefined();
	});
});
