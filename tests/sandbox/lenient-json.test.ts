import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLenientJson } from '../../src/lib/sandbox/lenient-json.ts';

describe('lenient JSON', () => {
	it('reads all strict JSON as it is', () => {
		fc.assert(
			fc.property(fc.json(), (text) => {
				expect(readLenientJson(text)).toEqual(JSON.parse(text));
			})
		);
	});

	it('reads strict JSON alike when a trailing comma makes it lenient', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				expect(readLenientJson(`[${JSON.stringify(value)},]`)).toEqual([
					JSON.parse(JSON.stringify(value))
				]);
			})
		);
	});

	it.each([
		['{id: 1, isActive: True}', { id: 1, isActive: true }],
		["{'op':'eq','value':False,}", { op: 'eq', value: false }],
		['{note:\'say "hi"\'}', { note: 'say "hi"' }],
		['[1,2,3,]', [1, 2, 3]],
		['{a:{b:[null,-1.5e2]}}', { a: { b: [null, -150] } }]
	])('reads %s', (text, value) => {
		expect(readLenientJson(text)).toEqual(value);
	});

	it.each(['', '{', '[1', '{"a" 1}', 'yes', '{"a":1} x', '"open', '{a:}'])('refuses %j', (text) => {
		expect(() => readLenientJson(text)).toThrow('Unexpected character encountered');
	});
});
