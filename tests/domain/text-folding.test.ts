import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, searchWords } from '$lib/domain/text-folding.ts';

describe('folding a text', () => {
	it('takes away case, accents and strokes', () => {
		expect(foldText('Zoë MÜLLER')).toBe('zoe muller');
		expect(foldText('Łukasz Ørsted')).toBe('lukasz orsted');
		expect(foldText('Straße')).toBe('strasse');
		expect(foldText('İstanbul ığdır')).toBe('istanbul igdir');
		expect(foldText('ﬁrewall')).toBe('firewall');
		expect(foldText('日本 サーバー')).toBe(foldText('日本 サーバー'));
	});

	it('changes nothing when done twice', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(foldText(foldText(text))).toBe(foldText(text));
			}),
			{ numRuns: 2_000 }
		);
	});

	it('cuts a query into words', () => {
		expect(searchWords('  HF-ws\t01  Zoë ')).toEqual(['hf-ws', '01', 'zoe']);
		expect(searchWords(' \n')).toEqual([]);
	});
});
