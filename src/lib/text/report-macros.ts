/** What the macros of a report's texts stand for, and the texts as they are read. */
import { isCounted, reportHealth } from '../domain/report/asset.ts';
import { figuresOf, type ReportFacts } from '../domain/report/freeze.ts';
import { summaryOfFacts } from '../domain/report/draft-facts.ts';
import { expandRichText, type MacroName, type MacroValues } from '../domain/report/macros.ts';
import { partOf } from '../domain/report/parts.ts';
import type { ReportContent } from '../domain/report/report.ts';
import type { RichText } from '../domain/report/rich-text.ts';
import { formatCount } from './format.ts';
import type { ReportFormat } from './report-format.ts';
import { summaryText } from './report-summary.ts';
import { healthWords } from './report-words.ts';

export const macroWords: Readonly<Record<MacroName, string>> = {
	company: 'Company',
	report: 'Name of the report',
	date: 'Meeting date',
	'as-of': 'Day that ages are judged for',
	preparer: 'Prepared by',
	msp: 'Name of the MSP',
	assets: 'Number of assets',
	health: 'Health',
	replace: 'Number to replace',
	overdue: 'Number overdue',
	budget: 'Cost over the horizon',
	levelled: 'Levelled amount a year'
};

/** The values of macros, by the facts that the client may see. */
export function macroValues(
	content: ReportContent,
	facts: ReportFacts,
	format: ReportFormat
): MacroValues {
	const figures = figuresOf({ ...facts, parts: content.parts });
	const overdue = facts.assets.filter(
		(asset) =>
			isCounted(asset) && asset.placement.state === 'scheduled' && asset.placement.isOverdue
	).length;
	return {
		company: facts.companyName,
		report: content.name,
		date: format.day(content.meetingDate),
		'as-of': format.day(facts.asOf),
		preparer: content.preparer,
		msp: facts.brand.mspName,
		assets: formatCount(figures.assetCount),
		health: healthWords(reportHealth(facts.assets)),
		replace: formatCount(figures.replaceCount),
		overdue: formatCount(overdue),
		budget: format.money.amount(figures.oneTimeMinor),
		levelled: format.money.amount(figures.levelledYearMinor)
	};
}

/** The summary that the facts make, over the horizon of the budget part. */
export function draftedSummary(
	content: Pick<ReportContent, 'parts'>,
	facts: ReportFacts,
	format: ReportFormat
): RichText {
	const years = partOf(content.parts, 'budget')?.years ?? 3;
	return summaryText(summaryOfFacts(facts, years), format);
}

/** The texts of a draft as they are read now, by part: macros filled in, the summary drafted. */
export function textsOfDraft(
	content: ReportContent,
	facts: ReportFacts,
	format: ReportFormat
): Readonly<Record<string, RichText>> {
	const macros = macroValues(content, facts, format);
	const texts = content.parts.flatMap((part): [string, RichText][] => {
		if (part.kind === 'cover' || part.kind === 'text') {
			return [[part.id, expandRichText(part.text, macros)]];
		}
		if (part.kind !== 'summary') return [];
		if (part.text.origin === 'drafted') return [[part.id, draftedSummary(content, facts, format)]];
		return [[part.id, expandRichText(part.text.text, macros)]];
	});
	return Object.fromEntries(texts);
}
