import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../src/lib/export/write-csv.ts';
import { anAsset } from '../domain/report/report-assets.ts';
import { internalWords, sampleReport } from './sample-report.ts';

const report = sampleReport();
const text = writeCsv(report);
const rows = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data;
const [head = [], ...body] = rows;
const column = (heading: string) => body.map((row) => row[head.indexOf(heading)] ?? '');

describe('the CSV file', () => {
	it('begins with a byte order mark, and ends its lines as RFC 4180 has it', () => {
		expect(text.startsWith('\ufeff')).toBe(true);
		expect(text.replaceAll('\r\n', '')).not.toContain('\n');
	});

	it('has a line for each asset that the client sees, under the columns of Display', () => {
		expect(body).toHaveLength(report.facts.assets.length - 1);
		expect(text).not.toContain('Hidden from the client');
		expect(head).toContain('Reason');
		expect(head).not.toContain('RMM Device ID');
	});

	it('lets no name begin a formula', () => {
		for (const cell of body.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
		expect(column('Name')).toContain('\'=HYPERLINK("http://evil.example","x")');
	});

	it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1+1', '\r=1+1', '=cmd|" /C calc"!A0'])(
		'writes %j as text',
		(name) => {
			const own = writeCsv(sampleReport([anAsset(1, { name })]));
			const [, line] = Papa.parse<string[]>(own.slice(1), { skipEmptyLines: true }).data;
			expect(line?.[head.indexOf('Name')]).toBe(`'${name}`);
		}
	);

	it('writes amounts as plain figures', () => {
		const total = column('Total').reduce((sum, cell) => sum + Math.round(Number(cell) * 100), 0);
		const shown = report.facts.assets.filter(({ isInDisplay }) => isInDisplay);
		expect(total).toBe(shown.reduce((sum, { budget }) => sum + budget.hardwareMinor, 0));
	});

	it('holds nothing internal', () => {
		expect(text).not.toContain(internalWords);
	});
});
