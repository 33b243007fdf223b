import { describe, expect, it } from 'vitest';
import { credentialHeaders, origin, send, startSandbox } from './caller.ts';

const companies = `${origin}/ATServicesRest/V1.0/Companies/0`;

async function callWith(
	{ sandbox }: ReturnType<typeof startSandbox>,
	headers: Record<string, string>
) {
	return send(sandbox, companies, {
		method: 'GET',
		headers: { ...credentialHeaders(sandbox), ...headers }
	});
}

describe('credentials', () => {
	it('are taken when all three headers are right, the user name in any case', async () => {
		const tenant = startSandbox();
		expect((await callWith(tenant, {})).status).toBe(200);
		expect((await callWith(tenant, { UserName: 'SAMPLE@Sandbox.invalid' })).status).toBe(200);
	});

	it.each(['', 'WRONG'])('refuse the tracking identifier %j with a 500', async (identifier) => {
		const answer = await callWith(startSandbox(), { ApiIntegrationCode: identifier });
		expect(answer.status).toBe(500);
		expect(answer.json).toEqual({ errors: ['IntegrationCode is invalid.'] });
	});

	it.each([
		['wrong secret', { Secret: 'wrong' }],
		['unknown user', { UserName: 'nobody@sandbox.invalid' }],
		['empty secret', { Secret: '' }]
	])('refuse a %s with a 401 that says nothing', async (_, headers) => {
		const answer = await callWith(startSandbox(), headers);
		expect(answer.status).toBe(401);
		expect(answer.text).toBe('');
	});

	it('lock the user after repeated wrong secrets, for good secrets too', async () => {
		const tenant = startSandbox({ lockAfter: 3 });
		for (let attempt = 0; attempt < 3; attempt++) await callWith(tenant, { Secret: 'wrong' });
		expect((await callWith(tenant, {})).status).toBe(401);
		await tenant.control('POST', 'user', { locked: false });
		expect((await callWith(tenant, {})).status).toBe(200);
	});

	it('forget failures after a good log-in, and never lock when that is switched off', async () => {
		const tenant = startSandbox({ lockAfter: 2 });
		await callWith(tenant, { Secret: 'wrong' });
		await callWith(tenant, {});
		await callWith(tenant, { Secret: 'wrong' });
		expect((await callWith(tenant, {})).status).toBe(200);
		const open = startSandbox({ lockAfter: null });
		for (let attempt = 0; attempt < 20; attempt++) await callWith(open, { Secret: 'wrong' });
		expect((await callWith(open, {})).status).toBe(200);
	});

	it('change at once when the secret is rotated', async () => {
		const tenant = startSandbox();
		const old = credentialHeaders(tenant.sandbox);
		await tenant.control('POST', 'user', { secret: 'new secret' });
		expect((await callWith(tenant, { Secret: old['Secret'] ?? '' })).status).toBe(401);
		expect((await callWith(tenant, { Secret: 'new secret' })).status).toBe(200);
	});
});

describe('permissions', () => {
	it.each([403, 500] as const)('that are missing are refused with %i', async (refusalStatus) => {
		const { call, control } = startSandbox();
		await control('POST', 'permissions', { entity: 'Contacts', query: false, refusalStatus });
		for (const path of ['Contacts/query', 'Contacts/query/count']) {
			const answer = await call('POST', path, { body: { filter: [{ op: 'exist', field: 'id' }] } });
			expect(answer.status).toBe(refusalStatus);
			expect(answer.text).toContain('does not have the adequate permissions to');
		}
		expect((await call('GET', 'Contacts/30684001')).status).toBe(refusalStatus);
		const information = await call('GET', 'Contacts/entityInformation');
		expect(information.json).toMatchObject({ info: { userAccessForQuery: 0 } });
		expect((await call('GET', 'Companies/0')).status).toBe(200);
	});
});
