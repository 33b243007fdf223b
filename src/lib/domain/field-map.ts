/**
 * Fields to map (product.md, section 6): Almanac's own fields of a configuration, each fed by one
 * downloaded field with an optional second one as a fallback. Values stay raw here; what they mean is
 * read by the parsers beside this file.
 */
import type { FieldKey, FieldValue } from './field.ts';
import { givesWay, readMapped } from './mapping/mapped-reading.ts';
import type { DateOrder } from './parse-date.ts';

/** Almanac's own fields, in the order of the page; from `model` on they are optional. */
export const mappedFields = [
	'serialNumber',
	'notes',
	'purchaseDate',
	'expirationDate',
	'ram',
	'osType',
	'manufacturer',
	'model',
	'assignedUser',
	'location',
	'processor',
	'storage',
	'lastSeen',
	'lastAudit'
] as const;

export type MappedField = (typeof mappedFields)[number];

export interface FieldSource {
	readonly field: FieldKey;
	/** Read where `field` is empty or tells nothing, such as "Q3 2019" for a date; null for none. */
	readonly fallback: FieldKey | null;
	/** The order of ambiguous dates that a person chose; asked for, never guessed. */
	readonly dateOrder?: DateOrder | undefined;
}

export type FieldMap = Readonly<Partial<Record<MappedField, FieldSource>>>;

/** A mapped field's raw value and the downloaded field that it came from. */
export interface MappedValue {
	readonly value: FieldValue;
	readonly from: FieldKey;
}

/** What Autotask shows in place of a protected UDF, whether it is set or not. */
export const protectedValue = '*****';

/** True for what tells nothing: no value, blanks only, or a protected UDF. */
export function isEmptyValue(value: FieldValue | undefined): boolean {
	if (value === null || value === undefined) return true;
	if (typeof value !== 'string') return false;
	const text = value.trim();
	return text === '' || text === protectedValue;
}

/**
 * The value of a mapped field: that of its first source, unless that tells nothing and the fallback is
 * not empty; null when both are.
 */
export function mappedValue(
	map: FieldMap,
	field: MappedField,
	read: (key: FieldKey) => FieldValue | undefined
): MappedValue | null {
	const source = map[field];
	if (!source) return null;
	const first = valueFrom(source.field, read);
	if (source.fallback === null) return first;
	const second = valueFrom(source.fallback, read);
	if (!first || !second) return first ?? second;
	return tellsNothing(field, source, first.value) ? second : first;
}

/** Answers that are kept per source; values of a fleet repeat, and reading a date costs much more. */
const keptAnswers = 4096;
const answers = new WeakMap<FieldSource, Map<FieldValue, boolean>>();

function tellsNothing(field: MappedField, source: FieldSource, value: FieldValue): boolean {
	let kept = answers.get(source);
	if (!kept || kept.size >= keptAnswers) answers.set(source, (kept = new Map()));
	const known = kept.get(value);
	if (known !== undefined) return known;
	const answer = givesWay(readMapped(field, value, source.dateOrder));
	kept.set(value, answer);
	return answer;
}

function valueFrom(
	key: FieldKey,
	read: (key: FieldKey) => FieldValue | undefined
): MappedValue | null {
	const value = read(key);
	return value === undefined || isEmptyValue(value) ? null : { value, from: key };
}

/** Every downloaded field that a map reads. */
export function fieldsOfMap(map: FieldMap): Set<FieldKey> {
	const sources = Object.values(map);
	return new Set(
		sources.flatMap(({ field, fallback }) => (fallback ? [field, fallback] : [field]))
	);
}

/** The map without sources that are not among the chosen fields: a fallback moves up. */
export function mapWithin(map: FieldMap, chosen: ReadonlySet<FieldKey>): FieldMap {
	const kept = Object.entries(map).flatMap(([name, source]) => {
		const sources = [source.field, source.fallback].filter(
			(key) => key !== null && chosen.has(key)
		);
		const [first, second = null] = sources;
		return first ? [[name, { ...source, field: first, fallback: second }] as const] : [];
	});
	return Object.fromEntries(kept);
}

/** The order of dates that a person chose for a downloaded field, by the mapped field that it feeds. */
export function dateOrderOf(map: FieldMap, key: FieldKey): DateOrder | undefined {
	const fed = Object.values(map).filter(({ field, fallback }) => field === key || fallback === key);
	return fed.find(({ dateOrder }) => dateOrder !== undefined)?.dateOrder;
}
