import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataQuality, gapsOf, serialKey, type QualitySubject } from '$lib/domain/data-quality.ts';
import { context } from './rules/subjects.ts';

const asOf = '2026-11-23';

function aDevice(values: Partial<QualitySubject<number>> = {}): QualitySubject<number> {
	const osText = values.osText === undefined ? 'Windows 11 Pro 25H2' : values.osText;
	return {
		id: 1,
		purchaseDate: '2024-01-01',
		serialNumber: '5CG1234XYZ',
		kind: 'workstation',
		hasType: true,
		...values,
		osText,
		os: context.os.judge(osText)
	};
}

describe('serial numbers', () => {
	it.each([
		['5CG1234XYZ', '5CG1234XYZ'],
		[' 5cg-1234 xyz ', '5CG1234XYZ'],
		['VMware-56 4d 1c 2a', 'VMWARE564D1C2A'],
		['1234567', null],
		['0123456789', null],
		['123456789012345678', null],
		['N/A', null],
		['n.a.', null],
		['0', null],
		['00000000', null],
		['xxxxxxx', null],
		['-', null],
		['None', null],
		['Default string', null],
		['To be filled by O.E.M.', null],
		['System Serial Number', null],
		['Chassis Serial Number', null],
		['Not Specified', null],
		['SSN12345678901234567', null],
		['AB', null],
		['*****', null],
		['', null],
		[null, null]
	])('%j compares as %j', (text, key) => expect(serialKey(text)).toBe(key));

	it('compare without regard to case and signs', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[A-Z0-9]{7,12}$/), (serial) => {
				expect(serialKey(` ${serial.toLowerCase()}-`)).toBe(serialKey(serial));
			})
		);
	});
});

describe('gaps of one configuration', () => {
	it.each([
		[{}, []],
		[{ purchaseDate: null }, ['no-purchase-date']],
		[{ purchaseDate: '2026-11-24' }, ['purchase-date-in-future']],
		[{ purchaseDate: asOf }, []],
		[{ serialNumber: null }, ['no-serial-number']],
		[{ serialNumber: 'To be filled by O.E.M.' }, ['no-serial-number']],
		[{ osText: 'SonicOS 6.5' }, ['os-not-recognised']],
		[{ osText: 'Windows 11 Pro' }, ['os-not-recognised']],
		[{ osText: null }, []],
		[{ osText: 'N/A' }, []],
		[{ hasType: false }, ['no-type']],
		[{ kind: 'virtual-machine', purchaseDate: null, serialNumber: null }, []],
		[
			{ purchaseDate: null, serialNumber: '0', osText: 'x-os', hasType: false },
			['no-purchase-date', 'no-serial-number', 'os-not-recognised', 'no-type']
		]
	] as const)('%j: %j', (values, gaps) => expect(gapsOf(aDevice(values), asOf)).toEqual(gaps));
});

describe('gaps of a fleet', () => {
	it('lists what lacks what, and the systems that nobody knows', () => {
		const quality = dataQuality(
			[
				aDevice({ id: 1, purchaseDate: null, serialNumber: 'A1B2C3' }),
				aDevice({ id: 2, serialNumber: 'a1-b2-c3', osText: 'SonicOS 6.5' }),
				aDevice({ id: 3, serialNumber: 'N/A', osText: 'SonicOS 6.5' }),
				aDevice({ id: 4, serialNumber: 'n/a', osText: 'JUNOS 21', hasType: false })
			],
			asOf
		);
		expect(quality.gaps).toEqual({
			'no-purchase-date': [1],
			'purchase-date-in-future': [],
			'no-serial-number': [3, 4],
			'os-not-recognised': [2, 3, 4],
			'no-type': [4],
			'duplicate-serial-number': [1, 2]
		});
		expect(quality.duplicates).toEqual([{ serialNumber: 'A1B2C3', ids: [1, 2] }]);
		expect(quality.unknownSystems).toEqual([
			{ text: 'SonicOS 6.5', count: 2 },
			{ text: 'JUNOS 21', count: 1 }
		]);
	});

	it('finds every pair that shares a serial number, and never a placeholder', () => {
		const serial = fc.constantFrom(
			'AA11BB',
			'aa11bb',
			'CC22',
			'0',
			'N/A',
			'Default string',
			'',
			null
		);
		fc.assert(
			fc.property(fc.array(serial, { maxLength: 20 }), (serials) => {
				const devices = serials.map((serialNumber, id) => aDevice({ id, serialNumber }));
				const { duplicates, gaps } = dataQuality(devices, asOf);
				const shared = new Set(duplicates.flatMap(({ ids }) => ids));
				for (const [id, one] of serials.entries()) {
					const key = serialKey(one);
					const twin =
						key !== null && serials.some((other, at) => at !== id && serialKey(other) === key);
					expect(shared.has(id)).toBe(twin);
				}
				expect(gaps['duplicate-serial-number']).toHaveLength(shared.size);
			})
		);
	});
});
