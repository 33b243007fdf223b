/** Cells with the words of the workspace and the value behind them. */
import { formatCount, formatDay } from '../text/format.ts';
import { moneyFormat, type MoneyFormat } from '../text/money.ts';
import { textCell, type DocumentCell } from './document.ts';

/** Makes the cells of one document, so that all of them write money and days alike. */
export class Cells {
	readonly money: MoneyFormat;

	constructor(currency: string) {
		this.money = moneyFormat(currency);
	}

	count(number: number): DocumentCell {
		return { text: formatCount(number), value: { kind: 'number', number } };
	}

	/** Zero is a dash, as in every table of money. */
	amount(minor: number): DocumentCell {
		const hasDecimals = this.money.haveDecimals([minor]);
		return { text: this.money.cell(minor, hasDecimals), value: { kind: 'money', minor } };
	}

	day(date: string | null): DocumentCell {
		if (date === null) return textCell('');
		return { text: formatDay(date), value: { kind: 'date', date: date.slice(0, 10) } };
	}
}
