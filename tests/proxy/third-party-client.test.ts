import { AutotaskRestApi } from '@apigrate/autotask-restapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandboxForward } from '../../proxy/sandbox.ts';
import { sampleCredentials } from '../../src/lib/sandbox/app.ts';
import { startNodeProxy, type NodeProxy } from './support/node-proxy.ts';

let proxy: NodeProxy;
let autotask: AutotaskRestApi;

beforeAll(async () => {
	proxy = await startNodeProxy({ options: { sandbox: createSandboxForward() } });
	const { userName, secret, trackingIdentifier } = sampleCredentials;
	const url = `${proxy.origin}/proxy/autotask/sandbox/`;
	autotask = new AutotaskRestApi(userName, secret, trackingIdentifier, { base_url: url });
	// What its own zone discovery would find out; the proxy's discovery has another path.
	autotask.zoneInfo = { url };
});
afterAll(() => proxy.close());

const everything = { filter: [{ op: 'exist', field: 'id' }] };

describe('@apigrate/autotask-restapi through the proxy', () => {
	it('counts, queries and pages by id', async () => {
		const { queryCount } = await autotask.ConfigurationItems.count(everything);
		expect(queryCount).toBe(600);
		const ids: number[] = [];
		for (let last = -1; ; last = ids.at(-1) ?? 0) {
			const filter = [{ op: 'gt', field: 'id', value: last }];
			const { items } = await autotask.ConfigurationItems.query({ filter, IncludeFields: ['id'] });
			ids.push(...items.map((item) => item.id));
			if (items.length < 500) break;
		}
		expect(new Set(ids).size).toBe(600);
	});

	it('reads a record and the metadata of its entity', async () => {
		const { items } = await autotask.Companies.query({ ...everything, MaxRecords: 2 });
		const second = items[1];
		const { item } = await autotask.Companies.get(second?.id ?? -1);
		expect(item).toEqual(second);
		const { fields } = await autotask.Companies.fieldInfo();
		expect(fields.map((field) => field['name'])).toContain('companyType');
		expect((await autotask.Companies.info()).info).toMatchObject({ name: 'Company' });
		expect(await autotask.ConfigurationItems.udfInfo()).toHaveProperty('fields');
	});

	it('updates a company and reads the change back', async () => {
		const { items } = await autotask.Companies.query({ ...everything, MaxRecords: 3 });
		const id = items[2]?.id ?? -1;
		expect(await autotask.Companies.update({ id, isActive: false })).toEqual({ itemId: id });
		expect((await autotask.Companies.get(id)).item['isActive']).toBe(false);
	});

	it('is told by a problem document what it may not do', async () => {
		await expect(autotask.Tickets.get(1)).rejects.toMatchObject({
			status: 403,
			details: { code: 'entity-not-allowed' }
		});
		await expect(autotask.Companies.delete(1)).rejects.toMatchObject({
			status: 405,
			details: { code: 'method-not-allowed' }
		});
	});
});
