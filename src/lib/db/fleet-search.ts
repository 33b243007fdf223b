/** The global search over a fleet snapshot. Pure; fast enough for every key press at 100,000 rows. */
import type { FieldValue } from '../domain/field.ts';
import { foldText, searchWords } from '../domain/text-folding.ts';
import { readerOf, textAt, type Column } from './column.ts';
import type { FleetColumn } from './fleet-rows.ts';
import type { FleetRow } from './shard-rows.ts';

/** What is searched, the weightiest first: of equal matches the one in the name comes first. */
const searchedColumns = [
	'name',
	'serialNumber',
	'assignedUser'
] as const satisfies readonly FleetColumn[];

/** A column made ready: its different texts, folded, and which of them each row has. */
interface SearchedColumn {
	readonly texts: readonly string[];
	readonly codes: ArrayLike<number>;
}

export interface FleetIndex {
	readonly fleet: Pick<FleetRow, 'stretches' | 'ids' | 'columns'>;
	readonly columns: readonly SearchedColumn[];
}

/** Folds every text once, so that a key press only compares. */
export function indexFleet(fleet: FleetIndex['fleet']): FleetIndex {
	const { columns, ids } = fleet;
	return { fleet, columns: searchedColumns.map((name) => searched(columns[name], ids.length)) };
}

export interface FleetQuery {
	readonly query: string;
	readonly limit: number;
	/** Companies whose configurations may be found. */
	readonly admits: (psaCompanyId: number) => boolean;
}

/** Row numbers of the configurations that match all words, the best first, at most `limit`. */
export function searchFleet(index: FleetIndex, { query, limit, admits }: FleetQuery): number[] {
	const words = searchWords(query);
	if (words.length === 0 || limit < 1) return [];
	const phrase = words.length > 1 ? [words.join(' ')] : [];
	const tests = [...words, ...phrase].map((word) =>
		index.columns.map((column) => graded(column, word))
	);
	const best = new BestRows(limit, index.columns[0]);
	let row = 0;
	for (const stretch of index.fleet.stretches) {
		const end = row + stretch.rows;
		if (!admits(stretch.psaCompanyId)) row = end;
		for (; row < end; row += 1) {
			const score = scoreOf(index.columns, tests, { row, words: words.length });
			if (score > 0) best.offer(row, score);
		}
	}
	return best.rows;
}

/** How well a text matches a word: not, inside, at a word's start, at its start, wholly. */
function gradeOf(text: string, word: string): number {
	const at = text.indexOf(word);
	if (at < 0) return 0;
	if (at === 0) return text.length === word.length ? 4 : 3;
	return startsWord(text, word, at) ? 2 : 1;
}

function startsWord(text: string, word: string, from: number): boolean {
	for (let at = from; at > 0; at = text.indexOf(word, at + 1)) {
		if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
	}
	return false;
}

function graded({ texts }: SearchedColumn, word: string): Uint8Array {
	return Uint8Array.from(texts, (text) => gradeOf(text, word));
}

/** 0 where a word is in no column; else the sum of the best grades, those in the name counting more. */
function scoreOf(
	columns: readonly SearchedColumn[],
	tests: readonly (readonly Uint8Array[])[],
	{ row, words }: { readonly row: number; readonly words: number }
): number {
	let score = 0;
	for (const [place, grades] of tests.entries()) {
		let best = 0;
		for (const [column, grade] of grades.entries()) {
			const found = grade[columns[column]?.codes[row] ?? 0] ?? 0;
			if (found > 0) best = Math.max(best, found * 4 - column);
		}
		if (best === 0 && place < words) return 0;
		score += best;
	}
	return score;
}

/** The best rows so far, in order; ties by name, then by place. */
class BestRows {
	readonly #limit: number;
	readonly #names: SearchedColumn | undefined;
	#kept: { readonly row: number; readonly score: number; readonly name: string }[] = [];

	constructor(limit: number, names: SearchedColumn | undefined) {
		this.#limit = limit;
		this.#names = names;
	}

	get rows(): number[] {
		return this.#kept.map(({ row }) => row);
	}

	offer(row: number, score: number): void {
		const worst = this.#kept.at(-1);
		const isFull = this.#kept.length === this.#limit;
		if (isFull && worst && score < worst.score) return;
		const name = this.#names?.texts[this.#names.codes[row] ?? 0] ?? '';
		if (isFull && worst && score === worst.score && name >= worst.name) return;
		const at = this.#kept.findIndex(
			(kept) => kept.score < score || (kept.score === score && kept.name > name)
		);
		this.#kept.splice(at < 0 ? this.#kept.length : at, 0, { row, score, name });
		if (this.#kept.length > this.#limit) this.#kept.pop();
	}
}

function searched(column: Column | undefined, rows: number): SearchedColumn {
	const folded = (value: FieldValue): string => (value === null ? '' : foldText(String(value)));
	switch (column?.kind) {
		case 'few':
			return { texts: column.values.map(folded), codes: column.codes ?? new Uint8Array(rows) };
		case 'texts': {
			const texts = Array.from({ length: column.ends.length + 1 }, (_, code) =>
				folded(textAt(column, code))
			);
			return { texts, codes: column.codes };
		}
		case undefined:
			return { texts: [''], codes: new Uint8Array(rows) };
		default: {
			const read = readerOf(column);
			const texts = Array.from({ length: rows }, (_, row) => folded(read(row)));
			return { texts, codes: Uint32Array.from({ length: rows }, (_, row) => row) };
		}
	}
}
