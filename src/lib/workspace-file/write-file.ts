/** Frames into a workspace file: CBOR, gzip, sealed chunks, behind a header. Streamed all the way. */
import type { KeyCost } from '../db/rows.ts';
import { AlmanacError } from '../domain/errors.ts';
import { randomBytes } from '../vault/cipher.ts';
import { deriveKey, isLongEnough, newSalt } from '../vault/key.ts';
import { encodeCbor } from './cbor-write.ts';
import { sealChunks } from './chunks.ts';
import type { Frame } from './frames.ts';
import { writeHeader } from './header.ts';
import { proofOf } from './key-proof.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const prefixLength = 7;

export interface FileKey {
	readonly passphrase: string;
	readonly cost: KeyCost;
}

/**
 * The file's bytes as they are made; the frames are asked for as the reader takes them. Throws
 * `passphrase-too-short` before anything is read.
 */
export async function writeWorkspaceFile(
	{ passphrase, cost }: FileKey,
	frames: AsyncIterable<Frame>
): Promise<ReadableStream<Bytes>> {
	if (!isLongEnough(passphrase)) throw new AlmanacError({ code: 'passphrase-too-short' });
	const salt = newSalt();
	const key = await deriveKey(passphrase, salt, cost);
	const prefix = randomBytes(prefixLength);
	const header = await writeHeader({ cost, salt, prefix, proof: await proofOf(key) });
	const sealed = framedBytes(frames)
		.pipeThrough(new CompressionStream('gzip') as unknown as TransformStream<Bytes, Bytes>)
		.pipeThrough(sealChunks({ key, prefix, digest: header.digest }));
	return sealed.pipeThrough(
		new TransformStream<Bytes, Bytes>({ start: (controller) => controller.enqueue(header.bytes) })
	);
}

/** Each frame behind its length. */
function framedBytes(frames: AsyncIterable<Frame>): ReadableStream<Bytes> {
	const iterator = frames[Symbol.asyncIterator]();
	return new ReadableStream<Bytes>(
		{
			async pull(controller) {
				const next = await iterator.next();
				if (next.done) {
					controller.close();
					return;
				}
				const bytes = encodeCbor(next.value);
				const length = new Uint8Array(4);
				new DataView(length.buffer).setUint32(0, bytes.length);
				controller.enqueue(length);
				controller.enqueue(bytes);
			},
			async cancel() {
				await iterator.return?.();
			}
		},
		{ highWaterMark: 0 }
	);
}
