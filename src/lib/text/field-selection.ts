/** Words of Fields Selection and Configuration Selection. */
import type { FieldTypeWord } from '../domain/mapping/field-catalogue.ts';
import type { PreviewFailure } from '../domain/mapping/field-preview.ts';
import type { FieldWork, RequestEstimate } from '../domain/mapping/selection-plan.ts';
import type { DateOrder } from '../domain/parse-date.ts';
import { formatCount, formatQuantity } from './format.ts';
import { joined } from './setup.ts';

export const fieldTypeNames: Readonly<Record<FieldTypeWord, string>> = {
	text: 'text',
	'long-text': 'long text',
	number: 'number',
	date: 'date',
	'yes-no': 'yes or no',
	picklist: 'picklist',
	reference: 'id of another record',
	'read-through': 'read-through'
};

export const protectedWords = 'Protected: untick “Protected” in Autotask or grant access';

const failureReasons: Readonly<Record<PreviewFailure['code'], string>> = {
	placeholder: 'stands for nothing',
	protected: 'is protected in Autotask',
	'not-a-date': 'is not a date',
	'no-such-day': 'is no day of the calendar',
	'date-incomplete': 'lacks a day or a month',
	'spreadsheet-day': 'is a number of days',
	'not-memory': 'is no size of memory',
	'memory-unit-missing': 'has no unit',
	'several-sizes': 'names several sizes',
	'implausible-size': 'is no size that computers have',
	'os-not-recognised': 'is not recognised',
	'os-release-missing': 'does not say which release',
	ambiguous: 'can be read as two days'
};

/** "“Q3 2019” is not a date; ignored, so Install date is used". */
export function previewFailureWords(failure: PreviewFailure, instead: string | null): string {
	const so = `“${failure.raw}” ${failureReasons[failure.code]}`;
	if (failure.code === 'ambiguous') return so;
	return instead === null ? `${so}; ignored` : `${so}; ignored, so ${instead} is used`;
}

export const dateOrderNames: Readonly<Record<DateOrder, string>> = {
	dmy: 'day, month, year',
	mdy: 'month, day, year',
	ymd: 'year, month, day',
	serial: 'number of days, as spreadsheets count'
};

/** What Save Mapping does and takes; empty where the fields stay as they are. */
export function fieldConsequence(work: FieldWork, requests: number): string {
	const columns = work.columns.length + work.lookups.length;
	const parts = [
		columns > 0
			? `fetches ${formatQuantity(columns, 'more column', 'more columns')} with the next sync: about ${formatQuantity(requests, 'API request', 'API requests')}`
			: '',
		work.remove.length > 0
			? `removes the values of ${formatQuantity(work.remove.length, 'field', 'fields')} from this device at once`
			: ''
	].filter(Boolean);
	return parts.length === 0 ? 'Saving stores the mapping.' : `Saving ${joined(parts)}.`;
}

/** "About 43 API requests: 1 to count, 40 pages, 2 look-ups". */
export function estimateWords({ counts, pages, lookups, total }: RequestEstimate): string {
	const parts = [
		`${formatCount(counts)} to count`,
		formatQuantity(pages, 'page', 'pages'),
		...(lookups > 0 ? [formatQuantity(lookups, 'look-up', 'look-ups')] : [])
	];
	return `About ${formatQuantity(total, 'API request', 'API requests')}: ${parts.join(', ')}.`;
}
