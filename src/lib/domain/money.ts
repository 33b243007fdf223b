/** The largest amount that can be typed, in minor units: twelve figures and three decimals. */
export const largestAmountMinor = 999_999_999_999_999;

export type AmountReading =
	| { readonly kind: 'amount'; readonly minor: number }
	| { readonly kind: 'refused'; readonly reason: AmountRefusal };

export type AmountRefusal =
	'empty' | 'not-a-number' | 'negative' | 'too-many-decimals' | 'too-large' | 'ambiguous';

export interface AmountFormat {
	/** ISO 4217 code of the workspace's currency. */
	readonly currency: string;
	/** BCP 47 tag of the person who types; says which of "." and "," is the decimal sign. */
	readonly locale: string;
}

const longestAmountText = 60;
const decimalsByCurrency = new Map<string, number>();

/**
 * Decimals of a currency's minor unit by ISO 4217: 2 for EUR, 0 for JPY, 3 for KWD. Unknown but well
 * formed codes have 2, as ECMA-402 defines. Throws RangeError for a malformed code.
 */
export function currencyDecimals(currency: string): number {
	const known = decimalsByCurrency.get(currency);
	if (known !== undefined) return known;
	const format = new Intl.NumberFormat('en', { style: 'currency', currency });
	const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
	decimalsByCurrency.set(currency, decimals);
	return decimals;
}

/** True for the code of a currency that this platform knows, in capitals. */
export function isCurrency(code: string): boolean {
	return Intl.supportedValuesOf('currency').includes(code);
}

/** Sum in minor units. Throws RangeError if it leaves the integers that a number holds exactly. */
export function sumMinor(amounts: Iterable<number>): number {
	let total = 0;
	for (const amount of amounts) total = exact(total + exact(amount));
	return total;
}

/** `minor` taken `count` times, such as a monthly amount over months. Throws like `sumMinor`. */
export function timesMinor(minor: number, count: number): number {
	return exact(exact(minor) * exact(count));
}

/** The amount in whole currency units, for `Intl.NumberFormat` only: never to calculate with. */
export function majorOf(minor: number, currency: string): number {
	return minor / 10 ** currencyDecimals(currency);
}

/** The amount as plain figures for an input: "1350.00", "-0.050"; digits are never lost. */
export function amountInput(minor: number, { currency, locale }: AmountFormat): string {
	const decimals = currencyDecimals(currency);
	const figures = String(Math.abs(exact(minor))).padStart(decimals + 1, '0');
	const whole = figures.slice(0, figures.length - decimals);
	const fraction = decimals === 0 ? '' : signsOf(locale).decimal + figures.slice(-decimals);
	return `${minor < 0 ? '-' : ''}${whole}${fraction}`;
}

/**
 * Reads an amount that a person typed, with or without currency sign and grouping. What could be
 * thousands or decimals by another custom is refused as `ambiguous` or `too-many-decimals`: a budget
 * that is wrong a thousandfold is worse than a question.
 */
export function parseAmount(text: string, format: AmountFormat): AmountReading {
	const plain = withoutCurrency(text.slice(0, longestAmountText + 1), format);
	if (plain === '') return { kind: 'refused', reason: 'empty' };
	if (plain.length > longestAmountText) return { kind: 'refused', reason: 'not-a-number' };
	const split = splitFigures(plain.replace(/^[-−+]/, ''), format.locale);
	if (typeof split === 'string') return { kind: 'refused', reason: split };
	const decimals = currencyDecimals(format.currency);
	const fraction = /^0{1,2}$/.test(split.fraction) ? '' : split.fraction;
	if (fraction.length > decimals) return { kind: 'refused', reason: 'too-many-decimals' };
	const minor = Number(split.whole + fraction.padEnd(decimals, '0'));
	if (minor > largestAmountMinor) return { kind: 'refused', reason: 'too-large' };
	if (minor > 0 && /^[-−]/.test(plain)) return { kind: 'refused', reason: 'negative' };
	return { kind: 'amount', minor };
}

interface Figures {
	readonly whole: string;
	readonly fraction: string;
}

function splitFigures(text: string, locale: string): Figures | 'not-a-number' | 'ambiguous' {
	// White space and apostrophes only ever group.
	const spaced = /^\d{1,3}(?:[\s'’]\d{3})+(?=$|[.,])/u.test(text);
	const compact = spaced ? text.replace(/[\s'’]/gu, '') : text;
	if (/^\d+$/.test(compact)) return { whole: compact, fraction: '' };
	const match = /^([\d.,]*?)([.,])(\d+)$/.exec(compact);
	if (!match) return 'not-a-number';
	const [, before = '', sign = '', after = ''] = match;
	const other = sign === '.' ? ',' : '.';
	if (before.includes(sign)) {
		return isGrouped(compact, sign) ? joined(compact, sign) : 'not-a-number';
	}
	if (before.includes(other)) {
		if (!isGrouped(before, other)) return 'not-a-number';
		return { whole: joined(before, other).whole, fraction: after };
	}
	const signs = signsOf(locale);
	const maybeGroup = after.length === 3 && !spaced && isGrouped(compact, sign);
	if (maybeGroup && sign === signs.group) return joined(compact, sign);
	if (maybeGroup && sign !== signs.decimal) return 'ambiguous';
	return { whole: before === '' ? '0' : before, fraction: after };
}

/** Groups of three, or of two before the last three as in India. */
function isGrouped(figures: string, sign: string): boolean {
	const groups = figures.split(sign);
	const [first = '', ...rest] = groups;
	if (!/^[1-9]\d{0,2}$/.test(first) || rest.at(-1)?.length !== 3) return false;
	const middle = rest.slice(0, -1);
	const sizes = new Set(middle.map((group) => group.length));
	return rest.every((group) => /^\d+$/.test(group)) && sizes.size <= 1
		? middle.every((group) => group.length === 3 || group.length === 2)
		: false;
}

function joined(figures: string, sign: string): Figures {
	return { whole: figures.replaceAll(sign, ''), fraction: '' };
}

function withoutCurrency(text: string, { currency, locale }: AmountFormat): string {
	const options = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
	const symbols = [locale, 'en']
		.flatMap((tag) => new Intl.NumberFormat(tag, options).formatToParts(0))
		.flatMap((part) => (part.type === 'currency' ? [part.value.toLowerCase()] : []));
	let plain = text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/\p{Sc}/gu, ' ');
	for (const symbol of [currency.toLowerCase(), ...symbols]) plain = plain.replace(symbol, ' ');
	return plain.trim().replace(/^([-−+])\s+/, '$1');
}

function signsOf(locale: string): { readonly decimal: string; readonly group: string } {
	const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567.8);
	return {
		decimal: parts.find((part) => part.type === 'decimal')?.value ?? '.',
		group: parts.find((part) => part.type === 'group')?.value ?? ''
	};
}

function exact(amount: number): number {
	if (Number.isSafeInteger(amount)) return amount;
	throw new RangeError(`Not an exact amount in minor units: ${amount}`);
}
