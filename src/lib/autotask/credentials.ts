import { autotaskHeaders } from '../../../proxy/contract.ts';
import { AlmanacError } from '../domain/errors.ts';
import type { FailureCode } from '../domain/errors.ts';
import type { Credentials } from './transport.ts';

/** What the proxy lets into a credential header; Autotask's keys and secrets are printable ASCII. */
const sendable = /^[\x21-\x7e]{1,256}$/;

/**
 * The headers that prove who asks. A credential that can't be right (empty, a pasted typographic quote,
 * a blank or a line break inside) is refused here: sent, it would count as a failed log-in, and those
 * lock the API user.
 *
 * @throws AlmanacError `credentials-rejected` or `tracking-identifier-rejected`
 */
export function credentialHeaders(credentials: Credentials): Record<string, string> {
	const { userName, secret, trackingIdentifier } = credentials;
	check(userName, 'credentials-rejected');
	check(secret, 'credentials-rejected');
	const headers = { [autotaskHeaders.userName]: userName, [autotaskHeaders.secret]: secret };
	if (trackingIdentifier === null) return headers;
	check(trackingIdentifier, 'tracking-identifier-rejected');
	return { ...headers, [autotaskHeaders.integrationCode]: trackingIdentifier };
}

/** The one header of zone discovery, so that the key stands in no URL. */
export function userNameHeader(credentials: Credentials): Record<string, string> {
	check(credentials.userName, 'user-unknown');
	return { [autotaskHeaders.userName]: credentials.userName };
}

/**
 * Takes every credential out of a text before it becomes part of a failure, a log or a screen, also as
 * a URL, an HTML page or JSON writes it.
 */
export function concealing(credentials: Credentials): (text: string) => string {
	const { userName, secret, trackingIdentifier } = credentials;
	const spellings = [userName, secret, trackingIdentifier ?? ''].flatMap((value) => [
		value,
		encodeURIComponent(value),
		htmlEscaped(value),
		JSON.stringify(value).slice(1, -1)
	]);
	// The longest first, so that no spelling hides a part of another.
	const longestFirst = [...new Set(spellings)].sort((a, b) => b.length - a.length);
	const pattern = longestFirst.filter(Boolean).map(patternEscaped).join('|');
	if (pattern === '') return (text) => text;
	const credential = new RegExp(pattern, 'gi');
	return (text) => text.replace(credential, '•••');
}

function check(value: string, code: FailureCode): void {
	if (!sendable.test(value)) throw new AlmanacError({ code });
}

function htmlEscaped(value: string): string {
	return value
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}

function patternEscaped(value: string): string {
	return value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
