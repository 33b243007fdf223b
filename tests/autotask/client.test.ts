import { describe, expect, it } from 'vitest';
import { where } from '$lib/autotask/query.ts';
import { errors, failureOf, fakeTenant, json, problem, testClient } from './fake-tenant.ts';

const record = { id: 198, companyName: 'Acme', isActive: true, companyType: 1 };

describe('a count', () => {
	it('asks with the filters and no fields', async () => {
		const tenant = fakeTenant(() => json({ queryCount: 0 }));
		const { client } = testClient(tenant);
		expect(await client.count('Companies', [where.eq('isActive', true)])).toBe(0);
		expect(tenant.sent[0]).toMatchObject({
			method: 'POST',
			path: 'V1.0/Companies/query/count',
			json: { Filter: [{ op: 'eq', field: 'isActive', value: true }] }
		});
	});

	it('that is no number is a malformed answer', async () => {
		const tenant = fakeTenant(() => json({ queryCount: 'many' }));
		expect(await failureOf(testClient(tenant).client.count('Companies', []))).toEqual({
			code: 'answer-malformed',
			entity: 'Companies',
			field: 'queryCount'
		});
	});
});

describe('one record', () => {
	it('comes with all its fields', async () => {
		const tenant = fakeTenant(() => json({ item: { ...record, webAddress: 'x' } }));
		expect(await testClient(tenant).client.get('Companies', 198)).toEqual({
			...record,
			webAddress: 'x'
		});
		expect(tenant.sent[0]).toMatchObject({
			method: 'GET',
			path: 'V1.0/Companies/198',
			body: null
		});
	});

	it.each([
		['a null item', () => json({ item: null })],
		['a 404', () => json({ Message: 'Not found' }, { status: 404 })]
	])('is null when Autotask answers with %s', async (_, respond) => {
		expect(await testClient(fakeTenant(respond)).client.get('Companies', 1)).toBeNull();
	});

	it('is not missing because the proxy refused', async () => {
		const tenant = fakeTenant(() => problem('not-found', 404));
		const failure = await failureOf(testClient(tenant).client.get('Companies', 1));
		expect(failure).toMatchObject({ code: 'proxy-refused', problem: 'not-found' });
	});

	it('without an item is malformed', async () => {
		const failure = await failureOf(
			testClient(fakeTenant(() => json({ items: [] }))).client.get('Companies', 1)
		);
		expect(failure).toMatchObject({ code: 'answer-malformed', field: 'item' });
	});
});

describe('metadata', () => {
	it('is asked for under the entity', async () => {
		const tenant = fakeTenant((request) =>
			request.path.endsWith('entityInformation')
				? json({ info: { name: 'Company', canQuery: true, canCreate: true, canUpdate: false } })
				: json({ fields: [{ name: 'x' }] })
		);
		const { client } = testClient(tenant);
		expect(await client.entityInformation('Companies')).toMatchObject({
			query: 'all',
			update: 'none'
		});
		expect((await client.fields('Companies')).map((field) => field.key)).toEqual(['x']);
		expect((await client.userDefinedFields('Companies')).map((field) => field.key)).toEqual([
			'udf:x'
		]);
		expect(tenant.sent.map((request) => request.path)).toEqual([
			'V1.0/Companies/entityInformation',
			'V1.0/Companies/entityInformation/fields',
			'V1.0/Companies/entityInformation/userDefinedFields'
		]);
	});

	it('tells the calls of the last hour', async () => {
		const answer = {
			externalRequestThreshold: 10_000,
			requestThresholdTimeframe: 60,
			currentTimeframeRequestCount: 124
		};
		const tenant = fakeTenant(() => json(answer));
		expect(await testClient(tenant).client.threshold()).toEqual({ used: 124, limit: 10_000 });
		expect(tenant.sent[0]?.path).toBe('V1.0/ThresholdInformation');
	});
});

describe('a change', () => {
	const changes = { warrantyExpirationDate: '2027-03-31T00:00:00Z', 'udf:RAM': 16, 'udf:OS': null };

	it('sends the id in the body and only the changed fields', async () => {
		const tenant = fakeTenant(() => json({ itemId: 198 }));
		await testClient(tenant).client.patch('ConfigurationItems', 198, changes);
		expect(tenant.sent[0]).toMatchObject({ method: 'PATCH', path: 'V1.0/ConfigurationItems' });
		expect(tenant.sent[0]?.json).toEqual({
			id: 198,
			warrantyExpirationDate: '2027-03-31T00:00:00Z',
			userDefinedFields: [
				{ name: 'RAM', value: '16' },
				{ name: 'OS', value: null }
			]
		});
	});

	it.each([
		['an id as text', () => json({ itemId: '198' })],
		['an empty 200', () => new Response('')],
		['a 204', () => new Response(null, { status: 204 })]
	])('is done with %s', async (_, respond) => {
		const work = testClient(fakeTenant(respond)).client.patch('Companies', 198, {
			isActive: false
		});
		await expect(work).resolves.toBeUndefined();
	});

	it('of another record is an error', async () => {
		const tenant = fakeTenant(() => json({ itemId: 199 }));
		const work = testClient(tenant).client.patch('Companies', 198, { isActive: false });
		expect(await failureOf(work)).toMatchObject({ code: 'answer-malformed', field: 'itemId' });
	});

	it('is not sent again when Autotask may have taken it', async () => {
		const tenant = fakeTenant(() => new Response('', { status: 502 }));
		const work = testClient(tenant).client.patch('Companies', 198, { isActive: false });
		expect((await failureOf(work)).code).toBe('autotask-failed');
		expect(tenant.sent).toHaveLength(1);
	});

	it('is sent again when it certainly was not taken', async () => {
		const tenant = fakeTenant((_, n) =>
			n === 0 ? errors('Thread Threshold Exceeded') : json({ itemId: 198 })
		);
		await testClient(tenant).client.patch('Companies', 198, { isActive: false });
		expect(tenant.sent).toHaveLength(2);
	});
});
