import { describe, expect, it } from 'vitest';
import { parseProxyAddress } from '$lib/autotask/proxy-address.ts';

const page = 'https://almanac.example';

describe("a proxy's address", () => {
	it.each([
		['https://proxy.example.net', 'https://proxy.example.net'],
		['  proxy.example.net/ ', 'https://proxy.example.net'],
		['https://proxy.example.net:8443/', 'https://proxy.example.net:8443'],
		['https://proxy.example.net:443', 'https://proxy.example.net'],
		['HTTPS://Proxy.Example.NET', 'https://proxy.example.net'],
		['proxy.example.net:8443', 'https://proxy.example.net:8443'],
		['https://büro.example', 'https://xn--bro-hoa.example'],
		['localhost:8787', 'http://localhost:8787'],
		['http://localhost:8787', 'http://localhost:8787'],
		['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
		['127.1.2.3:80', 'http://127.1.2.3'],
		['http://[::1]:8787', 'http://[::1]:8787'],
		['http://almanac.localhost', 'http://almanac.localhost']
	])('%s', (typed, origin) => {
		expect(parseProxyAddress(typed, page)).toEqual({ ok: true, value: origin });
	});

	it('may be plain http where the page came from', () => {
		const lan = 'http://10.0.0.5:8787';
		expect(parseProxyAddress(lan, lan)).toEqual({ ok: true, value: lan });
		expect(parseProxyAddress(lan, page).ok).toBe(false);
	});

	it.each([
		[''],
		['   '],
		['http://proxy.example.net'],
		['http://localhost.example.net'],
		['http://127.0.0.1.example.net'],
		['ftp://proxy.example.net'],
		['javascript:alert(1)'],
		['javascript://%0aalert(1)'],
		['data:text/html,x'],
		['file:///etc/passwd'],
		['https://proxy.example.net/path'],
		['https://proxy.example.net/?x=1'],
		['https://proxy.example.net/#x'],
		['https://user:pass@proxy.example.net'],
		['user@proxy.example.net'],
		['https://proxy.example.net\\@evil.example'],
		['https://proxy example.net'],
		['https://'],
		['https://proxy.example.net:99999']
	])('is refused: %s', (typed) => {
		expect(parseProxyAddress(typed, page)).toEqual({
			ok: false,
			failure: { code: 'proxy-address-invalid' }
		});
	});
});
