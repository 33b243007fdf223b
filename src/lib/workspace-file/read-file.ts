/**
 * A workspace file back into frames. Every byte is proven before what it says is used, and what it says
 * is still held against limits: a file may have been made to harm by somebody who gave its passphrase.
 * What is refused throws an AlmanacError with its code.
 */
import { AlmanacError, type FailureCode } from '../domain/errors.ts';
import { deriveKey, isLongEnough } from '../vault/key.ts';
import { CborError, decodeCbor } from './cbor-read.ts';
import { openChunk, tagBytes, type ChunkTerms } from './chunks.ts';
import { bodySchema, headSchema, type Frame, type HeadFrame } from './frames.ts';
import { chunkBytes, headerBytes, readHeader, type ReadHeader } from './header.ts';
import { isProven } from './key-proof.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A frame of ours has about a megabyte; the largest completed report has 20. */
const largestFrame = 64 * 1024 * 1024;
/**
 * What a file may unpack to: rows shrink to a tenth, columns of one value to a fiftieth. Gzip could reach
 * a thousandth, which only a bomb does.
 */
const unpackedLimit = (fileBytes: number): number => 64 * 1024 * 1024 + fileBytes * 200;

/** What reads bytes of a file: a Blob does. */
export interface FileSource {
	readonly size: number;
	slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** A file whose passphrase was right. */
export interface OpenFile {
	readonly source: FileSource;
	readonly terms: ChunkTerms;
}

export interface ReadProgress {
	/** Bytes of the file. */
	readonly onBytes?: ((read: number) => void) | undefined;
	readonly signal?: AbortSignal | undefined;
}

/** Reads the header and proves the passphrase. Slow by intent: it derives the key. */
export async function openWorkspaceFile(source: FileSource, passphrase: string): Promise<OpenFile> {
	const read = await readHeader(await bytesOf(source, 0, headerBytes));
	if (!read.ok) throw new AlmanacError(read.failure);
	const header: ReadHeader = read.value;
	if (!isLongEnough(passphrase)) refuse('file-passphrase-wrong');
	const key = await deriveKey(passphrase, header.salt, header.cost);
	if (!(await isProven(key, header.proof))) refuse('file-passphrase-wrong');
	return { source, terms: { key, prefix: header.prefix, digest: header.digest } };
}

/** The head, rows and end of an open file, in this order; whole when it ends without an error. */
export async function* readFrames(
	file: OpenFile,
	progress: ReadProgress = {}
): AsyncGenerator<Frame> {
	let head: HeadFrame | null = null;
	let isEnded = false;
	const counts = new Map<string, number>();
	for await (const value of framesOf(unpacked(file, progress), unpackedLimit(file.source.size))) {
		if (isEnded) refuse('file-unfit');
		if (!head) {
			const parsed = headSchema.safeParse(value);
			if (!parsed.success) refuse('file-unfit');
			yield (head = parsed.data);
			continue;
		}
		const parsed = bodySchema.safeParse(value);
		if (!parsed.success) refuse('file-unfit');
		const frame = parsed.data;
		if (frame.kind === 'rows') {
			counts.set(frame.table, (counts.get(frame.table) ?? 0) + frame.rows.length);
		} else {
			isEnded = true;
			if (!areSame(counts, frame.counts)) refuse('file-unfit');
		}
		yield frame;
	}
	if (!isEnded) refuse('file-unfit');
}

/** Opens chunk after chunk. `file-truncated` where the last one there is was not the last. */
async function* plainChunks({ source, terms }: OpenFile, progress: ReadProgress) {
	const sealedBytes = chunkBytes + tagBytes;
	const all = source.size - headerBytes;
	if (all < tagBytes) refuse('file-truncated');
	const chunks = Math.ceil(all / sealedBytes);
	for (let number = 0; number < chunks; number += 1) {
		progress.signal?.throwIfAborted();
		const start = headerBytes + number * sealedBytes;
		const end = Math.min(start + sealedBytes, source.size);
		const bytes = await bytesOf(source, start, end);
		const last = number === chunks - 1;
		const plain = await openChunk(terms, bytes, { number, last });
		if (plain === null) {
			// A whole chunk that opens as one in the middle: all after it is gone.
			const isMiddle = last && (await openChunk(terms, bytes, { number, last: false })) !== null;
			refuse(isMiddle ? 'file-truncated' : 'file-damaged');
		}
		progress.onBytes?.(end);
		yield plain;
	}
}

async function* unpacked(file: OpenFile, progress: ReadProgress): AsyncGenerator<Bytes> {
	const chunks = plainChunks(file, progress);
	const packed = new ReadableStream<Bytes>(
		{
			async pull(controller) {
				const next = await chunks.next();
				if (next.done) controller.close();
				else controller.enqueue(next.value);
			},
			async cancel() {
				await chunks.return(undefined);
			}
		},
		{ highWaterMark: 0 }
	);
	const reader = packed
		.pipeThrough(new DecompressionStream('gzip') as unknown as TransformStream<Bytes, Bytes>)
		.getReader();
	try {
		for (;;) {
			const next = await reader.read();
			if (next.done) return;
			yield next.value;
		}
	} catch (error) {
		// What was sealed and is no gzip was never made by Almanac.
		if (error instanceof TypeError) refuse('file-unfit');
		throw error;
	} finally {
		await reader.cancel().catch(() => undefined);
	}
}

/** Cuts a stream into frames and decodes them. */
async function* framesOf(stream: AsyncIterable<Bytes>, limit: number): AsyncGenerator<unknown> {
	const cutter = new FrameCutter();
	let total = 0;
	for await (const bytes of stream) {
		total += bytes.length;
		if (total > limit) refuse('file-unfit');
		for (const frame of cutter.add(bytes)) yield decoded(frame);
	}
	if (!cutter.isEmpty) refuse('file-unfit');
}

class FrameCutter {
	#parts: Bytes[] = [];
	#held = 0;

	get isEmpty(): boolean {
		return this.#held === 0;
	}

	*add(bytes: Bytes): Generator<Bytes> {
		this.#parts.push(bytes);
		this.#held += bytes.length;
		for (;;) {
			if (this.#held < 4) return;
			const length = this.#lengthAhead();
			if (length > largestFrame) refuse('file-unfit');
			if (this.#held < 4 + length) return;
			const all = this.#join();
			yield all.subarray(4, 4 + length);
			this.#parts = [all.subarray(4 + length)];
			this.#held = all.length - 4 - length;
		}
	}

	#lengthAhead(): number {
		if ((this.#parts[0]?.length ?? 0) < 4) this.#join();
		const [first] = this.#parts;
		return first ? new DataView(first.buffer, first.byteOffset).getUint32(0) : 0;
	}

	#join(): Bytes {
		const [only] = this.#parts;
		if (only && this.#parts.length === 1) return only;
		const all = new Uint8Array(this.#held);
		let at = 0;
		for (const part of this.#parts) {
			all.set(part, at);
			at += part.length;
		}
		this.#parts = [all];
		return all;
	}
}

function decoded(bytes: Bytes): unknown {
	try {
		return decodeCbor(bytes);
	} catch (error) {
		if (error instanceof CborError) refuse('file-unfit');
		throw error;
	}
}

async function bytesOf(source: FileSource, start: number, end: number): Promise<Bytes> {
	const wanted = Math.min(end, source.size) - start;
	let buffer: ArrayBuffer;
	try {
		buffer = await source.slice(start, end).arrayBuffer();
	} catch {
		// The file was moved, changed or taken away after it was chosen.
		return refuse('file-unreadable');
	}
	return buffer.byteLength === wanted ? new Uint8Array(buffer) : refuse('file-unreadable');
}

function areSame(
	counts: ReadonlyMap<string, number>,
	told: Readonly<Record<string, number>>
): boolean {
	const names = Object.keys(told);
	return names.length === counts.size && names.every((name) => counts.get(name) === told[name]);
}

function refuse(code: FailureCode): never {
	throw new AlmanacError({ code });
}
