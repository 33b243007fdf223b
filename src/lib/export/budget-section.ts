/** The Budget part: what falls due when, the levelled line, and what stands in no column. */
import { addMonths, isoDate } from '../domain/dates.ts';
import { sumMinor } from '../domain/money.ts';
import { budgetLines, type BudgetLine } from '../domain/report/budget.ts';
import { shownColumns } from '../domain/report/budget-shown.ts';
import {
	budgetTable,
	type BudgetRow,
	type BudgetSection,
	type BudgetTable
} from '../domain/report/budget-table.ts';
import type { ReportFacts } from '../domain/report/freeze.ts';
import { horizonAt, type Horizon } from '../domain/report/horizon.ts';
import { levelledLine, type LevelledLine } from '../domain/report/levelled.ts';
import type { ReportPart } from '../domain/report/parts.ts';
import { periodLabel } from '../domain/report/fiscal.ts';
import { formatQuantity } from '../text/format.ts';
import { allYearsWords, budgetColumnWords, budgetGroupWords } from '../text/report-words.ts';
import type { DocumentTerms } from './cells.ts';
import {
	textCell,
	type ChartColour,
	type DocumentBlock,
	type DocumentRow,
	type DocumentTable
} from './document.ts';

type BudgetPart = Extract<ReportPart, { kind: 'budget' }>;

/** What the screen and every file compute the budget from. */
export interface BudgetFigures {
	readonly horizon: Horizon;
	readonly lines: readonly BudgetLine[];
	readonly table: BudgetTable;
	readonly levelled: LevelledLine;
}

export function budgetFigures(part: BudgetPart, facts: ReportFacts): BudgetFigures {
	const horizon = horizonAt(facts.asOf, facts.startMonth, part.years);
	const lines = budgetLines(facts.assets, facts.initiatives, horizon);
	const { granularity, grouping, pace } = part;
	return {
		horizon,
		lines,
		table: budgetTable(lines, { horizon, granularity, grouping }),
		levelled: levelledLine(lines, horizon, pace)
	};
}

export function budgetSection(
	part: BudgetPart,
	facts: ReportFacts,
	terms: DocumentTerms
): DocumentBlock[] {
	const figures = budgetFigures(part, facts);
	const { table } = figures;
	return [
		headline(figures, terms),
		yearChart(figures, terms),
		sectionTable('One-time', table.oneTime, figures, terms),
		...(part.isRecurringShown && table.recurring.rows.length > 0
			? [sectionTable('Recurring', table.recurring, figures, terms)]
			: []),
		levelledTable(figures, terms),
		...beneath(figures, terms)
	];
}

function headline({ table, levelled, horizon }: BudgetFigures, { cells }: DocumentTerms) {
	const { money } = cells;
	const pace = levelled.pace === 'year' ? 'a year' : 'a month';
	return {
		kind: 'figures',
		figures: [
			{
				value: money.amount(table.oneTime.total.together.minor),
				label: `One-time over ${formatQuantity(horizon.years.length, 'year', 'years')}`,
				note: ''
			},
			{
				value: money.amount(levelled.amountMinor),
				label: `Levelled, ${pace}`,
				note: `The least constant amount ${pace} that pays for all of it in time`
			},
			{
				value: money.amount(table.recurringMonthlyMinor),
				label: 'Recurring a month',
				note: ''
			}
		]
	} as const;
}

const places = [1, 2, 3, 4, 'muted'] as const;

/** Columns of years, stacked by group; of quarters the years alone, so that nothing is drawn twice. */
function yearChart(
	{ table, horizon }: BudgetFigures,
	{ startMonth }: DocumentTerms
): DocumentBlock {
	const years = table.columns.flatMap((column, index) =>
		column.kind === 'year' || column.kind === 'later' ? [index] : []
	);
	const colourOf = (index: number): ChartColour => {
		return { kind: 'series', place: places[Math.min(index, places.length - 1)] ?? 'muted' };
	};
	const own = table.oneTime.rows;
	const shown = own.length > places.length ? own.slice(0, places.length - 1) : own;
	const others = own.slice(shown.length);
	const values = (rows: readonly BudgetRow[]) =>
		years.map((year) => sumMinor(rows.map((row) => row.cells[year]?.minor ?? 0)));
	return {
		kind: 'chart',
		caption: `One-time budget from ${periodLabel(horizon.currentYear, startMonth)} on`,
		unit: 'money',
		direction: 'columns',
		categories: years.map((year) => {
			const column = table.columns[year];
			return column ? budgetColumnWords(column, startMonth) : '';
		}),
		categoryColours: null,
		series: [
			...shown.map((row, index) => ({
				name: row.group ? budgetGroupWords(row.group) : '',
				colour: colourOf(index),
				values: values([row])
			})),
			...(others.length > 0
				? [{ name: 'Others', colour: colourOf(places.length), values: values(others) }]
				: [])
		]
	};
}

function sectionTable(
	caption: string,
	section: BudgetSection,
	figures: BudgetFigures,
	terms: DocumentTerms
): DocumentTable {
	const { table } = figures;
	const { cells, startMonth } = terms;
	const shown = shownColumns(table);
	const decimals = haveDecimals(figures, terms);
	const row = (own: BudgetRow): DocumentRow => ({
		role: own.group ? 'row' : 'total',
		cells: [
			textCell(own.group ? budgetGroupWords(own.group) : 'Total'),
			...shown.map((index) => cells.amount(own.cells[index]?.minor ?? 0, decimals)),
			cells.amount(own.together.minor, decimals)
		]
	});
	return {
		kind: 'table',
		caption,
		columns: [
			{ heading: caption, align: 'start', width: 22 },
			...shown.flatMap((index) => {
				const column = table.columns[index];
				if (!column) return [];
				const text = budgetColumnWords(column, startMonth);
				return [{ heading: text, align: 'end' as const, width: 12 }];
			}),
			{ heading: allYearsWords, align: 'end', width: 12 }
		],
		rows: [...section.rows.map(row), row(section.total)]
	};
}

/** One table has decimals in every cell or in none. */
function haveDecimals({ table, levelled }: BudgetFigures, { cells }: DocumentTerms): boolean {
	const amounts = table.oneTime.rows.flatMap((row) => row.cells.map(({ minor }) => minor));
	return cells.money.haveDecimals([levelled.amountMinor, ...amounts]);
}

const monthNames = new Intl.DateTimeFormat('en-GB', {
	month: 'short',
	year: 'numeric',
	timeZone: 'UTC'
});

/** What is set aside and left at the end of each year. */
function levelledTable(
	{ levelled, horizon }: BudgetFigures,
	{ cells, startMonth }: DocumentTerms
): DocumentTable {
	const perYear = levelled.pace === 'year';
	const firstMonth = isoDate(`${horizon.asOf.slice(0, 7)}-01`);
	const months = (index: number) => monthNames.format(new Date(addMonths(firstMonth, index)));
	return {
		kind: 'table',
		caption: 'Levelled line',
		columns: [
			{ heading: perYear ? 'Year' : 'Month', align: 'start', width: 12 },
			{ heading: 'Due', align: 'end', width: 14 },
			{ heading: 'Set aside', align: 'end', width: 14 },
			{ heading: 'Left at its end', align: 'end', width: 14 }
		],
		rows: levelled.steps.map((step, index) => {
			const year = horizon.years[index];
			const name = perYear ? (year ? periodLabel(year, startMonth) : '') : months(index);
			return {
				role: 'row',
				cells: [
					textCell(name),
					cells.amount(step.dueMinor),
					cells.amount(step.setAsideMinor),
					cells.amount(step.balanceMinor)
				]
			};
		})
	};
}

/** What the levelled line leaves out is named beneath it. */
function beneath({ table, lines }: BudgetFigures, { cells }: DocumentTerms): DocumentBlock[] {
	const { money } = cells;
	const overdue = lines.filter(
		({ placement }) => placement.state === 'scheduled' && placement.isOverdue
	);
	const later = table.oneTime.total.cells.at(-1);
	const sentences = [
		overdue.length > 0
			? `${formatQuantity(overdue.length, 'line is', 'lines are')} overdue and stand in the current period.`
			: '',
		table.unscheduled.lines.length > 0
			? `Unscheduled: ${formatQuantity(table.unscheduled.lines.length, 'asset', 'assets')}, ${money.amount(table.unscheduled.minor)}.`
			: '',
		later && later.lines.length > 0
			? `Later: ${formatQuantity(later.lines.length, 'line', 'lines')}, ${money.amount(later.minor)}.`
			: ''
	].filter(Boolean);
	return sentences.map((text) => ({ kind: 'line', text }));
}
