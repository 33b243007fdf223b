import { describe, expect, expectTypeOf, it } from 'vitest';
import { recordReader } from '$lib/autotask/records.ts';
import { AlmanacError } from '$lib/domain/errors.ts';
import type { Failure } from '$lib/domain/errors.ts';
import type { FieldValue } from '$lib/domain/field.ts';

const configuration = {
	id: 198,
	companyID: 0,
	isActive: true,
	lastModifiedTime: '2026-01-02T03:04:05.67Z',
	createDate: null,
	configurationItemType: 3,
	configurationItemCategoryID: 2,
	referenceTitle: 'LAP-198'
};

function failureOf(read: () => unknown): Failure {
	try {
		read();
	} catch (error) {
		if (error instanceof AlmanacError) return error.failure;
	}
	throw new Error('expected a failure');
}

describe('a record', () => {
	const read = recordReader('ConfigurationItems', null);

	it('keeps fields that nobody here knows', () => {
		const wire = {
			...configuration,
			rmmDeviceAuditMemoryBytes: 8589934592,
			brandNew: 'x',
			flag: false
		};
		expect(read(wire)).toEqual(wire);
	});

	it('has its user-defined fields under their keys, as text', () => {
		const userDefinedFields = [
			{ name: 'Purchase date', value: '2021-03-04T00:00:00Z' },
			{ name: 'Größe (Zoll)', value: null },
			{ name: 'Secret', value: '*****' },
			{ name: 'Slots', value: 4 },
			{ name: 'Spare' }
		];
		expect(read({ ...configuration, userDefinedFields })).toEqual({
			...configuration,
			'udf:Purchase date': '2021-03-04T00:00:00Z',
			'udf:Größe (Zoll)': null,
			'udf:Secret': '*****',
			'udf:Slots': '4',
			'udf:Spare': null
		});
	});

	it.each([[undefined], [null], [''], [[]]])('may have no user-defined fields: %j', (none) => {
		expect(read({ ...configuration, userDefinedFields: none })).toEqual(configuration);
	});

	it('reads nested values as text', () => {
		const record = read({ ...configuration, nested: { a: [1] }, list: [2] });
		expect(record).toMatchObject({ nested: '{"a":[1]}', list: '[2]' });
	});

	it('reads an absent optional field as empty', () => {
		const { id, companyID, isActive } = configuration;
		expect(read({ id, companyID, isActive })).toMatchObject({
			configurationItemType: null,
			referenceTitle: null
		});
	});

	it('is checked only in the fields that were asked for', () => {
		const sweep = recordReader('ConfigurationItems', ['id', 'companyID']);
		expect(sweep({ id: 5, companyID: 7 })).toEqual({ id: 5, companyID: 7 });
	});

	it('has the types of what was asked for', () => {
		const sweep = recordReader('ConfigurationItems', ['companyID']);
		const record = sweep({ id: 5, companyID: 7 });
		expectTypeOf(record.companyID).toEqualTypeOf<number>();
		expectTypeOf(record.isActive).toEqualTypeOf<FieldValue | undefined>();
		const chosen: string[] = ['companyID', 'isActive'];
		const dynamic = recordReader('ConfigurationItems', chosen);
		expectTypeOf(dynamic).returns.toHaveProperty('isActive').toEqualTypeOf<boolean>();
		expect(record.isActive).toBeUndefined();
	});

	it('reads the activity of a contact as a number, however it is written', () => {
		const contact = recordReader('Contacts', ['isActive']);
		expect(contact({ id: 1, isActive: 1 }).isActive).toBe(1);
		expect(contact({ id: 1, isActive: false }).isActive).toBe(0);
	});

	it('can not reach the prototype of objects', () => {
		const wire = JSON.parse(
			'{"id":1,"companyID":2,"isActive":true,"__proto__":{"x":1}}'
		) as unknown;
		expect(Object.getPrototypeOf(read(wire))).toBe(Object.prototype);
	});
});

describe('a record of the wrong shape', () => {
	const read = recordReader('ConfigurationItems', null);

	it('names entity, id and the first field at fault', () => {
		const wire = { ...configuration, isActive: 'yes', referenceTitle: 5 };
		expect(failureOf(() => read(wire))).toEqual({
			code: 'record-malformed',
			entity: 'ConfigurationItems',
			recordId: 198,
			field: 'isActive'
		});
	});

	it.each([
		['a missing company', { id: 198, isActive: true }, 198, 'companyID'],
		['an id as text', { ...configuration, id: '198' }, undefined, 'id'],
		['an id that is no integer', { ...configuration, id: 1.5 }, undefined, 'id'],
		['no object', 'text', undefined, undefined],
		['null', null, undefined, undefined],
		[
			'fields in place of UDFs',
			{ ...configuration, userDefinedFields: {} },
			198,
			'userDefinedFields'
		],
		[
			'a UDF without a name',
			{ ...configuration, userDefinedFields: [{}] },
			198,
			'userDefinedFields'
		]
	])('%s', (_, wire, recordId, field) => {
		const failure = failureOf(() => read(wire));
		expect(failure).toEqual({
			code: 'record-malformed',
			entity: 'ConfigurationItems',
			recordId,
			field
		});
	});
});
