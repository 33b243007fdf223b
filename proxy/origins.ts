import { autotaskHeaders } from './contract.ts';
import { forwardMethods } from './target.ts';

/** Header names that a page of another origin may send. */
const allowedHeaders = [
	...Object.values(autotaskHeaders),
	'Content-Type',
	'Accept',
	'X-Request-Id'
];

/** Two hours is the longest that Chromium keeps a preflight. */
const preflightSeconds = '7200';

/**
 * Whether a page of this origin may use the proxy: no `Origin` header (not a page, or a same-origin
 * GET), the proxy's own host, or one of the listed origins. Only the host is compared with the
 * proxy's own, since behind a TLS terminator the scheme seen here is http.
 */
export function originAllowed(
	origin: string | null,
	requestUrl: string,
	allowed: ReadonlySet<string>
): boolean {
	if (origin === null || allowed.has(origin)) return true;
	const host = /^https?:\/\/([^/]+)$/.exec(origin)?.[1];
	const start = requestUrl.indexOf('//') + 2;
	return host !== undefined && requestUrl.slice(start, requestUrl.indexOf('/', start)) === host;
}

/** CORS headers of an answer to an allowed origin (Fetch standard, "CORS protocol"). */
export function corsHeaders(origin: string): Record<string, string> {
	return {
		'access-control-allow-origin': origin,
		'access-control-expose-headers': 'Retry-After, X-Request-Id'
	};
}

/** The answer to a preflight; the proxy gives it itself, since Autotask answers none. */
export function preflightResponse(headers: Readonly<Record<string, string>>): Response {
	return new Response(null, {
		status: 204,
		headers: {
			...headers,
			'access-control-allow-methods': forwardMethods.join(', '),
			'access-control-allow-headers': allowedHeaders.join(', '),
			'access-control-max-age': preflightSeconds
		}
	});
}
