import { describe, expect, it } from 'vitest';
import { allowedText } from '../../src/lib/export/allowed-text.ts';
import { budgetFigures } from '../../src/lib/export/budget-section.ts';
import { shownColumns } from '../../src/lib/domain/report/budget-shown.ts';
import { forClient, type ReportToExport } from '../../src/lib/export/report-document.ts';
import { columnName } from '../../src/lib/export/sheet.ts';
import { workbookSheets } from '../../src/lib/export/workbook.ts';
import { writeXlsx } from '../../src/lib/export/write-xlsx.ts';
import { replacementMinor } from '../../src/lib/domain/report/asset.ts';
import { sumMinor } from '../../src/lib/domain/money.ts';
import { evaluated, readParts, readWorkbook } from '../support/read-workbook.ts';
import { hostileNames, internalWords, sampleReport } from './sample-report.ts';

const sample = sampleReport();
const report: ReportToExport = {
	...sample,
	content: {
		...sample.content,
		parts: sample.content.parts.map((part) =>
			part.kind === 'budget' ? { ...part, isRecurringShown: true } : part
		)
	}
};

describe('the workbook', async () => {
	const bytes = new Uint8Array(await (await writeXlsx(report)).arrayBuffer());
	const parts = readParts(bytes);
	const read = readWorkbook(bytes);
	const sheets = read.map(({ cells }) => cells);

	it('has sheets for the assets, the budget and the lines behind it', () => {
		expect(read.map(({ name }) => name)).toEqual(['Assets', 'Budget', 'Budget lines']);
		expect(sheets).toHaveLength(3);
	});

	it('has text as strings, so that no name of a tenant is a formula', () => {
		const formulas = sheets.flatMap((sheet) =>
			[...sheet.values()].flatMap(({ formula }) => formula ?? [])
		);
		expect(formulas.length).toBeGreaterThan(5);
		for (const formula of formulas)
			expect(formula).toMatch(/^=?(?:SUM\([A-Z]+\d+:[A-Z]+\d+\)|[A-Z]+\d+(?:\+[A-Z]+\d+)*)$/);
		const name = [...(sheets[0]?.values() ?? [])].find(({ value }) => value.includes('HYPERLINK'));
		expect(name?.formula).toBeNull();
	});

	it('comes to the totals of the report, to the unit', () => {
		const { facts, content } = forClient(report);
		const part = content.parts.find((one) => one.kind === 'budget');
		if (part?.kind !== 'budget') throw new Error('No budget part');
		const { table } = budgetFigures(part, facts);
		const [assets, budget] = sheets;
		if (!assets || !budget) throw new Error('No sheet');
		const cents = (at: string, sheet = budget) => Math.round(evaluated(at, sheet) * 100);
		const shown = shownColumns(table);
		const blocks = [
			{ section: table.oneTime, total: table.oneTime.rows.length + 2 },
			{
				section: table.recurring,
				total: table.oneTime.rows.length + table.recurring.rows.length + 5
			}
		];
		for (const { section, total } of blocks) {
			expect(budget.get(`A${total}`)?.value).toBe('Total');
			shown.forEach((column, index) => {
				const at = `${columnName(index + 1)}${total}`;
				expect(budget.get(at)?.formula).toMatch(/^=?SUM\(/);
				expect(cents(at)).toBe(section.total.cells[column]?.minor);
			});
			const all = `${columnName(shown.length + 1)}${total}`;
			expect(cents(all)).toBe(section.total.together.minor);
		}
	});

	it('has under the assets what they come to on the screen', () => {
		const { facts } = forClient(report);
		const [sheet] = read;
		const [head = [], ...rows] = sheet?.rows ?? [];
		const total = rows.at(-1) ?? [];
		expect(total[0]).toBe('Total');
		const shown = sumMinor(facts.assets.map(replacementMinor));
		expect(Math.round(Number(total[head.indexOf('Total')]) * 100)).toBe(shown);
	});

	it('has typed cells: figures, days and words', () => {
		const [head = []] = read[0]?.rows ?? [];
		const cellUnder = (name: string, row: number) =>
			sheets[0]?.get(`${columnName(head.indexOf(name))}${row}`);
		const line = (read[0]?.rows ?? []).findIndex(([name]) => name === 'WS-1') + 1;
		expect(cellUnder('Age', line)).toMatchObject({ type: 'n' });
		expect(cellUnder('Total', line)).toMatchObject({ type: 'n', formula: null });
		expect(cellUnder('Grade', line)).toMatchObject({ type: 's' });
	});

	it('holds nothing internal and nothing hidden', () => {
		const whole = Object.values(parts).join('');
		expect(whole).not.toContain(internalWords);
		expect(whole).not.toContain('Hidden from the client');
	});

	it('is no damaged file, whatever a configuration is called', () => {
		for (const xml of Object.values(parts)) {
			// eslint-disable-next-line no-control-regex -- these are what XML may not hold
			expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
			// What UTF-8 makes of half a pair.
			expect(xml).not.toContain('\ufffd');
		}
		const texts = sheets.flatMap((sheet) => [...sheet.values()].map(({ value }) => value));
		for (const name of hostileNames) expect(texts).toContain(allowedText(name));
	});
});

describe('sheets of a report', () => {
	it('name columns as Excel does', () => {
		expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual([
			'A',
			'Z',
			'AA',
			'AZ',
			'BA',
			'ZZ',
			'AAA'
		]);
	});

	it('have no budget where the report has no such part', () => {
		const content = {
			...report.content,
			parts: report.content.parts.filter(({ kind }) => kind !== 'budget')
		};
		expect(workbookSheets({ ...report, content }).map(({ name }) => name)).toEqual(['Assets']);
	});

	it('are whole for a report without assets', () => {
		const sheets = workbookSheets(sampleReport([]));
		expect(sheets.map(({ rows }) => rows.length)).toEqual([1, 3, 2]);
	});
});
