/** The standalone HTML file: one file without scripts or network, that prints like a report. */
import { moneyFormat, type MoneyFormat } from '../text/money.ts';
import { chartSvg, chartValue } from './chart-svg.ts';
import { brandInk, gradeInks } from './colours.ts';
import type {
	DocumentBlock,
	DocumentCell,
	DocumentChart,
	DocumentRow,
	DocumentSection,
	DocumentTable,
	ReportDocument
} from './document.ts';
import { htmlStyle } from './html-style.ts';
import { markSvg } from './mark-svg.ts';
import { escaped, richMarkup } from './markup.ts';

/**
 * The policy lets the file load nothing, so that what a tenant's names hold can't reach out even where
 * an escape were missed.
 */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const isDataImage = /^data:image\/(?:png|jpeg|webp|svg\+xml);base64,[A-Za-z0-9+/]+=*$/;

export function writeHtml(document: ReportDocument): string {
	const money = moneyFormat(document.currency);
	const title = escaped(`${document.company}: ${document.report}`);
	const sections = document.sections.map((section) =>
		section.kind === 'cover'
			? coverMarkup(document, section)
			: sectionMarkup(document, section, money)
	);
	return [
		'<!doctype html>',
		'<html lang="en"><head><meta charset="utf-8">',
		`<meta http-equiv="Content-Security-Policy" content="${policy}">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		'<meta name="referrer" content="no-referrer">',
		`<title>${title}</title><style>${htmlStyle(brandInk(document.colour))}</style></head>`,
		`<body><main>${sections.join('')}`,
		`<footer>${document.foot.map((line) => `<p>${escaped(line)}</p>`).join('')}</footer>`,
		'</main></body></html>'
	].join('\n');
}

function coverMarkup(document: ReportDocument, section: DocumentSection): string {
	const { company, report, meetingDate, preparer, mspName, logo, isDraft } = document;
	const image =
		logo !== null && isDataImage.test(logo)
			? `<img class="logo" src="${logo}" alt="${escaped(mspName)}">`
			: `<span>${escaped(mspName)}</span>`;
	const by = preparer === '' ? '' : `<p class="by">Prepared by ${escaped(preparer)}</p>`;
	return [
		`<section class="cover" id="${escaped(section.id)}">`,
		`<div class="head"><span class="draft">${isDraft ? 'Draft' : ''}</span>${image}</div>`,
		`<div class="oxford"></div><h1>${escaped(company)}</h1>`,
		`<p>${escaped(report)}</p><p>${escaped(meetingDate)}</p>`,
		section.blocks.map((block) => blockMarkup(block, moneyFormat(document.currency))).join(''),
		`${by}</section>`
	].join('');
}

function sectionMarkup(
	{ company, report, isDraft }: ReportDocument,
	section: DocumentSection,
	money: MoneyFormat
): string {
	const { id, title, kind, blocks } = section;
	const prose = kind === 'summary' || kind === 'text' ? ' class="prose"' : '';
	const wide = blocks.some((block) => block.kind === 'table' && block.columns.length > 9);
	return [
		`<section id="${escaped(id)}"${wide ? ' class="wide"' : ''}><div class="head"><span>${escaped(`${company}, ${report}`)}</span>`,
		`<span class="draft">${isDraft ? 'Draft' : ''}</span></div><div class="oxford"></div>`,
		`<h2>${escaped(title)}</h2>`,
		`<div${prose}>${blocks.map((block) => blockMarkup(block, money, title)).join('')}</div></section>`
	].join('');
}

function blockMarkup(block: DocumentBlock, money: MoneyFormat, title = ''): string {
	switch (block.kind) {
		case 'text':
			return richMarkup(block.text);
		case 'line':
			return `<p>${escaped(block.text)}</p>`;
		case 'figures':
			return `<dl class="figures">${block.figures
				.map(
					({ value, label, note }) =>
						`<div><dd class="value">${escaped(value)}</dd><dt>${escaped(label)}</dt><dd class="note">${escaped(note)}</dd></div>`
				)
				.join('')}</dl>`;
		case 'table':
			return tableMarkup(block, title);
		case 'chart':
			return chartMarkup(block, money);
	}
}

/** The drawing, and its numbers as a table that is closed until it is asked for. */
function chartMarkup(chart: DocumentChart, money: MoneyFormat): string {
	const head = chart.series.map(({ name }) => `<th class="end" scope="col">${escaped(name)}</th>`);
	const rows = chart.categories.map((category, index) => {
		const values = chart.series.map(
			({ values: own }) =>
				`<td class="end">${escaped(chartValue(chart, own[index] ?? 0, money))}</td>`
		);
		return `<tr><th scope="row">${escaped(category)}</th>${values.join('')}</tr>`;
	});
	return [
		`<figure><figcaption>${escaped(chart.caption)}</figcaption>${chartSvg(chart, money)}`,
		'<details><summary>Show as table</summary><table>',
		`<thead><tr><th scope="col">${escaped(chart.caption)}</th>${head.join('')}</tr></thead>`,
		`<tbody>${rows.join('')}</tbody></table></details></figure>`
	].join('');
}

/** A caption that only repeats the title of its part is left to those who can't see the title. */
function tableMarkup({ caption, columns, rows }: DocumentTable, title: string): string {
	const all = columns.reduce((sum, { width }) => sum + width, 0);
	const widths = columns.map(
		({ width }) => `<col style="width:${((100 * width) / all).toFixed(1)}%">`
	);
	const head = columns.map(
		({ heading, align }) =>
			`<th scope="col"${align === 'end' ? ' class="end"' : ''}>${escaped(heading)}</th>`
	);
	return [
		`<div class="scroll"><table><caption${caption === title ? ' class="unseen"' : ''}>${escaped(caption)}</caption><colgroup>${widths.join('')}</colgroup>`,
		`<thead><tr>${head.join('')}</tr></thead><tbody>`,
		rows.map((row) => rowMarkup(row, columns)).join(''),
		'</tbody></table></div>'
	].join('');
}

function rowMarkup({ cells, role }: DocumentRow, columns: DocumentTable['columns']): string {
	// The head of a group stands over the empty cells beside it.
	const next = cells.findIndex(({ text }, index) => index > 0 && text !== '');
	const span = role === 'row' ? 1 : next < 0 ? cells.length : next;
	const own = cells.map((cell, index) => {
		if (index === 0) {
			return `<th scope="row"${span > 1 ? ` colspan="${span}"` : ''}>${cellMarkup(cell)}</th>`;
		}
		if (index < span) return '';
		return `<td${columns[index]?.align === 'end' ? ' class="end"' : ''}>${cellMarkup(cell)}</td>`;
	});
	return `<tr${role === 'row' ? '' : ` class="${role}"`}>${own.join('')}</tr>`;
}

function cellMarkup({ text, value }: DocumentCell): string {
	if (value.kind !== 'grade') return escaped(text);
	const ink = gradeInks[value.colour].text;
	return `<span class="grade" style="color:${ink}">${markSvg(value.mark, value.colour)}${escaped(text)}</span>`;
}
