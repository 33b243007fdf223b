import type { EntityDefinition, PicklistValue, UserDefinedField } from './entities/entity.ts';
import { entityDefinitions } from './entities/registry.ts';
import { fieldsOf, type EntityName, type FieldDefinition } from './metadata/fields.ts';
import type { Plan } from './seed/plan.ts';
import { Table } from './table.ts';

/** What the API user may do with an entity, and how Autotask says no: 403, or 500 with a text. */
export interface Permission {
	query: boolean;
	create: boolean;
	update: boolean;
	refusalStatus: 403 | 500;
}

/** One entity of a living tenant: its metadata, its records, what the API user may do. */
export interface TenantEntity {
	readonly definition: EntityDefinition;
	readonly fields: readonly FieldDefinition[];
	/** By lower-case name: Autotask does not care about case. */
	readonly fieldByName: ReadonlyMap<string, FieldDefinition>;
	readonly picklists: Map<string, PicklistValue[]>;
	/** Null for entities without user-defined fields. */
	readonly userDefinedFields: UserDefinedField[] | null;
	readonly table: Table;
	readonly permission: Permission;
}

/** The simulated tenant: everything that calls read and change. */
export interface Tenant {
	readonly plan: Plan;
	/** By lower-case name. */
	readonly entities: ReadonlyMap<string, TenantEntity>;
	/** Milliseconds since 1970 by the tenant's own clock. */
	readonly now: () => number;
	/** Grows with every change, so that nothing stale is served from a cache. */
	revision: number;
}

/** Brings a plan to life. */
export function createTenant(plan: Plan, now: () => number): Tenant {
	const entities = entityDefinitions.map((definition): [string, TenantEntity] => {
		const fields = fieldsOf(definition.name);
		const picklists = Object.entries(definition.picklists(plan));
		return [
			definition.name.toLowerCase(),
			{
				definition,
				fields,
				fieldByName: new Map(fields.map((field) => [field.name.toLowerCase(), field])),
				picklists: new Map(
					picklists.map(([field, values]) => [field, values.map((value) => ({ ...value }))])
				),
				userDefinedFields:
					definition.userDefinedFields?.(plan).map((field) => ({ ...field })) ?? null,
				table: new Table(definition.rows(plan)),
				permission: {
					query: true,
					create: definition.access.create,
					update: definition.access.update,
					refusalStatus: 403
				}
			}
		];
	});
	return { plan, entities: new Map(entities), now, revision: 0 };
}

/** The entity by its exact name. */
export function entityNamed(tenant: Tenant, name: EntityName): TenantEntity {
	const entity = tenant.entities.get(name.toLowerCase());
	if (!entity) throw new RangeError(`No entity ${name}`);
	return entity;
}

/** The values of a picklist as they stand now, or null for a field that has none. */
export function picklistOf(
	tenant: Tenant,
	entity: TenantEntity,
	field: FieldDefinition
): readonly PicklistValue[] | null {
	if (!field.isPickList) return null;
	const source = entity.definition.listedFrom[field.name];
	return source
		? listRecords(entityNamed(tenant, source))
		: (entity.picklists.get(field.name) ?? []);
}

function listRecords({ table }: TenantEntity): readonly PicklistValue[] {
	return [...table.positions()].map((position, place) => {
		const { id, values } = table.record(position);
		return {
			value: String(id),
			label: String(values['name'] ?? ''),
			isDefaultValue: false,
			sortOrder: place + 1,
			parentValue: '',
			isActive: values['isActive'] !== false,
			isSystem: false
		};
	});
}
