/** One configuration as rules see it: what Autotask says with what people said laid over it. */
import { noTypeName } from './classes.ts';
import type { Configuration } from './configuration.ts';
import type { IsoDate } from './dates.ts';
import { mappedValue, type FieldMap, type MappedField } from './field-map.ts';
import type { FieldKey, FieldValue } from './field.ts';
import { lifespanOf, type LifespanSetting, type LifespanSettings } from './lifespans.ts';
import type { Kind } from './kinds.ts';
import { readMapped } from './mapping/mapped-reading.ts';
import { saidSource, standingDate, type ConfigurationOverrides, type Said } from './overrides.ts';
import { notKnown, type RuleSubject, type Sourced, type ValueSource } from './rules/subject.ts';

/** What the values of a company are read with. */
export interface SubjectReading {
	readonly fieldMap: FieldMap;
	/** ISO date-time at which Autotask said them; null where it is not known. */
	readonly readAt: string | null;
	readonly kindOf: (type: string | null) => Kind;
}

/** All that a rule reads but the class and what hangs on it. */
export type UnclassedSubject = Omit<RuleSubject, 'class' | 'lifespan' | 'extendedSupportBought'>;

export function unclassedSubject(
	configuration: Configuration,
	overrides: ConfigurationOverrides,
	reading: SubjectReading
): UnclassedSubject {
	const value = (field: MappedField) => autotaskValue(field, configuration, reading);
	const date = (field: MappedField): Sourced<IsoDate> => dateOf(field, value(field), reading);
	const text = (field: MappedField): Sourced<string> => textOf(value(field));
	const type = typeOf(configuration, overrides, reading);
	return {
		purchaseDate: standingDate('purchase-date', date('purchaseDate'), overrides),
		expirationDate: standingDate('expiration-date', date('expirationDate'), overrides),
		lastSeen: date('lastSeen'),
		ram: ramOf(value('ram')),
		os: over(overrides.os, text('osType')),
		manufacturer: text('manufacturer'),
		model: text('model'),
		type,
		category: autotask(configuration.category, 'configurationItemCategoryID', reading),
		status: autotask(configuration.isActive ? 'Active' : 'Inactive', 'isActive', reading),
		kind: reading.kindOf(type.value),
		downloaded: (name) => autotask(downloadedText(configuration.values[name]), name, reading)
	};
}

/** The serial number that stands. */
export function serialNumberOf(
	configuration: Pick<Configuration, 'mapped'>,
	overrides: ConfigurationOverrides
): string | null {
	return overrides.serialNumber?.value ?? downloadedText(configuration.mapped.serialNumber);
}

/** The effective type that stands; "No type" where there is none. */
export function standingType(
	configuration: Pick<Configuration, 'type'>,
	overrides: ConfigurationOverrides
): string {
	return overrides.type?.value ?? configuration.type;
}

/** A subject with its class and what follows from it. */
export function classedSubject(
	subject: UnclassedSubject,
	classed: {
		readonly class: RuleSubject['class'];
		readonly lifespans: Omit<LifespanSettings, 'configuration'>;
		readonly own: LifespanSetting | undefined;
		readonly extendedSupportBought: boolean;
	}
): RuleSubject {
	return {
		...subject,
		class: classed.class,
		lifespan: lifespanOf(subject.kind, { ...classed.lifespans, configuration: classed.own }),
		extendedSupportBought: classed.extendedSupportBought
	};
}

/**
 * A downloaded value as the text that rules compare: yes and no as screens write them, numbers in plain
 * figures. Null where it tells nothing.
 */
export function downloadedText(value: FieldValue | undefined): string | null {
	if (value === null || value === undefined || value === '') return null;
	if (typeof value === 'boolean') return value ? 'Yes' : 'No';
	return String(value);
}

interface FoundValue {
	readonly value: FieldValue | undefined;
	readonly source: ValueSource | null;
}

/** A value of one that was added by hand. */
const byHand: ValueSource = { from: 'person', field: null, at: null, note: null };

function autotaskValue(
	field: MappedField,
	{ psaId, mapped, values }: Configuration,
	{ fieldMap, readAt }: SubjectReading
): FoundValue {
	const value = mapped[field];
	if (value === undefined) return { value, source: null };
	if (psaId === null) return { value, source: byHand };
	const from = sourceOf(field, fieldMap, values);
	return { value, source: { from: 'autotask', field: from, at: readAt, note: null } };
}

/** The downloaded field behind a mapped value; only a fallback has to be looked at again. */
function sourceOf(
	field: MappedField,
	fieldMap: FieldMap,
	values: Configuration['values']
): FieldKey | null {
	const source = fieldMap[field];
	if (!source || source.fallback === null) return source?.field ?? null;
	return mappedValue(fieldMap, field, (key) => values[key])?.from ?? null;
}

function dateOf(field: MappedField, found: FoundValue, reading: SubjectReading): Sourced<IsoDate> {
	const date = readDate(field, found.value, reading.fieldMap);
	return date === null ? notKnown : { value: date, source: found.source };
}

/** The day that a mapped date reads as; null where it is none for certain. */
export function readDate(
	field: MappedField,
	value: FieldValue | undefined,
	fieldMap: FieldMap
): IsoDate | null {
	const reading = readMapped(field, value, fieldMap[field]?.dateOrder);
	// A date reads as an ISO day.
	return reading.kind === 'value' ? (reading.value as IsoDate) : null;
}

/** Nominal bytes of installed memory; null where the value tells none. */
export function readRam(value: FieldValue | undefined): number | null {
	const reading = readMapped('ram', value);
	return reading.kind === 'value' && typeof reading.value === 'number' ? reading.value : null;
}

function ramOf({ value, source }: FoundValue): Sourced<number> {
	const bytes = readRam(value);
	return bytes === null ? notKnown : { value: bytes, source };
}

function textOf({ value, source }: FoundValue): Sourced<string> {
	const text = downloadedText(value);
	return text === null ? notKnown : { value: text, source };
}

function typeOf(
	configuration: Configuration,
	overrides: ConfigurationOverrides,
	reading: SubjectReading
): Sourced<string> {
	const { psaId, typeId, categoryId, type } = configuration;
	if (psaId === null) {
		return over(overrides.type, type === noTypeName ? notKnown : { value: type, source: byHand });
	}
	const hasType = typeId !== null || categoryId !== null;
	const field = typeId === null ? 'configurationItemCategoryID' : 'configurationItemType';
	return over(overrides.type, hasType ? autotask(type, field, reading) : notKnown);
}

function autotask<T>(value: T | null, field: FieldKey, { readAt }: SubjectReading): Sourced<T> {
	if (value === null) return notKnown;
	return { value, source: { from: 'autotask', field, at: readAt, note: null } };
}

function over<T>(said: Said<T> | undefined, below: Sourced<T>): Sourced<T> {
	return said ? { value: said.value, source: saidSource(said) } : below;
}
