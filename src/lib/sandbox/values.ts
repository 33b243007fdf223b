import { parseMoment } from './moments.ts';
import type { FieldValue } from './record.ts';
import { Refusal } from './refusal.ts';

/** How the database compares a field. */
export type Family = 'number' | 'boolean' | 'moment' | 'text';

/** What two values are compared as. */
export type Comparable = number | string | boolean;

const families: Readonly<Record<string, Family>> = {
	integer: 'number',
	long: 'number',
	short: 'number',
	double: 'number',
	decimal: 'number',
	boolean: 'boolean',
	datetime: 'moment',
	string: 'text'
};

/** The family of a metadata type. */
export function familyOf(dataType: string): Family {
	return families[dataType] ?? 'text';
}

/** A record's value as the database compares it; null compares with nothing. */
export function comparable(value: FieldValue, family: Family): Comparable | null {
	if (value === null) return null;
	switch (family) {
		case 'number':
			return toNumber(value);
		case 'boolean':
			return Boolean(value);
		case 'moment':
			return typeof value === 'number' ? value : parseMoment(String(value));
		case 'text':
			return String(value).toLowerCase();
	}
}

/**
 * The value of a condition, as the database converts it.
 * @throws Refusal with the database's own words if it cannot.
 */
export function operand(value: unknown, family: Family): Comparable | null {
	switch (family) {
		case 'number':
			return numberOperand(value);
		case 'boolean':
			return booleanOperand(value);
		case 'moment':
			return momentOperand(value);
		case 'text':
			return value === null || value === undefined ? null : String(value).toLowerCase();
	}
}

function toNumber(value: FieldValue): number | null {
	if (value === '' || value === null) return null;
	const number = Number(value);
	return Number.isNaN(number) ? null : number;
}

function numberOperand(value: unknown): number | null {
	if (value === null || value === undefined) return null;
	// PM: a query on Contacts.isActive, an integer, works with `true`.
	if (typeof value === 'boolean') return value ? 1 : 0;
	const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
	if (Number.isNaN(number)) {
		throw new Refusal(
			`Conversion failed when converting the varchar value '${String(value)}' to data type int.`
		);
	}
	return number;
}

function booleanOperand(value: unknown): boolean {
	const word = String(value).toLowerCase();
	if (word === 'true' || word === '1') return true;
	if (word === 'false' || word === '0') return false;
	throw new Refusal(
		`Conversion failed when converting the nvarchar value '${String(value)}' to data type bit.`
	);
}

function momentOperand(value: unknown): number | null {
	if (value === null || value === undefined) return null;
	const moment = typeof value === 'string' ? parseMoment(value) : null;
	if (moment === null) {
		throw new Refusal('Conversion failed when converting date and/or time from character string.');
	}
	return moment;
}
