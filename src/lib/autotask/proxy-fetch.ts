import { AlmanacError } from '../domain/errors.ts';
import { cancelled } from './abort.ts';

/** Autotask cuts a call after 5 minutes; a page of 500 takes seconds, so that a minute means trouble. */
export const callTimeoutMs = 60_000;

/** What a fetch to the proxy needs from outside; all have defaults. */
export interface ProxyFetch {
	readonly fetch?: typeof globalThis.fetch | undefined;
	/** Until the last byte of the answer. */
	readonly timeoutMs?: number | undefined;
	readonly isOnline?: (() => boolean) | undefined;
}

export interface ProxyRequest {
	readonly method: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string | null;
	readonly signal?: AbortSignal | undefined;
}

/**
 * One request to the proxy. No cookie, no referrer, no cache; a redirect is an error, since it would
 * carry the credentials to an address that nobody chose.
 *
 * @throws AlmanacError `cancelled`, `timeout`, `offline` or `proxy-unreachable`. The browser says
 *   TypeError for a host that is down and for an origin that is not allowed alike.
 */
export async function fetchFromProxy(
	url: string,
	{ signal, ...request }: ProxyRequest,
	{ fetch = globalThis.fetch, timeoutMs = callTimeoutMs, isOnline = seemsOnline }: ProxyFetch = {}
): Promise<Response> {
	const limit = AbortSignal.timeout(timeoutMs);
	try {
		return await fetch(url, {
			...request,
			signal: signal ? AbortSignal.any([signal, limit]) : limit,
			credentials: 'omit',
			referrerPolicy: 'no-referrer',
			cache: 'no-store',
			redirect: 'error'
		});
	} catch (cause) {
		if (signal?.aborted) throw cancelled(signal);
		if (limit.aborted) throw new AlmanacError({ code: 'timeout' }, { cause });
		const code = isOnline() ? 'proxy-unreachable' : 'offline';
		throw new AlmanacError({ code }, { cause });
	}
}

/** False is certain, true is a guess; absent where there is no browser. */
function seemsOnline(): boolean {
	return globalThis.navigator?.onLine !== false;
}
