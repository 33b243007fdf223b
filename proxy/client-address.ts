import { BlockList, isIP } from 'node:net';

/**
 * Finds the address that a client's rate is counted by. `X-Forwarded-For` is believed only as far as
 * trusted load balancers wrote it: read from the right, the first address that is not one of them.
 */
export function createClientAddress(
	trustedProxies: readonly string[]
): (peer: string, forwardedFor: string | null) => string {
	const trusted = new BlockList();
	for (const entry of trustedProxies) {
		const [address = '', bits] = entry.split('/');
		const family = familyOf(address);
		trusted.addSubnet(
			address,
			bits === undefined ? (family === 'ipv4' ? 32 : 128) : Number(bits),
			family
		);
	}
	// Nearly every request comes from the same few load balancers.
	let lastPeer = '';
	let lastTrusted = false;
	const isTrusted = (address: string) => trusted.check(address, familyOf(address));
	return function clientAddress(peer, forwardedFor) {
		let address = plainAddress(peer);
		if (forwardedFor === null) return network(address);
		if (peer !== lastPeer) {
			lastPeer = peer;
			lastTrusted = isTrusted(address);
		}
		const hops = forwardedFor.split(',');
		for (let believed = lastTrusted; believed && hops.length > 0; believed = isTrusted(address)) {
			const hop = plainAddress(hops.pop() ?? '');
			if (isIP(hop) === 0) break;
			address = hop;
			if (hops.length === 0) break;
		}
		return network(address);
	};
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
	return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

/** Sockets that listen on both families write IPv4 as `::ffff:1.2.3.4`. */
function plainAddress(text: string): string {
	return text.trim().replace(/^::ffff:(?=\d+\.)/i, '');
}

/** A subscriber owns a whole IPv6 /64, so that is the client. */
function network(address: string): string {
	if (isIP(address) !== 6) return address;
	const [head = '', tail = ''] = address.split('::');
	const left = head === '' ? [] : head.split(':');
	const right = tail === '' ? [] : tail.split(':');
	const zeros = address.includes('::') ? 8 - left.length - right.length : 0;
	return [...left, ...Array<string>(zeros).fill('0'), ...right].slice(0, 4).join(':');
}
