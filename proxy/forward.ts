import type { ProblemCode } from './contract.ts';

/** One outgoing call; a subset of `RequestInit`, so that `fetch` itself is a forwarder. */
export interface ForwardInit {
	readonly method: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Uint8Array<ArrayBuffer> | null;
	/** Redirects would carry the secret to wherever they point. */
	readonly redirect: 'manual';
	readonly signal: AbortSignal;
	/** Headers of the proxy's own for a forwarder that writes the answer itself. */
	readonly reply: Readonly<Record<string, string>>;
}

/** How the body of an answer ended. */
export interface Ending {
	readonly bytes: number;
	/** `cut`: Autotask broke off or stalled; `aborted`: the client went away. */
	readonly outcome: 'complete' | 'cut' | 'aborted';
}

/** An answer that the forwarder itself is writing to the client. */
export interface Relayed {
	readonly status: number;
	/** What to hand back to the runtime in place of a body. */
	readonly response: Response;
	readonly ended: Promise<Ending>;
}

/**
 * Sends a call on. `env` is whatever the runtime passes to `app.fetch`; a forwarder that can write to
 * the client directly does so and answers {@link Relayed}. A `Response` has a decoded body, as the
 * Fetch standard has it. Throws {@link ForwardError}; any other error counts as `upstream-unreachable`.
 */
export type Forward = (
	url: string,
	init: ForwardInit,
	env?: unknown
) => Promise<Response | Relayed>;

/** A call that got no answer. */
export class ForwardError extends Error {
	override readonly name = 'ForwardError';
	readonly code: ProblemCode;

	constructor(code: 'upstream-unreachable' | 'upstream-timeout', detail: string) {
		super(detail);
		this.code = code;
	}
}

/** Headers of Autotask's that the client gets; cookies and locations are none of its business. */
export const passedHeaders = [
	'content-type',
	'content-encoding',
	'content-length',
	'retry-after'
] as const;

/** The error for an answer of the class 3xx. */
export function redirectError(status: number): ForwardError {
	return new ForwardError(
		'upstream-unreachable',
		`Autotask answered with a redirect (${status}), which the proxy does not follow.`
	);
}

/** What went wrong when a forwarder threw, without the error's own words. */
export function forwardErrorOf(error: unknown): ForwardError {
	if (error instanceof ForwardError) return error;
	return error instanceof Error && error.name === 'TimeoutError'
		? new ForwardError('upstream-timeout', 'Autotask did not answer in time.')
		: new ForwardError('upstream-unreachable', 'No connection to Autotask.');
}

/**
 * Passes a `Response` on as a stream, with only {@link passedHeaders} less those that describe an
 * encoding which is gone, and tells when the body has ended.
 */
export function relayResponse(
	upstream: Response,
	reply: Readonly<Record<string, string>>
): Relayed {
	if (upstream.type === 'opaqueredirect' || (upstream.status >= 300 && upstream.status < 400)) {
		void upstream.body?.cancel().catch(() => undefined);
		throw redirectError(upstream.status);
	}
	const headers = new Headers(reply);
	const encoded = upstream.headers.has('content-encoding');
	for (const name of passedHeaders) {
		const value = upstream.headers.get(name);
		if (value === null || name === 'content-encoding') continue;
		if (encoded && name === 'content-length') continue;
		headers.set(name, value);
	}
	const { body, ended } = countedBody(upstream.body);
	const response = new Response(body, { status: upstream.status, headers });
	return { status: upstream.status, response, ended };
}

function countedBody(source: ReadableStream<Uint8Array> | null): {
	body: ReadableStream<Uint8Array> | null;
	ended: Promise<Ending>;
} {
	if (source === null) {
		return { body: null, ended: Promise.resolve({ bytes: 0, outcome: 'complete' }) };
	}
	const reader = source.getReader();
	let bytes = 0;
	let end: (ending: Ending) => void = () => undefined;
	const ended = new Promise<Ending>((resolve) => {
		end = resolve;
	});
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			try {
				const step = await reader.read();
				if (step.done) {
					controller.close();
					end({ bytes, outcome: 'complete' });
					return;
				}
				bytes += step.value.byteLength;
				controller.enqueue(step.value);
			} catch {
				controller.error(new ForwardError('upstream-unreachable', 'Autotask broke off.'));
				end({ bytes, outcome: 'cut' });
			}
		},
		async cancel() {
			end({ bytes, outcome: 'aborted' });
			await reader.cancel().catch(() => undefined);
		}
	});
	return { body, ended };
}
