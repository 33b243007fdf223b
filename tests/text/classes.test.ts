import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	assignmentText,
	deletionText,
	readAmount,
	sampleText,
	typedAmount
} from '$lib/text/classes.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('a budget as it is typed', () => {
	it.each([
		['1050', 'USD', 105_000],
		['$1,350.50', 'USD', 135_050],
		['', 'USD', 0],
		['1350', 'JPY', 1350],
		['1.250', 'KWD', 1250],
		['12', 'KWD', 12_000]
	])('%s in %s is %d', (text, currency, minor) => {
		expect(readAmount(text, currency)).toEqual({ kind: 'amount', minor });
	});

	it.each([
		['12x', 'USD', 'Write an amount in figures, such as 1,350.'],
		['1.505', 'USD', 'Write at most 2 decimals.'],
		['1.5', 'JPY', 'This currency has no decimals.'],
		['-5', 'USD', 'A budget can’t be less than nothing.'],
		['9999999999999999', 'USD', 'Write a smaller amount.']
	])('%s in %s is refused', (text, currency, sentence) => {
		const reading = readAmount(text, currency);
		expect(reading.kind === 'refused' && plain(reading.sentence)).toBe(sentence);
	});

	it('reads back as it was written, whatever the decimals of the currency', () => {
		const minor = fc.integer({ min: 0, max: 999_999_999_999 });
		fc.assert(
			fc.property(minor, fc.constantFrom('USD', 'EUR', 'JPY', 'KWD'), (amount, currency) => {
				const reading = readAmount(typedAmount(amount, currency), currency);
				expect(reading).toEqual({ kind: 'amount', minor: amount });
			})
		);
	});
});

describe('words of a class', () => {
	it('say how it was assigned', () => {
		expect(assignmentText({ byRule: 88, byHand: 0 })).toBe('88 by rule · 0 by hand');
	});

	it('say what becomes of its configurations', () => {
		expect(deletionText({ byRule: 0, byHand: 0 }, 'Server')).toBe(
			'No configuration has this class.'
		);
		expect(plain(deletionText({ byRule: 3, byHand: 1 }, 'Server'))).toBe(
			'4 configurations take the next class of Server whose rule holds, else the default budget of the type. 1 choice made by hand has no effect then.'
		);
	});

	it('name some of many', () => {
		const rows = [{ name: 'A' }, { name: 'B' }];
		expect(sampleText(rows, 2)).toBe('A and B');
		expect(sampleText(rows, 9)).toBe('A, B and 7 more');
		expect(sampleText([{ name: 'A' }], 1)).toBe('A');
		expect(sampleText([], 0)).toBe('');
	});
});
