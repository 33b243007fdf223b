import { describe, expect, it } from 'vitest';
import { startSandbox, testNow } from './caller.ts';

type Tenant = ReturnType<typeof startSandbox>;

async function firstConfiguration({ query }: Tenant) {
	const { items } = await query('ConfigurationItems', undefined, { maxRecords: 1 });
	const [item] = items;
	if (!item) throw new Error('The tenant has no configuration');
	return item;
}

async function read({ call }: Tenant, entity: string, id: unknown) {
	const answer = await call('GET', `${entity}/${String(id)}`);
	return (answer.json as { item: Record<string, unknown> }).item;
}

const patch = ({ call }: Tenant, entity: string, body: unknown) => call('PATCH', entity, { body });

describe('PATCH', () => {
	it('changes the named fields, moves the stamp and answers the id', async () => {
		const tenant = startSandbox();
		const before = await firstConfiguration(tenant);
		const answer = await patch(tenant, 'ConfigurationItems', {
			id: before['id'],
			warrantyExpirationDate: '2029-03-31T00:00:00Z',
			NOTES: 'Extended'
		});
		expect(answer.status).toBe(200);
		expect(answer.json).toEqual({ itemId: before['id'] });
		expect(await read(tenant, 'ConfigurationItems', before['id'])).toEqual({
			...before,
			warrantyExpirationDate: '2029-03-31T00:00:00Z',
			notes: 'Extended',
			lastModifiedTime: new Date(testNow).toISOString().replace('.000Z', 'Z')
		});
	});

	it('leaves unknown members, read-only fields and the company alone without a word', async () => {
		const tenant = startSandbox();
		const before = await firstConfiguration(tenant);
		const answer = await patch(tenant, 'ConfigurationItems', {
			id: before['id'],
			companyID: 0,
			rmmDeviceAuditHostname: 'HACKED',
			colour: 'red'
		});
		expect(answer.status).toBe(200);
		expect(await read(tenant, 'ConfigurationItems', before['id'])).toEqual(before);
	});

	it('changes only the named user-defined fields, and leaves the stamp', async () => {
		const tenant = startSandbox();
		const before = await firstConfiguration(tenant);
		await patch(tenant, 'ConfigurationItems', {
			id: before['id'],
			userDefinedFields: [
				{ name: 'asset tag', value: 'NEW-1' },
				{ name: 'No such field', value: 'x' }
			]
		});
		const after = await read(tenant, 'ConfigurationItems', before['id']);
		expect(after['lastModifiedTime']).toBe(before['lastModifiedTime']);
		const udf = before['userDefinedFields'] as { name: string; value: string }[];
		expect(after['userDefinedFields']).toEqual(
			udf.map((field) => (field.name === 'Asset Tag' ? { ...field, value: 'NEW-1' } : field))
		);
	});

	it.each([
		[{ contactID: 1 }, 'Reference value on field: contactID of type: Contact does not exist'],
		[{ notes: 'x'.repeat(5001) }, 'String value exceeds maximum length (field:notes).'],
		[
			{ configurationItemType: 999 },
			'Picklist value [999] does not exist for configurationItemType.'
		],
		[{ warrantyExpirationDate: 'soon' }, 'Could not convert string to DateTime: soon.'],
		[{ isActive: 'perhaps' }, 'Could not convert string to boolean: perhaps.'],
		[
			{ productID: true },
			"Unexpected character encountered while parsing value: t. Path 'productID'"
		],
		[{ productID: null }, 'Missing Required Field: productID'],
		[{ userDefinedFields: [{ name: 'Lease Number', value: '*****' }] }, 'protected'],
		[{ userDefinedFields: [{ name: 'Backup Plan', value: '9' }] }, 'Picklist value [9]'],
		[{ id: 999_999 }, 'No matching records found']
	])('with %j is refused as a whole', async (change, words) => {
		const tenant = startSandbox();
		const before = await firstConfiguration(tenant);
		const body = { id: before['id'], referenceTitle: 'CHANGED', ...change };
		const answer = await patch(tenant, 'ConfigurationItems', body);
		expect(answer.status).toBe(500);
		expect((answer.json as { errors: string[] }).errors[0]).toContain(words);
		expect(await read(tenant, 'ConfigurationItems', before['id'])).toEqual(before);
	});

	it('takes what a lenient parser takes', async () => {
		const tenant = startSandbox();
		const { id } = await firstConfiguration(tenant);
		const raw = `{id: "${String(id)}", isActive: "False", 'notes': 'it\\'s "old"',}`;
		expect((await tenant.call('PATCH', 'ConfigurationItems', { raw })).status).toBe(200);
		const after = await read(tenant, 'ConfigurationItems', id);
		expect(after['isActive']).toBe(false);
		expect(after['notes']).toBe('it\'s "old"');
	});

	it('keeps a retired value that stands, and does not let it be chosen', async () => {
		const tenant = startSandbox();
		const { id, configurationItemType: type } = await firstConfiguration(tenant);
		await tenant.control('POST', 'types', { action: 'retire', id: type });
		const keep = { id, configurationItemType: type };
		expect((await patch(tenant, 'ConfigurationItems', keep)).status).toBe(200);
		await patch(tenant, 'ConfigurationItems', { id, configurationItemType: null });
		expect((await patch(tenant, 'ConfigurationItems', keep)).status).toBe(500);
	});

	it('with the id in the path is a 405', async () => {
		const tenant = startSandbox();
		const answer = await tenant.call('PATCH', 'ConfigurationItems/1204', { body: { notes: 'x' } });
		expect(answer.status).toBe(405);
	});

	it.each(['Contacts', 'CompanyLocations', 'ClassificationIcons'])(
		'of %s at the root is a page of IIS',
		async (entity) => {
			const answer = await patch(startSandbox(), entity, { id: 1 });
			expect(answer.status).toBe(404);
			expect(answer.headers.get('Content-Type')).toBe('text/html');
		}
	);

	it('is refused without the right to update', async () => {
		const tenant = startSandbox();
		await tenant.control('POST', 'permissions', { entity: 'Companies', update: false });
		expect((await patch(tenant, 'Companies', { id: 0, phone: '1' })).status).toBe(403);
		expect((await tenant.call('GET', 'Companies/0')).status).toBe(200);
	});
});

describe('POST', () => {
	it('adds a record under a new id, its company set once', async () => {
		const tenant = startSandbox();
		const { companyID, productID } = await firstConfiguration(tenant);
		const body = { id: 0, companyID, productID, isActive: true, referenceTitle: 'NEW' };
		const answer = await tenant.call('POST', 'ConfigurationItems', { body });
		const { itemId } = answer.json as { itemId: number };
		expect(await read(tenant, 'ConfigurationItems', itemId)).toMatchObject({
			id: itemId,
			companyID,
			referenceTitle: 'NEW',
			createDate: new Date(testNow).toISOString().replace('.000Z', 'Z')
		});
		const page = await tenant.query('ConfigurationItems');
		expect(page.items.at(-1)?.['id']).toBe(itemId);
	});

	it('is refused without what is required', async () => {
		const { call } = startSandbox();
		const answer = await call('POST', 'Companies', { body: { companyName: 'New Ltd' } });
		expect(answer.json).toEqual({ errors: ['Missing Required Field: companyType'] });
	});
});
