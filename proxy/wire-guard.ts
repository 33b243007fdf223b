import type { IncomingMessage } from 'node:http';
import { refuse, type Refusal } from './problem.ts';

/** Headers of which a second copy could be read differently by another server on the way. */
const single = new Set([
	'apiintegrationcode',
	'username',
	'secret',
	'content-type',
	'content-length',
	'transfer-encoding',
	'host',
	'origin'
]);

/**
 * Refuses what a Web-standard `Request` no longer shows: its URL is normalised and its headers are
 * joined by then. Checks the request line and header list as they came over the wire.
 */
export function checkWire(incoming: IncomingMessage): Refusal | null {
	const target = incoming.url ?? '';
	const path = target.split('?', 1)[0] ?? '';
	if (!target.startsWith('/') || /[^\x21-\x7e]|[\\#]/.test(target)) return path403();
	if (/\/(?:\.|%2e){1,2}(?:\/|$)|%(?:2f|5c|00)/i.test(path)) return path403();
	const seen = new Set<string>();
	for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
		const name = (incoming.rawHeaders[index] ?? '').toLowerCase();
		if (!single.has(name)) continue;
		if (seen.has(name)) return refuse('header-not-allowed', `The header ${name} is repeated.`);
		seen.add(name);
	}
	return null;
}

function path403(): Refusal {
	return refuse('path-not-allowed', 'The path of the request is not in its plain form.');
}
