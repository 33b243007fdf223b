import { failed, succeeded } from '../domain/errors.ts';
import type { Outcome } from '../domain/errors.ts';

/**
 * The origin of the proxy as a person typed it: `proxy.example.net`, `https://proxy.example.net/`,
 * `localhost:8787`. The key and the secret go there, so it must be https, this device itself, or the
 * origin that served the app (`pageOrigin`), which the person trusts already.
 */
export function parseProxyAddress(typed: string, pageOrigin: string): Outcome<string> {
	const refused = failed({ code: 'proxy-address-invalid' });
	const url = urlOf(typed.trim());
	if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return refused;
	const hasMore = url.pathname !== '/' || url.search !== '' || url.hash !== '';
	if (hasMore || url.username !== '' || url.password !== '') return refused;
	const isSafe = url.protocol === 'https:' || isLoopback(url.hostname) || url.origin === pageOrigin;
	return isSafe ? succeeded(url.origin) : refused;
}

/** Without a scheme https is meant, on this device http. */
function urlOf(address: string): URL | null {
	if (address === '' || /[\s\\]/.test(address)) return null;
	const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(address);
	const url = parsed(hasScheme ? address : `https://${address}`);
	return url && !hasScheme && isLoopback(url.hostname) ? parsed(`http://${address}`) : url;
}

function parsed(address: string): URL | null {
	try {
		return new URL(address);
	} catch {
		return null;
	}
}

/** Hosts that never leave the device (RFC 6761 for `localhost`, RFC 1122 for 127/8). */
function isLoopback(hostname: string): boolean {
	return (
		hostname === 'localhost' ||
		hostname.endsWith('.localhost') ||
		hostname === '[::1]' ||
		/^127(\.\d{1,3}){3}$/.test(hostname)
	);
}
