import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseManufacturer } from '$lib/domain/manufacturer.ts';

const nameOf = (text: string) => {
	const reading = parseManufacturer(text);
	return reading.kind === 'manufacturer' ? reading.name : reading.reason;
};

const keyOf = (text: string) => {
	const reading = parseManufacturer(text);
	return reading.kind === 'manufacturer' ? reading.key : null;
};

describe('one name per manufacturer', () => {
	it.each([
		['Dell', 'Dell'],
		['Dell Inc.', 'Dell'],
		['DELL INC', 'Dell'],
		['Dell Computer Corporation', 'Dell'],
		['Dell EMC', 'Dell'],
		['Hewlett-Packard', 'HP'],
		['Hewlett Packard Company', 'HP'],
		['HP Inc.', 'HP'],
		['HP', 'HP'],
		['hp', 'HP'],
		['HPE', 'HPE'],
		['HP Enterprise', 'HPE'],
		['Hewlett Packard Enterprise', 'HPE'],
		['Hewlett-Packard Enterprise Development LP', 'HPE'],
		['Aruba Networks', 'HPE Aruba'],
		['LENOVO', 'Lenovo'],
		['Lenovo Group Ltd.', 'Lenovo'],
		['Apple Inc.', 'Apple'],
		['Apple Computer, Inc.', 'Apple'],
		['Microsoft Corporation', 'Microsoft'],
		['ASUSTeK COMPUTER INC.', 'ASUS'],
		['Micro-Star International Co., Ltd.', 'MSI'],
		['Micro-Star International Co., Ltd', 'MSI'],
		['Gigabyte Technology Co., Ltd.', 'Gigabyte'],
		['FUJITSU // Phoenix Technologies Ltd.', 'FUJITSU // Phoenix Technologies'],
		['FUJITSU CLIENT COMPUTING LIMITED', 'Fujitsu'],
		['SAMSUNG ELECTRONICS CO., LTD.', 'Samsung'],
		['VMware, Inc.', 'VMware'],
		['Intel(R) Client Systems', 'Intel'],
		['Cisco Systems, Inc.', 'Cisco'],
		['Cisco Meraki', 'Cisco Meraki'],
		['Fortinet, Inc', 'Fortinet'],
		['SonicWALL', 'SonicWall'],
		['American Power Conversion', 'APC'],
		['Acme Rechner GmbH & Co. KG', 'Acme Rechner GmbH'],
		['Medion AG', 'Medion'],
		['Schenker™', 'Schenker'],
		['Co', 'Co']
	])('%j is %s', (text, name) => expect(nameOf(text)).toBe(name));

	it('keeps HP and HPE apart', () => expect(keyOf('HP Inc.')).not.toBe(keyOf('HPE')));

	it('gives spellings of an unlisted company one key', () => {
		expect(keyOf('ACME Computers, Ltd.')).toBe(keyOf('Acme Computers'));
	});

	it.each([
		['To Be Filled By O.E.M.', 'placeholder'],
		['To be filled by O.E.M', 'placeholder'],
		['System manufacturer', 'placeholder'],
		['Default string', 'placeholder'],
		['Not Specified', 'placeholder'],
		['OEM', 'placeholder'],
		['Unknown', 'placeholder'],
		['', 'empty'],
		['*****', 'protected']
	])('%j is unknown: %s', (text, reason) => expect(nameOf(text)).toBe(reason));

	it('reads its own names back, and never throws', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string()), (text) => {
				const reading = parseManufacturer(text);
				const key = reading.kind === 'manufacturer' ? reading.key : null;
				expect(key).not.toBe('');
				expect(key === null ? null : keyOf(nameOf(text))).toBe(key);
			})
		);
	});
});
