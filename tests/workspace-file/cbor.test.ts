import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CborError, decodeCbor } from '$lib/workspace-file/cbor-read.ts';
import { encodeCbor } from '$lib/workspace-file/cbor-write.ts';

const text = fc.string({
	unit: fc.integer({ min: 0, max: 0xffff }).map((u) => String.fromCharCode(u))
});
const typedArray = fc.oneof(
	fc.uint8Array(),
	fc.uint16Array(),
	fc.uint32Array(),
	fc.int32Array(),
	fc.float64Array()
);
const { value } = fc.letrec((tie) => ({
	value: fc.oneof(
		{ maxDepth: 4 },
		fc.constantFrom(
			null,
			undefined,
			true,
			false,
			0,
			-0,
			Number.NaN,
			-Infinity,
			2 ** 53 - 1,
			2 ** 60
		),
		fc.double(),
		fc.integer(),
		fc.maxSafeInteger(),
		text,
		typedArray,
		fc.array(tie('value')),
		fc.array(fc.tuple(fc.integer(), tie('value'))).map((pairs) => new Map(pairs)),
		fc.dictionary(text, tie('value'), { noNullPrototype: true })
	)
}));

describe('CBOR of rows', () => {
	it('comes back as it was, down to half an emoji', () => {
		fc.assert(
			fc.property(value, (row) => {
				expect(decodeCbor(encodeCbor(row))).toStrictEqual(row);
			}),
			{ numRuns: 500 }
		);
	});

	it('is what RFC 8949 writes', () => {
		const hex = (row: unknown) => Buffer.from(encodeCbor(row)).toString('hex');
		// Examples of RFC 8949, appendix A, and RFC 8746.
		expect(hex(1000000)).toBe('1a000f4240');
		expect(hex(-1000)).toBe('3903e7');
		expect(hex(1.1)).toBe('fb3ff199999999999a');
		expect(hex('ü')).toBe('62c3bc');
		expect(hex({ a: 1, b: [2, 3] })).toBe('a26161016162820203');
		expect(hex([true, null, undefined])).toBe('83f5f6f7');
		expect(hex(new Uint16Array([1]))).toBe('d845420100');
	});

	it('keeps a member named __proto__ as a member', () => {
		const row = JSON.parse('{"__proto__": {"isAdmin": true}, "constructor": 1}') as object;
		const back = decodeCbor(encodeCbor(row)) as Record<string, unknown>;
		expect(Object.keys(back)).toEqual(['__proto__', 'constructor']);
		expect(Object.getPrototypeOf(back)).toBe(Object.prototype);
		expect(back.isAdmin).toBeUndefined();
	});

	it('refuses what no row may hold', () => {
		expect(() => encodeCbor({ run: () => 1 })).toThrow(TypeError);
		expect(() => encodeCbor(new Date())).toThrow(TypeError);
		expect(() => encodeCbor(1n)).toThrow(TypeError);
	});

	it('never crashes on any bytes, nor believes a length', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
				try {
					decodeCbor(Uint8Array.from(bytes));
				} catch (error) {
					expect(error).toBeInstanceOf(CborError);
				}
				expect(bytes.length).toBeLessThanOrEqual(200);
			}),
			{ numRuns: 2000 }
		);
		for (const hostile of [
			'9b000000ffffffffff',
			'bbffffffffffffffff',
			'7affffffff',
			'd8567affffffff'
		]) {
			expect(() => decodeCbor(Uint8Array.from(Buffer.from(hostile, 'hex')))).toThrow(CborError);
		}
		const nested = new Uint8Array(100_000).fill(0x81);
		expect(() => decodeCbor(nested)).toThrow('Nested too deep');
		expect(() => decodeCbor(Uint8Array.from(Buffer.from('a2616101616102', 'hex')))).toThrow(
			'A key twice'
		);
	});
});
