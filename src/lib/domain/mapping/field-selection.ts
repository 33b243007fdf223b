/**
 * Fields Selection (product.md, section 6): what is ticked, which of Almanac's own fields each ticked
 * field feeds, and what unticking would take away.
 */
import { suggestFieldMap } from '../default-fields.ts';
import {
	mappedFields,
	mapWithin,
	type FieldMap,
	type FieldSource,
	type MappedField
} from '../field-map.ts';
import { engineFields, type FieldDefinition, type FieldKey } from '../field.ts';
import type { DateOrder } from '../parse-date.ts';
import type { FieldChoice } from './field-catalogue.ts';

export interface FieldSettings {
	/** "Fields to download". */
	readonly fields: readonly FieldKey[];
	readonly map: FieldMap;
}

/** Fields to map that the guide asks for; the others are optional. */
export const requiredFields = mappedFields.slice(0, mappedFields.indexOf('model'));

/** Ticks a field. A protected one stays as it is: it would download asterisks. */
export function tickField(settings: FieldSettings, choice: FieldChoice): FieldSettings {
	if (choice.isProtected || isAvailable(settings, choice.key)) return settings;
	return { ...settings, fields: [...settings.fields, choice.key] };
}

/** What unticking a field does; the person is asked first when it says anything. */
export interface Unticking {
	readonly settings: FieldSettings;
	/** Mapped fields that lose their only source. */
	readonly clears: readonly MappedField[];
	/** Mapped fields that read their fallback from now on, or lose it. */
	readonly changes: readonly MappedField[];
	readonly asksFirst: boolean;
}

/**
 * Unticks a field: its mapping is cleared (a fallback moves up) and its values leave this device; what
 * completed reports hold stays. What Almanac itself needs can't be unticked.
 */
export function untickField(settings: FieldSettings, key: FieldKey): Unticking {
	const fields = settings.fields.filter((field) => field !== key);
	const map = mapWithin(settings.map, new Set([...fields, ...engineFields]));
	const changed = mappedFields.filter((name) => {
		const before = settings.map[name];
		return before !== undefined && (before.field === key || before.fallback === key);
	});
	const touched = fields.length === settings.fields.length ? [] : changed;
	return {
		settings: { fields, map },
		clears: touched.filter((name) => map[name] === undefined),
		changes: touched.filter((name) => map[name] !== undefined),
		asksFirst: touched.length > 0
	};
}

/** What the dropdowns of "Fields to map" offer: only ticked fields. */
export function mappableFields(
	catalogue: readonly FieldChoice[],
	settings: FieldSettings
): FieldChoice[] {
	return catalogue.filter(({ key, isProtected }) => isAvailable(settings, key) && !isProtected);
}

/** Maps one of Almanac's own fields to a ticked field, or to none. */
export function mapField(
	settings: FieldSettings,
	name: MappedField,
	key: FieldKey | null
): FieldSettings {
	const { [name]: before, ...others } = settings.map;
	if (key === null) return { ...settings, map: others };
	if (!isAvailable(settings, key) || before?.field === key) return settings;
	const kept = before?.fallback ?? null;
	return withSource(settings, name, { field: key, fallback: kept === key ? null : kept });
}

/** Gives a mapped field a second one, read where the first tells nothing. */
export function setFallback(
	settings: FieldSettings,
	name: MappedField,
	key: FieldKey | null
): FieldSettings {
	const source = settings.map[name];
	const isRefused = key !== null && (!isAvailable(settings, key) || source?.field === key);
	if (!source || isRefused) return settings;
	return withSource(settings, name, { ...source, fallback: key });
}

/** Stores with the map how ambiguous dates of a mapped field are read. */
export function setDateOrder(
	settings: FieldSettings,
	name: MappedField,
	dateOrder: DateOrder
): FieldSettings {
	const source = settings.map[name];
	return source ? withSource(settings, name, { ...source, dateOrder }) : settings;
}

/**
 * Suggestions for what is not mapped, from ticked fields only and never from a protected one. They are
 * shown with "Use it" and applied by {@link mapField} and {@link setFallback}.
 */
export function suggestions(
	definitions: readonly FieldDefinition[],
	catalogue: readonly FieldChoice[],
	settings: FieldSettings
): FieldMap {
	const usable = mappableFields(catalogue, settings).map(({ key }) => key);
	const open = Object.entries(suggestFieldMap(definitions, usable)).filter(
		([name]) => settings.map[name as MappedField] === undefined
	);
	return Object.fromEntries(open);
}

/** Required fields without a source: the guide asks for all of them. */
export function unmappedRequired(map: FieldMap): MappedField[] {
	return requiredFields.filter((name) => map[name] === undefined);
}

function isAvailable(settings: FieldSettings, key: FieldKey): boolean {
	return settings.fields.includes(key) || (engineFields as readonly string[]).includes(key);
}

function withSource(
	settings: FieldSettings,
	name: MappedField,
	source: FieldSource
): FieldSettings {
	return { ...settings, map: { ...settings.map, [name]: source } };
}
