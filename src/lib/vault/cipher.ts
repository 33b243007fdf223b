/**
 * AES-GCM over bytes, pure of storage. The nonce is random, 96 bits, fresh for every encryption (NIST
 * SP 800-38D); `context` is authenticated but not stored, so that a box moved to another place or
 * another integration does not open.
 */

/** Ciphertext with its nonce; plain enough to be stored in IndexedDB or a file. */
export interface SealedBox {
	readonly nonce: Uint8Array<ArrayBuffer>;
	readonly ciphertext: Uint8Array<ArrayBuffer>;
}

const nonceBytes = 12;
const encoder = new TextEncoder();

/** Random bytes from the platform. */
export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
	return crypto.getRandomValues(new Uint8Array(length));
}

export async function seal(
	key: CryptoKey,
	plain: Uint8Array<ArrayBuffer>,
	context: string
): Promise<SealedBox> {
	const nonce = randomBytes(nonceBytes);
	const ciphertext = await crypto.subtle.encrypt(parameters(nonce, context), key, plain);
	return { nonce, ciphertext: new Uint8Array(ciphertext) };
}

/** The plain bytes, or null when the key, the context or the box is not the right one. */
export async function open(
	key: CryptoKey,
	box: SealedBox,
	context: string
): Promise<Uint8Array<ArrayBuffer> | null> {
	try {
		const plain = await crypto.subtle.decrypt(parameters(box.nonce, context), key, box.ciphertext);
		return new Uint8Array(plain);
	} catch (cause) {
		// WebCrypto says OperationError for every failed authentication, on purpose without a reason.
		if (cause instanceof DOMException && cause.name === 'OperationError') return null;
		throw cause;
	}
}

function parameters(nonce: Uint8Array<ArrayBuffer>, context: string): AesGcmParams {
	return { name: 'AES-GCM', iv: nonce, additionalData: encoder.encode(context) };
}
