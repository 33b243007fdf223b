import { autotaskHeaders } from '../../../proxy/contract.ts';
import { AlmanacError } from '../domain/errors.ts';
import type { Credentials } from './transport.ts';

/**
 * The headers that prove who asks. A credential that no header can carry (a pasted typographic quote,
 * a line break) can't be right: `credentials-rejected`, without a call that would count as a failed
 * log-in.
 */
export function credentialHeaders(credentials: Credentials): Headers {
	const headers = new Headers();
	try {
		headers.set(autotaskHeaders.userName, credentials.userName);
		headers.set(autotaskHeaders.secret, credentials.secret);
		if (credentials.trackingIdentifier !== null) {
			headers.set(autotaskHeaders.integrationCode, credentials.trackingIdentifier);
		}
	} catch {
		// The cause is left out: its message repeats the value.
		throw new AlmanacError({ code: 'credentials-rejected' });
	}
	return headers;
}

/**
 * Takes every credential out of a text before it becomes part of a failure, a log or a screen, also as
 * a URL, an HTML page or JSON writes it.
 */
export function concealing(credentials: Credentials): (text: string) => string {
	const spellings = [
		credentials.secret,
		credentials.trackingIdentifier ?? '',
		credentials.userName
	].flatMap((value) => [value, encodeURIComponent(value), htmlEscaped(value), jsonEscaped(value)]);
	const unique = [...new Set(spellings)].filter((value) => value !== '');
	if (unique.length === 0) return (text) => text;
	// The longest first, so that no spelling hides a part of another.
	unique.sort((a, b) => b.length - a.length);
	const pattern = new RegExp(unique.map(escaped).join('|'), 'gi');
	return (text) => text.replace(pattern, '•••');
}

function htmlEscaped(value: string): string {
	return value
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}

function jsonEscaped(value: string): string {
	return JSON.stringify(value).slice(1, -1);
}

function escaped(value: string): string {
	return value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
