/** The sheets of the Excel workbook: typed cells, and formulas where a figure is a sum. */
import { currencyDecimals, majorOf } from '../domain/money.ts';
import type { BudgetLine } from '../domain/report/budget.ts';
import { periodLabel } from '../domain/report/fiscal.ts';
import { budgetFigures } from './budget-section.ts';
import { assetsTable } from './assets-section.ts';
import { budgetColumnWords, budgetGroupWords } from '../text/report-words.ts';
import type { DocumentCell } from './document.ts';
import { forClient, type ReportToExport } from './report-document.ts';

export type SheetCell =
	| { readonly kind: 'text'; readonly text: string; readonly isBold?: boolean }
	| { readonly kind: 'number'; readonly number: number; readonly format: string | null }
	/** ISO date. */
	| { readonly kind: 'date'; readonly date: string }
	/** A sum of cells, with how it is shown. */
	| { readonly kind: 'formula'; readonly formula: string; readonly format: string | null }
	| null;

export interface Sheet {
	readonly name: string;
	/** In characters. */
	readonly widths: readonly number[];
	/** The first row is the head and stays in sight. */
	readonly rows: readonly (readonly SheetCell[])[];
}

/** Assets, Budget and the lines that the budget is summed from. */
export function workbookSheets(report: ReportToExport): Sheet[] {
	const { facts, content, words } = forClient(report);
	const part = content.parts.find((one) => one.kind === 'budget');
	const budget = part?.kind === 'budget' ? part : null;
	const money = moneyFormatCode(facts.brand.currency);
	const currency = facts.brand.currency;
	const assets = assetsSheet(report, money);
	if (budget === null) return [assets];
	const { table, lines } = budgetFigures(budget, facts);
	const { startMonth } = words;
	const head = [
		'One-time',
		...table.columns.map((column) => budgetColumnWords(column, startMonth)),
		'All years'
	];
	const years = table.columns.flatMap((column, index) =>
		column.kind === 'year' ? [index + 1] : []
	);
	const rows = table.oneTime.rows.map((row, index): SheetCell[] => [
		{ kind: 'text', text: row.group ? budgetGroupWords(row.group) : '' },
		...row.cells.map(({ minor }) => amount(minor, currency, money)),
		formula(years.map((year) => `${columnName(year)}${index + 2}`).join('+'), money)
	]);
	const last = rows.length + 1;
	const total: SheetCell[] = [
		{ kind: 'text', text: 'Total', isBold: true },
		...head.slice(1).map((_, index) => {
			const name = columnName(index + 1);
			return rows.length === 0
				? amount(0, currency, money)
				: formula(`SUM(${name}2:${name}${last})`, money);
		})
	];
	return [
		assets,
		{
			name: 'Budget',
			widths: [26, ...head.slice(1).map(() => 14)],
			rows: [head.map(heading), ...rows, total]
		},
		linesSheet(lines, { currency, money, startMonth })
	];
}

function assetsSheet(report: ReportToExport, money: string): Sheet {
	const { facts, words } = forClient(report);
	const { columns, rows } = assetsTable({ grouping: 'none', order: [] }, facts, words);
	const own = rows.filter(({ role }) => role === 'row');
	const { currency } = facts.brand;
	const cells = own.map((row) => row.cells.map((cell) => sheetCell(cell, currency, money)));
	const moneyColumns = columns.map((_, index) =>
		own.some(({ cells: list }) => list[index]?.value.kind === 'money')
	);
	const total = moneyColumns.map((isMoney, index): SheetCell => {
		const name = columnName(index);
		if (isMoney) return formula(`SUM(${name}2:${name}${own.length + 1})`, money);
		return index === 0 ? { kind: 'text', text: 'Total', isBold: true } : null;
	});
	return {
		name: 'Assets',
		widths: columns.map(({ width }) => Math.min(60, width + 4)),
		rows: [
			columns.map(({ heading: text }) => heading(text)),
			...cells,
			...(moneyColumns.includes(true) ? [total] : [])
		]
	};
}

function linesSheet(
	lines: readonly BudgetLine[],
	format: { readonly currency: string; readonly money: string; readonly startMonth: number }
): Sheet {
	const { currency, money, startMonth } = format;
	const head = ['Line', 'Type', 'Period', 'Overdue', 'Hardware', 'Setup', 'Onsite', 'Initiative'];
	const rows = lines
		.filter(({ placement }) => placement.state !== 'none')
		.map((line, index): SheetCell[] => {
			const { placement, oneTime } = line;
			const isDue = placement.state === 'scheduled';
			const at = index + 2;
			return [
				{ kind: 'text', text: line.kind === 'asset' ? line.asset.name : line.initiative.title },
				{ kind: 'text', text: line.kind === 'asset' ? line.asset.type : 'Initiative' },
				{
					kind: 'text',
					text: isDue ? periodLabel(placement.period, startMonth) : 'Unscheduled'
				},
				{ kind: 'text', text: isDue && placement.isOverdue ? 'Overdue' : '' },
				amount(oneTime.hardwareMinor, currency, money),
				amount(oneTime.setupMinor, currency, money),
				amount(oneTime.onsiteMinor, currency, money),
				amount(oneTime.initiativeMinor, currency, money),
				formula(`SUM(E${at}:H${at})`, money),
				amount(line.recurringMonthlyMinor, currency, money)
			];
		});
	return {
		name: 'Budget lines',
		widths: [26, 20, 14, 10, 14, 14, 14, 14, 14, 18],
		rows: [[...head, 'One-time', 'Recurring a month'].map(heading), ...rows]
	};
}

function sheetCell({ text, value }: DocumentCell, currency: string, money: string): SheetCell {
	switch (value.kind) {
		case 'number':
			return { kind: 'number', number: value.number, format: null };
		case 'money':
			return amount(value.minor, currency, money);
		case 'date':
			return { kind: 'date', date: value.date };
		default:
			return text === '' ? null : { kind: 'text', text };
	}
}

function heading(text: string): SheetCell {
	return { kind: 'text', text, isBold: true };
}

function amount(minor: number, currency: string, format: string): SheetCell {
	return { kind: 'number', number: majorOf(minor, currency), format };
}

function formula(text: string, format: string): SheetCell {
	return { kind: 'formula', formula: `=${text}`, format };
}

/** "#,##0.00" with the decimals of the currency, which the head of the sheet's file names. */
function moneyFormatCode(currency: string): string {
	const decimals = currencyDecimals(currency);
	return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
}

/** 0 → "A", 25 → "Z", 26 → "AA". */
export function columnName(index: number): string {
	const last = String.fromCharCode(65 + (index % 26));
	return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}
