import { describe, expect, it } from 'vitest';
import { createSandboxTransport } from '$lib/autotask/sandbox-transport.ts';
import type { SandboxTransportOptions } from '$lib/autotask/sandbox-transport.ts';
import { discoverZone } from '$lib/autotask/tenant.ts';
import { where } from '$lib/autotask/query.ts';
import { createSandbox, sampleCredentials } from '$lib/sandbox/app.ts';
import type { Sandbox, SandboxOptions } from '$lib/sandbox/app.ts';
import { delay } from '$lib/autotask/delay.ts';
import { failureOf, testClient } from './fake-tenant.ts';
import type { TestClient } from './fake-tenant.ts';

const today = Date.parse('2026-11-23T12:00:00Z');

function tenant(options: SandboxOptions = {}): Sandbox {
	const noWait = (): Promise<void> => Promise.resolve();
	return createSandbox({
		seed: 5,
		companies: 8,
		configurations: 1_300,
		now: () => today,
		sleep: noWait,
		...options
	});
}

function clientOf(sandbox: Sandbox, options: SandboxTransportOptions = {}): TestClient {
	return testClient(createSandboxTransport({ load: async () => sandbox, ...options }));
}

describe('the client against the simulated tenant', () => {
	it('discovers the sample with no server at all', async () => {
		const timing = { clock: () => 0, sleep: async () => undefined, random: () => 0 };
		const zone = await discoverZone({ transport: createSandboxTransport(), ...timing });
		expect(zone).toMatchObject({ ok: true, value: { zoneName: 'Sandbox' } });
		const sample = testClient(createSandboxTransport()).client;
		expect(await sample.count('Companies', [where.gt('id', 0)])).toBe(12);
		expect(await sample.count('ConfigurationItems', [])).toBe(600);
	});

	it('brings every record of every page once, oddities included', async () => {
		const { client } = clientOf(tenant({ oddities: 'all' }));
		const expected = await client.count('ConfigurationItems', []);
		const ids: number[] = [];
		const companies = new Set<number>();
		for await (const page of client.pages('ConfigurationItems', {})) {
			for (const item of page.items) {
				ids.push(item.id);
				companies.add(item.companyID);
				expect(item.isActive).toBeTypeOf('boolean');
			}
		}
		expect(ids).toHaveLength(expected);
		expect(new Set(ids).size).toBe(expected);
		expect([...companies].every((id) => id >= 0)).toBe(true);
	});

	it('divides by companies without losing a record', async () => {
		const { client } = clientOf(tenant({ oddities: 'all' }));
		const companies: number[] = [];
		for await (const page of client.pages('Companies', { includeFields: ['companyName'] })) {
			companies.push(...page.items.map((company) => company.id));
		}
		let sum = 0;
		for (const company of companies) {
			sum += await client.count('ConfigurationItems', [where.in('companyID', [company])]);
		}
		expect(sum).toBe(await client.count('ConfigurationItems', []));
		expect(companies).toContain(0);
	});

	it('brings only the fields that were asked for, UDFs under their keys', async () => {
		const { client } = clientOf(tenant());
		const udfs = await client.userDefinedFields('ConfigurationItems');
		const [first] = udfs;
		if (!first) throw new Error('the tenant has no user-defined fields');
		const name = first.key.replace(/^udf:/, '');
		const page = await client.page('ConfigurationItems', {
			includeFields: ['serialNumber', name]
		});
		const keys = new Set(page.items.flatMap((item) => Object.keys(item)));
		expect(keys).toEqual(new Set(['id', 'serialNumber', first.key]));
	});

	it('filters as its operators say', async () => {
		const { client } = clientOf(tenant());
		const count = (...filters: Parameters<typeof client.count>[1][number][]): Promise<number> =>
			client.count('ConfigurationItems', filters);
		const all = await count();
		const active = await count(where.eq('isActive', true));
		expect(active + (await count(where.noteq('isActive', true)))).toBe(all);
		const typed = await count(where.exist('configurationItemType'));
		expect(typed + (await count(where.notExist('configurationItemType')))).toBe(all);
		const either = where.or(where.eq('isActive', true), where.exist('configurationItemType'));
		const both = where.and(where.eq('isActive', true), where.exist('configurationItemType'));
		expect((await count(either)) + (await count(both))).toBe(active + typed);
		const low = await count(where.lte('id', 500_000_000));
		expect(low + (await count(where.gt('id', 500_000_000)))).toBe(all);
	});

	it('finds ids again, and none that do not exist', async () => {
		const { client } = clientOf(tenant());
		const page = await client.page('Products', {});
		const ids = page.items.map((product) => product.id);
		const found = await client.byIds('Products', [...ids, 987_654_321], ['name']);
		expect(found.map((product) => product.id)).toEqual(ids);
		expect(await client.get('Products', 987_654_321)).toBeNull();
		expect((await client.get('Products', ids[0] ?? 0))?.name).toBe(page.items[0]?.name);
	});

	it('reads every entity and its metadata', async () => {
		const { client } = clientOf(tenant({ oddities: 'all' }));
		for (const entity of [
			'ConfigurationItemTypes',
			'ConfigurationItemCategories',
			'Contacts',
			'CompanyLocations',
			'Resources',
			'Countries',
			'ClassificationIcons'
		] as const) {
			expect((await client.page(entity, {})).items.length, entity).toBeGreaterThan(0);
			expect((await client.entityInformation(entity)).query, entity).toBe('all');
			const keys = (await client.fields(entity)).map((field) => field.key);
			expect(keys, entity).toContain('id');
		}
		const types = (await client.fields('Companies')).find((field) => field.key === 'companyType');
		expect(types?.picklist.length).toBeGreaterThan(1);
		expect((await client.threshold()).limit).toBe(10_000);
	});

	it('changes a record', async () => {
		const { client } = clientOf(tenant());
		const page = await client.page('ConfigurationItems', { includeFields: ['id'] });
		const id = page.items[0]?.id ?? 0;
		await client.patch('ConfigurationItems', id, {
			warrantyExpirationDate: '2027-03-31T00:00:00Z'
		});
		const after = await client.get('ConfigurationItems', id);
		expect(String(after?.warrantyExpirationDate)).toMatch(/^2027-03-31/);
	});

	it('stays below its thread limit, however much is asked at once', async () => {
		const { client, calls } = clientOf(
			tenant({ limits: { threads: 3, latencyMs: 1 }, sleep: (ms) => delay(ms) })
		);
		await Promise.all(Array.from({ length: 20 }, () => client.count('Companies', [])));
		expect(calls.filter((call) => call.status !== 200)).toEqual([]);
	});
});

describe('what goes wrong in the simulated tenant', () => {
	it('a wrong secret is one failed log-in, never a lock', async () => {
		const sandbox = tenant({ lockAfter: 2 });
		const credentials = { ...sandbox.credentials, secret: 'wrong' };
		const { client, calls } = clientOf(sandbox, { credentials });
		const asked = [client.count('Companies', []), client.threshold(), client.fields('Products')];
		for (const failure of await Promise.all(asked.map((work) => failureOf(work)))) {
			expect(failure.code).toBe('credentials-rejected');
		}
		expect(calls.filter((call) => call.status === 401)).toHaveLength(1);
		expect(await clientOf(sandbox).client.count('Companies', [])).toBeGreaterThan(0);
	});

	it.each([
		['trackingIdentifier', 'tracking-identifier-rejected'],
		['secret', 'credentials-rejected'],
		['userName', 'credentials-rejected']
	])('a wrong %s', async (member, code) => {
		const credentials = { ...sampleCredentials, [member]: 'wrong@sandbox.invalid' };
		const { client } = clientOf(tenant(), { credentials });
		const failure = await failureOf(client.threshold());
		expect(failure.code).toBe(code);
		expect(JSON.stringify(failure)).not.toContain('wrong');
	});

	it('an unknown user', async () => {
		const credentials = { ...sampleCredentials, userName: 'nobody@sandbox.invalid' };
		const transport = createSandboxTransport({ load: async () => tenant(), credentials });
		const timing = { clock: () => 0, sleep: async () => undefined, random: () => 0 };
		expect(await discoverZone({ transport, ...timing })).toMatchObject({
			failure: { code: 'user-unknown' }
		});
	});

	it.each([
		['status', 503, 'autotask-failed'],
		['html500', 500, 'autotask-failed'],
		['429', 429, 'rate-limited'],
		['truncate', 200, 'answer-not-json'],
		['reset', 200, 'answer-not-json'],
		['lost', 200, 'answer-not-json'],
		['empty', 200, 'answer-not-json']
	] as const)('%s at every call ends, and once is waited out', async (kind, status, code) => {
		const storm = clientOf(tenant({ faults: [{ kind, nth: 1 }] }));
		expect(await failureOf(storm.client.page('Companies', {}))).toMatchObject({ code });
		expect(storm.calls.map((call) => call.status)).toEqual(Array(5).fill(status));
		const once = clientOf(tenant({ faults: [{ kind, nth: 1, once: true }] }));
		expect((await once.client.page('Companies', {})).items.length).toBeGreaterThan(0);
		expect(once.calls).toHaveLength(2);
	});

	it('a stall ends by the time limit', async () => {
		const stalling = tenant({
			faults: [{ kind: 'stall', nth: 1 }],
			sleep: (ms, signal) => delay(ms, signal)
		});
		const { client, calls } = clientOf(stalling, { timeoutMs: 20 });
		expect((await failureOf(client.count('Companies', []))).code).toBe('timeout');
		expect(calls).toHaveLength(5);
	});

	it('the hourly threshold ends as rate-limited', async () => {
		const { client } = clientOf(tenant({ limits: { threshold: 3 } }));
		for (let n = 0; n < 3; n += 1) await client.count('Companies', []);
		expect((await failureOf(client.count('Companies', []))).code).toBe('rate-limited');
	});

	it('an unknown field is rejected in the words of Autotask', async () => {
		const { client, calls } = clientOf(tenant());
		const failure = await failureOf(client.count('Companies', [where.eq('noSuchField', 1)]));
		expect(failure).toMatchObject({ code: 'autotask-rejected', entity: 'Companies' });
		expect(failure.words).toContain('noSuchField');
		expect(calls).toHaveLength(1);
	});
});

describe('the sandbox in the page', () => {
	it('is loaded again after its file could not be had', async () => {
		let loads = 0;
		const load = async (): Promise<Sandbox> => {
			loads += 1;
			if (loads === 1) throw new TypeError('Failed to fetch dynamically imported module');
			return tenant();
		};
		const { client, calls } = testClient(createSandboxTransport({ load }));
		expect(await client.count('Companies', [])).toBeGreaterThan(0);
		expect(loads).toBe(2);
		expect(calls.map((call) => call.status)).toEqual([null, 200]);
	});
});
