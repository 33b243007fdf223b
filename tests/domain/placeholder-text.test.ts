import { describe, expect, it } from 'vitest';
import { emptiness, isPlaceholderText, tidyText } from '$lib/domain/placeholder-text.ts';

describe('placeholder texts', () => {
	it.each([
		'N/A',
		'n.a.',
		'-',
		'--',
		'?',
		'None',
		'UNKNOWN',
		'To Be Filled By O.E.M.',
		'to be filled by o.e.m',
		'Default string',
		'System manufacturer',
		'Not Specified',
		'Not Applicable',
		'(null)',
		'TBD',
		'unbekannt'
	])('takes %j for "not known"', (text) => {
		expect(isPlaceholderText(text)).toBe(true);
		expect(emptiness(text)).toBe('placeholder');
	});

	it.each(['Dell', 'Nano', 'Testo SE', 'OEM Systems Ltd', '5CG1234XYZ', 'Generic Robotics'])(
		'takes %j for a value',
		(text) => expect(emptiness(text)).toBeNull()
	);

	it('tells empty and protected values apart', () => {
		expect(emptiness(null)).toBe('empty');
		expect(emptiness(undefined)).toBe('empty');
		expect(emptiness(' \u00a0 ')).toBe('empty');
		expect(emptiness('*****')).toBe('protected');
	});

	it('tidies spacing and compatibility characters', () => {
		expect(tidyText('  Windows\u00a0 10™ \t Pro ')).toBe('Windows 10TM Pro');
	});
});
