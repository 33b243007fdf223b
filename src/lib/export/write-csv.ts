/** The assets as a CSV table that spreadsheets open as text, never as formulas. */
import Papa from 'papaparse';
import { majorOf } from '../domain/money.ts';
import { assetsTable, ungrouped } from './assets-section.ts';
import type { DocumentCell } from './document.ts';
import { forClient, type ReportToExport } from './report-document.ts';

/** A byte order mark, without which Excel reads UTF-8 as the code page of the device. */
const mark = '\ufeff';

/**
 * One line per asset under the template's Display columns: dates as ISO dates, amounts as plain figures
 * in the workspace's currency. Text that begins like a formula is given an apostrophe (OWASP, "CSV
 * Injection").
 */
export function writeCsv(report: ReportToExport): string {
	const { facts, content, terms } = forClient(report);
	const { columns, rows } = assetsTable(ungrouped(content), facts, terms);
	const { currency } = facts.brand;
	const lines = rows
		.filter(({ role }) => role === 'row')
		.map(({ cells }) => cells.map((cell) => plainValue(cell, currency)));
	const fields = columns.map(({ heading }) => heading);
	return mark + Papa.unparse([fields, ...lines], { newline: '\r\n', escapeFormulae: true });
}

function plainValue({ text, value }: DocumentCell, currency: string): string | number {
	switch (value.kind) {
		case 'number':
			return value.number;
		case 'money':
			return majorOf(value.minor, currency);
		case 'date':
			return value.date;
		default:
			return text.replaceAll('\0', '');
	}
}
