/**
 * What a full import must lead to, computed the plainest way from the tenant's own records. Shares no
 * code with the engine: a misreading of ours can't be on both sides.
 */
import type { Sandbox } from '../../src/lib/sandbox/app.ts';
import { tenantRecords, type WireRecord } from './tenant-truth.ts';

/** A configuration as it must stand here, by field key. */
export type ExpectedValues = Readonly<Record<string, unknown>>;

export interface ExpectedTenant {
	/** Names of the active companies, by Autotask id; the MSP's own company is not among them. */
	readonly companies: ReadonlyMap<number, string>;
	/** Values of their active configurations, by company and Autotask id. */
	readonly configurations: ReadonlyMap<number, ReadonlyMap<number, ExpectedValues>>;
}

export async function expectedTenant(
	sandbox: Sandbox,
	fields: readonly string[]
): Promise<ExpectedTenant> {
	const active = (await tenantRecords(sandbox, 'Companies')).filter(
		(company) => company.isActive === true && company.id !== 0
	);
	const companies = new Map(active.map(({ id, companyName }) => [id, String(companyName)]));
	const nameOf = await namesOf(sandbox);
	const configurations = new Map<number, Map<number, ExpectedValues>>();
	for (const id of companies.keys()) configurations.set(id, new Map());
	for (const record of await tenantRecords(sandbox, 'ConfigurationItems')) {
		if (record.isActive !== true) continue;
		configurations.get(Number(record.companyID))?.set(record.id, valuesOf(record, fields, nameOf));
	}
	return { companies, configurations };
}

/** What must stand in a configuration, for each of these fields and those that stand in all. */
export async function configurationValues(
	sandbox: Sandbox,
	fields: readonly string[]
): Promise<(record: WireRecord) => ExpectedValues> {
	const nameOf = await namesOf(sandbox);
	return (record) => valuesOf(record, fields, nameOf);
}

type NameOf = (field: string, record: WireRecord) => unknown;

async function namesOf(sandbox: Sandbox): Promise<NameOf> {
	const byId = async (entity: string) =>
		new Map((await tenantRecords(sandbox, entity)).map((record) => [record.id, record]));
	const products = await byId('Products');
	const contacts = await byId('Contacts');
	const locations = await byId('CompanyLocations');
	const types = await byId('ConfigurationItemTypes');
	const categories = await byId('ConfigurationItemCategories');
	return (field, record) => {
		const contact = contacts.get(Number(record.contactID));
		switch (field) {
			case 'via:product.name':
				return products.get(Number(record.productID))?.name;
			case 'via:product.manufacturer':
				return products.get(Number(record.productID))?.manufacturerName;
			case 'via:contact.name':
				return contact && [contact.firstName, contact.lastName].filter(Boolean).join(' ');
			case 'via:location.name':
				return locations.get(Number(record.companyLocationID))?.name;
			case 'via:type.name':
				return types.get(Number(record.configurationItemType))?.name;
			case 'via:category.name':
				return categories.get(Number(record.configurationItemCategoryID))?.name;
			default:
				throw new Error(`No name for ${field}`);
		}
	};
}

/** Fields beside the chosen ones that stand in every stored configuration. */
const always = [
	'isActive',
	'lastModifiedTime',
	'createDate',
	'configurationItemType',
	'configurationItemCategoryID',
	'referenceTitle'
];

function valuesOf(record: WireRecord, fields: readonly string[], nameOf: NameOf): ExpectedValues {
	const udfs = new Map(
		((record.userDefinedFields ?? []) as { name: string; value: unknown }[]).map(
			({ name, value }) => [name, value]
		)
	);
	const values: Record<string, unknown> = {};
	for (const field of [...always, ...fields]) {
		const isUdf = field.startsWith('udf:');
		const value = field.startsWith('via:')
			? nameOf(field, record)
			: isUdf
				? udfs.get(field.slice(4))
				: record[field];
		values[field] = value ?? null;
	}
	return values;
}
