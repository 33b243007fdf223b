import { describe, expect, it } from 'vitest';
import { isoDate } from '$lib/domain/dates.ts';
import type { DatesHolder, DatesOutcome, JudgedDates } from '$lib/domain/mapping/dates-table.ts';
import { effectWords, outcomeSentence } from '$lib/text/warranty.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

function judged(outcome: DatesOutcome, unread: string | null = null): JudgedDates<DatesHolder> {
	return { row: 7, serialNumber: 'A1', outcome, holders: [], dates: [], unread, other: 3 };
}

describe('what comes of a row', () => {
	it.each([
		[judged('found'), 'Found'],
		[judged('found', 'soon'), 'Found; “soon” is no date and is left out'],
		[judged('several'), '2 configurations have this serial number'],
		[judged('unknown-serial'), 'No configuration has this serial number'],
		[judged('no-serial'), 'No serial number'],
		[judged('no-date'), 'No date'],
		[judged('ambiguous'), 'Choose how its date is written'],
		[judged('unreadable', 'soon'), '“soon” is no date'],
		[judged('twice-in-table'), 'Row 3 has this serial number already']
	])('$outcome: %s', (row, sentence) => expect(plain(outcomeSentence(row, 2))).toBe(sentence));
});

describe('what a date does to the one that stands', () => {
	const date = { date: isoDate('2021-03-04'), standing: isoDate('2020-01-31') };
	const purchase = { ...date, of: 'purchase-date' } as const;

	it.each([
		[{ ...purchase, effect: 'sets' }, ''],
		[{ ...purchase, effect: 'wins' }, 'instead of 31 Jan 2020'],
		[{ ...purchase, effect: 'same' }, 'stands already'],
		[{ ...purchase, effect: 'loses' }, 'an earlier one stands: 31 Jan 2020'],
		[{ ...date, of: 'expiration-date', effect: 'loses' }, 'a later one stands: 31 Jan 2020'],
		[{ ...purchase, effect: 'fixed' }, 'set by hand: 31 Jan 2020 stays']
	] as const)('%j: %s', (given, words) => expect(plain(effectWords(given))).toBe(words));
});
