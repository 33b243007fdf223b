/** An Excel workbook as its file has it, and what its formulas come to. */
import { strFromU8, unzipSync } from 'fflate';
import { columnName } from '../../src/lib/export/sheet.ts';

export interface WorkbookCell {
	/** "n": number, "s": shared string, "str": text of a formula, "inlineStr", "b", "d". */
	readonly type: string;
	readonly value: string;
	readonly formula: string | null;
}

export interface WorkbookSheet {
	readonly name: string;
	readonly cells: ReadonlyMap<string, WorkbookCell>;
	/** The cells row by row, from A1, as texts; a formula as what it comes to. */
	readonly rows: readonly (readonly string[])[];
}

/** The parts of a zipped file as text, by path. */
export function readParts(bytes: Uint8Array): Record<string, string> {
	const entries = Object.entries(unzipSync(bytes));
	return Object.fromEntries(entries.map(([name, content]) => [name, strFromU8(content)]));
}

export function readWorkbook(bytes: Uint8Array): WorkbookSheet[] {
	const parts = readParts(bytes);
	const strings = sharedStrings(parts['xl/sharedStrings.xml']);
	const names = [...(parts['xl/workbook.xml'] ?? '').matchAll(/<sheet [^>]*name="([^"]+)"/g)];
	return names.map(([, name = ''], index) => {
		const cells = cellsOf(parts[`xl/worksheets/sheet${index + 1}.xml`] ?? '', strings);
		return { name, cells, rows: rowsOf(cells) };
	});
}

/** What a formula of the workbook comes to: sums of ranges, and of cells joined by plus. */
export function evaluated(at: string, cells: ReadonlyMap<string, WorkbookCell>): number {
	const cell = cells.get(at);
	if (!cell) return 0;
	if (cell.formula === null) return Number(cell.value) || 0;
	const range = /^=?SUM\(([A-Z]+)(\d+):([A-Z]+)(\d+)\)$/.exec(cell.formula);
	if (!range) {
		const parts = cell.formula.replace(/^=/, '').split('+');
		return parts.reduce((sum, part) => sum + evaluated(part, cells), 0);
	}
	const [, from = '', top = '', to = '', bottom = ''] = range;
	let sum = 0;
	for (let column = columnIndex(from); column <= columnIndex(to); column += 1) {
		for (let row = Number(top); row <= Number(bottom); row += 1) {
			sum += evaluated(`${columnName(column)}${row}`, cells);
		}
	}
	return sum;
}

export function columnIndex(name: string): number {
	return [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function rowsOf(cells: ReadonlyMap<string, WorkbookCell>): string[][] {
	const rows: string[][] = [];
	for (const [at, { formula, value }] of cells) {
		const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(at) ?? [];
		const own = (rows[Number(row) - 1] ??= []);
		own[columnIndex(column)] = formula === null ? value : evaluated(at, cells).toFixed(2);
	}
	return Array.from(rows, (row) => Array.from(row ?? [], (text) => text ?? ''));
}

function cellsOf(sheet: string, strings: readonly string[]): Map<string, WorkbookCell> {
	const cells = [...sheet.matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)];
	return new Map(
		cells.map(([, at = '', attributes = '', inner = '']) => {
			const type = /t="(\w+)"/.exec(attributes)?.[1] ?? 'n';
			const raw = /<v>(.*?)<\/v>/s.exec(inner)?.[1] ?? /<t[^>]*>(.*?)<\/t>/s.exec(inner)?.[1] ?? '';
			const formula = /<f>(.*?)<\/f>/s.exec(inner)?.[1] ?? null;
			const value = type === 's' ? (strings[Number(raw)] ?? '') : raw;
			return [at, { type, formula, value: unescaped(value) }];
		})
	);
}

function sharedStrings(xml: string | undefined): string[] {
	const items = [...(xml ?? '').matchAll(/<si>(.*?)<\/si>/gs)];
	return items.map(([, item = '']) => item.replace(/<[^>]+>/g, ''));
}

const entities: Readonly<Record<string, string>> = {
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	amp: '&'
};

export function unescaped(xml: string): string {
	return xml
		.replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_, hex?: string, decimal?: string) =>
			String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal))
		)
		.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? '');
}
