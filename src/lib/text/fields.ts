/** Names of Almanac's own fields and of read-through ones, as screens show them. */
import type { MappedField } from '../domain/field-map.ts';
import { isReadThrough, udfNameOf, type FieldKey, type ReadThroughKey } from '../domain/field.ts';

export const mappedFieldNames: Readonly<Record<MappedField, string>> = {
	serialNumber: 'Serial number',
	notes: 'Notes',
	purchaseDate: 'Purchase date',
	expirationDate: 'Expiration date',
	ram: 'RAM',
	osType: 'OS Type',
	manufacturer: 'Manufacturer Name',
	model: 'Model',
	assignedUser: 'Assigned user',
	location: 'Location',
	processor: 'Processor',
	storage: 'Storage',
	lastSeen: 'Last seen',
	lastAudit: 'Last audit'
};

export const readThroughNames: Readonly<Record<ReadThroughKey, string>> = {
	'via:product.name': 'Product name',
	'via:product.manufacturer': 'Product manufacturer',
	'via:type.name': 'Type name',
	'via:category.name': 'Category name',
	'via:contact.name': 'Contact name',
	'via:location.name': 'Location name'
};

/** The extra fields of companies that can be downloaded (product.md, section 5). */
export const companyFieldNames: Readonly<Record<string, string>> = {
	phone: 'Phone',
	webAddress: 'Web address',
	city: 'City',
	state: 'State',
	countryID: 'Country',
	ownerResourceID: 'Owner',
	classification: 'Classification'
};

/** The name of a downloaded field: Autotask's label, else ours for a read-through one, else its key. */
export function fieldName(key: FieldKey, labels: ReadonlyMap<FieldKey, string>): string {
	return (
		labels.get(key) ?? (isReadThrough(key) ? readThroughNames[key] : null) ?? udfNameOf(key) ?? key
	);
}
