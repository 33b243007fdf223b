import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	exactName,
	isSameName,
	looksAlike,
	looseName
} from '../../../src/lib/domain/mapping/company-names.ts';

describe('the same name', () => {
	it.each([
		['Acme', 'Acme'],
		['Caf\u00e9 Nord', 'Cafe\u0301 Nord'],
		['  Acme Dental ', 'Acme Dental'],
		['Acme \t\u00a0 Dental', 'Acme Dental'],
		['Acme\u3000Dental', 'Acme Dental']
	])('%j is %j', (one, other) => {
		expect(isSameName(one, other)).toBe(true);
	});

	it.each([
		['Acme', 'ACME'],
		['Acme', 'Acme Ltd'],
		['Acme Dental', 'AcmeDental'],
		['Acme.', 'Acme'],
		['Muller', 'Müller'],
		['', ''],
		[' ', '\t']
	])('%j is not %j', (one, other) => {
		expect(isSameName(one, other)).toBe(false);
	});

	it('compares a form that comparing again does not change', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (name) => {
				expect(exactName(exactName(name))).toBe(exactName(name));
			})
		);
	});

	it('does not depend on how white space and accents are written', () => {
		const word = fc.string({ unit: fc.constantFrom('a', 'é', 'Ö', 'ł', '9'), minLength: 1 });
		const space = fc.string({ unit: fc.constantFrom(' ', '\u00a0', '\t'), minLength: 1 });
		fc.assert(
			fc.property(fc.array(word, { minLength: 1 }), space, (words, gap) => {
				const messy = gap + words.join(gap).normalize('NFD') + gap;
				expect(isSameName(messy, words.join(' '))).toBe(true);
			})
		);
	});
});

describe('a look-alike', () => {
	it.each([
		['Acme', 'ACME'],
		['Acme Ltd', 'Acme Limited'],
		['Acme, Inc.', 'Acme'],
		['Ironbridge Brewing Co.', 'Ironbridge Brewing Company'],
		['Dunmore & Pryce LLP', 'Dunmore and Pryce'],
		['Müller GmbH & Co. KG', 'Muller'],
		['Łódź Sp. z o.o.', 'Lodz'],
		['Straße AG', 'Strasse'],
		["St. Mary's School", 'St Mary’s School'],
		['A.B.C. Holdings Pty. Ltd.', 'ABC Holdings'],
		['Bright-Water Dental', 'Brightwater Dental'],
		['İstanbul Lojistik', 'Istanbul Lojistik']
	])('%j looks like %j', (one, other) => {
		expect(looksAlike(one, other)).toBe(true);
	});

	it.each([
		['Acme North', 'Acme South'],
		['Ltd', 'Inc'],
		['Company', 'Co'],
		['***', '---'],
		['株式会社甲', '株式会社乙']
	])('%j does not look like %j', (one, other) => {
		expect(looksAlike(one, other)).toBe(false);
	});

	it('is never the same name', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (one, other) => {
				expect(looksAlike(one, other) && isSameName(one, other)).toBe(false);
			})
		);
	});

	it('keeps names that are only a legal form', () => {
		expect(looseName('Limited')).toBe('limited');
		expect(looseName('Co. Ltd.')).toBe('co');
	});

	it('agrees for every name and itself in capitals with an ending', () => {
		const name = fc.stringMatching(/^[a-z]{2,8} [b-z]{5,8}$/);
		fc.assert(
			fc.property(name, fc.constantFrom('Ltd', ' Inc.', ' GmbH', ', LLC'), (plain, ending) => {
				fc.pre(looseName(plain) === plain.replace(' ', ''));
				expect(looseName(`${plain.toUpperCase()} ${ending}`)).toBe(looseName(plain));
			})
		);
	});
});
