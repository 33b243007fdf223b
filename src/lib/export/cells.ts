/** Cells with the words of the report and the value behind them. */
import type { CellTerms } from '../text/report-cells.ts';
import { formatCount } from '../text/format.ts';
import type { MoneyFormat } from '../text/money.ts';
import type { ReportFormat } from '../text/report-format.ts';
import { textCell, type DocumentCell } from './document.ts';

/** What the parts of a document are written with: the terms of the screen, and its cells. */
export interface DocumentTerms extends CellTerms {
	readonly cells: Cells;
}

/** Makes the cells of one document, so that all of them write money and days alike. */
export class Cells {
	readonly #format: ReportFormat;

	constructor(format: ReportFormat) {
		this.#format = format;
	}

	get money(): MoneyFormat {
		return this.#format.money;
	}

	count(number: number): DocumentCell {
		return { text: formatCount(number), value: { kind: 'number', number } };
	}

	/** Zero is a dash, as in every table of money. `decimals`: any amount of the table has some. */
	amount(minor: number, decimals = this.money.haveDecimals([minor])): DocumentCell {
		return { text: this.money.cell(minor, decimals), value: { kind: 'money', minor } };
	}

	day(date: string | null): DocumentCell {
		if (date === null) return textCell('');
		return { text: this.#format.day(date), value: { kind: 'date', date: date.slice(0, 10) } };
	}
}
