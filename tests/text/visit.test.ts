import { describe, expect, it } from 'vitest';
import type { CompanyId } from '../../src/lib/domain/ids.ts';
import type { CompanyNews } from '../../src/lib/domain/visit.ts';
import { newsWords } from '../../src/lib/text/visit.ts';

const news = (more: Partial<CompanyNews>): CompanyNews => ({
	companyId: 'a' as CompanyId,
	name: 'Harlan',
	isNew: false,
	formerName: null,
	isMissing: false,
	configurations: null,
	toReplace: null,
	health: null,
	...more
});
const said = (more: Partial<CompanyNews>) =>
	newsWords(news(more)).map((text) => text.replace(/\s/g, ' '));

describe('newsWords', () => {
	it('says both figures, the one of now first', () => {
		expect(said({ toReplace: { from: 2, to: 5 } })).toEqual(['5 to replace, 2 before']);
		expect(said({ toReplace: { from: 2, to: 0 } })).toEqual(['None to replace, 2 before']);
		expect(said({ health: { from: 52, to: 45 } })).toEqual(['Health 45 %, was 52 %']);
	});

	it('counts configurations that came and went', () => {
		expect(said({ configurations: { from: 9, to: 10 } })).toEqual(['1 configuration more, 10 now']);
		expect(said({ configurations: { from: 10, to: 7 } })).toEqual([
			'3 configurations fewer, 7 now'
		]);
	});

	it('says what stays where a name is another or gone', () => {
		expect(said({ formerName: 'Larkspur Food Co.' })).toEqual([
			'Was “Larkspur Food Co.”; its reports and notes stay'
		]);
		expect(said({ isMissing: true })).toEqual(['Missing in Autotask; its reports and notes stay']);
		expect(said({ isNew: true })).toEqual(['New here']);
	});
});
