/** The sheets of the Excel workbook: typed cells, and formulas where a figure is a sum. */
import { assetsTable, ungrouped } from './assets-section.ts';
import { budgetFigures } from './budget-section.ts';
import { budgetSheets } from './budget-sheets.ts';
import type { DocumentCell } from './document.ts';
import { forClient, type ClientReport, type ReportToExport } from './report-document.ts';
import { AmountFormat, columnName, heading, type Sheet, type SheetCell } from './sheet.ts';

/** Assets; and where the report has that part, Budget and the lines that it is summed from. */
export function workbookSheets(report: ReportToExport): Sheet[] {
	const client = forClient(report);
	const { facts, content, terms } = client;
	const amounts = new AmountFormat(facts.brand.currency);
	const assets = assetsSheet(client, amounts);
	const part = content.parts.find((one) => one.kind === 'budget');
	if (part?.kind !== 'budget') return [assets];
	const { isRecurringShown } = part;
	const { startMonth } = terms;
	const budget = budgetSheets(budgetFigures(part, facts), {
		amounts,
		startMonth,
		isRecurringShown
	});
	return [assets, ...budget];
}

function assetsSheet({ facts, content, terms }: ClientReport, amounts: AmountFormat): Sheet {
	const { columns, rows } = assetsTable(ungrouped(content), facts, terms);
	const own = rows.filter(({ role }) => role === 'row');
	const isMoney = columns.map((_, index) =>
		own.some(({ cells }) => cells[index]?.value.kind === 'money')
	);
	const total = isMoney.map((isSummed, index): SheetCell => {
		const name = columnName(index);
		if (isSummed) return amounts.formula(`SUM(${name}2:${name}${own.length + 1})`);
		return index === 0 ? { kind: 'text', text: 'Total', isBold: true } : null;
	});
	return {
		name: 'Assets',
		widths: columns.map(({ width }) => Math.min(60, width + 4)),
		rows: [
			columns.map(({ heading: text }) => heading(text)),
			...own.map(({ cells }) => cells.map((cell) => sheetCell(cell, amounts))),
			...(isMoney.includes(true) ? [total] : [])
		]
	};
}

function sheetCell({ text, value }: DocumentCell, amounts: AmountFormat): SheetCell {
	switch (value.kind) {
		case 'number':
			return { kind: 'number', number: value.number, format: null };
		case 'money':
			return amounts.cell(value.minor);
		case 'date':
			return { kind: 'date', date: value.date };
		default:
			return text === '' ? null : { kind: 'text', text };
	}
}
