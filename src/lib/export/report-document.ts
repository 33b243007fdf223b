/** A report as Display mode shows it, ready for any file. */
import { clientContent, clientFacts } from '../domain/report/client-view.ts';
import type { ReportFacts } from '../domain/report/freeze.ts';
import type { ReportPart } from '../domain/report/parts.ts';
import type { ReportContent } from '../domain/report/report.ts';
import { isEmptyText, type RichText } from '../domain/report/rich-text.ts';
import { dateFormats, type DateFormat } from '../domain/workspace-settings.ts';
import { formatDay, useDateFormat } from '../text/format.ts';
import { sentenceFormat } from '../text/grades.ts';
import { partName } from '../text/report-words.ts';
import type { AssetWords } from './asset-cells.ts';
import { assetsSection } from './assets-section.ts';
import { budgetSection } from './budget-section.ts';
import { Cells } from './cells.ts';
import { changesSection } from './changes-section.ts';
import { dashboardSection } from './dashboard-section.ts';
import { textCell, type DocumentBlock, type ReportDocument } from './document.ts';
import { lifecycleSection } from './lifecycle-section.ts';
import { roadmapSection } from './roadmap-section.ts';

/** A report with its texts as they are read: macros filled in, a drafted summary in words. */
export interface ReportToExport {
	readonly isDraft: boolean;
	readonly content: ReportContent;
	readonly facts: ReportFacts;
	/** By the id of the part. */
	readonly texts: Readonly<Record<string, RichText>>;
}

/** The report for its client: nothing internal, excluded or hidden is in what this returns. */
export function reportDocument(report: ReportToExport): ReportDocument {
	const { facts, content, words } = forClient(report);
	const { brand, osTable, dataAsOf } = facts;
	return {
		company: facts.companyName,
		report: content.name,
		preparer: content.preparer,
		mspName: brand.mspName,
		logo: brand.logo,
		colour: brand.colour,
		currency: brand.currency,
		meetingDate: formatDay(content.meetingDate),
		isDraft: report.isDraft,
		foot: [
			[content.preparer, brand.mspName].filter(Boolean).join(', '),
			dataAsOf === null ? '' : `Data of ${formatDay(dataAsOf)}`,
			`Support dates of ${formatDay(osTable.asOf)}`
		].filter(Boolean),
		sections: content.parts.map((part) => ({
			id: part.id,
			kind: part.kind,
			title: partName(part),
			blocks: blocksOf(part, { facts, content, words, texts: report.texts })
		}))
	};
}

/** What the client may be given, with the words of the workspace. */
export function forClient(report: ReportToExport): {
	readonly facts: ReportFacts;
	readonly content: ReportContent;
	readonly words: AssetWords;
} {
	const facts = clientFacts(report.facts);
	const content = clientContent(report.content, 'display');
	useDateFormat(dateFormatOf(facts.brand.dateFormat));
	const labels = new Map(facts.fields.map(({ key, label }) => [key, label]));
	return {
		facts,
		content,
		words: {
			cells: new Cells(facts.brand.currency),
			sentences: sentenceFormat((key) => labels.get(key) ?? key),
			asOf: facts.asOf,
			startMonth: facts.startMonth
		}
	};
}

interface PartSources {
	readonly facts: ReportFacts;
	readonly content: ReportContent;
	readonly words: AssetWords;
	readonly texts: Readonly<Record<string, RichText>>;
}

function blocksOf(
	part: ReportPart,
	{ facts, content, words, texts }: PartSources
): DocumentBlock[] {
	switch (part.kind) {
		case 'cover':
		case 'summary':
		case 'text':
			return textBlocks(texts[part.id]);
		case 'dashboard':
			return dashboardSection(facts);
		case 'assets':
			return assetsSection(part, facts, words);
		case 'lifecycle':
			return lifecycleSection(part, facts, words);
		case 'budget':
			return budgetSection(part, facts, words);
		case 'roadmap':
			return roadmapSection(part, facts, words);
		case 'changes':
			return changesSection(facts, words);
		case 'notes':
			return notesBlocks(content, words);
	}
}

function textBlocks(text: RichText | undefined): DocumentBlock[] {
	return text === undefined || isEmptyText(text) ? [] : [{ kind: 'text', text }];
}

function notesBlocks({ notes }: ReportContent, { cells }: AssetWords): DocumentBlock[] {
	if (notes.length === 0) return [{ kind: 'line', text: 'No notes and no open actions.' }];
	return [
		{
			kind: 'table',
			caption: 'Notes and actions',
			columns: [
				{ heading: 'What', align: 'start', width: 48 },
				{ heading: 'Who', align: 'start', width: 16 },
				{ heading: 'Until when', align: 'end', width: 12 },
				{ heading: 'Done', align: 'start', width: 8 }
			],
			rows: notes.map(({ kind, text, who, until, isDone }) => ({
				role: 'row',
				cells: [
					textCell(text),
					textCell(who),
					cells.day(until),
					textCell(kind === 'note' ? '' : isDone ? 'Done' : 'Open')
				]
			}))
		}
	];
}

function dateFormatOf(name: string): DateFormat {
	return dateFormats.find((format) => format === name) ?? 'day-first';
}
