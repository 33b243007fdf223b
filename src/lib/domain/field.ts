/**
 * Downloaded fields: what the user ticks under "Fields to download" (product.md, section 6).
 *
 * A field key names one column of a configuration: an Autotask field by its name (`serialNumber`), a
 * user-defined field as `udf:{name}`, a read-through field as `via:{entity}.{field}`.
 */

export type FieldKey = string;

/** A stored value. Date-times stay the text that Autotask sent; UDF values are always text. */
export type FieldValue = string | number | boolean | null;

/** Read-through fields: each needs the id field beside it and one look-up by `id in`. */
export const readThroughFields = {
	'via:product.name': { entity: 'Products', field: 'name', idField: 'productID' },
	'via:product.manufacturer': {
		entity: 'Products',
		field: 'manufacturerName',
		idField: 'productID'
	},
	'via:type.name': {
		entity: 'ConfigurationItemTypes',
		field: 'name',
		idField: 'configurationItemType'
	},
	'via:category.name': {
		entity: 'ConfigurationItemCategories',
		field: 'name',
		idField: 'configurationItemCategoryID'
	},
	'via:contact.name': { entity: 'Contacts', field: 'name', idField: 'contactID' },
	'via:location.name': { entity: 'CompanyLocations', field: 'name', idField: 'companyLocationID' }
} as const satisfies Record<string, { entity: string; field: string; idField: string }>;

export type ReadThroughKey = keyof typeof readThroughFields;

/** What the engine itself needs of every configuration (product.md, section 1, principle 5). */
export const engineFields = [
	'id',
	'companyID',
	'isActive',
	'lastModifiedTime',
	'createDate',
	'configurationItemType',
	'configurationItemCategoryID',
	'referenceTitle'
] as const;

const udfPrefix = 'udf:';

/** The key of a user-defined field, by its Autotask name. */
export function udfKey(name: string): FieldKey {
	return udfPrefix + name;
}

/** The Autotask name behind a UDF key, or null for every other key. */
export function udfNameOf(key: FieldKey): string | null {
	return key.startsWith(udfPrefix) ? key.slice(udfPrefix.length) : null;
}

export function isReadThrough(key: FieldKey): key is ReadThroughKey {
	return Object.hasOwn(readThroughFields, key);
}

/**
 * The `IncludeFields` of a configuration query: the engine's own fields, the chosen ones, and the id
 * behind each read-through field; nothing else is asked of the tenant. UDFs go by their plain name.
 */
export function includedFields(chosen: readonly FieldKey[]): string[] {
	const names = new Set<string>(engineFields);
	for (const key of chosen) {
		names.add(isReadThrough(key) ? readThroughFields[key].idField : (udfNameOf(key) ?? key));
	}
	return [...names];
}

/** What the tenant says about one of its fields or UDFs. */
export interface FieldDefinition {
	readonly key: FieldKey;
	readonly label: string;
	/** Autotask's data type word: integer, long, string, boolean, datetime, decimal, double … */
	readonly type: string;
	readonly isPicklist: boolean;
	readonly isQueryable: boolean;
	readonly isReadOnly: boolean;
	readonly reference: string | null;
	readonly picklist: readonly PicklistValue[];
}

/** One value of an Autotask picklist; `value` is text on the wire even for integer fields. */
export interface PicklistValue {
	readonly value: string;
	readonly label: string;
	readonly isActive: boolean;
	readonly sortOrder: number;
}
