import { describe, expect, it } from 'vitest';
import { udfKey } from '../../../src/lib/domain/field.ts';
import {
	fieldCatalogue,
	searchFields,
	type SampleRecord
} from '../../../src/lib/domain/mapping/field-catalogue.ts';
import { definition, definitions } from './field-samples.ts';

const samples: SampleRecord[] = [
	{
		serialNumber: '7RK2T93',
		notes: '',
		'udf:Lease number': '*****',
		'via:product.name': 'OptiPlex 7070',
		rmmDeviceAuditManufacturerID: 'Dell Inc.'
	},
	{ serialNumber: '7RK2T93', notes: null, 'udf:Lease number': '*****', hourlyCost: 0 },
	{ serialNumber: '7RK2T94', isActive: true, 'udf:Purchase Date': '*****' },
	{ serialNumber: '7RK2T95', 'udf:Purchase Date': '09/07/2020' },
	{ serialNumber: '7RK2T96' }
];
const catalogue = fieldCatalogue(definitions, samples);
const choice = (key: string) => catalogue.find((row) => row.key === key);

describe('the checklist', () => {
	it('has the fields of the tenant, read-through fields whose id it has, then UDFs by name', () => {
		expect(catalogue.map(({ key }) => key)).toEqual([
			...definitions.slice(0, 12).map(({ key }) => key),
			'via:product.name',
			'via:product.manufacturer',
			udfKey('Gerätestandort'),
			udfKey('Lease number'),
			udfKey('Purchase Date')
		]);
	});

	it('says the type of each field', () => {
		const types = Object.fromEntries(catalogue.map(({ key, type }) => [key, type]));
		expect(types).toMatchObject({
			id: 'number',
			serialNumber: 'text',
			notes: 'long-text',
			installDate: 'date',
			isActive: 'yes-no',
			hourlyCost: 'number',
			productID: 'reference',
			rmmDeviceAuditManufacturerID: 'picklist',
			'via:product.name': 'read-through',
			'udf:Purchase Date': 'text'
		});
	});

	it('shows different real values that are not empty', () => {
		expect(choice('serialNumber')?.samples).toEqual(['7RK2T93', '7RK2T94', '7RK2T95']);
		expect(choice('notes')?.samples).toEqual([]);
		expect(choice('hourlyCost')?.samples).toEqual([0]);
		expect(choice('via:product.name')?.samples).toEqual(['OptiPlex 7070']);
		expect(choice('rmmDeviceAuditManufacturerID')?.samples).toEqual(['Dell Inc.']);
	});

	it('marks a UDF that reads ***** as protected', () => {
		expect(choice('udf:Lease number')).toMatchObject({ isProtected: true, samples: [] });
	});

	it('does not take one protected value, or a field that holds asterisks, for a protected UDF', () => {
		expect(choice('udf:Purchase Date')).toMatchObject({
			isProtected: false,
			samples: ['09/07/2020']
		});
		const own = fieldCatalogue([definition('notes', 'Notes')], [{ notes: '*****' }]);
		expect(own[0]?.isProtected).toBe(false);
		expect(choice('udf:Gerätestandort')?.isProtected).toBe(false);
	});

	it('marks what Almanac itself needs', () => {
		expect(catalogue.filter(({ isFixed }) => isFixed).map(({ key }) => key)).toEqual([
			'id',
			'referenceTitle',
			'isActive'
		]);
	});

	it('is searched by every word, in label and Autotask name, whatever case and accents', () => {
		const found = (text: string) => searchFields(catalogue, text).map(({ key }) => key);
		expect(found('DATE purchase')).toEqual(['udf:Purchase Date']);
		expect(found('geratest')).toEqual(['udf:Gerätestandort']);
		expect(found('rmmDeviceAuditMem')).toEqual(['rmmDeviceAuditMemoryBytes']);
		expect(found('udf:')).toHaveLength(3);
		expect(found('nothing like it')).toEqual([]);
		expect(found('  ')).toHaveLength(catalogue.length);
	});

	it('of 112 fields and 500 UDFs with 100 records is made at once', () => {
		const many = Array.from({ length: 612 }, (_, index) =>
			definition(index < 112 ? `field${index}` : udfKey(`Field ${index}`), `Field ${index}`)
		);
		const record = Object.fromEntries(many.map(({ key }, index) => [key, `value ${index}`]));
		const start = performance.now();
		const rows = fieldCatalogue(
			many,
			Array.from({ length: 100 }, () => record)
		);
		const found = searchFields(rows, 'field 61');
		expect(performance.now() - start).toBeLessThan(4000);
		expect([rows.length, found.length]).toEqual([612, 8]);
	});
});
