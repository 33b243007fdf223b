import { describe, expect, it } from 'vitest';
import { entityNames } from '$lib/autotask/entities.ts';
import { checkPermissions, permissionOf } from '$lib/autotask/permissions.ts';
import { errors, failureOf, fakeTenant, json, testClient } from './fake-tenant.ts';

const information = {
	name: 'Company',
	query: 'all',
	create: 'none',
	update: 'all',
	hasUserDefinedFields: true
} as const;

const info = { name: 'X', canQuery: true, canCreate: false, canUpdate: true };

describe('a permission', () => {
	it.each([
		['Companies', {}, 'granted'],
		['Companies', { query: 'none' }, 'blocked'],
		['Companies', { query: 'restricted' }, 'limited'],
		['Companies', { update: 'none' }, 'limited'],
		['Products', { query: 'none' }, 'limited'],
		['Products', { update: 'none' }, 'granted']
	] as const)('of %s with %j is %s', (entity, changed, verdict) => {
		expect(permissionOf(entity, { ...information, ...changed }).verdict).toBe(verdict);
	});

	it('that Autotask would not even tell is none', () => {
		expect(permissionOf('ConfigurationItems', null)).toMatchObject({
			query: 'none',
			create: 'none',
			update: 'none',
			verdict: 'blocked'
		});
	});
});

describe('the permissions check', () => {
	it('lists every entity in its order', async () => {
		const tenant = fakeTenant((request) =>
			request.path.includes('/Products/')
				? errors('The logged in Resource does not have the adequate permissions to x')
				: json({ info })
		);
		const list = await checkPermissions(testClient(tenant).client);
		expect(list.map((permission) => permission.entity)).toEqual(entityNames);
		expect(list.find((permission) => permission.entity === 'Products')?.query).toBe('none');
		expect(list.filter((permission) => permission.verdict !== 'granted')).toHaveLength(1);
	});

	it('ends with any other failure', async () => {
		const tenant = fakeTenant(() => new Response('', { status: 401 }));
		const failure = await failureOf(checkPermissions(testClient(tenant).client));
		expect(failure.code).toBe('credentials-rejected');
		expect(tenant.sent).toHaveLength(1);
	});
});
