/** A report as Display mode shows it, ready for any file. */
import { clientContent, clientFacts } from '../domain/report/client-view.ts';
import type { ReportFacts } from '../domain/report/freeze.ts';
import type { ReportPart } from '../domain/report/parts.ts';
import type { ReportContent } from '../domain/report/report.ts';
import { isEmptyText, type RichText } from '../domain/report/rich-text.ts';
import { reportFormat } from '../text/report-format.ts';
import { cellTerms } from '../text/report-listing.ts';
import { partName } from '../text/report-words.ts';
import { assetsSection } from './assets-section.ts';
import { budgetSection } from './budget-section.ts';
import { Cells, type DocumentTerms } from './cells.ts';
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
	const { facts, content, terms } = forClient(report);
	const { brand, osTable, dataAsOf } = facts;
	return {
		company: facts.companyName,
		report: content.name,
		preparer: content.preparer,
		mspName: brand.mspName,
		logo: brand.logo,
		colour: brand.colour,
		currency: brand.currency,
		meetingDate: terms.format.day(content.meetingDate),
		isDraft: report.isDraft,
		foot: [
			[content.preparer, brand.mspName].filter(Boolean).join(', '),
			dataAsOf === null ? '' : `Data of ${terms.format.day(dataAsOf)}`,
			`Support dates of ${terms.format.day(osTable.asOf)}`
		].filter(Boolean),
		sections: content.parts.map((part) => ({
			id: part.id,
			kind: part.kind,
			title: partName(part),
			blocks: blocksOf(part, { facts, content, terms, texts: report.texts })
		}))
	};
}

/** What the client may be given, in its own currency, dates and fiscal calendar. */
export interface ClientReport {
	readonly facts: ReportFacts;
	readonly content: ReportContent;
	readonly terms: DocumentTerms;
}

/** The report without what is internal, excluded or hidden, and how it writes. */
export function forClient(report: ReportToExport): ClientReport {
	const facts = clientFacts(report.facts);
	const content = clientContent(report.content, 'display');
	const format = reportFormat(facts);
	return {
		facts,
		content,
		terms: { ...cellTerms(facts, format), cells: new Cells(format) }
	};
}

interface PartSources {
	readonly facts: ReportFacts;
	readonly content: ReportContent;
	readonly terms: DocumentTerms;
	readonly texts: Readonly<Record<string, RichText>>;
}

function blocksOf(
	part: ReportPart,
	{ facts, content, terms, texts }: PartSources
): DocumentBlock[] {
	switch (part.kind) {
		case 'cover':
		case 'summary':
		case 'text':
			return textBlocks(texts[part.id]);
		case 'dashboard':
			return dashboardSection(facts, terms);
		case 'assets':
			return assetsSection(part, facts, terms);
		case 'lifecycle':
			return lifecycleSection(part, facts, terms);
		case 'budget':
			return budgetSection(part, facts, terms);
		case 'roadmap':
			return roadmapSection(part, facts, terms);
		case 'changes':
			return changesSection(facts, terms);
		case 'notes':
			return notesBlocks(content, terms);
	}
}

function textBlocks(text: RichText | undefined): DocumentBlock[] {
	return text === undefined || isEmptyText(text) ? [] : [{ kind: 'text', text }];
}

function notesBlocks({ notes }: ReportContent, { cells }: DocumentTerms): DocumentBlock[] {
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
