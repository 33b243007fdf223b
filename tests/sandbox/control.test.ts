import { describe, expect, it } from 'vitest';
import { everything, startSandbox, testNow } from './caller.ts';

type Tenant = ReturnType<typeof startSandbox>;
type Item = Record<string, unknown>;

const nowStamp = new Date(testNow).toISOString().replace('.000Z', 'Z');

async function configurations({ query }: Tenant): Promise<Item[]> {
	return (await query('ConfigurationItems')).items;
}

async function find({ call }: Tenant, entity: string, id: unknown): Promise<Item> {
	return ((await call('GET', `${entity}/${String(id)}`)).json as { item: Item }).item;
}

async function picklist({ call }: Tenant, entity: string, field: string) {
	const answer = await call('GET', `${entity}/entityInformation/fields`);
	const { fields } = answer.json as { fields: { name: string; picklistValues: Item[] }[] };
	const values = fields.find((one) => one.name === field)?.picklistValues ?? [];
	return Object.fromEntries(values.map((value) => [value['value'], value]));
}

describe('lists', () => {
	it('can be renamed, retired, restored, deleted and grown', async () => {
		const tenant = startSandbox();
		const change = (body: object) =>
			tenant.control('POST', 'picklists', { entity: 'Companies', field: 'companyType', ...body });
		await change({ action: 'rename', value: '1', label: 'Client' });
		await change({ action: 'retire', value: '2' });
		await change({ action: 'delete', value: '4' });
		await change({ action: 'add', value: '29683001', label: 'Charity' });
		const values = await picklist(tenant, 'Companies', 'companyType');
		expect(values['1']).toMatchObject({ label: 'Client', isActive: true });
		expect(values['2']).toMatchObject({ isActive: false });
		expect(values['4']).toBeUndefined();
		expect(values['29683001']).toMatchObject({ label: 'Charity' });
		await change({ action: 'restore', value: '2' });
		expect((await picklist(tenant, 'Companies', 'companyType'))['2']).toMatchObject({
			isActive: true
		});
	});

	it('of types and categories change as entity and as picklist at once', async () => {
		const tenant = startSandbox();
		await tenant.control('POST', 'types', { action: 'rename', id: 1, label: 'Desktop' });
		await tenant.control('POST', 'types', { action: 'delete', id: 2 });
		const added = await tenant.control('POST', 'categories', { action: 'add', label: 'Tablet' });
		expect((await find(tenant, 'ConfigurationItemTypes', 1))['name']).toBe('Desktop');
		const values = await picklist(tenant, 'ConfigurationItems', 'configurationItemType');
		expect(values['1']).toMatchObject({ label: 'Desktop' });
		expect(values['2']).toBeUndefined();
		const items = await configurations(tenant);
		expect(items.some((item) => item['configurationItemType'] === 2)).toBe(true);
		const { id } = added.json as { id: number };
		expect(await find(tenant, 'ConfigurationItemCategories', id)).toMatchObject({ name: 'Tablet' });
	});
});

describe('records', () => {
	it('can be edited with and without moving the stamp', async () => {
		const tenant = startSandbox();
		const [first, second] = await configurations(tenant);
		const path = (item?: Item) => `records/ConfigurationItems/${String(item?.['id'])}`;
		await tenant.control('PATCH', path(first), { values: { rmmDeviceAuditHostname: 'NEW' } });
		expect(await find(tenant, 'ConfigurationItems', first?.['id'])).toMatchObject({
			rmmDeviceAuditHostname: 'NEW',
			lastModifiedTime: nowStamp
		});
		await tenant.control('PATCH', path(second), {
			userDefinedFields: { 'Purchase Date': '01/01/2020' },
			stamp: false
		});
		const after = await find(tenant, 'ConfigurationItems', second?.['id']);
		expect(after['lastModifiedTime']).toBe(second?.['lastModifiedTime']);
		expect(JSON.stringify(after)).toContain('01/01/2020');
	});

	it('can be added and deleted', async () => {
		const tenant = startSandbox();
		const [first] = await configurations(tenant);
		const added = await tenant.control('POST', 'records/Companies', {
			values: { companyName: 'New & Co', companyType: 1, isActive: true }
		});
		const { id } = added.json as { id: number };
		expect(await find(tenant, 'Companies', id)).toMatchObject({ companyName: 'New & Co' });
		await tenant.control('DELETE', `records/ConfigurationItems/${String(first?.['id'])}`);
		expect(await find(tenant, 'ConfigurationItems', first?.['id'])).toBeNull();
		expect(await configurations(tenant)).toHaveLength(119);
	});

	it('move to another company', async () => {
		const tenant = startSandbox();
		const [first] = await configurations(tenant);
		const { items } = await tenant.query('Companies');
		const target = items.at(-1)?.['id'];
		await tenant.control('POST', 'configurations/move', { id: first?.['id'], companyID: target });
		expect(await find(tenant, 'ConfigurationItems', first?.['id'])).toMatchObject({
			companyID: target,
			lastModifiedTime: nowStamp
		});
		const filter = [{ op: 'eq', field: 'companyID', value: target }];
		const theirs = await tenant.query('ConfigurationItems', filter);
		expect(theirs.items.map((item) => item['id'])).toContain(first?.['id']);
	});

	it.each(['gone', 'inactive'] as const)(
		'of a merged company move, the company is %s',
		async (outcome) => {
			const tenant = startSandbox();
			const { items } = await tenant.query('Companies');
			const [from, into] = [items[1]?.['id'], items[2]?.['id']];
			const before = await configurations(tenant);
			const both = before.filter(
				(item) => item['companyID'] === from || item['companyID'] === into
			);
			const answer = await tenant.control('POST', 'companies/merge', { from, into, outcome });
			expect(answer.json).toEqual({
				moved: before.filter((item) => item['companyID'] === from).length
			});
			const filter = [{ op: 'eq', field: 'companyID', value: into }];
			const theirs = await tenant.query('ConfigurationItems', filter);
			expect(theirs.items.map((item) => item['id'])).toEqual(both.map((item) => item['id']));
			const old = await find(tenant, 'Companies', from);
			if (outcome === 'gone') expect(old).toBeNull();
			else expect(old['isActive']).toBe(false);
			expect(
				(await tenant.query('Contacts', [{ op: 'eq', field: 'companyID', value: from }])).items
			).toEqual([]);
		}
	);

	it('show a renamed user-defined field at once', async () => {
		const tenant = startSandbox();
		const body = { entity: 'ConfigurationItems', name: 'RAM', action: 'rename', to: 'Memory' };
		await tenant.control('POST', 'udf', body);
		const [first] = await configurations(tenant);
		expect(JSON.stringify(first?.['userDefinedFields'])).toContain('"name":"Memory"');
		const filter = [{ op: 'eq', field: 'RAM', udf: true, value: '16 GB' }];
		const answer = await tenant.call('POST', 'ConfigurationItems/query', { body: { filter } });
		expect(answer.status).toBe(500);
	});

	it('add an empty user-defined field to every record', async () => {
		const tenant = startSandbox();
		await tenant.control('POST', 'udf', {
			entity: 'ConfigurationItems',
			name: 'Shelf',
			action: 'add'
		});
		const shelf = { name: 'Shelf', value: null };
		const before = await configurations(tenant);
		expect(before.length).toBeGreaterThan(0);
		for (const item of before) expect(item['userDefinedFields']).toContainEqual(shelf);
		const [first] = before;
		await tenant.control('PATCH', `records/ConfigurationItems/${String(first?.['id'])}`, {
			userDefinedFields: { Shelf: 'B 12' }
		});
		const filter = [{ op: 'eq', field: 'Shelf', udf: true, value: 'B 12' }];
		const { json } = await tenant.call('POST', 'ConfigurationItems/query', { body: { filter } });
		expect((json as { items: Item[] }).items.map(({ id }) => id)).toEqual([first?.['id']]);
	});
});

describe('seeded random edits', () => {
	it('are the same for the same seed, and change what they say', async () => {
		const [one, two] = [startSandbox(), startSandbox()];
		const body = { seed: 42, count: 60 };
		const made = await one.control('POST', 'edits', body);
		expect((await two.control('POST', 'edits', body)).json).toEqual(made.json);
		const { edits } = made.json as { edits: { kind: string; entity: string; id: number }[] };
		expect(edits).toHaveLength(60);
		expect(new Set(edits.map((edit) => edit.kind)).size).toBe(9);
		expect(await configurations(one)).toEqual(await configurations(two));
	});

	it('of user-defined fields leave the stamps alone, and others move them', async () => {
		const tenant = startSandbox();
		const before = await configurations(tenant);
		await tenant.control('POST', 'edits', { seed: 1, count: 20, kinds: ['udf'] });
		const after = await configurations(tenant);
		const stamps = (items: Item[]) => items.map((item) => item['lastModifiedTime']);
		expect(stamps(after)).toEqual(stamps(before));
		expect(after).not.toEqual(before);
		await tenant.control('POST', 'edits', { seed: 1, count: 5, kinds: ['dates'] });
		expect(stamps(await configurations(tenant)).filter((at) => at === nowStamp)).not.toEqual([]);
	});
});

describe('what the tenant saw', () => {
	it('is counted by call and kept with its body, without credentials', async () => {
		const tenant = startSandbox();
		await tenant.query('Companies', everything, { includeFields: ['id', 'city'] });
		await tenant.call('GET', 'Companies/0');
		await tenant.call('GET', 'Companies/29683504');
		const answer = await tenant.control('GET', 'calls');
		const seen = answer.json as { counts: Item; calls: Item[] };
		expect(seen.counts).toEqual({ 'POST companies/query': 1, 'GET companies/{id}': 2 });
		expect(seen.calls[0]).toMatchObject({
			method: 'POST',
			entity: 'companies',
			status: 200,
			query: JSON.stringify({ filter: everything, includeFields: ['id', 'city'] })
		});
		expect(answer.text).not.toContain(tenant.sandbox.credentials.secret);
		await tenant.control('DELETE', 'calls');
		expect((await tenant.control('GET', 'calls')).json).toEqual({ counts: {}, calls: [] });
	});

	it('counts refused calls with their status', async () => {
		const tenant = startSandbox();
		await tenant.call('GET', 'Companies/0', { headers: { Secret: 'wrong' } });
		const { calls } = (await tenant.control('GET', 'calls')).json as { calls: Item[] };
		expect(calls).toMatchObject([{ path: 'companies/0', status: 401 }]);
	});
});

describe('the truth', () => {
	it('is every record, also of more than one page', async () => {
		const { control } = startSandbox({ configurations: 1201 });
		const items = (await control('GET', 'records/configurationitems')).json as Item[];
		expect(new Set(items.map((item) => item['id'])).size).toBe(1201);
		const none = startSandbox({ configurations: 0 });
		expect((await none.control('GET', 'records/ConfigurationItems')).json).toEqual([]);
	});
});

describe('the clock', () => {
	it('can be set and advanced', async () => {
		const { control } = startSandbox();
		await control('POST', 'clock', { set: '2027-01-01T00:00:00Z' });
		const answer = await control('POST', 'clock', { advanceMs: 60_000 });
		expect(answer.json).toEqual({ now: '2027-01-01T00:01:00.000Z' });
		expect((await control('GET', 'state')).json).toMatchObject({ now: '2027-01-01T00:01:00.000Z' });
	});
});

describe('a control call that does not fit', () => {
	it.each([
		['POST', 'types', { action: 'explode' }, 400],
		['POST', 'limits', { threads: 0 }, 400],
		['PUT', 'faults', ['sometimes'], 400],
		['POST', 'records/Elephants', { values: {} }, 404],
		['PATCH', 'records/Companies/5', { values: {} }, 404],
		['POST', 'records/Companies', { values: { colour: 'red' } }, 404],
		['POST', 'udf', { entity: 'Companies', name: 'None', action: 'protect' }, 404],
		['POST', 'udf', { entity: 'ConfigurationItems', name: 'ram', action: 'add' }, 400],
		['POST', 'udf', { entity: 'Countries', name: 'Flag', action: 'add' }, 400],
		['POST', 'companies/merge', { from: 0, into: 29683504, outcome: 'gone' }, 400]
	])('%s %s %j is told so', async (method, path, body, status) => {
		const { control } = startSandbox();
		const answer = await control(method, path, body);
		expect(answer.status).toBe(status);
		expect(answer.json).toHaveProperty('error');
	});
});
