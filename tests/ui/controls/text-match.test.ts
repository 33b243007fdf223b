import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, matchesText, matchParts } from '../../../src/lib/ui/controls/text-match.ts';

describe('matchesText', () => {
	it('finds without case and accents', () => {
		expect(matchesText(foldText('Łukasz Szőke'), 'lukasz szoke')).toBe(true);
		expect(matchesText(foldText('Weißbrød'), 'WEISSBROD')).toBe(true);
	});

	it('wants every word, in any order', () => {
		const text = foldText('RMM Device Audit Memory Bytes');
		expect(matchesText(text, 'memory rmm')).toBe(true);
		expect(matchesText(text, 'memory disk')).toBe(false);
		expect(matchesText(text, '  ')).toBe(true);
	});
});

describe('matchParts', () => {
	it('marks where the words stand', () => {
		expect(matchParts('Harlan & Finch', 'finch har')).toEqual([
			{ text: 'Har', hit: true },
			{ text: 'lan & ', hit: false },
			{ text: 'Finch', hit: true }
		]);
	});

	it('marks nothing where folding changes the length', () => {
		expect(matchParts('Weiß', 'weiss')).toEqual([{ text: 'Weiß', hit: false }]);
	});

	it('never loses a letter', () => {
		fc.assert(
			fc.property(fc.string(), fc.string({ maxLength: 3 }), (label, query) => {
				const text = matchParts(label, query)
					.map((part) => part.text)
					.join('');
				expect(text).toBe(label);
			})
		);
	});
});
