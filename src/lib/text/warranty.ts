/** Words of dates from a table. */
import type {
	DatesField,
	DatesHolder,
	GivenDate,
	JudgedDates
} from '../domain/mapping/dates-table.ts';
import type { DateOrder } from '../domain/parse-date.ts';
import { formatDay, formatQuantity } from './format.ts';

export const datesFieldNames: Readonly<Record<DatesField, string>> = {
	'serial-number': 'Serial number',
	'purchase-date': 'Purchase date',
	'expiration-date': 'Expiration date'
};

/** Orders of dates, with an example of the same figures read in each. */
export const orderWords: Readonly<Record<DateOrder, string>> = {
	mdy: 'US: month, day, year',
	dmy: 'European: day, month, year',
	ymd: 'Year, month, day',
	serial: 'A spreadsheet’s day numbers'
};

/** What comes of a row, in one sentence. */
export function outcomeSentence(judged: JudgedDates<DatesHolder>, several: number): string {
	const { outcome, unread, other } = judged;
	switch (outcome) {
		case 'found':
			return unread === null ? 'Found' : `Found; “${unread}” is no date and is left out`;
		case 'several':
			return `${formatQuantity(several, 'configuration has', 'configurations have')} this serial number`;
		case 'unknown-serial':
			return 'No configuration has this serial number';
		case 'no-serial':
			return 'No serial number';
		case 'no-date':
			return 'No date';
		case 'ambiguous':
			return 'Choose how its date is written';
		case 'unreadable':
			return `“${unread ?? ''}” is no date`;
		case 'twice-in-table':
			return `Row ${other ?? ''} has this serial number already`;
	}
}

/** What a date does to the one that stands; empty where nothing has to be said. */
export function effectWords({ of, effect, standing }: GivenDate): string {
	const day = standing === null ? '' : formatDay(standing);
	switch (effect) {
		case 'sets':
			return '';
		case 'wins':
			return `instead of ${day}`;
		case 'same':
			return 'stands already';
		case 'loses':
			return `${of === 'purchase-date' ? 'an earlier' : 'a later'} one stands: ${day}`;
		case 'fixed':
			return `set by hand: ${day} stays`;
	}
}
