/** The sheets of the budget: sums by period as formulas, and the lines that they are made of. */
import type { BudgetLine } from '../domain/report/budget.ts';
import { shownColumns } from '../domain/report/budget-shown.ts';
import type { BudgetRow, BudgetSection } from '../domain/report/budget-table.ts';
import { periodLabel, type StartMonth } from '../domain/report/fiscal.ts';
import { allYearsWords, budgetColumnWords, budgetGroupWords } from '../text/report-words.ts';
import type { BudgetFigures } from './budget-section.ts';
import { columnName, heading, type AmountFormat, type Sheet, type SheetCell } from './sheet.ts';

interface BudgetSheetTerms {
	readonly amounts: AmountFormat;
	readonly startMonth: StartMonth;
	/** What the part says of money that recurs. */
	readonly isRecurringShown: boolean;
}

export function budgetSheets(figures: BudgetFigures, terms: BudgetSheetTerms): Sheet[] {
	return [budgetSheet(figures, terms), linesSheet(figures.lines, terms)];
}

/** What a block of rows needs of the table above it. */
interface Block {
	readonly title: string;
	readonly heads: readonly string[];
	/** Indexes of the table's columns that are shown. */
	readonly shown: readonly number[];
	/** Names of the sheet's columns that hold years. */
	readonly years: readonly string[];
	/** Row of the block's head, counted from 1. */
	readonly at: number;
	readonly amounts: AmountFormat;
}

function budgetSheet({ table }: BudgetFigures, terms: BudgetSheetTerms): Sheet {
	const { amounts, startMonth } = terms;
	const shown = shownColumns(table);
	const heads = shown.map((index) => {
		const column = table.columns[index];
		return column ? budgetColumnWords(column, startMonth) : '';
	});
	const years = shown.flatMap((index, place) =>
		table.columns[index]?.kind === 'year' ? [columnName(place + 1)] : []
	);
	const block = { heads, shown, years, amounts };
	const oneTime = blockRows(table.oneTime, { ...block, title: 'One-time', at: 1 });
	const hasRecurring = terms.isRecurringShown && table.recurring.rows.length > 0;
	const recurring = { ...block, title: 'Recurring', at: oneTime.length + 2 };
	return {
		name: 'Budget',
		widths: [26, ...heads.map(() => 14), 14],
		rows: [...oneTime, ...(hasRecurring ? [[], ...blockRows(table.recurring, recurring)] : [])]
	};
}

function blockRows(section: BudgetSection, block: Block): SheetCell[][] {
	const { title, heads, shown, years, at, amounts } = block;
	const row = (own: BudgetRow, index: number): SheetCell[] => [
		{ kind: 'text', text: own.group ? budgetGroupWords(own.group) : '' },
		...shown.map((column) => amounts.cell(own.cells[column]?.minor ?? 0)),
		amounts.formula(years.map((year) => `${year}${at + 1 + index}`).join('+'))
	];
	const [first, last] = [at + 1, at + section.rows.length];
	const total = [...heads, allYearsWords].map((_, index): SheetCell => {
		const name = columnName(index + 1);
		if (section.rows.length === 0) return amounts.cell(0);
		return amounts.formula(`SUM(${name}${first}:${name}${last})`);
	});
	return [
		[title, ...heads, allYearsWords].map(heading),
		...section.rows.map(row),
		[{ kind: 'text', text: 'Total', isBold: true }, ...total]
	];
}

function linesSheet(
	lines: readonly BudgetLine[],
	{ amounts, startMonth }: BudgetSheetTerms
): Sheet {
	const heads = ['Line', 'Type', 'Period', 'Overdue', 'Hardware', 'Setup', 'Onsite', 'Initiative'];
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
				amounts.cell(oneTime.hardwareMinor),
				amounts.cell(oneTime.setupMinor),
				amounts.cell(oneTime.onsiteMinor),
				amounts.cell(oneTime.initiativeMinor),
				amounts.formula(`SUM(E${at}:H${at})`),
				amounts.cell(line.recurringMonthlyMinor)
			];
		});
	return {
		name: 'Budget lines',
		widths: [26, 20, 14, 10, 14, 14, 14, 14, 14, 18],
		rows: [[...heads, 'One-time', 'Recurring a month'].map(heading), ...rows]
	};
}
