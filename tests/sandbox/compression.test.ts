import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { credentialHeaders, everything, origin, startSandbox } from './caller.ts';

type Tenant = ReturnType<typeof startSandbox>;

async function raw({ sandbox }: Tenant, path: string, encoding: string | null, body?: unknown) {
	const request = new Request(`${origin}/ATServicesRest/V1.0/${path}`, {
		method: body ? 'POST' : 'GET',
		headers: {
			...credentialHeaders(sandbox),
			...(encoding ? { 'Accept-Encoding': encoding } : {})
		},
		...(body ? { body: JSON.stringify(body) } : {})
	});
	const answer = await sandbox.app.fetch(request);
	return {
		encoding: answer.headers.get('Content-Encoding'),
		bytes: new Uint8Array(await answer.arrayBuffer())
	};
}

const body = { filter: everything };

describe('gzip', () => {
	it('is sent only when asked for, and holds the same page', async () => {
		const tenant = startSandbox();
		const plain = await raw(tenant, 'ConfigurationItems/query', null, body);
		const zipped = await raw(tenant, 'ConfigurationItems/query', 'gzip, br', body);
		expect(plain.encoding).toBeNull();
		expect(zipped.encoding).toBe('gzip');
		expect(gunzipSync(zipped.bytes).equals(plain.bytes)).toBe(true);
		expect(zipped.bytes.length).toBeLessThan(plain.bytes.length / 5);
	});

	it('leaves small answers alone', async () => {
		const answer = await raw(startSandbox(), 'Countries/entityInformation', 'gzip');
		expect(answer.encoding).toBeNull();
	});

	it('keeps a page, and gives it up when anything changes', async () => {
		const tenant = startSandbox();
		const ask = () => raw(tenant, 'ConfigurationItems/query', 'gzip', body);
		const first = await ask();
		expect((await ask()).bytes).toEqual(first.bytes);
		await tenant.control('POST', 'edits', { seed: 1, count: 1, kinds: ['rename'] });
		const text = gunzipSync((await ask()).bytes).toString();
		expect(text).toContain('RENAMED-');
	});

	it('keeps no page from a user who may not read it any more', async () => {
		const tenant = startSandbox();
		await raw(tenant, 'ConfigurationItems/query', 'gzip', body);
		await tenant.control('POST', 'permissions', { entity: 'ConfigurationItems', query: false });
		const answer = await tenant.call('POST', 'ConfigurationItems/query', {
			body,
			headers: { 'Accept-Encoding': 'gzip' }
		});
		expect(answer.status).toBe(403);
	});
});
