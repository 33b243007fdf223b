/**
 * The envelope: a random data key encrypts the credentials, the passphrase's key encrypts the data key.
 * A change of passphrase re-wraps the data key and touches nothing else.
 */
import { open, randomBytes, seal, type SealedBox } from './cipher.ts';
import { currentCost, deriveKey, saltBytes, type KeyCost } from './key.ts';

export interface Envelope {
	readonly version: 1;
	readonly cost: KeyCost;
	readonly salt: Uint8Array<ArrayBuffer>;
	readonly wrappedKey: SealedBox;
	readonly content: SealedBox;
}

/** An open envelope: what it holds, and the key that can seal it anew. Lives in the worker only. */
export interface OpenEnvelope {
	readonly content: string;
	readonly dataKey: CryptoKey;
}

interface Secret {
	readonly passphrase: string;
	readonly content: string;
	/** Binds the envelope to its place, such as an integration id. */
	readonly context: string;
	readonly cost?: KeyCost;
}

const dataKeyBytes = 32;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

const keyContext = (context: string): string => `almanac:data-key:1:${context}`;
const contentContext = (context: string): string => `almanac:credentials:1:${context}`;

/** Encrypts `content` under a fresh data key that the passphrase wraps. */
export async function sealEnvelope(secret: Secret): Promise<Envelope> {
	const rawKey = randomBytes(dataKeyBytes);
	const dataKey = await importDataKey(rawKey);
	const content = await seal(
		dataKey,
		encoder.encode(secret.content),
		contentContext(secret.context)
	);
	const wrapped = await wrapKey(rawKey, secret);
	rawKey.fill(0);
	return { version: 1, ...wrapped, content };
}

/** The content of an envelope, or null when the passphrase or the context is not the right one. */
export async function openEnvelope(
	envelope: Envelope,
	passphrase: string,
	context: string
): Promise<OpenEnvelope | null> {
	const rawKey = await unwrapKey(envelope, passphrase, context);
	if (!rawKey) return null;
	const dataKey = await importDataKey(rawKey);
	rawKey.fill(0);
	const plain = await open(dataKey, envelope.content, contentContext(context));
	return plain ? { content: decoder.decode(plain), dataKey } : null;
}

/** The same content under another passphrase, or null when the old one does not open it. */
export async function changePassphrase(
	envelope: Envelope,
	change: { readonly from: string; readonly to: string; readonly context: string }
): Promise<Envelope | null> {
	const rawKey = await unwrapKey(envelope, change.from, change.context);
	if (!rawKey) return null;
	const wrapped = await wrapKey(rawKey, { passphrase: change.to, context: change.context });
	rawKey.fill(0);
	return { ...envelope, ...wrapped };
}

async function wrapKey(
	rawKey: Uint8Array<ArrayBuffer>,
	secret: Pick<Secret, 'passphrase' | 'context' | 'cost'>
): Promise<Pick<Envelope, 'cost' | 'salt' | 'wrappedKey'>> {
	const cost = secret.cost ?? currentCost;
	const salt = randomBytes(saltBytes);
	const wrapping = await deriveKey(secret.passphrase, salt, cost);
	return { cost, salt, wrappedKey: await seal(wrapping, rawKey, keyContext(secret.context)) };
}

async function unwrapKey(
	{ salt, cost, wrappedKey }: Envelope,
	passphrase: string,
	context: string
): Promise<Uint8Array<ArrayBuffer> | null> {
	const wrapping = await deriveKey(passphrase, salt, cost);
	return open(wrapping, wrappedKey, keyContext(context));
}

function importDataKey(rawKey: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
	return crypto.subtle.importKey('raw', rawKey, 'AES-GCM', false, ['encrypt', 'decrypt']);
}
