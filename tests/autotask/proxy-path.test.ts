/** The whole path in one process: client, proxy transport, the real proxy, the simulated tenant. */
import { describe, expect, it } from 'vitest';
import { createAutotaskClient } from '$lib/autotask/client.ts';
import { fetchProxyInfo } from '$lib/autotask/proxy-info.ts';
import { createProxyTransport } from '$lib/autotask/proxy-transport.ts';
import { discoverZone, proveCredentials } from '$lib/autotask/tenant.ts';
import type { Credentials, Transport } from '$lib/autotask/transport.ts';
import { createSandbox } from '$lib/sandbox/app.ts';
import type { SandboxOptions } from '$lib/sandbox/app.ts';
import { createApp } from '../../proxy/app.ts';
import type { Forward } from '../../proxy/forward.ts';
import { parseSettings } from '../../proxy/settings.ts';
import { failureOf } from './fake-tenant.ts';

const timing = {
	clock: () => Date.now(),
	sleep: async () => undefined,
	random: () => 0
};

interface Path {
	readonly transport: (credentials?: Partial<Credentials>) => Transport;
	readonly fetch: typeof fetch;
	readonly forwarded: string[];
}

const origin = 'http://localhost:8787';
const tenantOrigin = 'http://127.0.0.1:9090';

/** A tenant behind the proxy, as a server on another port or mounted as the sample. */
function pathTo(place: 'mounted' | 'elsewhere', options: SandboxOptions = {}): Path {
	const forwarded: string[] = [];
	const sandbox = createSandbox({ companies: 4, configurations: 30, ...options });
	const toSandbox: Forward = async (url, { method, headers, body, signal }) => {
		forwarded.push(`${method} ${url}`);
		return sandbox.app.fetch(new Request(url, { method, headers, body, signal }));
	};
	const nowhere: Forward = () => Promise.reject(new TypeError('fetch failed'));
	const app = createApp({
		forward: place === 'elsewhere' ? toSandbox : nowhere,
		sandbox: place === 'mounted' ? toSandbox : null,
		settings: parseSettings(place === 'elsewhere' ? { AUTOTASK_DISCOVERY_URL: tenantOrigin } : {})
	});
	const fetch: typeof globalThis.fetch = async (input, init) => app.fetch(new Request(input, init));
	return {
		fetch,
		forwarded,
		transport: (credentials) =>
			createProxyTransport({
				origin,
				credentials: { ...sandbox.credentials, ...credentials },
				fetch
			})
	};
}

describe.each(['mounted', 'elsewhere'] as const)('a tenant that is %s', (place) => {
	it('is discovered, proven, queried and changed', async () => {
		const path = pathTo(place);
		const transport = path.transport();
		const zone = await discoverZone({ transport, ...timing });
		if (!zone.ok) throw new Error(zone.failure.code);
		const client = createAutotaskClient({ transport, zone: zone.value, ...timing });
		expect((await proveCredentials(client)).ok).toBe(true);
		const ids: number[] = [];
		for await (const page of client.pages('ConfigurationItems', {})) {
			ids.push(...page.items.map((item) => item.id));
		}
		expect(ids).toHaveLength(await client.count('ConfigurationItems', []));
		const id = ids[0] ?? 0;
		await client.patch('ConfigurationItems', id, { serialNumber: 'ÄÖ-1' });
		expect((await client.get('ConfigurationItems', id))?.serialNumber).toBe('ÄÖ-1');
		expect((await client.fields('Companies')).length).toBeGreaterThan(20);
		const host = place === 'mounted' ? 'https://sandbox' : tenantOrigin;
		expect(path.forwarded.every((call) => call.includes(` ${host}/ATServicesRest/V1.0/`))).toBe(
			true
		);
	});

	it.each([
		['secret', 'credentials-rejected'],
		['trackingIdentifier', 'tracking-identifier-rejected']
	])('rejects a wrong %s after one call', async (member, code) => {
		const path = pathTo(place);
		const zone = await discoverZone({ transport: path.transport(), ...timing });
		if (!zone.ok) throw new Error(zone.failure.code);
		const transport = path.transport({ [member]: 'wrong' });
		const client = createAutotaskClient({ transport, zone: zone.value, ...timing });
		expect(await proveCredentials(client)).toMatchObject({ failure: { code } });
		expect(path.forwarded.filter((call) => call.includes('Threshold'))).toHaveLength(1);
	});

	it('asks for a tracking identifier where the proxy adds none', async () => {
		const path = pathTo(place);
		const zone = await discoverZone({ transport: path.transport(), ...timing });
		if (!zone.ok) throw new Error(zone.failure.code);
		const transport = path.transport({ trackingIdentifier: null });
		const client = createAutotaskClient({ transport, zone: zone.value, ...timing });
		expect((await failureOf(client.threshold())).code).toBe('tracking-identifier-missing');
	});
});

describe('a proxy', () => {
	it('tells what it is', async () => {
		const { fetch } = pathTo('mounted');
		expect(await fetchProxyInfo(origin, { fetch })).toMatchObject({
			ok: true,
			value: { sandbox: true, injectsIntegrationCode: false, egressIps: [] }
		});
	});

	it('refuses a zone that is none of its hosts', async () => {
		const transport = pathTo('elsewhere').transport();
		const url = 'https://evil.example/ATServicesRest/';
		const zone = { zoneName: 'x', url, webUrl: '', ci: 1 };
		const client = createAutotaskClient({ transport, zone, ...timing });
		expect(await failureOf(client.threshold())).toMatchObject({
			code: 'proxy-refused',
			problem: 'host-not-allowed'
		});
	});

	it('that can not reach Autotask says so', async () => {
		const transport = pathTo('mounted').transport({ userName: 'someone@acme.example' });
		expect(await discoverZone({ transport, ...timing })).toMatchObject({
			failure: { code: 'autotask-unreachable', problem: 'upstream-unreachable' }
		});
	});
});
