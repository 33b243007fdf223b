/** The finding of each part in one sentence, as it stands beside its title. */
import { isCounted, reportHealth, type ReportAsset } from '../domain/report/asset.ts';
import type { BudgetTable } from '../domain/report/budget-table.ts';
import { changeCounts, type Changes } from '../domain/report/changes.ts';
import { fiscalDay, lastDayOf, yearOf } from '../domain/report/fiscal.ts';
import type { ReportFacts } from '../domain/report/freeze.ts';
import type { LevelledLine } from '../domain/report/levelled.ts';
import type { Lifecycle } from '../domain/report/lifecycle.ts';
import type { ReportNote } from '../domain/report/notes.ts';
import type { RoadmapBoard } from '../domain/report/roadmap-board.ts';
import { formatCount, formatQuantity } from './format.ts';
import type { ReportFormat } from './report-format.ts';
import { healthWords } from './report-words.ts';

function assets(count: number): string {
	return formatQuantity(count, 'asset', 'assets');
}

export function dashboardFinding(facts: ReportFacts): string {
	const health = reportHealth(facts.assets);
	if (health.kind === 'not-rated') return 'Nothing here counts in health yet.';
	const ended = facts.assets.filter(
		(asset) => isCounted(asset) && asset.osVerdict.kind === 'ended'
	).length;
	const unsafe =
		ended === 0
			? 'Every known operating system has security support.'
			: `${formatCount(ended)} ${ended === 1 ? 'runs' : 'run'} an operating system without security support.`;
	return `${formatCount(health.healthyCount)} of the ${formatCount(health.countedCount)} assets that count are healthy. ${unsafe}`;
}

export function assetsFinding(own: readonly ReportAsset[]): string {
	const counted = own.filter(isCounted);
	const replace = counted.filter(({ grade }) => grade?.action === 'replace').length;
	const excluded = own.length - counted.length;
	const told = [
		`${assets(counted.length)}, ${formatCount(replace)} to replace`,
		...(excluded > 0 ? [`${formatCount(excluded)} excluded`] : [])
	];
	return `${told.join('; ')}.`;
}

export function lifecycleFinding({ rows }: Lifecycle): string {
	const past = rows.find(({ span }) => span.kind === 'overdue')?.marks.length ?? 0;
	if (past === 0) return 'When each asset reaches its limit. None is past it today.';
	return `When each asset reaches its limit. ${formatCount(past)} ${past === 1 ? 'is' : 'are'} past it today.`;
}

export function budgetFinding(
	table: BudgetTable,
	levelled: LevelledLine,
	{ money }: ReportFormat
): string {
	const { together } = table.oneTime.total;
	const years = formatQuantity(table.horizon.years.length, 'year', 'years');
	const count = together.lines.filter(({ kind }) => kind === 'asset').length;
	if (together.lines.length === 0) return `Nothing is due within ${years}.`;
	if (together.minor === 0) {
		return `${assets(count)} ${count === 1 ? 'is' : 'are'} due within ${years}. No budget is set for ${count === 1 ? 'it' : 'them'} yet.`;
	}
	const setAside = `${money.amount(levelled.amountMinor)} a ${levelled.pace}`;
	return `Replacing ${assets(count)} over ${years} costs ${money.amount(together.minor)}. Setting aside ${setAside} covers every one in time.`;
}

/** What stands beneath the budget: what its periods are, and what is left out. */
export function budgetRemarks(table: BudgetTable, format: ReportFormat): string[] {
	const { horizon, unscheduled, oneTime, recurringMonthlyMinor } = table;
	const [year] = horizon.years;
	const later = oneTime.total.cells.at(-1);
	const overdue = oneTime.total.together.lines.filter(
		({ placement }) => placement.state === 'scheduled' && placement.isOverdue
	).length;
	return [
		...(year
			? [`${format.period(year)} is ${format.day(year.start)} to ${format.day(lastDayOf(year))}.`]
			: []),
		...(overdue > 0
			? [
					`${assets(overdue)} overdue ${overdue === 1 ? 'stands' : 'stand'} in ${format.period(horizon.currentQuarter)}.`
				]
			: []),
		...(unscheduled.lines.length > 0
			? [
					`${assets(unscheduled.lines.length)} without a date, ${format.money.amount(unscheduled.minor)}, ${unscheduled.lines.length === 1 ? 'is' : 'are'} unscheduled and not in these figures.`
				]
			: []),
		...(later && later.lines.length > 0
			? [
					`${formatQuantity(later.lines.length, 'line', 'lines')}, ${format.money.amount(later.minor)}, ${later.lines.length === 1 ? 'falls' : 'fall'} due later.`
				]
			: []),
		...(recurringMonthlyMinor > 0
			? [`What recurs, ${format.money.monthly(recurringMonthlyMinor)}, is not levelled.`]
			: [])
	];
}

export function roadmapFinding(board: RoadmapBoard, { money }: ReportFormat): string {
	const count =
		board.columns.reduce((sum, { cards }) => sum + cards.length, 0) +
		board.earlier.length +
		board.later.length +
		board.unscheduled.length;
	if (count === 0) return 'No initiative is planned yet.';
	return `${formatQuantity(count, 'initiative', 'initiatives')}, ${money.amount(board.openMinor)} still to be paid.`;
}

export function changesFinding(facts: ReportFacts, { day }: ReportFormat): string {
	const { previous, changes } = facts;
	if (!previous || !changes)
		return 'This is the first report, so there is nothing to compare with.';
	const now = healthWords(reportHealth(facts.assets));
	const then = healthWords(previous.health);
	const health =
		now === then ? `Health is ${now}, as then.` : `Health went from ${then} to ${now}.`;
	return `Compared with the report of ${day(previous.meetingDate)}. ${health}`;
}

export function isUnchanged(changes: Changes): boolean {
	return Object.values(changeCounts(changes)).every((count) => count === 0);
}

export function notesFinding(notes: readonly ReportNote[]): string {
	const open = notes.filter(({ kind, isDone }) => kind === 'action' && !isDone).length;
	if (notes.length === 0) return 'Nothing is written yet.';
	return open === 0
		? 'No action is open.'
		: `${formatQuantity(open, 'action is', 'actions are')} open.`;
}

/** "FY27 is 1 Oct 2026 to 30 Sep 2027", for the first use of a fiscal year on a page. */
export function fiscalYearWords(
	{ asOf, startMonth }: Pick<ReportFacts, 'asOf' | 'startMonth'>,
	format: ReportFormat
): string {
	const year = yearOf(fiscalDay(asOf, startMonth).currentYear, startMonth);
	return `${format.period(year)} is ${format.day(year.start)} to ${format.day(lastDayOf(year))}`;
}
