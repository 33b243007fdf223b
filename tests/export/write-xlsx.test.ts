import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { budgetFigures } from '../../src/lib/export/budget-section.ts';
import { forClient, type ReportToExport } from '../../src/lib/export/report-document.ts';
import { columnName, workbookSheets } from '../../src/lib/export/workbook.ts';
import { writeXlsx } from '../../src/lib/export/write-xlsx.ts';
import { hostileNames, internalWords, sampleReport } from './sample-report.ts';

const report = sampleReport();

async function files(of: ReportToExport): Promise<Record<string, string>> {
	const bytes = new Uint8Array(await (await writeXlsx(of)).arrayBuffer());
	const entries = Object.entries(unzipSync(bytes));
	return Object.fromEntries(entries.map(([name, content]) => [name, strFromU8(content)]));
}

interface Cell {
	readonly type: string;
	readonly value: string;
	readonly formula: string | null;
}

/** Cells of a sheet as the file has them, shared strings looked up. */
function cellsOf(sheet: string, strings: readonly string[]): Map<string, Cell> {
	const cells = [...sheet.matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)];
	return new Map(
		cells.map(([, at = '', attributes = '', inner = '']) => {
			const type = /t="(\w+)"/.exec(attributes)?.[1] ?? 'n';
			const raw = /<v>(.*?)<\/v>/s.exec(inner)?.[1] ?? /<t[^>]*>(.*?)<\/t>/s.exec(inner)?.[1] ?? '';
			const formula = /<f>(.*?)<\/f>/s.exec(inner)?.[1] ?? null;
			return [at, { type, formula, value: type === 's' ? (strings[Number(raw)] ?? '') : raw }];
		})
	);
}

/** What a formula of the workbook comes to: sums of ranges, and of cells joined by plus. */
function evaluated(at: string, cells: ReadonlyMap<string, Cell>): number {
	const cell = cells.get(at);
	if (!cell) return 0;
	if (cell.formula === null) return Number(cell.value) || 0;
	const range = /^=?SUM\(([A-Z]+)(\d+):([A-Z]+)(\d+)\)$/.exec(cell.formula);
	if (!range) {
		const parts = cell.formula.replace(/^=/, '').split('+');
		return parts.reduce((sum, part) => sum + evaluated(part, cells), 0);
	}
	const [, from = '', top = '', to = '', bottom = ''] = range;
	let sum = 0;
	for (let column = indexOf(from); column <= indexOf(to); column += 1) {
		for (let row = Number(top); row <= Number(bottom); row += 1) {
			sum += evaluated(`${columnName(column)}${row}`, cells);
		}
	}
	return sum;
}

function indexOf(name: string): number {
	return [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function stringsOf(xml: string | undefined): string[] {
	const items = [...(xml ?? '').matchAll(/<si>(.*?)<\/si>/gs)];
	return items.map(([, item = '']) => item.replace(/<[^>]+>/g, ''));
}

describe('the workbook', async () => {
	const parts = await files(report);
	const strings = stringsOf(parts['xl/sharedStrings.xml']);
	const sheets = Object.keys(parts)
		.filter((name) => /worksheets\/sheet\d+\.xml$/.test(name))
		.sort()
		.map((name) => cellsOf(parts[name] ?? '', strings));
	const names = [...(parts['xl/workbook.xml'] ?? '').matchAll(/<sheet [^>]*name="([^"]+)"/g)];

	it('has sheets for the assets, the budget and the lines behind it', () => {
		expect(names.map(([, name]) => name)).toEqual(['Assets', 'Budget', 'Budget lines']);
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
		const [, budget] = sheets;
		if (!budget) throw new Error('No budget sheet');
		const total = table.oneTime.rows.length + 2;
		const cents = (at: string) => Math.round(evaluated(at, budget) * 100);
		table.oneTime.total.cells.forEach(({ minor }, index) => {
			expect(cents(`${columnName(index + 1)}${total}`)).toBe(minor);
		});
		const all = `${columnName(table.columns.length + 1)}${total}`;
		expect(cents(all)).toBe(table.oneTime.total.together.minor);
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
		}
		expect(strings.join('\n')).toContain('東京');
		expect(hostileNames.length).toBe(6);
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
