import { describe, expect, it } from 'vitest';
import {
	fieldsOfMap,
	isEmptyValue,
	mappedValue,
	mapWithin,
	type FieldMap
} from '$lib/domain/field-map.ts';
import type { FieldValue } from '$lib/domain/field.ts';

const map: FieldMap = {
	serialNumber: { field: 'serialNumber', fallback: null },
	assignedUser: { field: 'via:contact.name', fallback: 'rmmDeviceAuditLastUser' }
};

const reading = (values: Record<string, FieldValue>) => (key: string) => values[key];

describe('a mapped field', () => {
	it('has the value of its field and says where it comes from', () => {
		const read = reading({ 'via:contact.name': 'Ann Lee', rmmDeviceAuditLastUser: 'HF\\a.lee' });
		expect(mappedValue(map, 'assignedUser', read)).toEqual({
			value: 'Ann Lee',
			from: 'via:contact.name'
		});
	});

	it('falls back where its field is empty, blank or protected', () => {
		for (const empty of [null, '', '  ', '*****']) {
			const read = reading({ 'via:contact.name': empty, rmmDeviceAuditLastUser: 'HF\\a.lee' });
			expect(mappedValue(map, 'assignedUser', read)?.from).toBe('rmmDeviceAuditLastUser');
		}
	});

	it('has none where all of its sources are empty, or where it is not mapped', () => {
		expect(mappedValue(map, 'serialNumber', reading({ serialNumber: ' ' }))).toBeNull();
		expect(mappedValue(map, 'assignedUser', reading({}))).toBeNull();
		expect(mappedValue(map, 'ram', reading({ ram: 8 }))).toBeNull();
	});

	it('takes zero and false for values', () => {
		expect([0, false, 'x'].map(isEmptyValue)).toEqual([false, false, false]);
	});
});

describe('a field map', () => {
	it('names every field that it reads', () => {
		expect([...fieldsOfMap(map)]).toEqual([
			'serialNumber',
			'via:contact.name',
			'rmmDeviceAuditLastUser'
		]);
	});

	it('lets a fallback move up when its field is no longer chosen', () => {
		expect(mapWithin(map, new Set(['rmmDeviceAuditLastUser']))).toEqual({
			assignedUser: { field: 'rmmDeviceAuditLastUser', fallback: null }
		});
		expect(mapWithin(map, new Set())).toEqual({});
	});
});
