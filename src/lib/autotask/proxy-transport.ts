/** Carries calls through the proxy: the only part of the client that knows its paths. */
import { proxyPaths } from '../../../proxy/contract.ts';
import { concealing, credentialHeaders, userNameHeader } from './credentials.ts';
import { fetchFromProxy } from './proxy-fetch.ts';
import type { ProxyFetch } from './proxy-fetch.ts';
import type { Credentials, Transport } from './transport.ts';
import { zoneHost } from './zone.ts';

export interface ProxyTransportOptions extends ProxyFetch {
	/** Of the proxy, as `parseProxyAddress` gives it: no slash at the end. */
	readonly origin: string;
	readonly credentials: Credentials;
}

export function createProxyTransport(options: ProxyTransportOptions): Transport {
	const { origin, credentials } = options;
	return {
		conceal: concealing(credentials),

		async send(zone, { method, path, body, signal }) {
			// A tenant server on loopback has a port, and its colon is percent-encoded.
			const host = encodeURIComponent(zoneHost(zone));
			const headers = { ...credentialHeaders(credentials), ...jsonHeaders(body) };
			const url = `${origin}${proxyPaths.autotask}/${host}/${path}`;
			return fetchFromProxy(url, { method, headers, body, signal }, options);
		},

		async discover(signal) {
			const headers = { ...userNameHeader(credentials), ...jsonHeaders(null) };
			const url = `${origin}${proxyPaths.zone}`;
			return fetchFromProxy(url, { method: 'GET', headers, body: null, signal }, options);
		}
	};
}

function jsonHeaders(body: string | null): Record<string, string> {
	const accept = { Accept: 'application/json' };
	return body === null ? accept : { ...accept, 'Content-Type': 'application/json' };
}
