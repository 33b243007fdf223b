import { describe, expect, it } from 'vitest';
import { columnOf } from '$lib/db/column-builder.ts';
import { indexFleet, searchFleet } from '$lib/db/fleet-search.ts';

type Device = readonly [name: string, serial: string | number | null, user: string | null];

interface Search {
	(query: string, limit?: number): string[];
}

/** A search over devices, half of which belong to company 1 and half to company 2. */
function searching(
	devices: readonly Device[],
	admits = (_company: number): boolean => true
): Search {
	const half = Math.ceil(devices.length / 2);
	const index = indexFleet({
		ids: Float64Array.from(devices.keys()),
		stretches: [
			{ psaCompanyId: 1, chunk: 0, rows: half },
			{ psaCompanyId: 2, chunk: 0, rows: devices.length - half }
		],
		columns: {
			name: columnOf(devices.map(([name]) => name)),
			serialNumber: columnOf(devices.map(([, serial]) => serial)),
			assignedUser: columnOf(devices.map(([, , user]) => user))
		}
	});
	return (query, limit = 10) =>
		searchFleet(index, { query, limit, admits }).map((row) => devices[row]?.[0] ?? '');
}

const devices: readonly Device[] = [
	['HF-WS-001', '5CG1234ABC', 'Zoë Müller'],
	['HF-WS-002', 'CZC999', 'Łukasz Nowak'],
	['DESK-FINCH', '5CG1234ABD', 'Peter Ward'],
	['Printer ground floor', null, null],
	['WS', 77_001, 'Anna Ward'],
	['Straße 5', 'XYZ', 'Ørsted']
];

describe('searching the fleet', () => {
	it('finds by name, serial number and assigned user', () => {
		const search = searching(devices);
		expect(search('finch')).toEqual(['DESK-FINCH']);
		expect(search('czc999')).toEqual(['HF-WS-002']);
		expect(search('peter')).toEqual(['DESK-FINCH']);
		expect(search('77001')).toEqual(['WS']);
	});

	it('does not care about case, accents and letters with strokes', () => {
		const search = searching(devices);
		expect(search('ZOE MULLER')).toEqual(['HF-WS-001']);
		expect(search('zoë')).toEqual(['HF-WS-001']);
		expect(search('lukasz')).toEqual(['HF-WS-002']);
		expect(search('orsted')).toEqual(['Straße 5']);
		expect(search('strasse')).toEqual(['Straße 5']);
	});

	it('wants all words, each in any of the three', () => {
		const search = searching(devices);
		expect(search('ward 77001')).toEqual(['WS']);
		expect(search('ward 5cg')).toEqual(['DESK-FINCH']);
		expect(search('ward nowhere')).toEqual([]);
	});

	it('puts the whole match first, then beginnings, then word starts, then the inside', () => {
		const search = searching([
			['MY-ANNA', null, null],
			['JOANNA', null, null],
			['ANNABEL', null, null],
			['ANNA', null, null],
			['X', null, 'Anna']
		]);
		expect(search('anna')).toEqual(['ANNA', 'X', 'ANNABEL', 'MY-ANNA', 'JOANNA']);
	});

	it('ranks equals by name and keeps to the limit', () => {
		const many = Array.from({ length: 500 }, (_, at): Device => [
			`PC-${String(499 - at).padStart(3, '0')}`,
			null,
			null
		]);
		const search = searching(many);
		expect(search('pc', 3)).toEqual(['PC-000', 'PC-001', 'PC-002']);
		expect(search('pc', 0)).toEqual([]);
	});

	it('finds nothing for an empty query and nothing of companies that are not admitted', () => {
		expect(searching(devices)('   ')).toEqual([]);
		const search = searching(devices, (company) => company === 1);
		expect(search('ward')).toEqual(['DESK-FINCH']);
	});

	it('finds a phrase where it stands before one that is only put together', () => {
		const search = searching([
			['Floor ground printer', null, null],
			['Printer ground floor', null, null]
		]);
		expect(search('ground floor')[0]).toBe('Printer ground floor');
	});
});
