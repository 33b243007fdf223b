import type { ProblemCode } from './contract.ts';

/** How an answer ended. */
export interface Ending {
	readonly status: number;
	/** Of the body, as it was passed on. */
	readonly bytes: number;
	/** `cut`: Autotask broke off or stalled; `aborted`: the client went away. */
	readonly outcome: 'complete' | 'cut' | 'aborted';
}

/** One outgoing call; a subset of `RequestInit`, so that `fetch` itself is a forwarder. */
export interface ForwardInit {
	readonly method: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Uint8Array<ArrayBuffer> | null;
	/** Redirects would carry the secret to wherever they point. */
	readonly redirect: 'manual';
	readonly signal: AbortSignal;
	/** Headers of the proxy's own; a forwarder that writes the answer itself adds Autotask's to them. */
	readonly reply: Record<string, string>;
	/** To be called once by a forwarder that writes the answer itself, unless it threw. */
	readonly ended: (ending: Ending) => void;
}

/** What stands in for an answer that the forwarder itself is writing to the client. */
export interface Relayed {
	readonly relayed: Response;
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
export function passOn(upstream: Response, init: Pick<ForwardInit, 'reply' | 'ended'>): Response {
	const { status } = upstream;
	if (upstream.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
		void upstream.body?.cancel().catch(() => undefined);
		throw redirectError(status);
	}
	const headers = new Headers(init.reply);
	const decoded = upstream.headers.has('content-encoding');
	for (const name of passedHeaders) {
		const value = upstream.headers.get(name);
		if (value === null || name === 'content-encoding') continue;
		if (!(decoded && name === 'content-length')) headers.set(name, value);
	}
	return new Response(countedBody(upstream, init.ended), { status, headers });
}

function countedBody(
	{ body, status }: Response,
	ended: (ending: Ending) => void
): ReadableStream<Uint8Array> | null {
	let bytes = 0;
	const end = (outcome: Ending['outcome']) => ended({ status, bytes, outcome });
	if (body === null) {
		end('complete');
		return null;
	}
	const reader = body.getReader();
	return new ReadableStream<Uint8Array>({
		async pull(controller) {
			try {
				const step = await reader.read();
				if (step.done) {
					controller.close();
					end('complete');
					return;
				}
				bytes += step.value.byteLength;
				controller.enqueue(step.value);
			} catch {
				controller.error(new ForwardError('upstream-unreachable', 'Autotask broke off.'));
				end('cut');
			}
		},
		async cancel() {
			end('aborted');
			await reader.cancel().catch(() => undefined);
		}
	});
}
