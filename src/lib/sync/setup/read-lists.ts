/** The tenant's lists as the tabs need them: types, categories, fields, and who uses which value. */
import type { AutotaskClient } from '../../autotask/client.ts';
import type { AutotaskLists } from '../../db/autotask-lists.ts';
import type { ListUsage } from '../../db/list-usage.ts';
import type { PicklistValue } from '../../domain/field.ts';
import { statusValueOf } from '../../domain/mapping/list-mapping.ts';

/** Fields of companies and configurations, and the entities that serve as lists. */
export async function readTenantLists(
	client: AutotaskClient,
	signal?: AbortSignal
): Promise<AutotaskLists> {
	const [companies, configurations, udfs, types, categories] = await Promise.all([
		client.fields('Companies', signal),
		client.fields('ConfigurationItems', signal),
		client.userDefinedFields('ConfigurationItems', signal),
		readListEntity(client, 'ConfigurationItemTypes', signal),
		readListEntity(client, 'ConfigurationItemCategories', signal)
	]);
	return {
		catalogs: new Map([
			['Companies', companies],
			['ConfigurationItems', [...configurations, ...udfs]]
		]),
		entities: new Map([
			['ConfigurationItemTypes', types],
			['ConfigurationItemCategories', categories]
		])
	};
}

/**
 * Counts companies by type and status with two fields of each, a page per 500: a count per value would
 * cost as many calls and miss values that the picklist lacks. `countedAt`: ISO date-time.
 */
export async function countListUsage(
	client: AutotaskClient,
	countedAt: string,
	signal?: AbortSignal
): Promise<ListUsage> {
	const types = new Map<number, number>();
	const statuses = new Map<number, number>();
	const request = { includeFields: ['companyType', 'isActive'] as const };
	for await (const page of client.pages('Companies', request, signal)) {
		for (const { companyType, isActive } of page.items) {
			if (companyType !== null) types.set(companyType, (types.get(companyType) ?? 0) + 1);
			const status = statusValueOf(isActive);
			statuses.set(status, (statuses.get(status) ?? 0) + 1);
		}
	}
	return { types, statuses, countedAt };
}

/** An entity that is a list, in the form of a picklist; in Autotask's order, which is by id. */
async function readListEntity(
	client: AutotaskClient,
	entity: 'ConfigurationItemTypes' | 'ConfigurationItemCategories',
	signal?: AbortSignal
): Promise<PicklistValue[]> {
	const values: PicklistValue[] = [];
	const request = { includeFields: ['name', 'isActive'] as const };
	for await (const page of client.pages(entity, request, signal)) {
		for (const { id, name, isActive } of page.items) {
			values.push({ value: String(id), label: name, isActive, sortOrder: values.length });
		}
	}
	return values;
}
