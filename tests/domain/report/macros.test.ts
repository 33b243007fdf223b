import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	expandMacros,
	expandRichText,
	macroNames,
	unknownMacros,
	type MacroValues
} from '$lib/domain/report/macros.ts';
import { plainText, richTextSchema, run } from '$lib/domain/report/rich-text.ts';

const values: MacroValues = { company: 'Harlan & Finch', date: '24 Nov 2026', preparer: '' };

describe('macros', () => {
	it('are filled in, in any case, and left where they have no value', () => {
		expect(expandMacros('For {company}, {Date}: {health}{preparer}', values)).toBe(
			'For Harlan & Finch, 24 Nov 2026: {health}'
		);
	});

	it('are filled in once: a value that looks like a macro stays text', () => {
		expect(expandMacros('{company}', { company: '{date}', date: 'never' })).toBe('{date}');
		expect(expandMacros('{{company}}', { company: 'A$&B' })).toBe('{A$&B}');
	});

	it('never bring in line breaks, hidden or turning characters, or endless text', () => {
		const company = `A\n\tB\u202e\u0000${'x'.repeat(1000)}`;
		const expanded = expandMacros('{company}', { company });
		expect(expanded).toHaveLength(300);
		expect(expanded.startsWith('A Bx')).toBe(true);
	});

	it('tell names that no macro has', () => {
		expect(unknownMacros('{company} {compnay} {Preparer} {compnay} {}')).toEqual(['compnay']);
	});

	it('reach every run of a rich text, and keep it storable', () => {
		const text = {
			blocks: [
				{ kind: 'heading', runs: [run('{company}')] },
				{ kind: 'list', style: 'bullets', items: [[run('On '), run('{date}', { isBold: true })]] },
				{ kind: 'paragraph', runs: [run('{preparer}')] }
			]
		} as const;
		const expanded = expandRichText(text, values);
		expect(plainText(expanded)).toBe('Harlan & Finch\n\n- On 24 Nov 2026');
		expect(richTextSchema.parse(expanded)).toEqual(expanded);
	});

	it('change nothing in text without them', () => {
		const anyText = fc.string().filter((text) => !/\{[a-z]/i.test(text));
		const anyValues = fc.dictionary(fc.constantFrom(...macroNames), fc.string());
		fc.assert(
			fc.property(anyText, anyValues, (text, known) => {
				expect(expandMacros(text, known)).toBe(text);
			})
		);
	});
});
