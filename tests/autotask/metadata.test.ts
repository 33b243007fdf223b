import { describe, expect, it } from 'vitest';
import {
	parseEntityInformation,
	parseFields,
	parseUserDefinedFields
} from '$lib/autotask/metadata.ts';
import { failureOf } from './fake-tenant.ts';

const info = {
	name: 'Company',
	canCreate: true,
	canDelete: false,
	canQuery: true,
	canUpdate: true,
	userAccessForCreate: 0,
	userAccessForDelete: 0,
	userAccessForQuery: 1,
	userAccessForUpdate: 2,
	hasUserDefinedFields: true,
	supportsWebhookCallouts: true
};

const status = {
	name: 'companyType',
	dataType: 'short',
	length: 0,
	isRequired: true,
	isReadOnly: false,
	isQueryable: true,
	isReference: false,
	referenceEntityType: '',
	isPickList: true,
	picklistValues: [
		{
			value: '1',
			label: 'Customer',
			isDefaultValue: false,
			sortOrder: 1,
			parentValue: '',
			isActive: true
		},
		{ value: 29_682_833, label: '', isActive: false }
	],
	picklistParentValueField: '',
	isSupportedWebhookField: false
};

describe('entityInformation', () => {
	it('tells the rights of the API user', () => {
		expect(parseEntityInformation({ info }, 'Companies')).toEqual({
			name: 'Company',
			query: 'all',
			create: 'none',
			update: 'restricted',
			hasUserDefinedFields: true
		});
	});

	it('grants nothing that the entity does not allow', () => {
		const closed = { ...info, canQuery: false, userAccessForQuery: 1 };
		expect(parseEntityInformation({ info: closed }, 'Companies').query).toBe('none');
	});

	it('of the wrong shape names the member', async () => {
		const wrong = { info: { ...info, canQuery: 'yes' } };
		const read = async (): Promise<unknown> => parseEntityInformation(wrong, 'Companies');
		expect(await failureOf(read())).toEqual({
			code: 'answer-malformed',
			entity: 'Companies',
			field: 'info.canQuery'
		});
	});
});

describe('field definitions', () => {
	it('carry picklists as text, inactive values included', () => {
		expect(parseFields({ fields: [status] }, 'Companies')).toEqual([
			{
				key: 'companyType',
				label: 'Company type',
				type: 'short',
				isPicklist: true,
				isQueryable: true,
				isReadOnly: false,
				reference: null,
				picklist: [
					{ value: '1', label: 'Customer', isActive: true, sortOrder: 1 },
					{ value: '29682833', label: '29682833', isActive: false, sortOrder: 0 }
				]
			}
		]);
	});

	it('have no picklist values when they are no picklist', () => {
		const field = {
			...status,
			isPickList: false,
			picklistValues: null,
			referenceEntityType: 'Company'
		};
		expect(parseFields({ fields: [field] }, 'ConfigurationItems')).toMatchObject([
			{ isPicklist: false, picklist: [], reference: 'Company' }
		]);
	});

	it.each([
		['rmmDeviceAuditIPAddress', 'RMM device audit IP address'],
		['companyID', 'Company ID'],
		['dattoOSVersionID', 'Datto OS version ID'],
		['dattoNICSpeedKilobitsPerSecond', 'Datto NIC speed kilobits per second'],
		['address1', 'Address 1'],
		['id', 'ID'],
		['createDate', 'Create date'],
		['Über', 'Über']
	])('are given a label where Autotask sends none: %s', (name, label) => {
		expect(parseFields({ fields: [{ ...status, name }] }, 'Companies')[0]?.label).toBe(label);
	});

	it('of the tenant go under udf keys with their own label and type', () => {
		const udf = {
			name: 'Test UDF',
			label: 'Test',
			type: 'string',
			isPickList: false,
			picklistValues: null
		};
		expect(parseUserDefinedFields({ fields: [udf] }, 'Companies')).toMatchObject([
			{ key: 'udf:Test UDF', label: 'Test', type: 'string', isPicklist: false }
		]);
	});
});
