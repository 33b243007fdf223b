/** How a raw value of a downloaded field reads as one of Almanac's own fields. */
import type { MappedField } from '../field-map.ts';
import type { FieldValue } from '../field.ts';
import { parseManufacturer } from '../manufacturer.ts';
import { parseOs } from '../os-support/parse-os.ts';
import { parseDateText, type DateOrder, type OrderedReading } from '../parse-date.ts';
import { emptiness } from '../placeholder-text.ts';
import { parseRam } from '../ram.ts';

/** Why a value tells nothing; `protected` is what Autotask shows in place of the value. */
export type UnreadCode =
	| 'placeholder'
	| 'protected'
	| 'not-a-date'
	| 'no-such-day'
	| 'date-incomplete'
	| 'spreadsheet-day'
	| 'not-memory'
	| 'memory-unit-missing'
	| 'several-sizes'
	| 'implausible-size'
	| 'os-not-recognised'
	| 'os-release-missing';

export type MappedReading =
	/** Dates as ISO days, memory in nominal bytes, names as they are shown, other text as it stands. */
	| { readonly kind: 'value'; readonly value: string | number }
	| { readonly kind: 'empty' }
	/** Several days are possible: a person chooses the order for the field. */
	| { readonly kind: 'ambiguous'; readonly readings: readonly OrderedReading[] }
	| { readonly kind: 'unread'; readonly code: UnreadCode };

/** Reads one value; `order` is the order of dates that a person chose for the mapped field. */
export function readMapped(
	field: MappedField,
	value: FieldValue | undefined,
	order?: DateOrder
): MappedReading {
	if (value === null || value === undefined) return { kind: 'empty' };
	const text = String(value);
	const nothing = emptiness(text);
	if (nothing === 'empty') return { kind: 'empty' };
	if (nothing !== null) return unread(nothing);
	switch (field) {
		case 'purchaseDate':
		case 'expirationDate':
		case 'lastSeen':
		case 'lastAudit':
			return readDay(text, order);
		case 'ram':
			return readMemory(typeof value === 'number' ? value : text);
		case 'osType':
			return readOs(text);
		case 'manufacturer':
			return readManufacturer(text);
		default:
			return { kind: 'value', value: text.trim() };
	}
}

/**
 * True when a fallback is to be read instead: the value tells nothing. An ambiguous date does not give
 * way, because the person is asked for its order and another date would hide the question.
 */
export function givesWay(reading: MappedReading): boolean {
	return reading.kind === 'empty' || reading.kind === 'unread';
}

function readDay(text: string, order: DateOrder | undefined): MappedReading {
	const reading = parseDateText(text, order);
	if (reading.kind === 'date') return { kind: 'value', value: reading.date };
	if (reading.kind === 'ambiguous') return reading;
	if (reading.kind === 'unknown') return unread('placeholder');
	const codes = {
		format: 'not-a-date',
		'no-such-day': 'no-such-day',
		incomplete: 'date-incomplete',
		serial: 'spreadsheet-day'
	} as const;
	return unread(codes[reading.reason]);
}

function readMemory(value: string | number): MappedReading {
	const reading = parseRam(value);
	if (reading.kind === 'ram') return { kind: 'value', value: reading.nominalBytes };
	if (reading.kind === 'unknown') return unread('placeholder');
	const codes = {
		format: 'not-memory',
		unit: 'memory-unit-missing',
		several: 'several-sizes',
		implausible: 'implausible-size'
	} as const;
	return unread(codes[reading.reason]);
}

function readOs(text: string): MappedReading {
	const os = parseOs(text);
	if (os.kind === 'unknown') {
		return unread(os.reason === 'release-missing' ? 'os-release-missing' : 'os-not-recognised');
	}
	return {
		kind: 'value',
		value: [os.alias ?? os.title, os.edition?.name].filter(Boolean).join(' ')
	};
}

function readManufacturer(text: string): MappedReading {
	const reading = parseManufacturer(text);
	if (reading.kind === 'unknown') return unread('placeholder');
	return { kind: 'value', value: reading.name };
}

function unread(code: UnreadCode): MappedReading {
	return { kind: 'unread', code };
}
