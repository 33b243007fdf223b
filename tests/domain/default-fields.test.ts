import { describe, expect, it } from 'vitest';
import { defaultFields, suggestFieldMap } from '$lib/domain/default-fields.ts';
import type { FieldDefinition } from '$lib/domain/field.ts';

const field = (key: string): FieldDefinition => ({
	key,
	label: key,
	type: 'string',
	isPicklist: false,
	isQueryable: true,
	isReadOnly: false,
	reference: null,
	picklist: []
});

const catalog = (...keys: string[]) => keys.map(field);

describe('the fields of a tenant where nobody chose', () => {
	it('are those of the wanted ones that it has, with names behind ids that it has', () => {
		const fields = defaultFields(catalog('serialNumber', 'notes', 'productID', 'unwanted'));
		expect(fields).toEqual([
			'serialNumber',
			'notes',
			'via:product.name',
			'via:product.manufacturer'
		]);
	});

	it('hold UDFs whose names speak for themselves, however they are written', () => {
		const fields = defaultFields(
			catalog(
				'installDate',
				'udf:Purchase Date',
				'udf:Date_of_purchase',
				'udf:Lease',
				'udf:RAM (GB)'
			)
		);
		expect(fields).toEqual(['installDate', 'udf:Purchase Date', 'udf:Date_of_purchase']);
	});

	it('never hold what the tenant lacks', () => {
		expect(defaultFields([])).toEqual([]);
	});
});

describe('the suggested field map', () => {
	it('takes a purchase date from a UDF, and from the install date where that is empty', () => {
		const tenant = catalog('installDate', 'udf:Purchase Date');
		const map = suggestFieldMap(tenant, defaultFields(tenant));
		expect(map.purchaseDate).toEqual({ field: 'udf:Purchase Date', fallback: 'installDate' });
	});

	it('asks the audit first where Autotask has one', () => {
		const tenant = catalog(
			'rmmDeviceAuditMemoryBytes',
			'udf:RAM',
			'rmmDeviceAuditOperatingSystem',
			'udf:OS'
		);
		const map = suggestFieldMap(tenant, defaultFields(tenant));
		expect(map.ram).toEqual({ field: 'rmmDeviceAuditMemoryBytes', fallback: 'udf:RAM' });
		expect(map.osType).toEqual({ field: 'rmmDeviceAuditOperatingSystem', fallback: 'udf:OS' });
	});

	it('maps to chosen fields only', () => {
		const tenant = catalog('serialNumber', 'installDate', 'udf:Purchase Date');
		expect(suggestFieldMap(tenant, ['installDate'])).toEqual({
			purchaseDate: { field: 'installDate', fallback: null }
		});
	});
});
