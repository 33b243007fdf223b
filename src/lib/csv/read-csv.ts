/**
 * CSV files and pasted tables as rows of cells. Papa Parse reads the dialects that spreadsheets write:
 * comma, semicolon, tab or bar, quotes, line breaks inside quotes.
 */
import Papa from 'papaparse';

export interface CsvRow {
	/** As a spreadsheet counts: from 1, with the header and empty rows. */
	readonly row: number;
	readonly cells: readonly string[];
}

export interface CsvTable {
	/** Rows that hold anything, each as long as it was written. */
	readonly rows: readonly CsvRow[];
	/** Rows whose quotes don't close or stand inside a cell: what they hold may be shifted. */
	readonly brokenRows: readonly number[];
}

/** Reads CSV text. Never throws: whatever can't be read as a table is named in `brokenRows`. */
export function readCsv(text: string): CsvTable {
	const { body, delimiter } = withoutSeparatorLine(text.replace(/^\ufeff/, ''));
	const parsed = Papa.parse<string[]>(body, {
		delimiter: delimiter ?? guessedDelimiter(body),
		header: false,
		skipEmptyLines: false
	});
	const rows = parsed.data.map((cells, index) => ({ row: index + 1, cells }));
	const broken = parsed.errors.flatMap(({ type, row }) =>
		type === 'Quotes' && row !== undefined ? [row + 1] : []
	);
	return {
		rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
		brokenRows: [...new Set(broken)]
	};
}

/**
 * Text of a CSV file: UTF-8, UTF-16 with its mark, else Windows-1252, in which Excel saves "CSV" and
 * which can read any bytes.
 */
export function decodeCsv(bytes: Uint8Array): string {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

/** Guessed from rows that hold anything: empty ones would count as rows of one column. */
function guessedDelimiter(text: string): string {
	const start = Papa.parse<string[]>(text, {
		delimitersToGuess: ['\t', ';', ',', '|'],
		preview: 50,
		skipEmptyLines: 'greedy'
	});
	return start.meta.delimiter;
}

/** Excel's own line `sep=;`, which it shows as no row. */
function withoutSeparatorLine(text: string): { body: string; delimiter: string | null } {
	const line = /^"?sep=(.)"?(?:\r\n|\n|\r)/i.exec(text);
	if (!line) return { body: text, delimiter: null };
	return { body: text.slice(line[0].length), delimiter: line[1] ?? null };
}
