/** A PowerPoint deck as its file has it: the words, tables and charts of its slides. */
import { readParts, unescaped } from './read-workbook.ts';

export interface DeckSlide {
	readonly text: string;
	/** Each table's rows of cell texts. */
	readonly tables: readonly (readonly (readonly string[])[])[];
}

export interface DeckChart {
	readonly categories: readonly string[];
	readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

export interface Deck {
	readonly slides: readonly DeckSlide[];
	readonly charts: readonly DeckChart[];
	/** Every part as text, to search in. */
	readonly whole: string;
}

export function readDeck(bytes: Uint8Array): Deck {
	const parts = readParts(bytes);
	return {
		slides: numbered(parts, /^ppt\/slides\/slide(\d+)\.xml$/).map((xml) => ({
			text: textOf(xml),
			tables: all(xml, /<a:tbl>(.*?)<\/a:tbl>/gs).map((table) =>
				all(table, /<a:tr [^>]*>(.*?)<\/a:tr>/gs).map((row) =>
					all(row, /<a:tc[ >](.*?)<\/a:tc>/gs).map(textOf)
				)
			)
		})),
		charts: numbered(parts, /^ppt\/charts\/chart(\d+)\.xml$/).map((xml) => {
			const series = all(xml, /<c:ser>(.*?)<\/c:ser>/gs);
			return {
				categories: valuesIn(series[0] ?? '', 'cat'),
				series: series.map((one) => ({
					name: valuesIn(one, 'tx')[0] ?? '',
					values: valuesIn(one, 'val').map(Number)
				}))
			};
		}),
		whole: Object.values(parts).join('\n')
	};
}

function numbered(parts: Readonly<Record<string, string>>, path: RegExp): string[] {
	return Object.entries(parts)
		.flatMap(([name, xml]) => {
			const number = path.exec(name)?.[1];
			return number === undefined ? [] : [{ number: Number(number), xml }];
		})
		.sort((a, b) => a.number - b.number)
		.map(({ xml }) => xml);
}

function all(xml: string, pattern: RegExp): string[] {
	return [...xml.matchAll(pattern)].map(([, inner = '']) => inner);
}

/** Paragraphs by line. */
function textOf(xml: string): string {
	return all(xml, /<a:p>(.*?)<\/a:p>/gs)
		.map((paragraph) =>
			all(paragraph, /<a:t>(.*?)<\/a:t>/gs)
				.map(unescaped)
				.join('')
		)
		.filter(Boolean)
		.join('\n');
}

function valuesIn(series: string, part: 'cat' | 'tx' | 'val'): string[] {
	const inner = new RegExp(`<c:${part}>(.*?)</c:${part}>`, 's').exec(series)?.[1] ?? '';
	return all(inner, /<c:v>(.*?)<\/c:v>/gs).map(unescaped);
}
