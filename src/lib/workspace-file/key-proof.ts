/** A proof that a key is a file's: nothing at all, sealed with it. */
import { seal, unseal } from '../vault/cipher.ts';

const context = 'almanac/workspace-file/1/key';
const nonceLength = 12;

export async function proofOf(key: CryptoKey): Promise<Uint8Array<ArrayBuffer>> {
	const { nonce, bytes } = await seal(key, new Uint8Array(0), context);
	const proof = new Uint8Array(nonce.length + bytes.length);
	proof.set(nonce);
	proof.set(bytes, nonce.length);
	return proof;
}

export async function isProven(key: CryptoKey, proof: Uint8Array<ArrayBuffer>): Promise<boolean> {
	const sealed = { nonce: proof.slice(0, nonceLength), bytes: proof.slice(nonceLength) };
	return (await unseal(key, sealed, context)) !== null;
}
