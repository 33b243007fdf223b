/** Mixes two 32-bit numbers into one that looks random (the finaliser of MurmurHash3). */
export function mix(a: number, b: number): number {
	let hash = (Math.imul(a ^ (b + 0x9e3779b9 + (a << 6) + (a >>> 2)), 0x85ebca6b) >>> 0) ^ b;
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}

/** Seeded dice (mulberry32): the same key throws the same numbers on every machine. */
export class Dice {
	#state: number;

	constructor(key: number) {
		this.#state = key | 0;
	}

	/** A number in [0, 1). */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	}

	/** True with the given probability. */
	chance(probability: number): boolean {
		return this.next() < probability;
	}

	/** A whole number from `low` to `high`, both included. */
	between(low: number, high: number): number {
		return low + Math.floor(this.next() * (high - low + 1));
	}

	pick<Item>(items: readonly [Item, ...Item[]]): Item;
	pick<Item>(items: readonly Item[]): Item | undefined;
	pick<Item>(items: readonly Item[]): Item | undefined {
		return items[Math.floor(this.next() * items.length)];
	}

	/** A key of `weights`, as often as its weight says. */
	weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key {
		const keys = Object.keys(weights) as Key[];
		let total = 0;
		for (const key of keys) total += weights[key];
		let rest = this.next() * total;
		for (const key of keys) {
			rest -= weights[key];
			if (rest < 0) return key;
		}
		const last = keys.at(-1);
		if (last === undefined) throw new RangeError('No weights to choose from');
		return last;
	}

	/** Text after a pattern: `9` a digit, `A` a letter, `X` either, `h` a hexadecimal digit. */
	pattern(pattern: string): string {
		let text = '';
		for (const sign of pattern) {
			const signs = patternSigns[sign];
			text += signs ? signs.charAt(Math.floor(this.next() * signs.length)) : sign;
		}
		return text;
	}
}

// No O and I among the letters: makers leave them out of serial numbers.
const patternSigns: Readonly<Record<string, string>> = {
	'9': '0123456789',
	A: 'ABCDEFGHJKLMNPQRSTUVWXYZ',
	X: '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ',
	h: '0123456789abcdef'
};
