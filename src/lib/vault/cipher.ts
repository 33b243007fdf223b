/** AES-GCM by WebCrypto; knows nothing of storage. */
import type { Sealed } from '../db/rows.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const algorithm = 'AES-GCM';
/** 96 bits, random: the length that AES-GCM is made for (NIST SP 800-38D, 8.2.2). */
const nonceBytes = 12;
export const keyBytes = 32;

/** A key that can be used and not read again. */
export async function importKey(raw: Bytes): Promise<CryptoKey> {
	return crypto.subtle.importKey('raw', raw, algorithm, false, ['encrypt', 'decrypt']);
}

export function randomBytes(length: number): Bytes {
	return crypto.getRandomValues(new Uint8Array(length));
}

/** Seals bytes; `context` says what they are and must be the same to open them. */
export async function seal(key: CryptoKey, bytes: Bytes, context: string): Promise<Sealed> {
	const nonce = randomBytes(nonceBytes);
	const sealed = await crypto.subtle.encrypt(parameters(nonce, context), key, bytes);
	return { nonce, bytes: new Uint8Array(sealed) };
}

/** Null when the key is another, or anything of it was changed. */
export async function unseal(
	key: CryptoKey,
	{ nonce, bytes }: Sealed,
	context: string
): Promise<Bytes | null> {
	try {
		return new Uint8Array(await crypto.subtle.decrypt(parameters(nonce, context), key, bytes));
	} catch (error) {
		// WebCrypto says OperationError, and no more, for everything that does not authenticate.
		if (error instanceof Error && error.name === 'OperationError') return null;
		throw error;
	}
}

function parameters(nonce: Bytes, context: string): AesGcmParams {
	return { name: algorithm, iv: nonce, additionalData: new TextEncoder().encode(context) };
}
