/** "Fields to download": the checklist of what a tenant's configurations have (product.md, section 6). */
import {
	engineFields,
	readThroughFields,
	udfNameOf,
	type FieldDefinition,
	type FieldKey,
	type FieldValue,
	type ReadThroughKey
} from '../field.ts';
import { isProtectedText } from '../placeholder-text.ts';

/** The word beside a field. */
export type FieldTypeWord =
	'text' | 'long-text' | 'number' | 'date' | 'yes-no' | 'picklist' | 'reference' | 'read-through';

/** A row of the checklist. */
export interface FieldChoice {
	readonly key: FieldKey;
	readonly label: string;
	readonly type: FieldTypeWord;
	readonly isUdf: boolean;
	/** Almanac itself needs it: it is always fetched and can't be unticked. */
	readonly isFixed: boolean;
	/** Autotask shows asterisks: untick "Protected" there or grant access; it can't be ticked so. */
	readonly isProtected: boolean;
	/** Real values of the tenant, each once; kept in memory and never stored. */
	readonly samples: readonly (string | number | boolean)[];
}

/** A record of the sample page: at most 100 of mapped companies, picklist fields with their labels. */
export type SampleRecord = Readonly<Record<FieldKey, FieldValue>>;

/** Read-through fields as the checklist names them. */
const readThroughLabels: Readonly<Record<ReadThroughKey, string>> = {
	'via:product.name': 'Product name',
	'via:product.manufacturer': 'Product manufacturer',
	'via:type.name': 'Type name',
	'via:category.name': 'Category name',
	'via:contact.name': 'Contact name',
	'via:location.name': 'Location name'
};

/** The one field of ConfigurationItems that holds paragraphs: 5,000 characters (docs/autotask.md). */
const longTextFields: ReadonlySet<FieldKey> = new Set(['notes']);
const samplesPerField = 3;

/**
 * The checklist: the tenant's fields in its order, read-through fields whose id it has, then UDFs by
 * name.
 */
export function fieldCatalogue(
	definitions: readonly FieldDefinition[],
	samples: readonly SampleRecord[]
): FieldChoice[] {
	const own = definitions.filter(({ key }) => udfNameOf(key) === null);
	const udfs = definitions.filter(({ key }) => udfNameOf(key) !== null);
	const names = new Set(own.map(({ key }) => key));
	const through = (Object.keys(readThroughFields) as ReadThroughKey[]).filter((key) =>
		names.has(readThroughFields[key].idField)
	);
	return [
		...own.map((definition) => choiceOf(definition, samples)),
		...through.map((key) => readThroughChoice(key, samples)),
		...udfs
			.map((definition) => choiceOf(definition, samples))
			.sort((a, b) => a.label.localeCompare(b.label))
	];
}

/** Fields whose label or Autotask name holds every word, whatever the case and accents. */
export function searchFields(
	catalogue: readonly FieldChoice[],
	search: string
): readonly FieldChoice[] {
	const words = folded(search)
		.split(/\s+/u)
		.filter((word) => word !== '');
	if (words.length === 0) return catalogue;
	return catalogue.filter(({ key, label }) => {
		const text = folded(`${label} ${key}`);
		return words.every((word) => text.includes(word));
	});
}

function choiceOf(definition: FieldDefinition, samples: readonly SampleRecord[]): FieldChoice {
	const { key, label } = definition;
	const isUdf = udfNameOf(key) !== null;
	const values = valuesOf(key, samples);
	const shown = values.filter((value) => !isProtectedText(String(value)));
	return {
		key,
		label,
		type: typeWord(definition),
		isUdf,
		isFixed: (engineFields as readonly string[]).includes(key),
		isProtected: isUdf && values.length > 0 && shown.length === 0,
		samples: shown.slice(0, samplesPerField)
	};
}

function readThroughChoice(key: ReadThroughKey, samples: readonly SampleRecord[]): FieldChoice {
	return {
		key,
		label: readThroughLabels[key],
		type: 'read-through',
		isUdf: false,
		isFixed: false,
		isProtected: false,
		samples: valuesOf(key, samples).slice(0, samplesPerField)
	};
}

function valuesOf(key: FieldKey, samples: readonly SampleRecord[]): (string | number | boolean)[] {
	const values = new Set<string | number | boolean>();
	for (const record of samples) {
		const value = record[key] ?? null;
		if (value !== null && String(value).trim() !== '') values.add(value);
	}
	return [...values];
}

function typeWord(definition: FieldDefinition): FieldTypeWord {
	if (definition.isPicklist) return 'picklist';
	if (definition.reference !== null) return 'reference';
	switch (definition.type) {
		case 'boolean':
			return 'yes-no';
		case 'datetime':
		case 'date':
			return 'date';
		case 'integer':
		case 'long':
		case 'short':
		case 'decimal':
		case 'double':
		case 'float':
			return 'number';
		default:
			return longTextFields.has(definition.key) ? 'long-text' : 'text';
	}
}

function folded(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase();
}
