import { udfKey, type FieldDefinition } from '../../../src/lib/domain/field.ts';

export function definition(
	key: string,
	label: string,
	more: Partial<FieldDefinition> = {}
): FieldDefinition {
	return {
		key,
		label,
		type: 'string',
		isPicklist: false,
		isQueryable: true,
		isReadOnly: false,
		reference: null,
		picklist: [],
		...more
	};
}

export const definitions: readonly FieldDefinition[] = [
	definition('id', 'ID', { type: 'long' }),
	definition('referenceTitle', 'Reference title'),
	definition('serialNumber', 'Serial number'),
	definition('installDate', 'Install date', { type: 'datetime' }),
	definition('warrantyExpirationDate', 'Warranty expiration date', { type: 'datetime' }),
	definition('notes', 'Notes'),
	definition('isActive', 'Is active', { type: 'boolean' }),
	definition('hourlyCost', 'Hourly cost', { type: 'double' }),
	definition('productID', 'Product ID', { type: 'integer', reference: 'Product' }),
	definition('rmmDeviceAuditMemoryBytes', 'RMM device audit memory bytes', { type: 'long' }),
	definition('rmmDeviceAuditOperatingSystem', 'RMM device audit operating system'),
	definition('rmmDeviceAuditManufacturerID', 'RMM device audit manufacturer ID', {
		type: 'integer',
		isPicklist: true
	}),
	definition(udfKey('Purchase Date'), 'Purchase Date'),
	definition(udfKey('Lease number'), 'Lease number'),
	definition(udfKey('Gerätestandort'), 'Gerätestandort')
];
