/** One call and its answer: sent, read whole, reported and judged. No retry, no gate. */
import { AlmanacError, failed } from '../domain/errors.ts';
import type { Failure, Outcome } from '../domain/errors.ts';
import { cancelled, untilAborted } from './abort.ts';
import type { CallReport } from './reports.ts';
import { judge } from './failure.ts';
import type { Answer, Question } from './failure.ts';

export interface Exchange {
	readonly endpoint: string;
	readonly method: CallReport['method'];
	readonly send: () => Promise<Response>;
	readonly tolerates?: Question['tolerates'];
	readonly namesUser?: boolean | undefined;
	readonly conceal?: ((text: string) => string) | undefined;
	readonly clock: () => number;
	readonly onCall?: ((call: CallReport) => void) | undefined;
	readonly signal?: AbortSignal | undefined;
}

/** The answer's JSON (undefined where none is tolerated) or the failure; an abort throws `cancelled`. */
export async function exchange(call: Exchange): Promise<Outcome<unknown>> {
	const { endpoint, method, clock, signal } = call;
	if (signal?.aborted) throw cancelled(signal);
	const began = clock();
	let status: number | null = null;
	let bytes = 0;
	try {
		const response = await untilAborted(call.send(), signal);
		status = response.status;
		const body = await untilAborted(readBody(response), signal);
		bytes = body.byteLength;
		return judge(answerOf(response, body), {
			endpoint,
			tolerates: call.tolerates,
			namesUser: call.namesUser,
			now: clock(),
			conceal: call.conceal ?? ((text) => text)
		});
	} catch (error) {
		if (!(error instanceof AlmanacError) || error.failure.code === 'cancelled') throw error;
		return failed({ entity: endpoint, ...error.failure });
	} finally {
		call.onCall?.({ entity: endpoint, method, status, bytes, ms: clock() - began });
	}
}

/**
 * The whole body. One that is cut off in its middle is an answer that can't be read, not a proxy that
 * can't be reached; a time limit that strikes while reading stays a time limit.
 */
async function readBody(response: Response): Promise<ArrayBuffer> {
	try {
		return await response.arrayBuffer();
	} catch (cause) {
		const code =
			cause instanceof Error && cause.name === 'TimeoutError' ? 'timeout' : 'answer-not-json';
		throw new AlmanacError({ code } satisfies Failure, { cause });
	}
}

function answerOf(response: Response, body: ArrayBuffer): Answer {
	return {
		status: response.status,
		mediaType: response.headers.get('content-type'),
		retryAfter: response.headers.get('retry-after'),
		body: new TextDecoder().decode(body)
	};
}
