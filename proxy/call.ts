import type { ProblemCode } from './contract.ts';
import type { Ending } from './forward.ts';
import { problemResponse, problemStatus, type Refusal } from './problem.ts';

/** One finished request, for log and metrics. It holds nothing that a client typed. */
export interface CallEvent extends Ending {
	readonly requestId: string;
	readonly method: string;
	/** Canonical name; null when the request was refused before one was known. */
	readonly entity: string | null;
	readonly code: ProblemCode | null;
	/** Class of an unexpected error: a bug. */
	readonly error: string | null;
	readonly ms: number;
}

/** One request on its way through the proxy. */
export class Call {
	readonly request: Request;
	/** What the runtime handed to `app.fetch` beside the request. */
	readonly env: unknown;
	/** Path and query exactly as the runtime hands them over. */
	readonly rawPath: string;
	/**
	 * The proxy's own headers of the answer. Answers of Autotask are data: were one opened as a page,
	 * it could run nothing (`sandbox`), and no browser stores it.
	 */
	readonly reply: Record<string, string>;
	/** Filled in as soon as it is known. */
	entity: string | null = null;
	readonly #requestId: string;
	readonly #started = performance.now();
	readonly #observe: ((event: CallEvent) => void) | undefined;

	constructor(request: Request, env: unknown, observe: ((event: CallEvent) => void) | undefined) {
		const { url } = request;
		this.request = request;
		this.env = env;
		this.rawPath = url.slice(url.indexOf('/', url.indexOf('//') + 2));
		this.#requestId = requestIdOf(request.headers);
		this.#observe = observe;
		this.reply = {
			'cache-control': 'no-store',
			'content-security-policy': "default-src 'none'; sandbox",
			vary: 'Origin',
			'x-content-type-options': 'nosniff',
			'x-request-id': this.#requestId
		};
	}

	/** Tells that the answer is over. */
	end(ending: Ending, code: ProblemCode | null = null, error: string | null = null): void {
		this.#observe?.({
			requestId: this.#requestId,
			method: this.request.method,
			entity: this.entity,
			status: ending.status,
			code,
			outcome: ending.outcome,
			error,
			ms: performance.now() - this.#started,
			bytes: ending.bytes
		});
	}

	/** An answer of the proxy's own. */
	answer(response: Response): Response {
		this.end({ status: response.status, bytes: 0, outcome: 'complete' });
		return response;
	}

	/** A problem document; `error` is the class of a bug. */
	refuse(refusal: Refusal, error: string | null = null): Response {
		const outcome = this.request.signal.aborted ? 'aborted' : 'complete';
		this.end({ status: problemStatus(refusal.code), bytes: 0, outcome }, refusal.code, error);
		return problemResponse(refusal, this.reply);
	}
}

/** The caller's request id if it is harmless in a log, else a new one. */
function requestIdOf(headers: Headers): string {
	const given = headers.get('x-request-id');
	return given !== null && /^[\w.-]{1,64}$/.test(given) ? given : crypto.randomUUID();
}
