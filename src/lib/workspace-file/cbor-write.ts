/**
 * Rows as bytes: CBOR (RFC 8949) with typed arrays (RFC 8746), so that a column of numbers stays what it
 * is and no text form of ours has to be invented. Definite lengths only; integers where they are safe.
 */

/** CBOR's major types. */
export const major = {
	positive: 0,
	negative: 1,
	bytes: 2,
	text: 3,
	array: 4,
	map: 5,
	tag: 6,
	simple: 7
} as const;

/** Simple values, and the mark of a 64-bit float. */
export const simple = { false: 20, true: 21, null: 22, undefined: 23, float64: 27 } as const;

/**
 * Text that is not well-formed Unicode, as UTF-16LE: half an emoji that a tenant cut off has to come
 * back as it was. A tag of the first-come range that IANA has not given away.
 */
export const brokenTextTag = 0x1_0a1c;

/** "Map datatype": keys of any kind, as counts by number have them (registered by Shane Holloway). */
export const mapTag = 259;

/** Tags of RFC 8746, section 2.1: typed arrays in little-endian order, the order of every browser. */
export const typedArrays = [
	[64, Uint8Array],
	[69, Uint16Array],
	[70, Uint32Array],
	[72, Int8Array],
	[77, Int16Array],
	[78, Int32Array],
	[85, Float32Array],
	[86, Float64Array]
] as const;

const firstBytes = 64 * 1024;

/** One value as CBOR. Throws a TypeError for what no row may hold, such as a key or a function: a bug. */
export function encodeCbor(value: unknown): Uint8Array<ArrayBuffer> {
	const writer = new CborWriter();
	writer.write(value);
	return writer.bytes();
}

class CborWriter {
	#bytes = new Uint8Array(firstBytes);
	#view = new DataView(this.#bytes.buffer);
	#length = 0;
	readonly #encoder = new TextEncoder();

	bytes(): Uint8Array<ArrayBuffer> {
		return this.#bytes.slice(0, this.#length);
	}

	write(value: unknown): void {
		switch (typeof value) {
			case 'string':
				return this.#text(value);
			case 'number':
				return this.#number(value);
			case 'boolean':
				return this.#head(major.simple, value ? simple.true : simple.false);
			case 'undefined':
				return this.#head(major.simple, simple.undefined);
			case 'object':
				return value === null ? this.#head(major.simple, simple.null) : this.#object(value);
			default:
				throw new TypeError(`A row can't hold a ${typeof value}`);
		}
	}

	#object(value: object): void {
		if (Array.isArray(value)) {
			this.#head(major.array, value.length);
			for (const member of value) this.write(member);
			return;
		}
		if (ArrayBuffer.isView(value)) return this.#typedArray(value);
		if (value instanceof Map) {
			this.#head(major.tag, mapTag);
			this.#head(major.map, value.size);
			for (const [key, member] of value) {
				this.write(key);
				this.write(member);
			}
			return;
		}
		const prototype: unknown = Object.getPrototypeOf(value);
		if (prototype !== Object.prototype && prototype !== null) {
			throw new TypeError(`A row can't hold a ${value.constructor.name}`);
		}
		const entries = Object.entries(value);
		this.#head(major.map, entries.length);
		for (const [key, member] of entries) {
			this.#text(key);
			this.write(member);
		}
	}

	#typedArray(view: ArrayBufferView): void {
		const found = typedArrays.find(([, type]) => view instanceof type);
		if (!found) throw new TypeError(`A row can't hold a ${view.constructor.name}`);
		this.#head(major.tag, found[0]);
		this.#blob(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
	}

	#text(text: string): void {
		if (!text.isWellFormed()) {
			this.#head(major.tag, brokenTextTag);
			return this.#blob(new Uint8Array(unitsOf(text).buffer));
		}
		const bytes = this.#encoder.encode(text);
		this.#head(major.text, bytes.length);
		this.#append(bytes);
	}

	#blob(bytes: Uint8Array): void {
		this.#head(major.bytes, bytes.length);
		this.#append(bytes);
	}

	#number(value: number): void {
		if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
			this.#reserve(9);
			this.#view.setUint8(this.#length, (major.simple << 5) | simple.float64);
			this.#view.setFloat64(this.#length + 1, value);
			this.#length += 9;
		} else if (value >= 0) this.#head(major.positive, value);
		else this.#head(major.negative, -1 - value);
	}

	#head(type: number, count: number): void {
		this.#reserve(9);
		const at = this.#length;
		const set = (low: number, bytes: number): void => {
			this.#view.setUint8(at, (type << 5) | low);
			this.#length = at + 1 + bytes;
		};
		if (count < 24) set(count, 0);
		else if (count <= 0xff) {
			set(24, 1);
			this.#view.setUint8(at + 1, count);
		} else if (count <= 0xffff) {
			set(25, 2);
			this.#view.setUint16(at + 1, count);
		} else if (count <= 0xffff_ffff) {
			set(26, 4);
			this.#view.setUint32(at + 1, count);
		} else {
			set(27, 8);
			this.#view.setBigUint64(at + 1, BigInt(count));
		}
	}

	#append(bytes: Uint8Array): void {
		this.#reserve(bytes.length);
		this.#bytes.set(bytes, this.#length);
		this.#length += bytes.length;
	}

	#reserve(more: number): void {
		const needed = this.#length + more;
		if (needed <= this.#bytes.length) return;
		const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
		grown.set(this.#bytes.subarray(0, this.#length));
		this.#bytes = grown;
		this.#view = new DataView(grown.buffer);
	}
}

function unitsOf(text: string): Uint16Array<ArrayBuffer> {
	const units = new Uint16Array(text.length);
	for (let at = 0; at < text.length; at += 1) units[at] = text.charCodeAt(at);
	return units;
}
