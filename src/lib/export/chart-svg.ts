/** A chart as a drawing: sharp in print, with its finding as a name and its table behind it. */
import type { MoneyFormat } from '../text/money.ts';
import { formatCount } from '../text/format.ts';
import { fillOf, inks, lineOf } from './colours.ts';
import type { ChartColour, DocumentChart } from './document.ts';
import { escaped } from './markup.ts';

const width = 720;
const pitch = 28;
const thickness = 14;

/** How a value of the chart is written. */
export function chartValue(chart: DocumentChart, value: number, money: MoneyFormat): string {
	return chart.unit === 'money' ? money.amount(value) : formatCount(value);
}

/** The whole chart with a legend where it has several series. */
export function chartSvg(chart: DocumentChart, money: MoneyFormat): string {
	const drawing = chart.direction === 'rows' ? rowBars(chart, money) : columnBars(chart, money);
	const name = `${chart.caption}: ${finding(chart, money)}`;
	return `<svg role="img" viewBox="0 0 ${width} ${drawing.height}" aria-label="${escaped(name)}">${drawing.body}</svg>${legend(chart)}`;
}

/** Each category with its value, as one sentence. */
export function finding(chart: DocumentChart, money: MoneyFormat): string {
	const values = chart.categories.map((category, index) => {
		return `${category} ${chartValue(chart, totalAt(chart, index), money)}`;
	});
	return `${values.join(', ')}.`;
}

function totalAt(chart: DocumentChart, index: number): number {
	return chart.series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0);
}

function largest(chart: DocumentChart): number {
	return Math.max(1, ...chart.categories.map((_, index) => totalAt(chart, index)));
}

function colourAt(chart: DocumentChart, series: number, category: number): ChartColour {
	const own = chart.categoryColours?.[category];
	return own ?? chart.series[series]?.colour ?? { kind: 'series', place: 'muted' };
}

interface Drawing {
	readonly height: number;
	readonly body: string;
}

function rowBars(chart: DocumentChart, money: MoneyFormat): Drawing {
	const longest = Math.max(...chart.categories.map((name) => name.length));
	const left = Math.min(330, Math.max(110, longest * 6.2 + 12));
	const room = width - left - 90;
	const top = largest(chart);
	const body = chart.categories.map((name, index) => {
		const y = index * pitch;
		let x = left;
		const rects = chart.series.map(({ values }, series) => {
			const length = (room * (values[index] ?? 0)) / top;
			const rect = bar({ x, y: y + 7, width: length, height: thickness }, chart, [series, index]);
			x += length;
			return rect;
		});
		const value = chartValue(chart, totalAt(chart, index), money);
		return `${label(name, left - 8, y + 18, 'end')}${rects.join('')}${label(value, x + 6, y + 18, 'start')}`;
	});
	return { height: chart.categories.length * pitch + 6, body: body.join('') };
}

function columnBars(chart: DocumentChart, money: MoneyFormat): Drawing {
	const height = 200;
	const base = height - 28;
	const slot = width / Math.max(1, chart.categories.length);
	const thick = Math.min(64, slot * 0.5);
	const top = largest(chart);
	const body = chart.categories.map((name, index) => {
		const middle = slot * (index + 0.5);
		let y = base;
		const rects = chart.series.map(({ values }, series) => {
			const length = ((base - 26) * (values[index] ?? 0)) / top;
			y -= length;
			const box = { x: middle - thick / 2, y, width: thick, height: length };
			return bar(box, chart, [series, index]);
		});
		const value = chartValue(chart, totalAt(chart, index), money);
		return `${rects.join('')}${label(value, middle, y - 6, 'middle')}${label(name, middle, base + 18, 'middle')}`;
	});
	const axis = `<path d="M0 ${base}H${width}" stroke="${inks.ink}" stroke-width="1"/>`;
	return { height, body: body.join('') + axis };
}

interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

function bar(
	box: Box,
	chart: DocumentChart,
	[series, category]: readonly [number, number]
): string {
	if (box.width <= 0 || box.height <= 0) return '';
	const colour = colourAt(chart, series, category);
	const [x, y, w, h] = [box.x, box.y, box.width, box.height].map((one) => one.toFixed(1));
	return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fillOf(colour)}" stroke="${lineOf(colour)}" stroke-width="0.75"/>`;
}

function label(text: string, x: number, y: number, anchor: 'start' | 'middle' | 'end'): string {
	const most = 52;
	const shown = text.length > most ? `${text.slice(0, most - 1)}…` : text;
	return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${escaped(shown)}</text>`;
}

function legend({ series }: DocumentChart): string {
	if (series.length < 2) return '';
	const items = series.map(({ name, colour }) => {
		const style = `background:${fillOf(colour)};border-color:${lineOf(colour)}`;
		return `<li><span class="swatch" style="${style}"></span>${escaped(name)}</li>`;
	});
	return `<ul class="legend">${items.join('')}</ul>`;
}
