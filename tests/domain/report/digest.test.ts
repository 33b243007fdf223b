import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '$lib/domain/report/digest.ts';

const json = fc.jsonValue();

describe('a digest', () => {
	it('is the same for the same data, whatever the order of keys and the way it was stored', () => {
		const objects = fc.dictionary(fc.string(), json);
		fc.assert(
			fc.property(objects, (value) => {
				const turned = Object.fromEntries(Object.entries(value).reverse());
				expect(digestOf(turned)).toBe(digestOf(value));
				expect(digestOf(JSON.parse(JSON.stringify(value)))).toBe(digestOf(value));
				expect(digestOf(value)).toMatch(/^[0-9a-f]{16}$/);
			})
		);
	});

	it('differs for different data', () => {
		fc.assert(
			fc.property(json, json, (a, b) => {
				const isSame = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
				expect(digestOf(a) === digestOf(b)).toBe(isSame);
			})
		);
	});

	it('tells apart what looks alike', () => {
		const values = [1, '1', null, 'null', true, 'true', [], {}, [[]], [1, 2], [12], { a: 1 }, ''];
		expect(new Set(values.map(digestOf)).size).toBe(values.length);
	});

	it('does not collide over a hundred thousand near texts', () => {
		const digests = new Set<string>();
		for (let index = 0; index < 100_000; index += 1) digests.add(digestOf(`WS-${index}`));
		expect(digests.size).toBe(100_000);
	});

	it('is the same where an object is shared and where it is repeated', () => {
		const shared = { verdict: 'ended' };
		expect(digestOf([shared, shared])).toBe(digestOf([{ ...shared }, { ...shared }]));
	});
});

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).map(([key, one]) => [key, sorted(one)] as const);
	return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
