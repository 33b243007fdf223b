/** The PowerPoint deck as bytes: native tables and charts, so that a person can go on editing. */
import PptxGenJS from 'pptxgenjs';
import { majorOf } from '../domain/money.ts';
import { allowedText } from './allowed-text.ts';
import { brandInk, fillOf, gradeInks, inks } from './colours.ts';
import type {
	DocumentChart,
	DocumentFigures,
	DocumentRow,
	DocumentTable,
	ReportDocument
} from './document.ts';
import { slidesOf, type Slide } from './slides.ts';

type Page = ReturnType<PptxGenJS['addSlide']>;

/** Inches of a 16:9 slide. */
const page = { width: 13.33, height: 7.5, left: 0.6, top: 1.5 } as const;
const inner = page.width - 2 * page.left;
const face = { serif: 'Georgia', sans: 'Calibri' } as const;

export async function writePptx(document: ReportDocument): Promise<Blob> {
	const deck = new PptxGenJS();
	deck.defineLayout({ name: 'almanac', width: page.width, height: page.height });
	deck.layout = 'almanac';
	deck.title = allowedText(`${document.company}: ${document.report}`);
	deck.company = allowedText(document.mspName);
	deck.author = allowedText(document.preparer);
	cover(deck.addSlide(), document);
	for (const slide of slidesOf(document)) {
		const own = deck.addSlide();
		frame(own, document, slide.title);
		drawBlock(own, slide, { deck, document });
	}
	// `blob` is what pptxgenjs returns for this output type.
	return (await deck.write({ outputType: 'blob' })) as Blob;
}

function cover(own: Page, document: ReportDocument): void {
	const { company, report, meetingDate, preparer, mspName, logo, isDraft } = document;
	rule(own, brandInk(document.colour), 1.9);
	if (logo !== null && /^data:image\/(?:png|jpeg);base64,/.test(logo)) {
		const sizing = { type: 'contain', w: 2.6, h: 0.85 } as const;
		own.addImage({ data: logo, x: page.width - page.left - 2.6, y: 0.7, w: 2.6, h: 0.85, sizing });
	} else text(own, mspName, { y: 0.8, h: 0.5, size: 16, colour: inks['ink-2'] });
	text(own, company, { y: 2.1, h: 1.1, size: 44, serif: true });
	text(own, report, { y: 3.3, h: 0.5, size: 20 });
	text(own, meetingDate, { y: 3.8, h: 0.5, size: 20 });
	if (isDraft) text(own, 'Draft', { y: 4.4, h: 0.5, size: 20, bold: true });
	const by = preparer === '' ? '' : `Prepared by ${preparer}`;
	text(own, by, { y: 6.3, h: 0.4, size: 16, colour: inks['ink-2'] });
}

function frame(own: Page, document: ReportDocument, title: string): void {
	rule(own, brandInk(document.colour), 0.45);
	text(own, title, { y: 0.6, h: 0.7, size: 28, serif: true });
	const foot = [document.company, document.report, document.isDraft ? 'Draft' : ''];
	text(own, [...foot, ...document.foot].filter(Boolean).join('  ·  '), {
		y: 7.05,
		h: 0.3,
		size: 10,
		colour: inks['ink-2']
	});
	const style = { fontFace: face.sans, fontSize: 10, color: hex(inks['ink-2']) };
	own.slideNumber = { x: page.width - 1.1, y: 7.05, ...style };
}

function drawBlock(
	own: Page,
	{ block }: Slide,
	{ deck, document }: { readonly deck: PptxGenJS; readonly document: ReportDocument }
): void {
	switch (block.kind) {
		case 'prose':
			text(own, block.text, { y: page.top, h: 5.3, size: 18, serif: true });
			return;
		case 'figures':
			figures(own, block);
			return;
		case 'table':
			table(own, block);
			return;
		case 'chart':
			chart(own, block, { deck, currency: document.currency });
	}
}

function figures(own: Page, block: DocumentFigures): void {
	const perRow = 4;
	const wide = inner / perRow;
	block.figures.forEach(({ value, label, note }, index) => {
		const x = page.left + wide * (index % perRow);
		const y = page.top + 0.2 + 1.7 * Math.floor(index / perRow);
		text(own, value, { x, w: wide - 0.2, y, h: 0.7, size: 32, serif: true });
		text(own, label, { x, w: wide - 0.2, y: y + 0.7, h: 0.35, size: 16, bold: true });
		text(own, note, { x, w: wide - 0.2, y: y + 1.02, h: 0.6, size: 12, colour: inks['ink-2'] });
	});
}

function table(own: Page, { columns, rows, caption }: DocumentTable): void {
	const all = columns.reduce((sum, { width }) => sum + width, 0);
	const border = [none, none, { type: 'solid', pt: 0.75, color: hex(inks.rule) }, none] as const;
	const head = columns.map(({ heading, align }) => ({
		text: allowedText(heading),
		options: { bold: true, align: align === 'end' ? ('right' as const) : ('left' as const) }
	}));
	const body = rows.map((row) =>
		row.cells.map((cell, index) => tableCell(row, { cell, index, columns }))
	);
	own.addTable([head, ...body], {
		x: page.left,
		y: page.top,
		w: inner,
		colW: columns.map(({ width }) => (inner * width) / all),
		fontFace: face.sans,
		fontSize: 11,
		color: hex(inks.ink),
		border: [...border],
		margin: [0.02, 0.06, 0.02, 0.02],
		valign: 'top'
	});
	if (caption !== '') text(own, caption, { y: 6.7, h: 0.3, size: 12, colour: inks['ink-2'] });
}

const none = { type: 'none' } as const;

function tableCell(
	{ role }: DocumentRow,
	at: {
		readonly cell: DocumentRow['cells'][number];
		readonly index: number;
		readonly columns: DocumentTable['columns'];
	}
) {
	const { cell, index, columns } = at;
	const colour = cell.value.kind === 'grade' ? gradeInks[cell.value.colour].text : inks.ink;
	return {
		text: allowedText(cell.text),
		options: {
			bold: role !== 'row' || cell.value.kind === 'grade',
			color: hex(colour),
			align: columns[index]?.align === 'end' ? ('right' as const) : ('left' as const)
		}
	};
}

function chart(
	own: Page,
	block: DocumentChart,
	{ deck, currency }: { readonly deck: PptxGenJS; readonly currency: string }
): void {
	const isRows = block.direction === 'rows';
	const scaled = (value: number) => (block.unit === 'money' ? majorOf(value, currency) : value);
	// PowerPoint draws bars from the bottom up.
	const turned = <T>(list: readonly T[]) => (isRows ? list.toReversed() : [...list]);
	const series = block.series.map(({ name, values }) => ({
		name: allowedText(name),
		labels: turned(block.categories).map(allowedText),
		values: turned(values).map(scaled)
	}));
	const colours = block.categoryColours
		? turned(block.categoryColours).map(fillOf)
		: block.series.map(({ colour }) => fillOf(colour));
	own.addChart(deck.ChartType.bar, series, {
		x: page.left,
		y: page.top,
		w: inner,
		h: 5.3,
		barDir: isRows ? 'bar' : 'col',
		barGrouping: block.series.length > 1 ? 'stacked' : 'clustered',
		barGapWidthPct: 60,
		chartColors: colours.map(hex),
		showTitle: true,
		title: allowedText(block.caption),
		titleFontFace: face.sans,
		titleFontSize: 14,
		titleColor: hex(inks.ink),
		showLegend: block.series.length > 1,
		legendPos: 'b',
		showValue: block.series.length === 1,
		dataLabelFormatCode: '#,##0',
		valAxisHidden: block.series.length === 1,
		valGridLine: { style: block.series.length === 1 ? 'none' : 'solid', color: hex(inks.rule) },
		catAxisLabelFontFace: face.sans,
		catAxisLabelFontSize: 12
	});
}

interface TextPlace {
	readonly y: number;
	readonly h: number;
	readonly size: number;
	readonly x?: number;
	readonly w?: number;
	readonly serif?: boolean;
	readonly bold?: boolean;
	readonly colour?: string;
}

function text(own: Page, words: string, place: TextPlace): void {
	if (words === '') return;
	own.addText(allowedText(words), {
		x: place.x ?? page.left,
		y: place.y,
		w: place.w ?? inner,
		h: place.h,
		fontFace: place.serif ? face.serif : face.sans,
		fontSize: place.size,
		bold: place.bold ?? false,
		color: hex(place.colour ?? inks.ink),
		margin: 0,
		valign: 'top',
		fit: 'shrink'
	});
}

/** The Oxford rule, thick over thin. */
function rule(own: Page, thick: string, y: number): void {
	const line = (at: number, pt: number, colour: string) =>
		own.addShape('line', {
			x: page.left,
			y: at,
			w: inner,
			h: 0,
			line: { color: hex(colour), width: pt }
		});
	line(y, 3, thick);
	line(y + 0.05, 0.75, inks.ink);
}

/** PowerPoint writes colours without the sign. */
function hex(colour: string): string {
	return colour.slice(1).toUpperCase();
}
