import type { Problem, ProblemCode } from './contract.ts';

/** A refusal: its code, a sentence for whoever reads the wire, and headers that the answer needs. */
export interface Refusal {
	readonly code: ProblemCode;
	readonly detail: string;
	readonly headers?: Readonly<Record<string, string>>;
}

/** Status and title per code (RFC 9457: the title does not change from occurrence to occurrence). */
const known: Readonly<Record<ProblemCode, readonly [status: number, title: string]>> = {
	'not-found': [404, 'Nothing here'],
	'method-not-allowed': [405, 'Method not allowed'],
	'host-not-allowed': [403, 'Host not allowed'],
	'path-not-allowed': [403, 'Path not allowed'],
	'entity-not-allowed': [403, 'Entity not allowed'],
	'header-not-allowed': [400, 'Header not allowed'],
	'origin-not-allowed': [403, 'Origin not allowed'],
	'tenant-not-allowed': [403, 'Tenant not allowed'],
	'credentials-missing': [400, 'Credentials missing'],
	'body-too-large': [413, 'Body too large'],
	'body-not-json': [400, 'Body is not JSON'],
	'body-too-slow': [408, 'Body too slow'],
	'media-type-not-allowed': [415, 'Media type not allowed'],
	'too-many-requests': [429, 'Too many requests'],
	'queue-full': [429, 'Too many calls at once'],
	'upstream-unreachable': [502, 'Autotask cannot be reached'],
	'upstream-timeout': [504, 'Autotask did not answer in time'],
	'shutting-down': [503, 'Shutting down'],
	internal: [500, 'Internal error']
};

/** The refusal as a value; details never quote what the client sent, because it may be a secret. */
export function refuse(
	code: ProblemCode,
	detail: string,
	headers?: Readonly<Record<string, string>>
): Refusal {
	return headers ? { code, detail, headers } : { code, detail };
}

/** Whether an outcome is a refusal. */
export function isRefusal(outcome: object): outcome is Refusal {
	return 'code' in outcome && 'detail' in outcome;
}

/** HTTP status of a code. */
export function problemStatus(code: ProblemCode): number {
	return known[code][0];
}

/** The problem document of a refusal as an `application/problem+json` answer (RFC 9457). */
export function problemResponse(
	refusal: Refusal,
	headers: Readonly<Record<string, string>> = {}
): Response {
	const [status, title] = known[refusal.code];
	const problem = {
		type: `urn:almanac:problem:${refusal.code}`,
		title,
		status,
		code: refusal.code,
		detail: refusal.detail
	} satisfies Problem;
	return new Response(JSON.stringify(problem), {
		status,
		headers: {
			...headers,
			...refusal.headers,
			'content-type': 'application/problem+json',
			'cache-control': 'no-store'
		}
	});
}
