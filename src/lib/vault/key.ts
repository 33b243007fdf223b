/**
 * From a passphrase to a key: Argon2id (RFC 9106) at OWASP's current cost for it (Password Storage
 * Cheat Sheet: m = 46 MiB, t = 1, p = 1 is equivalent to 19 MiB with t = 2; we take both, as a vault
 * is opened once a session). The cost is stored with what it protects, so that it can be raised later.
 */
import { argon2id } from 'hash-wasm';

export interface KeyCost {
	readonly algorithm: 'argon2id';
	/** KiB. */
	readonly memoryKiB: number;
	readonly iterations: number;
	readonly parallelism: number;
}

export const currentCost: KeyCost = {
	algorithm: 'argon2id',
	memoryKiB: 47_104,
	iterations: 2,
	parallelism: 1
};

/** Bounds for a stored cost: a hostile file must not be able to ask for all memory of the device. */
const limits = { memoryKiB: 1_048_576, iterations: 20, parallelism: 4 };

export const saltBytes = 16;

/** True when a stored cost is one that we are willing to pay. */
export function isBearableCost(cost: KeyCost): boolean {
	return (
		cost.algorithm === 'argon2id' &&
		inRange(cost.memoryKiB, 8 * cost.parallelism, limits.memoryKiB) &&
		inRange(cost.iterations, 1, limits.iterations) &&
		inRange(cost.parallelism, 1, limits.parallelism)
	);
}

/**
 * The AES-GCM key of a passphrase, not extractable. The passphrase is normalised (NFKC), so that the
 * same letters typed on another keyboard give the same key.
 */
export async function deriveKey(
	passphrase: string,
	salt: Uint8Array<ArrayBuffer>,
	cost: KeyCost
): Promise<CryptoKey> {
	if (!isBearableCost(cost)) throw new RangeError('the stored cost of the key is out of bounds');
	const raw = await argon2id({
		password: passphrase.normalize('NFKC'),
		salt,
		memorySize: cost.memoryKiB,
		iterations: cost.iterations,
		parallelism: cost.parallelism,
		hashLength: 32,
		outputType: 'binary'
	});
	const key = await crypto.subtle.importKey('raw', new Uint8Array(raw), 'AES-GCM', false, [
		'encrypt',
		'decrypt'
	]);
	raw.fill(0);
	return key;
}

function inRange(value: number, low: number, high: number): boolean {
	return Number.isInteger(value) && value >= low && value <= high;
}
