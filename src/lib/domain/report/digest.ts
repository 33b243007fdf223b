/**
 * A digest of plain data, to find accidental damage to a completed report: 16 hexadecimal figures, the
 * same for the same data whatever the order of keys. Not a signature: who wants to can forge it.
 *
 * Made from the digests of the parts, each object once, since the assets of a report share verdicts and
 * grades. The mixing is that of MurmurHash3 (public domain, Austin Appleby).
 */
export function digestOf(value: unknown): string {
	return hashed(canonical(value, new Map()));
}

/** JSON with its keys in order, objects within standing as their digests. */
function canonical(value: unknown, seen: Map<object, string>): string {
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
	const within = (one: unknown): string => {
		if (typeof one !== 'object' || one === null) return canonical(one, seen);
		const known = seen.get(one);
		if (known !== undefined) return known;
		const made = hashed(canonical(one, seen));
		seen.set(one, made);
		return made;
	};
	if (Array.isArray(value)) return `[${value.map(within).join()}]`;
	const record = value as Readonly<Record<string, unknown>>;
	// JSON has no properties that are undefined.
	const keys = Object.keys(record).filter((key) => record[key] !== undefined);
	return `{${keys
		.sort()
		.map((key) => `${JSON.stringify(key)}:${within(record[key])}`)
		.join()}}`;
}

function hashed(text: string): string {
	let [a, b] = [0x9747b28c, 0x5bd1e995];
	for (let index = 0; index < text.length; index += 1) {
		const unit = text.charCodeAt(index);
		a = Math.imul(a ^ unit, 0x85ebca6b);
		a ^= a >>> 15;
		b = Math.imul(b ^ unit, 0xc2b2ae35);
		b ^= b >>> 13;
	}
	return hex(final(a ^ text.length)) + hex(final(b ^ Math.imul(text.length, 0x1b873593)));
}

function final(bits: number): number {
	let mixed = bits ^ (bits >>> 16);
	mixed = Math.imul(mixed, 0x85ebca6b);
	mixed ^= mixed >>> 13;
	mixed = Math.imul(mixed, 0xc2b2ae35);
	return (mixed ^ (mixed >>> 16)) >>> 0;
}

function hex(bits: number): string {
	return bits.toString(16).padStart(8, '0');
}
