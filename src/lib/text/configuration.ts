/** How the values of a configuration read: dates as days, memory by its nominal size. */
import type { Configuration } from '../domain/configuration.ts';
import type { MappedField } from '../domain/field-map.ts';
import { isEmptyValue } from '../domain/field-map.ts';
import type { FieldValue } from '../domain/field.ts';
import { parseDateText } from '../domain/parse-date.ts';
import { bytesPerGigabyte, parseRam } from '../domain/ram.ts';
import { formatBytes, formatDay, formatStamp } from './format.ts';

const dateFields: ReadonlySet<MappedField> = new Set(['purchaseDate', 'expirationDate']);
const momentFields: ReadonlySet<MappedField> = new Set(['lastSeen', 'lastAudit']);
const wholeNumber = /^\d+$/;

/** A mapped value in words; the text as it stands where its meaning is not certain. */
export function mappedValueText(field: MappedField, value: FieldValue | undefined): string {
	if (value === undefined || isEmptyValue(value)) return '';
	const text = String(value);
	if (dateFields.has(field)) return dateText(text);
	if (momentFields.has(field)) return momentText(text);
	if (field === 'ram') return ramText(value);
	if (field === 'storage' && wholeNumber.test(text)) return formatBytes(Number(text));
	return text;
}

/** A day that can be sorted: ISO, or empty where the text is no certain date. */
export function sortableDay(value: FieldValue | undefined): string | null {
	if (value === undefined || isEmptyValue(value)) return null;
	const reading = parseDateText(String(value));
	return reading.kind === 'date' ? reading.date : null;
}

/** Nominal bytes, for sorting. */
export function sortableRam(value: FieldValue | undefined): number | null {
	if (value === undefined || isEmptyValue(value)) return null;
	const reading = parseRam(typeof value === 'boolean' ? null : value);
	return reading.kind === 'ram' ? reading.nominalBytes : null;
}

/** Status as Autotask has it, and what is ours beside it. */
export function statusText({ isActive, presence, scope }: Configuration): string {
	if (presence.state === 'missing') return `Missing in Autotask since ${formatDay(presence.since)}`;
	if (scope.state === 'out') return scopeWords[scope.reason];
	return isActive ? 'Active' : 'Inactive';
}

const scopeWords = {
	'left-selection': 'Out of scope: left the selection',
	'moved-to-unmapped-company': 'Out of scope: moved to a company that is not mapped',
	'company-not-mapped': 'Out of scope: company not mapped'
} as const;

/** A stored value under its data type, for the list of every downloaded field. */
export function fieldValueText(type: string, value: FieldValue): string {
	if (value === null || value === '') return '';
	if (typeof value === 'boolean') return value ? 'Yes' : 'No';
	if (type === 'datetime') return dateText(String(value));
	return String(value);
}

function dateText(text: string): string {
	const reading = parseDateText(text);
	return reading.kind === 'date' ? formatDay(reading.date) : text;
}

function momentText(text: string): string {
	return Number.isNaN(Date.parse(text)) ? text : formatStamp(text);
}

function ramText(value: FieldValue): string {
	const reading = parseRam(typeof value === 'boolean' ? null : value);
	if (reading.kind !== 'ram') return String(value);
	return `${reading.nominalBytes / bytesPerGigabyte}\u00a0GB`;
}
