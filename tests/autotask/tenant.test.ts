import { describe, expect, it } from 'vitest';
import { discoverZone, proveCredentials } from '$lib/autotask/tenant.ts';
import type { DiscoveryOptions } from '$lib/autotask/tenant.ts';
import { errors, fakeTenant, json, testClient, zone } from './fake-tenant.ts';

function discovering(discover: () => Response | Promise<Response>): {
	options: DiscoveryOptions;
	asked: () => number;
} {
	const transport = fakeTenant(() => json({}), discover);
	const timing = { clock: () => 0, sleep: async () => undefined, random: () => 0 };
	return { options: { transport, ...timing }, asked: () => transport.discoveries };
}

describe('zone discovery', () => {
	it('finds the zone', async () => {
		const { options } = discovering(() => json(zone));
		expect(await discoverZone(options)).toEqual({ ok: true, value: zone });
	});

	it('knows an unknown user, and does not ask again', async () => {
		const { options, asked } = discovering(() =>
			errors('Zone information could not be determined')
		);
		expect(await discoverZone(options)).toMatchObject({ failure: { code: 'user-unknown' } });
		expect(asked()).toBe(1);
	});

	it('waits out a failing server', async () => {
		let n = 0;
		const { options, asked } = discovering(() =>
			++n < 3 ? new Response('<html>', { status: 503 }) : json(zone)
		);
		expect((await discoverZone(options)).ok).toBe(true);
		expect(asked()).toBe(3);
	});

	it('is an outcome when the answer is malformed or the wait is aborted', async () => {
		const { options, asked } = discovering(() => json({ ...zone, url: null }));
		expect(await discoverZone(options)).toMatchObject({
			failure: { code: 'answer-malformed', field: 'url' }
		});
		expect(await discoverZone({ ...options, signal: AbortSignal.abort() })).toMatchObject({
			failure: { code: 'cancelled' }
		});
		expect(asked()).toBe(1);
	});
});

describe('a proof of credentials', () => {
	it('is one call that brings the usage', async () => {
		const tenant = fakeTenant(() =>
			json({ externalRequestThreshold: 10_000, currentTimeframeRequestCount: 1 })
		);
		expect(await proveCredentials(testClient(tenant).client)).toEqual({
			ok: true,
			value: { used: 1, limit: 10_000 }
		});
		expect(tenant.sent).toHaveLength(1);
	});

	it.each([
		['credentials-rejected', () => new Response('', { status: 401 })],
		['tracking-identifier-rejected', () => errors('IntegrationCode is invalid.')]
	])('fails as %s after one call', async (code, respond) => {
		const tenant = fakeTenant(respond);
		expect(await proveCredentials(testClient(tenant).client)).toMatchObject({ failure: { code } });
		expect(tenant.sent).toHaveLength(1);
	});
});
