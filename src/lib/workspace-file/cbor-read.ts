/**
 * CBOR back into rows. What it reads may be hostile: every length is held against the bytes that are
 * there before anything is made of it, and nesting has a limit.
 */
import { brokenTextTag, major, mapTag, simple, typedArrays } from './cbor-write.ts';

/** Deeper than any row: rich text nests 8 deep, rules 6. */
const deepest = 64;

/** Bytes that are no CBOR of ours. */
export class CborError extends Error {
	override readonly name = 'CborError';
}

/** The one value that the bytes hold. Throws a {@link CborError} for everything else. */
export function decodeCbor(bytes: Uint8Array<ArrayBuffer>): unknown {
	const reader = new CborReader(bytes);
	const value = reader.read(0);
	if (!reader.isAtEnd) throw new CborError('Bytes after the value');
	return value;
}

class CborReader {
	readonly #bytes: Uint8Array<ArrayBuffer>;
	readonly #view: DataView;
	readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
	#at = 0;

	constructor(bytes: Uint8Array<ArrayBuffer>) {
		this.#bytes = bytes;
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}

	get isAtEnd(): boolean {
		return this.#at === this.#bytes.length;
	}

	read(depth: number): unknown {
		if (depth > deepest) throw new CborError('Nested too deep');
		const first = this.#take(1)[0] ?? 0;
		const type = first >> 5;
		if (type === major.simple) return this.#simple(first & 31);
		const count = this.#count(first & 31);
		switch (type) {
			case major.positive:
				return count;
			case major.negative:
				return -1 - count;
			case major.text:
				return this.#text(count);
			case major.array:
				return this.#array(count, depth);
			case major.map:
				return this.#map(count, depth);
			case major.tag:
				return count === mapTag ? this.#anyMap(depth) : this.#tagged(count);
			default:
				throw new CborError('Bytes without a tag');
		}
	}

	#simple(low: number): unknown {
		switch (low) {
			case simple.false:
				return false;
			case simple.true:
				return true;
			case simple.null:
				return null;
			case simple.undefined:
				return undefined;
			case simple.float64: {
				const at = this.#at;
				this.#take(8);
				return this.#view.getFloat64(at);
			}
			default:
				throw new CborError('Unknown simple value');
		}
	}

	/** The number in a head: a length, a tag or the integer itself. */
	#count(low: number): number {
		if (low < 24) return low;
		const at = this.#at;
		if (low === 24) return this.#take(1)[0] ?? 0;
		if (low === 25) return (this.#take(2), this.#view.getUint16(at));
		if (low === 26) return (this.#take(4), this.#view.getUint32(at));
		if (low !== 27) throw new CborError('No definite length');
		this.#take(8);
		const count = Number(this.#view.getBigUint64(at));
		if (!Number.isSafeInteger(count)) throw new CborError('Too large a number');
		return count;
	}

	#text(length: number): string {
		const bytes = this.#take(length);
		try {
			return this.#decoder.decode(bytes);
		} catch {
			throw new CborError('No UTF-8');
		}
	}

	#array(count: number, depth: number): unknown[] {
		this.#expect(count);
		const members: unknown[] = [];
		for (let index = 0; index < count; index += 1) members.push(this.read(depth + 1));
		return members;
	}

	#map(count: number, depth: number): Record<string, unknown> {
		this.#expect(count * 2);
		const value: Record<string, unknown> = {};
		for (let index = 0; index < count; index += 1) {
			const key = this.read(deepest);
			if (typeof key !== 'string') throw new CborError('A key that is no text');
			if (Object.hasOwn(value, key)) throw new CborError('A key twice');
			const member = this.read(depth + 1);
			if (key === '__proto__') define(value, key, member);
			else value[key] = member;
		}
		return value;
	}

	#anyMap(depth: number): Map<unknown, unknown> {
		const first = this.#take(1)[0] ?? 0;
		if (first >> 5 !== major.map) throw new CborError('A tag without a map');
		const count = this.#count(first & 31);
		this.#expect(count * 2);
		const value = new Map<unknown, unknown>();
		for (let index = 0; index < count; index += 1) {
			value.set(this.read(depth + 1), this.read(depth + 1));
		}
		return value;
	}

	#tagged(tag: number): unknown {
		const first = this.#take(1)[0] ?? 0;
		if (first >> 5 !== major.bytes) throw new CborError('A tag without bytes');
		const bytes = this.#take(this.#count(first & 31));
		if (tag === brokenTextTag) return brokenText(bytes);
		const found = typedArrays.find(([known]) => known === tag);
		if (!found) throw new CborError('Unknown tag');
		const [, type] = found;
		if (bytes.length % type.BYTES_PER_ELEMENT !== 0) throw new CborError('A cut typed array');
		return new type(bytes.slice().buffer);
	}

	/** Refuses a count that the bytes left could not hold: each member takes one at least. */
	#expect(members: number): void {
		if (members > this.#bytes.length - this.#at) throw new CborError('More members than bytes');
	}

	#take(length: number): Uint8Array<ArrayBuffer> {
		const end = this.#at + length;
		if (end > this.#bytes.length) throw new CborError('Cut off');
		const taken = this.#bytes.subarray(this.#at, end);
		this.#at = end;
		return taken;
	}
}

/** An own member of that name; an assignment would set the prototype. */
function define(value: Record<string, unknown>, key: string, member: unknown): void {
	Object.defineProperty(value, key, {
		value: member,
		enumerable: true,
		configurable: true,
		writable: true
	});
}

function brokenText(bytes: Uint8Array<ArrayBuffer>): string {
	if (bytes.length % 2 !== 0) throw new CborError('A cut text');
	const units = new Uint16Array(bytes.slice().buffer);
	let text = '';
	for (let at = 0; at < units.length; at += 8192) {
		text += String.fromCharCode(...units.subarray(at, at + 8192));
	}
	return text;
}
