/** Names of the Assets part's columns (product.md, 7.4). */
import { downloadedFieldOf, type ColumnKey, type ColumnName } from '../domain/columns.ts';

export const columnWords: Readonly<Record<ColumnName, string>> = {
	name: 'Name',
	type: 'Type',
	category: 'Category',
	status: 'Status',
	class: 'Class',
	grade: 'Grade',
	reason: 'Reason',
	age: 'Age',
	'purchase-date': 'Purchase date',
	'expiration-date': 'Expiration date',
	manufacturer: 'Manufacturer',
	model: 'Model',
	'serial-number': 'Serial number',
	os: 'OS',
	'os-support-ends': 'OS support ends',
	ram: 'RAM',
	processor: 'Processor',
	storage: 'Storage',
	'assigned-user': 'Assigned user',
	location: 'Location',
	'last-seen': 'Last seen',
	notes: 'Notes',
	'hardware-budget': 'Hardware budget',
	'setup-budget': 'Setup budget',
	'onsite-budget': 'Onsite budget',
	total: 'Total',
	year: 'Year',
	quarter: 'Quarter',
	recurring: 'Recurring'
};

/** The heading of a column; `labelOf` names downloaded fields as Autotask calls them. */
export function columnHeading(key: ColumnKey, labelOf: (field: string) => string): string {
	const field = downloadedFieldOf(key);
	// A key that is no downloaded field is one of Almanac's own.
	return field === null ? columnWords[key as ColumnName] : labelOf(field);
}
