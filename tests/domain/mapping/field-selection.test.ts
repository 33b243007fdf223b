import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mappedFields, type MappedField } from '../../../src/lib/domain/field-map.ts';
import { fieldCatalogue } from '../../../src/lib/domain/mapping/field-catalogue.ts';
import {
	mapField,
	mappableFields,
	requiredFields,
	setDateOrder,
	setFallback,
	suggestions,
	tickField,
	unmappedRequired,
	untickField,
	type FieldSettings
} from '../../../src/lib/domain/mapping/field-selection.ts';
import { definitions } from './field-samples.ts';

const catalogue = fieldCatalogue(definitions, [{ 'udf:Lease number': '*****' }]);
const choice = (key: string) => {
	const found = catalogue.find((row) => row.key === key);
	if (!found) throw new Error(`No field ${key}`);
	return found;
};
const none: FieldSettings = { fields: [], map: {} };
const ticked = (...keys: string[]) =>
	keys.reduce((settings, key) => tickField(settings, choice(key)), none);

const purchase: FieldSettings = {
	fields: ['udf:Purchase Date', 'installDate', 'notes'],
	map: {
		purchaseDate: { field: 'udf:Purchase Date', fallback: 'installDate', dateOrder: 'dmy' },
		notes: { field: 'notes', fallback: null }
	}
};

describe('ticking', () => {
	it('adds a field once', () => {
		const once = ticked('serialNumber');
		expect(once.fields).toEqual(['serialNumber']);
		expect(tickField(once, choice('serialNumber'))).toBe(once);
	});

	it('refuses a protected field, and adds nothing that Almanac reads anyway', () => {
		expect(tickField(none, choice('udf:Lease number'))).toBe(none);
		expect(tickField(none, choice('referenceTitle'))).toBe(none);
	});
});

describe('unticking', () => {
	it('a field that nothing maps needs no question', () => {
		const settings = ticked('serialNumber', 'hourlyCost');
		expect(untickField(settings, 'hourlyCost')).toEqual({
			settings: { fields: ['serialNumber'], map: {} },
			clears: [],
			changes: [],
			asksFirst: false
		});
	});

	it('a mapped field asks first and clears that mapping', () => {
		const result = untickField(purchase, 'notes');
		expect(result.clears).toEqual(['notes']);
		expect(result.asksFirst).toBe(true);
		expect(result.settings.map.notes).toBeUndefined();
		expect(result.settings.fields).toEqual(['udf:Purchase Date', 'installDate']);
	});

	it('a mapped field with a fallback asks first and reads the fallback from then on', () => {
		const result = untickField(purchase, 'udf:Purchase Date');
		expect(result.changes).toEqual(['purchaseDate']);
		expect(result.clears).toEqual([]);
		expect(result.settings.map.purchaseDate).toEqual({
			field: 'installDate',
			fallback: null,
			dateOrder: 'dmy'
		});
	});

	it('a fallback asks first as well', () => {
		const result = untickField(purchase, 'installDate');
		expect(result.changes).toEqual(['purchaseDate']);
		expect(result.settings.map.purchaseDate?.fallback).toBeNull();
	});

	it('what is not ticked, or what Almanac needs, changes nothing', () => {
		const mapped = mapField(none, 'lastAudit', 'createDate');
		expect(untickField(mapped, 'createDate')).toEqual({
			settings: mapped,
			clears: [],
			changes: [],
			asksFirst: false
		});
	});
});

describe('Fields to map', () => {
	it('offers only ticked fields and what Almanac reads anyway, never a protected one', () => {
		const settings = { ...ticked('serialNumber'), fields: ['serialNumber', 'udf:Lease number'] };
		expect(mappableFields(catalogue, settings).map(({ key }) => key)).toEqual([
			'id',
			'referenceTitle',
			'serialNumber',
			'isActive'
		]);
	});

	it('maps a ticked field, another, none', () => {
		const settings = ticked('serialNumber', 'notes');
		const mapped = mapField(settings, 'serialNumber', 'serialNumber');
		expect(mapped.map.serialNumber).toEqual({ field: 'serialNumber', fallback: null });
		expect(mapField(mapped, 'serialNumber', 'notes').map.serialNumber?.field).toBe('notes');
		expect(mapField(mapped, 'serialNumber', null).map).toEqual({});
	});

	it('refuses a field that is not ticked', () => {
		expect(mapField(none, 'notes', 'notes')).toBe(none);
		expect(setFallback(purchase, 'purchaseDate', 'hourlyCost')).toBe(purchase);
	});

	it('takes a second field as a fallback, never the same one', () => {
		expect(setFallback(purchase, 'notes', 'installDate').map.notes?.fallback).toBe('installDate');
		expect(setFallback(purchase, 'notes', 'notes')).toBe(purchase);
		expect(setFallback(purchase, 'purchaseDate', null).map.purchaseDate?.fallback).toBeNull();
		expect(setFallback(purchase, 'ram', 'notes')).toBe(purchase);
		const moved = mapField(purchase, 'purchaseDate', 'installDate');
		expect(moved.map.purchaseDate).toEqual({ field: 'installDate', fallback: null });
	});

	it('keeps the order of dates with the map, and forgets it with another field', () => {
		const asked = setDateOrder(purchase, 'purchaseDate', 'mdy');
		expect(asked.map.purchaseDate?.dateOrder).toBe('mdy');
		expect(setFallback(asked, 'purchaseDate', null).map.purchaseDate?.dateOrder).toBe('mdy');
		expect(mapField(asked, 'purchaseDate', 'notes').map.purchaseDate?.dateOrder).toBeUndefined();
		expect(setDateOrder(purchase, 'ram', 'mdy')).toBe(purchase);
	});

	it('names the required fields that nothing feeds', () => {
		expect(requiredFields).toEqual([
			'serialNumber',
			'notes',
			'purchaseDate',
			'expirationDate',
			'ram',
			'osType',
			'manufacturer'
		]);
		expect(unmappedRequired(purchase.map)).toEqual([
			'serialNumber',
			'expirationDate',
			'ram',
			'osType',
			'manufacturer'
		]);
	});
});

describe('a suggestion', () => {
	const suggested = (settings: FieldSettings) => suggestions(definitions, catalogue, settings);

	it('takes for Purchase date a UDF named like it, else the install date', () => {
		const both = suggested(ticked('installDate', 'udf:Purchase Date'));
		expect(both.purchaseDate?.field).toBe('udf:Purchase Date');
		expect(suggested(ticked('installDate')).purchaseDate?.field).toBe('installDate');
	});

	it('takes warranty expiration, memory bytes, operating system and product manufacturer', () => {
		const map = suggested(
			ticked(
				'warrantyExpirationDate',
				'rmmDeviceAuditMemoryBytes',
				'rmmDeviceAuditOperatingSystem',
				'rmmDeviceAuditManufacturerID',
				'via:product.manufacturer'
			)
		);
		expect(map.expirationDate?.field).toBe('warrantyExpirationDate');
		expect(map.ram?.field).toBe('rmmDeviceAuditMemoryBytes');
		expect(map.osType?.field).toBe('rmmDeviceAuditOperatingSystem');
		expect(map.manufacturer?.field).toBe('via:product.manufacturer');
		const audit = suggested(ticked('rmmDeviceAuditManufacturerID'));
		expect(audit.manufacturer?.field).toBe('rmmDeviceAuditManufacturerID');
	});

	it('is made from ticked fields only, and not for what is mapped', () => {
		expect(suggested(none)).toEqual({});
		const mapped = mapField(ticked('notes', 'serialNumber'), 'notes', 'serialNumber');
		expect(suggested(mapped).notes).toBeUndefined();
		expect(suggested(mapped).serialNumber?.field).toBe('serialNumber');
	});

	it('is never a protected field', () => {
		const hidden = fieldCatalogue(definitions, [{ 'udf:Purchase Date': '*****' }]);
		const settings = { fields: ['udf:Purchase Date', 'installDate'], map: {} };
		expect(suggestions(definitions, hidden, settings).purchaseDate).toEqual({
			field: 'installDate',
			fallback: null
		});
	});
});

describe('laws', () => {
	const key = fc.constantFrom(...catalogue.map((row) => row.key));
	const name = fc.constantFrom<MappedField>(...mappedFields);
	const anyEdit = fc.oneof(
		fc.record({ kind: fc.constantFrom('tick' as const, 'untick' as const), key }),
		fc.record({ kind: fc.constantFrom('map' as const, 'fallback' as const), name, key })
	);

	it('a map never names a field that is not downloaded, nor one field twice', () => {
		fc.assert(
			fc.property(fc.array(anyEdit, { maxLength: 30 }), (edits) => {
				const end = edits.reduce((settings, edit) => {
					if ('name' in edit) {
						const change = edit.kind === 'map' ? mapField : setFallback;
						return change(settings, edit.name, edit.key);
					}
					if (edit.kind === 'tick') return tickField(settings, choice(edit.key));
					return untickField(settings, edit.key).settings;
				}, none);
				const offered = mappableFields(catalogue, end).map((row) => row.key);
				for (const { field, fallback } of Object.values(end.map)) {
					expect([...offered, 'createDate']).toContain(field);
					if (fallback !== null) expect(offered).toContain(fallback);
					expect(field).not.toBe(fallback);
				}
				expect(new Set(end.fields).size).toBe(end.fields.length);
			})
		);
	});
});
