import { autotaskHeaders } from './contract.ts';
import { isRefusal, refuse, type Refusal } from './problem.ts';

/** What a request's head says, once it is clean. */
export interface RequestHead {
	readonly userName: string;
	/** Lower-case domain of the user name. */
	readonly tenantDomain: string;
	readonly integrationCode: string;
	/** The only headers that reach Autotask. */
	readonly forwarded: Record<string, string>;
}

/**
 * Headers that change what a call means at Autotask or in a server between: sent on purpose or not,
 * such a request is refused rather than cleaned, so that its sender notices.
 */
const refusedHeaders = [
	'impersonationresourceid',
	'x-http-method-override',
	'x-http-method',
	'x-method-override',
	'x-original-url',
	'x-rewrite-url',
	'content-encoding',
	'upgrade'
];

/** Printable ASCII without spaces: repeated headers arrive joined by ", " and so never pass. */
const plainValue = /^[\x21-\x7e]{1,256}$/;
const listedValue = /^[\x20-\x7e]{1,256}$/;

/**
 * Checks a request's headers and picks those that are forwarded.
 * `injectedCode` replaces whatever tracking identifier the client sent.
 */
export function readHead(headers: Headers, injectedCode: string | null): RequestHead | Refusal {
	for (const name of refusedHeaders) {
		if (headers.has(name)) {
			return refuse('header-not-allowed', `The header ${name} is not allowed.`);
		}
	}
	const user = readUserName(headers);
	if (isRefusal(user)) return user;
	const secret = headers.get(autotaskHeaders.secret);
	const integrationCode = injectedCode ?? headers.get(autotaskHeaders.integrationCode);
	if (!secret || !integrationCode) {
		return refuse('credentials-missing', 'UserName, Secret and ApiIntegrationCode are needed.');
	}
	if (!plainValue.test(secret) || !plainValue.test(integrationCode)) return malformed();
	const forwarded: Record<string, string> = {
		[autotaskHeaders.integrationCode]: integrationCode,
		[autotaskHeaders.userName]: user.userName,
		[autotaskHeaders.secret]: secret
	};
	for (const name of ['accept', 'accept-encoding', 'content-type']) {
		const value = headers.get(name);
		if (!value) continue;
		if (!listedValue.test(value)) return malformed();
		forwarded[name] = value;
	}
	// Spelt out: V8 gives what a spread makes here a hidden class each, which the garbage collector pays.
	const { userName, tenantDomain } = user;
	return { userName, tenantDomain, integrationCode, forwarded };
}

/** The user name that zone discovery and every call carry. */
export function readUserName(
	headers: Headers
): { userName: string; tenantDomain: string } | Refusal {
	const userName = headers.get(autotaskHeaders.userName);
	if (!userName) return refuse('credentials-missing', 'The header UserName is needed.');
	if (!plainValue.test(userName) || userName.includes(',')) return malformed();
	return { userName, tenantDomain: userName.slice(userName.lastIndexOf('@') + 1).toLowerCase() };
}

function malformed(): Refusal {
	return refuse(
		'header-not-allowed',
		'A header is repeated, too long or holds characters that are not allowed.'
	);
}
