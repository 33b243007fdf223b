import { maxBodyBytes } from './contract.ts';
import { refuse, type Refusal } from './problem.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a request's body whole, for nothing may reach Autotask before it is known to be JSON: at most
 * {@link maxBodyBytes}, within `timeoutMs`, one JSON object in UTF-8. Answers the bytes as they came.
 */
export async function readJsonBody(
	request: Request,
	timeoutMs: number
): Promise<Uint8Array<ArrayBuffer> | Refusal> {
	if (
		!/^application\/json(?:\s*;\s*charset=utf-8)?$/i.test(request.headers.get('content-type') ?? '')
	) {
		return refuse('media-type-not-allowed', 'Send the body as application/json in UTF-8.');
	}
	const length = request.headers.get('content-length');
	if (length !== null && Number(length) > maxBodyBytes) return tooLarge();
	const bytes = await withTimeout(readBytes(request, length), timeoutMs).catch(() => null);
	if (bytes === null) return refuse('body-not-json', 'The body broke off.');
	if (bytes === 'slow') {
		return refuse('body-too-slow', 'The body did not arrive in time.', { connection: 'close' });
	}
	if (bytes === 'large' || bytes.byteLength > maxBodyBytes) return tooLarge();
	return isJsonObject(bytes) ? bytes : refuse('body-not-json', 'The body must be a JSON object.');
}

/** A declared length is enforced by the HTTP parser; without one every chunk is counted. */
async function readBytes(
	request: Request,
	length: string | null
): Promise<Uint8Array<ArrayBuffer> | 'large'> {
	if (length !== null) return new Uint8Array(await request.arrayBuffer());
	return (await readBounded(request.body, maxBodyBytes)) ?? 'large';
}

/** Reads a stream whole, or answers null and stops reading once it is longer than `limit` bytes. */
export async function readBounded(
	stream: ReadableStream<Uint8Array> | null,
	limit: number
): Promise<Uint8Array<ArrayBuffer> | null> {
	const reader = stream?.getReader();
	const chunks: Uint8Array[] = [];
	let size = 0;
	for (;;) {
		const step = await reader?.read();
		if (!step || step.done) break;
		size += step.value.byteLength;
		if (size > limit) {
			void reader?.cancel().catch(() => undefined);
			return null;
		}
		chunks.push(step.value);
	}
	const bytes = new Uint8Array(size);
	let offset = 0;
	for (const chunk of chunks) {
		bytes.set(chunk, offset);
		offset += chunk.byteLength;
	}
	return bytes;
}

async function withTimeout<T>(work: Promise<T>, ms: number): Promise<T | 'slow'> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const slow = new Promise<'slow'>((resolve) => {
		timer = setTimeout(resolve, ms, 'slow');
	});
	// A body that fails after the time is up must not become an unhandled rejection.
	work.catch(() => undefined);
	try {
		return await Promise.race([work, slow]);
	} finally {
		clearTimeout(timer);
	}
}

/** The parser's own message would quote the body, so it is dropped. */
function isJsonObject(bytes: Uint8Array): boolean {
	try {
		const value: unknown = JSON.parse(utf8.decode(bytes));
		return typeof value === 'object' && value !== null && !Array.isArray(value);
	} catch {
		return false;
	}
}

function tooLarge(): Refusal {
	return refuse('body-too-large', `Bodies may have at most ${maxBodyBytes} bytes.`);
}
