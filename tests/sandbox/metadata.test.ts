import { describe, expect, it } from 'vitest';
import { entityDefinitions } from '../../src/lib/sandbox/entities/registry.ts';
import { everything, startSandbox } from './caller.ts';

interface Field {
	readonly name: string;
	readonly dataType: string;
	readonly isQueryable: boolean;
	readonly isReadOnly: boolean;
	readonly isPickList: boolean;
	readonly picklistValues: readonly { value: string; label: string; isActive: boolean }[] | null;
	readonly referenceEntityType: string;
	readonly length: number;
}

async function fieldsOf({ call }: ReturnType<typeof startSandbox>, entity: string) {
	const answer = await call('GET', `${entity}/entityInformation/fields`);
	const { fields } = answer.json as { fields: Field[] };
	return new Map(fields.map((field) => [field.name, field]));
}

const names = entityDefinitions.map((definition) => definition.name);

describe('metadata', () => {
	it.each(names)('of %s describes every field that its records carry', async (entity) => {
		const tenant = startSandbox();
		const fields = await fieldsOf(tenant, entity);
		const { items } = await tenant.query(entity, everything, { maxRecords: 5 });
		const carried = Object.keys(items[0] ?? {}).filter((name) => name !== 'userDefinedFields');
		expect(carried).toEqual([...fields.keys()]);
		const answer = await tenant.call('GET', `${entity}/entityInformation`);
		expect(answer.json).toHaveProperty('info.canQuery', true);
	});

	it('of configurations has all 112 fields with their flags', async () => {
		const fields = await fieldsOf(startSandbox(), 'ConfigurationItems');
		expect(fields.size).toBe(112);
		expect(fields.get('rmmDeviceAuditOperatingSystem')).toMatchObject({
			dataType: 'string',
			isQueryable: false,
			isReadOnly: true,
			isPickList: false,
			picklistValues: null,
			length: 255
		});
		expect(fields.get('productID')).toMatchObject({ referenceEntityType: 'Product' });
		expect(fields.get('warrantyExpirationDate')).toMatchObject({ isReadOnly: false });
	});

	it('names entities in the singular and tells rights', async () => {
		const { call } = startSandbox();
		expect((await call('GET', 'configurationitems/ENTITYinformation')).json).toEqual({
			info: {
				name: 'ConfigurationItem',
				canCreate: true,
				canDelete: false,
				canQuery: true,
				canUpdate: true,
				userAccessForCreate: 1,
				userAccessForDelete: 0,
				userAccessForQuery: 1,
				userAccessForUpdate: 1,
				hasUserDefinedFields: true,
				supportsWebhookCallouts: true
			}
		});
	});

	it('lists picklist values as strings, the types as the entity of types has them', async () => {
		const tenant = startSandbox({ oddities: 'some' });
		const fields = await fieldsOf(tenant, 'ConfigurationItems');
		const { items } = await tenant.query('ConfigurationItemTypes');
		const values = fields.get('configurationItemType')?.picklistValues ?? [];
		expect(values.map(({ value, label, isActive }) => ({ value, label, isActive }))).toEqual(
			items.map(({ id, name, isActive }) => ({ value: String(id), label: name, isActive }))
		);
		expect(values.some((value) => !value.isActive)).toBe(true);
	});

	it('describes user-defined fields by name, label and type', async () => {
		const { call } = startSandbox();
		const answer = await call('GET', 'ConfigurationItems/entityInformation/userDefinedFields');
		const { fields } = answer.json as { fields: Record<string, unknown>[] };
		expect(fields[0]).toMatchObject({
			name: 'Purchase Date',
			label: 'Purchase Date',
			type: 'datetime',
			isPickList: false,
			picklistValues: null
		});
		const plan = fields.find((field) => field['name'] === 'Backup Plan');
		expect(plan).toMatchObject({ isPickList: true });
		const none = await call('GET', 'Countries/entityInformation/userDefinedFields');
		expect(none.json).toEqual({ fields: [] });
	});
});
