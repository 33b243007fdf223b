/** Words of classes and their budgets. */
import { parseAmount, amountInput, currencyDecimals, type AmountRefusal } from '../domain/money.ts';
import { formatCount, formatQuantity } from './format.ts';

interface ClassCount {
	readonly byRule: number;
	readonly byHand: number;
}

/** As amounts are shown, so that what is typed back reads the same. */
const locale = 'en-US';

const refusals: Readonly<Record<Exclude<AmountRefusal, 'empty' | 'too-many-decimals'>, string>> = {
	'not-a-number': 'Write an amount in figures, such as 1,350.',
	negative: 'A budget can’t be less than nothing.',
	'too-large': 'Write a smaller amount.',
	ambiguous: 'Write the amount without a sign between thousands.'
};

export type TypedAmount =
	| { readonly kind: 'amount'; readonly minor: number }
	| { readonly kind: 'refused'; readonly sentence: string };

/** Reads what a person typed into a budget, in minor units; nothing typed is nothing budgeted. */
export function readAmount(text: string, currency: string): TypedAmount {
	const reading = parseAmount(text, { currency, locale });
	if (reading.kind === 'amount') return reading;
	if (reading.reason === 'empty') return { kind: 'amount', minor: 0 };
	if (reading.reason !== 'too-many-decimals') {
		return { kind: 'refused', sentence: refusals[reading.reason] };
	}
	const decimals = currencyDecimals(currency);
	const sentence =
		decimals === 0
			? 'This currency has no decimals.'
			: `Write at most ${formatQuantity(decimals, 'decimal', 'decimals')}.`;
	return { kind: 'refused', sentence };
}

/** The amount as it is typed: empty where there is none, whole where it is whole. */
export function typedAmount(minor: number, currency: string): string {
	if (minor === 0) return '';
	return amountInput(minor, { currency, locale }).replace(/\.0+$/, '');
}

export const budgetWords = {
	hardwareMinor: 'Hardware',
	setupMinor: 'Setup',
	onsiteMinor: 'Onsite',
	recurringMonthlyMinor: 'Recurring, a month'
} as const;

/** "88 by rule · 3 by hand". */
export function assignmentText({ byRule, byHand }: ClassCount): string {
	return `${formatCount(byRule)} by rule · ${formatCount(byHand)} by hand`;
}

/** What becomes of the configurations of a class that is deleted. */
export function deletionText({ byRule, byHand }: ClassCount, type: string): string {
	const count = byRule + byHand;
	if (count === 0) return 'No configuration has this class.';
	const what = formatQuantity(count, 'configuration', 'configurations');
	const next = `${count === 1 ? 'takes' : 'take'} the next class of ${type} whose rule holds, else the default budget of the type`;
	const hand =
		byHand === 0
			? ''
			: ` ${formatQuantity(byHand, 'choice', 'choices')} made by hand ${byHand === 1 ? 'has' : 'have'} no effect then.`;
	return `${what} ${next}.${hand}`;
}

/** "HF-WS-005 and HF-WS-006 of Harlan & Finch": who a class has, as far as it was asked. */
export function sampleText(rows: readonly { readonly name: string }[], count: number): string {
	if (rows.length === 0) return '';
	const names = rows.map(({ name }) => name);
	const more = count - names.length;
	if (more > 0) return `${names.join(', ')} and ${formatCount(more)} more`;
	if (names.length === 1) return names[0] ?? '';
	return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

const nameProblems = {
	'name-missing': 'Write a name.',
	'name-too-long': 'Write a name of at most 100 characters.',
	'class-name-twice': 'Another class of this type has this name. Write a different one.'
} as const;

export function classNameSentence(problem: keyof typeof nameProblems | null): string | undefined {
	return problem === null ? undefined : nameProblems[problem];
}
