/** The key that a passphrase gives. */
import { argon2id } from 'hash-wasm';
import type { KeyCost } from '../db/rows.ts';
import { importKey, keyBytes, randomBytes } from './cipher.ts';

/** Below this a passphrase is refused; counted as people see characters. */
export const minPassphraseLength = 12;

export const saltBytes = 16;

/**
 * 46 MiB, twice over: above OWASP's minimum for Argon2id (46 MiB once, or 19 MiB twice; Password Storage
 * Cheat Sheet), and a quarter of a second on a tablet.
 */
export const defaultCost: KeyCost = {
	kind: 'argon2id',
	memoryKib: 46 * 1024,
	iterations: 2,
	parallelism: 1
};

/** True when a passphrase is long enough to seal with. */
export function isLongEnough(passphrase: string): boolean {
	return [...normalised(passphrase)].length >= minPassphraseLength;
}

/** Derives the key. Slow by intent: it belongs into a worker. */
export async function deriveKey(
	passphrase: string,
	salt: Uint8Array,
	cost: KeyCost
): Promise<CryptoKey> {
	const raw = await argon2id({
		password: normalised(passphrase),
		salt,
		memorySize: cost.memoryKib,
		iterations: cost.iterations,
		parallelism: cost.parallelism,
		hashLength: keyBytes,
		outputType: 'binary'
	});
	const bytes = new Uint8Array(raw);
	try {
		return await importKey(bytes);
	} finally {
		bytes.fill(0);
		raw.fill(0);
	}
}

export function newSalt(): Uint8Array<ArrayBuffer> {
	return randomBytes(saltBytes);
}

/** The same text whatever keyboard typed it: one form for composed and decomposed letters. */
function normalised(passphrase: string): string {
	return passphrase.normalize('NFKC').trim();
}
