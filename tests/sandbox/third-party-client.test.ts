import { AutotaskRestApi } from '@apigrate/autotask-restapi';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { serveSandbox, type ServedSandbox } from './served.ts';

/**
 * The sandbox judged by a client that nobody here wrote: @apigrate/autotask-restapi as published,
 * over HTTP. It has `https://webservices.autotask.net` for zone discovery built in, so global fetch
 * sends that one origin to the sandbox; everything else goes where the zone's answer says.
 */
const discovery = 'https://webservices.autotask.net';

type Page = Awaited<ReturnType<AutotaskRestApi['Companies']['query']>>;

describe('@apigrate/autotask-restapi', () => {
	let served: ServedSandbox;
	let client: AutotaskRestApi;
	const visited: string[] = [];

	beforeAll(async () => {
		served = await serveSandbox(['--companies', '30', '--configurations', '1300', '--seed', '5']);
		const realFetch = globalThis.fetch;
		vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
			visited.push(url);
			return realFetch(url.replace(discovery, served.url), init);
		});
		client = new AutotaskRestApi(served.user, served.secret, served.trackingIdentifier);
	}, 20_000);

	afterAll(async () => {
		vi.unstubAllGlobals();
		await served.stop();
	});

	it('discovers the zone and then stays in it', async () => {
		await client.Companies.count({ filter: [{ op: 'exist', field: 'id' }] });
		expect(visited[0]).toContain(`${discovery}/ATServicesRest/v1.0/zoneInformation?user=`);
		expect(visited[1]).toBe(`${served.url}/ATServicesRest/V1.0/Companies/query/count`);
	});

	it('queries and pages by id to the count', async () => {
		const { queryCount } = await client.ConfigurationItems.count({
			filter: [{ op: 'exist', field: 'id' }]
		});
		expect(queryCount).toBe(1300);
		const ids: unknown[] = [];
		for (;;) {
			const page = await client.ConfigurationItems.query({
				filter: [{ op: 'gt', field: 'id', value: ids.at(-1) ?? -1 }],
				includeFields: ['id', 'referenceTitle']
			});
			ids.push(...page.items.map((item) => item['id']));
			if (page.items.length < 500) break;
		}
		expect(new Set(ids).size).toBe(1300);
	});

	it('follows page links with the same body', async () => {
		const body = { filter: [{ op: 'exist', field: 'id' }], includeFields: ['id'] };
		const poster = client as unknown as { _post(path: string, body: object): Promise<Page> };
		let page: Page = await client.ConfigurationItems.query(body);
		let count = page.items.length;
		while (page.pageDetails['nextPageUrl']) {
			const path = String(page.pageDetails['nextPageUrl']).replace(/^.*\/V1\.0/, '');
			page = await poster._post(path, body);
			count += page.items.length;
		}
		expect(count).toBe(1300);
	});

	it('filters in groups', async () => {
		const page = await client.Companies.query({
			filter: [
				{
					op: 'and',
					items: [
						{ op: 'eq', field: 'CompanyType', value: 1 },
						{
							op: 'or',
							items: [
								{ op: 'contains', field: 'companyName', value: 'dental' },
								{ op: 'beginsWith', field: 'companyName', value: 'Castellan' }
							]
						}
					]
				}
			]
		});
		expect(page.items.map((item) => item['companyName'])).toEqual(
			expect.arrayContaining(['Brightwater Dental Group', 'Castellan Logistics'])
		);
	});

	it('gets a record, null for none', async () => {
		expect(await client.Companies.get(0)).toMatchObject({ item: { companyName: 'Northgate IT' } });
		expect(await client.Companies.get(5)).toEqual({ item: null });
	});

	it('reads metadata', async () => {
		expect(await client.ConfigurationItems.info()).toMatchObject({
			info: { name: 'ConfigurationItem', canUpdate: true }
		});
		const { fields } = await client.Companies.fieldInfo();
		expect(fields.map((field) => field['name'])).toContain('companyType');
		expect(await client.ConfigurationItems.udfInfo()).toHaveProperty('fields.0.name');
	});

	it('updates a record and reads the change back', async () => {
		const { items } = await client.ConfigurationItems.query({
			MaxRecords: 1,
			filter: [{ op: 'exist', field: 'id' }]
		});
		const id = Number(items[0]?.['id']);
		const change = { id, warrantyExpirationDate: '2030-01-31T00:00:00Z' };
		expect(await client.ConfigurationItems.update(change)).toEqual({ itemId: id });
		expect(await client.ConfigurationItems.get(id)).toMatchObject({ item: change });
	});

	it('meets errors in the form that it expects', async () => {
		await expect(
			client.Companies.query({ filter: [{ op: 'eq', field: 'colour', value: 1 }] })
		).rejects.toMatchObject({
			status: 500,
			details: { errors: ['Unable to find colour in the Company Entity'] }
		});
		// The client reads every 404 as "not found" and gives null: so for a write at a read-only root.
		expect(await client.Contacts.update({ id: 1 })).toBeNull();
		const stranger = new AutotaskRestApi(served.user, 'wrong', served.trackingIdentifier);
		await expect(stranger.Companies.get(0)).rejects.toMatchObject({ status: 401 });
	});
});
