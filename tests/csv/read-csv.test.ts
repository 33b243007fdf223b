import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCsv, readCsv } from '../../src/lib/csv/read-csv.ts';

const cells = (text: string) => readCsv(text).rows.map((row) => row.cells);

describe('CSV text', () => {
	it.each([
		['commas', 'Name,Type\nAcme,Client', ','],
		['semicolons', 'Name;Type\r\nAcme;Client\r\n', ';'],
		['tabs, as pasted from a spreadsheet', 'Name\tType\nAcme\tClient', '\t'],
		['bars', 'Name|Type\nAcme|Client', '|']
	])('is read with %s', (_, text) => {
		expect(cells(text)).toEqual([
			['Name', 'Type'],
			['Acme', 'Client']
		]);
	});

	it('is read with semicolons where cells hold decimal commas and rows are empty', () => {
		expect(cells('Name;Price\r\n\r\nA;1,5\r\n;\r\nB;2,5\r\n')).toEqual([
			['Name', 'Price'],
			['A', '1,5'],
			['B', '2,5']
		]);
	});

	it('keeps quoted delimiters, quotes and line breaks', () => {
		expect(cells('Name,Notes\n"Acme, Inc.","says ""hello""\nand more"')).toEqual([
			['Name', 'Notes'],
			['Acme, Inc.', 'says "hello"\nand more']
		]);
	});

	it('counts rows as a spreadsheet does, over line breaks and empty rows', () => {
		const table = readCsv('Name,Notes\n"A","two\nlines"\n\n,\nB,x\n');
		expect(table.rows.map(({ row }) => row)).toEqual([1, 2, 5]);
	});

	it('takes the separator that Excel names in the first line', () => {
		const table = readCsv('sep=;\r\nName;Price\r\nA,B;1,5');
		expect(table.rows).toEqual([
			{ row: 1, cells: ['Name', 'Price'] },
			{ row: 2, cells: ['A,B', '1,5'] }
		]);
	});

	it('is read without its byte order mark, and as one column', () => {
		expect(cells('\ufeffName\nAcme')).toEqual([['Name'], ['Acme']]);
	});

	it('names rows with broken quotes', () => {
		expect(readCsv('Name,Notes\nA,ok\nB,"open').brokenRows).toEqual([3]);
		expect(readCsv('Name,Notes\nA,"in"side",x\n').brokenRows).toEqual([2]);
		expect(readCsv('Name,Notes\nA,ok').brokenRows).toEqual([]);
	});

	it.each([[''], ['\n\n'], [' , ,\n']])('without anything has no row: %j', (text) => {
		expect(readCsv(text)).toEqual({ rows: [], brokenRows: [] });
	});

	it('brings back what was written, whatever stands in the cells', () => {
		const cell = fc.string({ unit: fc.constantFrom('a', ' ', ',', ';', '"', '\n', 'é', '=') });
		const line = fc.array(cell, { minLength: 2, maxLength: 4 });
		const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
		fc.assert(
			fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
				const header = ['Name', 'Type'];
				const text = [header, ...lines].map((row) => row.map(quoted).join(',')).join('\r\n');
				const kept = lines.filter((row) => row.some((value) => value.trim() !== ''));
				expect(cells(`sep=,\r\n${text}`)).toEqual([header, ...kept]);
			})
		);
	});

	it('never throws', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(readCsv(text).rows.every(({ row }) => row > 0)).toBe(true);
			})
		);
	});
});

describe('the bytes of a file', () => {
	const text = 'Name;Ort\nMüller;Łódź';

	it('are UTF-8, with and without a mark', () => {
		expect(decodeCsv(new TextEncoder().encode(text))).toBe(text);
		expect(decodeCsv(new TextEncoder().encode(`\ufeff${text}`))).toBe(text);
	});

	it('are UTF-16 with its mark, as Excel saves Unicode text', () => {
		const units = Uint16Array.from(`\ufeff${text}`, (letter) => letter.charCodeAt(0));
		expect(decodeCsv(new Uint8Array(units.buffer))).toBe(text);
		const swapped = new Uint8Array(units.buffer.slice(0)).map((_, index, all) => {
			return all[index ^ 1] ?? 0;
		});
		expect(decodeCsv(swapped)).toBe(text);
	});

	it('are Windows-1252 where they are not UTF-8', () => {
		expect(decodeCsv(Uint8Array.of(0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72))).toBe('Müller');
	});
});
