/** The fields and the field map that a tenant gets before anybody chose: those of the sample. */
import { readThroughFields, udfKey, type FieldDefinition, type FieldKey } from './field.ts';
import { mapWithin, type FieldMap, type FieldSource, type MappedField } from './field-map.ts';

/** Downloaded by default, as far as the tenant has them. */
const wantedFields: readonly FieldKey[] = [
	'serialNumber',
	'notes',
	'installDate',
	'warrantyExpirationDate',
	'location',
	'referenceNumber',
	'via:product.name',
	'via:product.manufacturer',
	'via:contact.name',
	'via:location.name',
	'rmmDeviceAuditHostname',
	'rmmDeviceAuditOperatingSystem',
	'rmmDeviceAuditMemoryBytes',
	'rmmDeviceAuditStorageBytes',
	'rmmDeviceAuditProcessorID',
	'rmmDeviceAuditManufacturerID',
	'rmmDeviceAuditModelID',
	'rmmDeviceAuditLastUser',
	'rmmDeviceAuditIPAddress',
	'rmmDeviceAuditMacAddress',
	'dattoLastCheckInDateTime',
	udfKey('Asset Tag')
];

interface Proposal {
	/** Names of UDFs that speak for themselves, in lower case without anything but letters. */
	readonly udfNames: readonly string[];
	/** Fields in order of preference. */
	readonly fields: readonly FieldKey[];
}

const proposals: Readonly<Record<MappedField, Proposal>> = {
	serialNumber: { udfNames: [], fields: ['serialNumber'] },
	notes: { udfNames: [], fields: ['notes'] },
	purchaseDate: {
		udfNames: ['purchasedate', 'datepurchased', 'dateofpurchase', 'purchased'],
		fields: ['installDate']
	},
	expirationDate: { udfNames: [], fields: ['warrantyExpirationDate'] },
	ram: { udfNames: ['ram', 'memory'], fields: ['rmmDeviceAuditMemoryBytes'] },
	osType: {
		udfNames: ['os', 'ostype', 'operatingsystem'],
		fields: ['rmmDeviceAuditOperatingSystem']
	},
	manufacturer: {
		udfNames: ['manufacturer'],
		fields: ['via:product.manufacturer', 'rmmDeviceAuditManufacturerID']
	},
	model: { udfNames: ['model'], fields: ['via:product.name', 'rmmDeviceAuditModelID'] },
	assignedUser: { udfNames: [], fields: ['via:contact.name', 'rmmDeviceAuditLastUser'] },
	location: { udfNames: [], fields: ['via:location.name', 'location'] },
	processor: { udfNames: ['cpu', 'processor'], fields: ['rmmDeviceAuditProcessorID'] },
	storage: { udfNames: ['storage', 'disk'], fields: ['rmmDeviceAuditStorageBytes'] },
	lastSeen: { udfNames: ['lastseen'], fields: ['dattoLastCheckInDateTime'] },
	lastAudit: { udfNames: ['lastaudit', 'auditdate'], fields: [] }
};

/** Mapped fields whose UDF is asked first; for the others it is the fallback of a field of Autotask. */
const udfFirst: ReadonlySet<MappedField> = new Set(['purchaseDate', 'lastSeen', 'lastAudit']);

/** The fields to download by default: of those that the tenant has, and its telling UDFs. */
export function defaultFields(catalog: readonly FieldDefinition[]): FieldKey[] {
	const known = keysOf(catalog);
	const udfs = Object.values(proposals).flatMap(({ udfNames }) => udfsNamed(catalog, udfNames));
	return [...new Set([...wantedFields.filter((key) => known.has(key)), ...udfs])];
}

/** What a mapping suggests by itself, from the chosen fields only. */
export function suggestFieldMap(
	catalog: readonly FieldDefinition[],
	chosen: readonly FieldKey[]
): FieldMap {
	const map: Partial<Record<MappedField, FieldSource>> = {};
	for (const [name, { udfNames, fields }] of Object.entries(proposals)) {
		const field = name as MappedField;
		const udfs = udfsNamed(catalog, udfNames);
		const sources = udfFirst.has(field) ? [...udfs, ...fields] : [...fields, ...udfs];
		const [first, fallback = null] = sources.filter((key) => chosen.includes(key));
		if (first) map[field] = { field: first, fallback };
	}
	return mapWithin(map, new Set(chosen));
}

/** Keys that can be ticked: the tenant's own, and read-through fields whose id field it has. */
function keysOf(catalog: readonly FieldDefinition[]): Set<FieldKey> {
	const own = new Set(catalog.map(({ key }) => key));
	const through = Object.entries(readThroughFields)
		.filter(([, { idField }]) => own.has(idField))
		.map(([key]) => key);
	return new Set([...own, ...through]);
}

function udfsNamed(catalog: readonly FieldDefinition[], names: readonly string[]): FieldKey[] {
	const plain = (label: string): string => label.toLowerCase().replace(/[^\p{L}]/gu, '');
	return names.flatMap((name) =>
		catalog
			.filter(({ key }) => key.startsWith('udf:') && plain(key.slice(4)) === name)
			.map(({ key }) => key)
	);
}
