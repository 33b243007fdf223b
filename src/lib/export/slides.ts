/** A document cut into slides: each holds what a person in a meeting can read. */
import type {
	DocumentBlock,
	DocumentChart,
	DocumentFigures,
	DocumentRow,
	DocumentTable,
	ReportDocument
} from './document.ts';
import { plainText } from '../domain/report/rich-text.ts';

export type SlideBlock =
	| DocumentChart
	| DocumentFigures
	| DocumentTable
	| { readonly kind: 'prose'; readonly text: string };

export interface Slide {
	readonly title: string;
	readonly block: SlideBlock;
}

/** Lines of table text that fit on a slide of 16:9 under its title. */
const linesOfSlide = 15;
/** A deck is shown; whoever needs all rows has the workbook. */
const mostRows = 120;
const proseOfSlide = 900;

/** The slides after the cover, in the order of the parts. */
export function slidesOf(document: ReportDocument): Slide[] {
	return document.sections
		.filter(({ kind }) => kind !== 'cover')
		.flatMap(({ title, blocks }) =>
			joinedLines(blocks).flatMap((block) => blockSlides(title, block))
		);
}

/** Sentences that stand alone share a slide with the texts beside them. */
function joinedLines(blocks: readonly DocumentBlock[]): SlideBlock[] {
	const joined: SlideBlock[] = [];
	for (const block of blocks) {
		if (block.kind !== 'line' && block.kind !== 'text') joined.push(block);
		else {
			const text = block.kind === 'line' ? block.text : plainText(block.text);
			const last = joined.at(-1);
			if (last?.kind === 'prose') {
				joined[joined.length - 1] = { kind: 'prose', text: `${last.text}\n\n${text}` };
			} else joined.push({ kind: 'prose', text });
		}
	}
	return joined;
}

function blockSlides(title: string, block: SlideBlock): Slide[] {
	switch (block.kind) {
		case 'prose':
			return numbered(
				title,
				proseCuts(block.text).map((text) => ({ kind: 'prose', text }))
			);
		case 'table':
			return numbered(tableTitle(title, block.caption), tableCuts(block));
		default:
			return [{ title, block }];
	}
}

function tableTitle(title: string, caption: string): string {
	return caption === title || caption === '' ? title : `${title}: ${caption}`;
}

function numbered(title: string, blocks: readonly SlideBlock[]): Slide[] {
	return blocks.map((block, index) => ({
		title: blocks.length === 1 ? title : `${title}, ${index + 1} of ${blocks.length}`,
		block
	}));
}

function proseCuts(text: string): string[] {
	const cuts: string[] = [];
	for (const paragraph of text.split('\n\n')) {
		const last = cuts.at(-1);
		if (last !== undefined && last.length + paragraph.length < proseOfSlide) {
			cuts[cuts.length - 1] = `${last}\n\n${paragraph}`;
		} else cuts.push(paragraph);
	}
	return cuts;
}

/** The table in runs of rows that fit, its total on the last one; what is left out is said. */
function tableCuts(table: DocumentTable): DocumentTable[] {
	const body = table.rows.filter(({ role }) => role !== 'total');
	const totals = table.rows.filter(({ role }) => role === 'total');
	const shown = body.slice(0, mostRows);
	const left = body.slice(mostRows).filter(({ role }) => role === 'row').length;
	const cuts: DocumentRow[][] = [];
	let lines = Number.POSITIVE_INFINITY;
	for (const row of [...shown, ...totals]) {
		const own = linesOf(row, table);
		// A group's head goes with the rows that it heads.
		const isFull = lines + own + (row.role === 'group' ? 1 : 0) > linesOfSlide;
		if (isFull) {
			cuts.push([]);
			lines = 0;
		}
		cuts.at(-1)?.push(row);
		lines += own;
	}
	return cuts.map((rows, index) => ({
		...table,
		rows,
		caption: left > 0 && index === cuts.length - 1 ? `${left} more in the workbook` : ''
	}));
}

/** How many lines a row takes: its fullest cell, by the share of the width that its column has. */
function linesOf({ cells }: DocumentRow, { columns }: DocumentTable): number {
	const all = columns.reduce((sum, { width }) => sum + width, 0);
	const charactersOfSlide = 150;
	return Math.max(
		1,
		...cells.map(({ text }, index) => {
			const room = Math.max(6, (charactersOfSlide * (columns[index]?.width ?? 10)) / all);
			return Math.ceil(text.length / room);
		})
	);
}
