/**
 * Bytes under AES-GCM in chunks of one size (STREAM: Hoang, Reyhanitabar, Rogaway, Vizár 2015; as in age
 * and Tink). The nonce is a random prefix, the number of the chunk and whether it is the last one, so
 * that a chunk that is changed, moved, left out or added does not open.
 */
import { chunkBytes } from './header.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export const tagBytes = 16;

export interface ChunkTerms {
	readonly key: CryptoKey;
	readonly prefix: Bytes;
	/** Digest of the header: a chunk belongs under its own header alone. */
	readonly digest: Bytes;
}

/** Takes plain bytes of any lengths, gives sealed chunks. */
export function sealChunks(terms: ChunkTerms): TransformStream<Bytes, Bytes> {
	let held: Bytes = new Uint8Array(0);
	let number = 0;
	return new TransformStream({
		async transform(bytes, controller) {
			held = joined(held, bytes);
			// The chunk that is held back may be the last one.
			while (held.length > chunkBytes) {
				controller.enqueue(
					await sealChunk(terms, held.slice(0, chunkBytes), { number, last: false })
				);
				held = held.slice(chunkBytes);
				number += 1;
			}
		},
		async flush(controller) {
			controller.enqueue(await sealChunk(terms, held, { number, last: true }));
		}
	});
}

/** Where a chunk stands. */
interface Place {
	readonly number: number;
	readonly last: boolean;
}

async function sealChunk(terms: ChunkTerms, bytes: Bytes, place: Place): Promise<Bytes> {
	return new Uint8Array(await crypto.subtle.encrypt(parameters(terms, place), terms.key, bytes));
}

/** Null when it is not the chunk that belongs at this place. */
export async function openChunk(
	terms: ChunkTerms,
	bytes: Bytes,
	place: Place
): Promise<Bytes | null> {
	try {
		return new Uint8Array(await crypto.subtle.decrypt(parameters(terms, place), terms.key, bytes));
	} catch (error) {
		if (error instanceof Error && error.name === 'OperationError') return null;
		throw error;
	}
}

function parameters({ prefix, digest }: ChunkTerms, { number, last }: Place): AesGcmParams {
	const iv = new Uint8Array(12);
	iv.set(prefix);
	new DataView(iv.buffer).setUint32(prefix.length, number);
	iv[11] = last ? 1 : 0;
	return { name: 'AES-GCM', iv, additionalData: digest };
}

function joined(a: Bytes, b: Bytes): Bytes {
	if (a.length === 0) return b;
	const both = new Uint8Array(a.length + b.length);
	both.set(a);
	both.set(b, a.length);
	return both;
}
