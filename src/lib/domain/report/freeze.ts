import type { IsoDate } from '../dates.ts';
import { isCounted, reportHealth } from './asset.ts';
import { budgetLines, type PlacedAsset } from './budget.ts';
import { budgetTable } from './budget-table.ts';
import type { Changes } from './changes.ts';
import {
	completedReportSchema,
	completedReportVersion,
	type CompletedReport,
	type ReportFigures
} from './completed-report.ts';
import { digestOf } from './digest.ts';
import type { StartMonth } from './fiscal.ts';
import { frozenChanges, thawedChanges } from './frozen-changes.ts';
import { horizonAt } from './horizon.ts';
import type { Initiative } from './initiative.ts';
import { levelledLine } from './levelled.ts';
import { expandRichText, type MacroValues } from './macros.ts';
import { partOf, type ReportPart } from './parts.ts';
import type { DraftReport, ReportContent } from './report.ts';
import { normalised, type RichText } from './rich-text.ts';

/** What the parts of a report are computed from, live for a draft and kept for a completed one. */
export interface ReportFacts extends Pick<
	CompletedReport,
	| 'companyName'
	| 'asOf'
	| 'brand'
	| 'template'
	| 'osTable'
	| 'dataAsOf'
	| 'startMonth'
	| 'fields'
	| 'assets'
	| 'initiatives'
	| 'trend'
	| 'previous'
> {
	readonly changes: Changes | null;
}

/** What completing adds to a draft and its facts. */
export interface Completion {
	/** ISO date-time. */
	readonly completedAt: string;
	/** The summary in words, for a draft that has left it to its facts. */
	readonly draftedSummary: RichText;
	readonly macros: MacroValues;
}

/**
 * The completed report: a copy that shares nothing with what it was made from (plain values, no
 * proxies). Throws if the result is not what a completed report may hold, which is a bug of the caller:
 * nothing is completed by half.
 */
export function freeze(
	draft: DraftReport,
	facts: ReportFacts,
	completion: Completion
): CompletedReport {
	const content: ReportContent = {
		name: draft.name,
		meetingDate: draft.meetingDate,
		templateId: draft.templateId,
		preparer: draft.preparer,
		parts: draft.parts,
		notes: draft.notes,
		exclusions: draft.exclusions,
		assetNotes: draft.assetNotes
	};
	const { changes, ...kept } = facts;
	const made = {
		...kept,
		format: 'almanac-report',
		version: completedReportVersion,
		state: 'completed',
		id: draft.id,
		companyId: draft.companyId,
		createdAt: draft.createdAt,
		completedAt: completion.completedAt,
		content,
		texts: textsOf(draft.parts, completion),
		health: reportHealth(facts.assets),
		changes: changes && frozenChanges(changes),
		figures: figuresOf({ ...facts, parts: draft.parts })
	} as const;
	// A clone of its own that still shares verdicts and grades among its assets, as parsing would not.
	const copy = structuredClone(made) satisfies Omit<CompletedReport, 'digest'>;
	const report: CompletedReport = { ...copy, digest: digestOf(copy) };
	completedReportSchema.parse(report);
	return report;
}

/** The facts of a completed report, for the parts. */
export function factsOf(report: CompletedReport): ReportFacts {
	const { companyName, asOf, brand, template, osTable, dataAsOf, startMonth } = report;
	const { fields, assets, initiatives, trend, previous } = report;
	return {
		...{ companyName, asOf, brand, template, osTable, dataAsOf, startMonth },
		...{ fields, assets, initiatives, trend, previous },
		changes: report.changes && thawedChanges(report.changes, assets)
	};
}

/** The sums of a report, over the horizon of its budget part or three years. */
export function figuresOf(sources: {
	readonly asOf: IsoDate;
	readonly startMonth: StartMonth;
	readonly assets: readonly PlacedAsset[];
	readonly initiatives: readonly Initiative[];
	readonly parts: readonly ReportPart[];
}): ReportFigures {
	const years = partOf(sources.parts, 'budget')?.years ?? 3;
	const horizon = horizonAt(sources.asOf, sources.startMonth, years);
	const lines = budgetLines(sources.assets, sources.initiatives, horizon);
	const table = budgetTable(lines, { horizon, granularity: 'year', grouping: 'family' });
	const counted = sources.assets.filter(isCounted);
	return {
		assetCount: counted.length,
		replaceCount: counted.filter(({ grade }) => grade?.action === 'replace').length,
		oneTimeMinor: table.oneTime.total.together.minor,
		laterMinor: table.oneTime.total.cells.at(-1)?.minor ?? 0,
		unscheduledMinor: table.unscheduled.minor,
		recurringMonthlyMinor: table.recurringMonthlyMinor,
		levelledYearMinor: levelledLine(lines, horizon, 'year').amountMinor,
		levelledMonthMinor: levelledLine(lines, horizon, 'month').amountMinor
	};
}

/** Texts as they are read: macros filled in, a summary that nobody wrote in the words that it had. */
function textsOf(
	parts: readonly ReportPart[],
	{ draftedSummary, macros }: Completion
): Record<string, RichText> {
	const texts = parts.flatMap((part): [string, RichText][] => {
		if (part.kind === 'cover' || part.kind === 'text') {
			return [[part.id, expandRichText(part.text, macros)]];
		}
		if (part.kind !== 'summary') return [];
		if (part.text.origin === 'drafted') return [[part.id, normalised(draftedSummary)]];
		return [[part.id, expandRichText(part.text.text, macros)]];
	});
	return Object.fromEntries(texts);
}
