/**
 * The readable start of a workspace file: what it is, how its key is made, and a proof of the key, so
 * that a wrong passphrase is told from damage. Everything in it is covered by its digest, and the digest
 * by every sealed chunk. Magic, version, length and digest stay where they are in all later versions.
 */
import type { KeyCost } from '../db/rows.ts';
import { failed, succeeded, type Outcome } from '../domain/errors.ts';

export const formatVersion = 1;

/** Bytes of a chunk before it is sealed. */
export const chunkBytes = 256 * 1024;

const encoder = new TextEncoder();
/** 0x1a ends a text listing, the line break shows a transfer that changed line ends (as PNG does). */
const magic = encoder.encode('ALMANAC\x1a\r\n');
const digestBytes = 32;
const saltLength = 16;
const prefixLength = 7;
const proofLength = 12 + 16;
const bodyLength = 4 + 4 + 4 + saltLength + prefixLength + proofLength;
/** magic, version, length of the body, body, digest of all before it */
export const headerBytes = magic.length + 2 + 2 + bodyLength + digestBytes;

/** What the key's making may cost: a hostile file must not take the device's memory or an hour. */
const costLimits = { memoryKib: 256 * 1024, iterations: 16, parallelism: 4 } as const;

export interface FileHeader {
	readonly cost: KeyCost;
	readonly salt: Uint8Array<ArrayBuffer>;
	/** First bytes of every chunk's nonce. */
	readonly prefix: Uint8Array<ArrayBuffer>;
	/** Nothing, sealed with the file's key: nonce and tag. */
	readonly proof: Uint8Array<ArrayBuffer>;
}

export interface ReadHeader extends FileHeader {
	/** Bound to every chunk. */
	readonly digest: Uint8Array<ArrayBuffer>;
}

export async function writeHeader(
	header: FileHeader
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly digest: Uint8Array<ArrayBuffer> }> {
	const bytes = new Uint8Array(headerBytes);
	const view = new DataView(bytes.buffer);
	bytes.set(magic);
	let at = magic.length;
	view.setUint16(at, formatVersion);
	view.setUint16(at + 2, bodyLength);
	at += 4;
	const { memoryKib, iterations, parallelism } = header.cost;
	for (const figure of [memoryKib, iterations, parallelism]) {
		view.setUint32(at, figure);
		at += 4;
	}
	for (const part of [header.salt, header.prefix, header.proof]) {
		bytes.set(part, at);
		at += part.length;
	}
	const digest = await digestOf(bytes.subarray(0, at));
	bytes.set(digest, at);
	return { bytes, digest };
}

/** `file-foreign`, `file-newer`, `file-truncated` or `file-damaged` for what is no header of ours. */
export async function readHeader(bytes: Uint8Array<ArrayBuffer>): Promise<Outcome<ReadHeader>> {
	const start = bytes.subarray(0, magic.length);
	if (!start.every((byte, index) => byte === magic[index])) return failed({ code: 'file-foreign' });
	// A few bytes that happen to be the start of the magic prove nothing.
	if (start.length < magic.length) {
		return failed({ code: start.length === 0 ? 'file-foreign' : 'file-truncated' });
	}
	if (bytes.length < magic.length + 4) return failed({ code: 'file-truncated' });
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const version = view.getUint16(magic.length);
	const bodyEnd = magic.length + 4 + view.getUint16(magic.length + 2);
	const isCut = bytes.length < bodyEnd + digestBytes;
	if (isCut && version <= formatVersion && bodyEnd === headerBytes - digestBytes) {
		return failed({ code: 'file-truncated' });
	}
	const digest = bytes.slice(bodyEnd, bodyEnd + digestBytes);
	const proven = await digestOf(bytes.subarray(0, bodyEnd));
	if (!isSame(digest, proven)) return failed({ code: 'file-damaged' });
	if (version > formatVersion) return failed({ code: 'file-newer' });
	if (version !== formatVersion || bodyEnd !== headerBytes - digestBytes) {
		return failed({ code: 'file-damaged' });
	}
	const header = bodyOf(bytes.subarray(magic.length + 4, bodyEnd));
	return header ? succeeded({ ...header, digest }) : failed({ code: 'file-unfit' });
}

/** Null where the making of the key would cost more than a file of ours ever asks. */
function bodyOf(body: Uint8Array<ArrayBuffer>): FileHeader | null {
	const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
	const memoryKib = view.getUint32(0);
	const iterations = view.getUint32(4);
	const parallelism = view.getUint32(8);
	if (
		parallelism < 1 ||
		parallelism > costLimits.parallelism ||
		iterations < 1 ||
		iterations > costLimits.iterations ||
		memoryKib < 8 * parallelism ||
		memoryKib > costLimits.memoryKib
	) {
		return null;
	}
	const prefixAt = 12 + saltLength;
	const proofAt = prefixAt + prefixLength;
	return {
		cost: { kind: 'argon2id', memoryKib, iterations, parallelism },
		salt: body.slice(12, prefixAt),
		prefix: body.slice(prefixAt, proofAt),
		proof: body.slice(proofAt)
	};
}

export async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
