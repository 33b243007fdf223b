import { describe, expect, it } from 'vitest';
import { createClientAddress } from '../../proxy/client-address.ts';

const addressOf = createClientAddress(['10.0.0.0/8', '::1', '2001:db8:1::/48']);

describe('createClientAddress', () => {
	it.each([
		['203.0.113.9', null, '203.0.113.9'],
		['203.0.113.9', '198.51.100.1', '203.0.113.9'],
		['10.1.2.3', '198.51.100.1', '198.51.100.1'],
		['::ffff:10.1.2.3', '198.51.100.1', '198.51.100.1'],
		['10.1.2.3', '6.6.6.6, 198.51.100.1', '198.51.100.1'],
		['10.1.2.3', '198.51.100.1, 10.9.9.9', '198.51.100.1'],
		['10.1.2.3', '198.51.100.1, nonsense', '10.1.2.3'],
		['10.1.2.3', null, '10.1.2.3'],
		['::1', '2001:db8:2:3:4:5:6:7', '2001:db8:2:3'],
		['2001:db8:1::5', '2001:db8:2::7', '2001:db8:2:0'],
		['fe80::1', null, 'fe80:0:0:0']
	])('counts peer %s with X-Forwarded-For %s as %s', (peer, forwardedFor, address) => {
		expect(addressOf(peer, forwardedFor)).toBe(address);
	});
});
