/** Amounts of money as people read them (design.md, section 5): stored as integer minor units. */
import { currencyDecimals, majorOf } from '../domain/money.ts';

const nbsp = '\u00a0';
const locale = 'en-US';

export interface MoneyFormat {
	readonly currency: string;
	/** An amount in a sentence or as a result: "$1,350", "$0", "−$12.50". */
	amount(minor: number): string;
	/** An amount in a table, where zero is a dash. `decimals`: any amount of the table has some. */
	cell(minor: number, decimals: boolean): string;
	/** Whether these amounts need their minor units shown. */
	haveDecimals(amounts: Iterable<number>): boolean;
	/** "$65 a month" */
	monthly(minor: number): string;
	/** "$10k" on an axis and in the quarter picker, where room is short. */
	short(minor: number): string;
	/** The sign or code that stands before or after a figure, for inputs. */
	readonly sign: string;
}

export function moneyFormat(currency: string): MoneyFormat {
	const scale = 10 ** currencyDecimals(currency);
	const isWhole = (minor: number) => minor % scale === 0;
	const whole = formatter(currency, 0);
	const exact = formatter(currency, currencyDecimals(currency));
	const compact = new Intl.NumberFormat(locale, {
		style: 'currency',
		currency,
		currencyDisplay: 'narrowSymbol',
		notation: 'compact',
		maximumFractionDigits: 1
	});
	const write = (minor: number, decimals: boolean): string =>
		(decimals ? exact : whole)
			.format(majorOf(minor, currency))
			.replace('-', '\u2212')
			.replaceAll(' ', nbsp);
	return {
		currency,
		amount: (minor) => write(minor, !isWhole(minor)),
		cell: (minor, decimals) => (minor === 0 ? '–' : write(minor, decimals)),
		haveDecimals(amounts) {
			for (const minor of amounts) if (!isWhole(minor)) return true;
			return false;
		},
		monthly: (minor) => `${write(minor, !isWhole(minor))}${nbsp}a${nbsp}month`,
		short: (minor) => compact.format(majorOf(minor, currency)).replace('K', 'k'),
		sign:
			whole
				.formatToParts(0)
				.find(({ type }) => type === 'currency')
				?.value.trim() ?? currency
	};
}

function formatter(currency: string, digits: number): Intl.NumberFormat {
	return new Intl.NumberFormat(locale, {
		style: 'currency',
		currency,
		currencyDisplay: 'narrowSymbol',
		minimumFractionDigits: digits,
		maximumFractionDigits: digits
	});
}

/** "US dollars", "Euros": how a currency is called. */
export function currencyName(currency: string): string {
	const name = new Intl.DisplayNames('en', { type: 'currency' }).of(currency) ?? currency;
	return name === currency ? currency : name;
}
