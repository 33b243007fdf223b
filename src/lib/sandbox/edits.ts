import type { EntityName } from './metadata/fields.ts';
import type { FieldValue, TenantRecord } from './record.ts';
import { Refusal } from './refusal.ts';
import { ownCompanyId } from './seed/plan.ts';
import { picklist, udf } from './entities/entity.ts';
import { entityNamed, type Tenant, type TenantEntity } from './tenant.ts';
import { stampRecord } from './writes.ts';

/** What can be done to a value of a list. A retired value stays on the records that carry it. */
export type ListAction = 'add' | 'rename' | 'retire' | 'restore' | 'delete';

/** An edit as a person makes it in Autotask's own pages: read-only fields can be set too. */
export interface RecordEdit {
	readonly values?: Readonly<Record<string, FieldValue>> | undefined;
	/** Values of user-defined fields by name. */
	readonly userDefinedFields?: Readonly<Record<string, string | null>> | undefined;
	/** Whether the modification stamp moves; it does unless this is false. */
	readonly stamp?: boolean | undefined;
}

/** The entity of any spelling. @throws Refusal 404 if there is none. */
export function entityCalled(tenant: Tenant, name: string): TenantEntity {
	const entity = tenant.entities.get(name.toLowerCase());
	if (!entity) throw new Refusal(`There is no entity ${name}`, 404);
	return entity;
}

/** Changes a record behind the API's back. @throws Refusal for an unknown record or field. */
export function editRecord(
	tenant: Tenant,
	entity: TenantEntity,
	{ id, edit }: { readonly id: number; readonly edit: RecordEdit }
): void {
	const record = recordToEdit(entity, id);
	writeInto(entity, record, edit);
	if (edit.stamp !== false) stampRecord(tenant, entity, record);
	tenant.revision++;
}

/** Adds a record and returns its id. */
export function addRecord(tenant: Tenant, entity: TenantEntity, edit: RecordEdit): number {
	const id = entity.table.add(
		{},
		(entity.userDefinedFields ?? []).map(() => null)
	);
	editRecord(tenant, entity, { id, edit });
	return id;
}

/** Deletes a record, as an administrator can in Autotask's pages. */
export function removeRecord(tenant: Tenant, entity: TenantEntity, id: number): void {
	const position = entity.table.positionOf(id);
	if (position < 0) throw new Refusal(`${entity.definition.singular} ${id} does not exist`, 404);
	entity.table.remove(position);
	tenant.revision++;
}

/** Changes a value of a picklist, or the record behind it where the list is another entity's. */
export function editPicklist(
	tenant: Tenant,
	entity: TenantEntity,
	change: {
		readonly field: string;
		readonly action: ListAction;
		readonly value: string;
		readonly label?: string | undefined;
	}
): void {
	const field = entity.fieldByName.get(change.field.toLowerCase());
	if (!field?.isPickList) throw new Refusal(`${change.field} has no picklist`, 404);
	const source = entity.definition.listedFrom[field.name];
	if (source) {
		editListEntity(tenant, source, { ...change, id: Number(change.value) });
		return;
	}
	const values = entity.picklists.get(field.name) ?? [];
	const place = values.findIndex((item) => item.value === change.value);
	const item = values[place];
	if (change.action === 'add') {
		values.push(...picklist([[change.value, change.label ?? change.value]]));
		entity.picklists.set(field.name, values);
	} else if (!item) {
		throw new Refusal(`${field.name} has no value ${change.value}`, 404);
	} else if (change.action === 'delete') values.splice(place, 1);
	else if (change.action === 'rename') item.label = change.label ?? item.label;
	else item.isActive = change.action === 'restore';
	tenant.revision++;
}

/** The same for types, categories and whatever else is an entity of its own. */
export function editListEntity(
	tenant: Tenant,
	name: EntityName,
	{ id, action, label }: { id: number; action: ListAction; label?: string | undefined }
): number {
	const entity = entityNamed(tenant, name);
	switch (action) {
		case 'add':
			return addRecord(tenant, entity, { values: { name: label ?? 'New', isActive: true } });
		case 'delete':
			removeRecord(tenant, entity, id);
			return id;
		case 'rename':
			editRecord(tenant, entity, { id, edit: { values: { name: label ?? '' } } });
			return id;
		case 'retire':
		case 'restore':
			editRecord(tenant, entity, { id, edit: { values: { isActive: action === 'restore' } } });
			return id;
	}
}

/** Moves a configuration to another company. The API cannot do this, Autotask's pages can. */
export function moveConfiguration(
	tenant: Tenant,
	{ id, companyID, stamp }: { id: number; companyID: number; stamp?: boolean | undefined }
): void {
	recordToEdit(entityNamed(tenant, 'Companies'), companyID);
	const edit = { values: { companyID, companyLocationID: null, contactID: null }, stamp };
	editRecord(tenant, entityNamed(tenant, 'ConfigurationItems'), { id, edit });
}

/**
 * Merges a company into another: its configurations, contacts and locations move, then it is gone or
 * inactive. @returns how many configurations moved.
 */
export function mergeCompanies(
	tenant: Tenant,
	merge: { readonly from: number; readonly into: number; readonly outcome: 'gone' | 'inactive' }
): number {
	const companies = entityNamed(tenant, 'Companies');
	if (merge.from === ownCompanyId) throw new Refusal('Company 0 cannot be merged', 400);
	recordToEdit(companies, merge.from);
	recordToEdit(companies, merge.into);
	for (const name of ['Contacts', 'CompanyLocations'] as const) moveAll(tenant, name, merge);
	const moved = moveAll(tenant, 'ConfigurationItems', merge);
	if (merge.outcome === 'gone') removeRecord(tenant, companies, merge.from);
	else editRecord(tenant, companies, { id: merge.from, edit: { values: { isActive: false } } });
	return moved;
}

/** What can be done to a user-defined field as such. */
export type UdfAction = 'add' | 'protect' | 'unprotect' | 'rename';

/** Changes the definition of a user-defined field; all records show it at once. */
export function editUdf(
	tenant: Tenant,
	entity: TenantEntity,
	{ name, action, to }: { name: string; action: UdfAction; to?: string | undefined }
): void {
	tenant.revision++;
	if (action === 'add') return addUdf(entity, name);
	const field = entity.userDefinedFields?.[udfPlace(entity, name)];
	if (!field) return;
	if (action === 'rename') field.name = to ?? field.name;
	else field.isProtected = action === 'protect';
}

/** A text field at the end of the list; every record has it, empty. */
function addUdf({ userDefinedFields: fields, definition }: TenantEntity, name: string): void {
	if (!fields) throw new Refusal(`${definition.name} has no user-defined fields`, 400);
	if (fields.some((field) => field.name.toLowerCase() === name.toLowerCase())) {
		throw new Refusal(`There is a user-defined field ${name}`, 400);
	}
	fields.push(udf(name, 'string'));
}

function moveAll(
	tenant: Tenant,
	name: EntityName,
	{ from, into }: { readonly from: number; readonly into: number }
): number {
	const entity = entityNamed(tenant, name);
	const companyOf = entity.table.reader('companyID');
	const positions = [...entity.table.positions()].filter(
		(position) => companyOf(position) === from
	);
	for (const position of positions) {
		const edit = { values: { companyID: into } };
		editRecord(tenant, entity, { id: entity.table.idAt(position), edit });
	}
	return positions.length;
}

function recordToEdit(entity: TenantEntity, id: number): TenantRecord {
	const position = entity.table.positionOf(id);
	if (position < 0) throw new Refusal(`${entity.definition.singular} ${id} does not exist`, 404);
	return entity.table.edit(position);
}

function writeInto(entity: TenantEntity, record: TenantRecord, edit: RecordEdit): void {
	for (const [name, value] of Object.entries(edit.values ?? {})) {
		const field = entity.fieldByName.get(name.toLowerCase());
		if (!field) throw new Refusal(`${entity.definition.name} has no field ${name}`, 404);
		record.values[field.name] = value;
	}
	for (const [name, value] of Object.entries(edit.userDefinedFields ?? {})) {
		record.udf[udfPlace(entity, name)] = value;
	}
}

function udfPlace(entity: TenantEntity, name: string): number {
	const fields = entity.userDefinedFields ?? [];
	const place = fields.findIndex((field) => field.name.toLowerCase() === name.toLowerCase());
	if (place < 0) throw new Refusal(`There is no user-defined field ${name}`, 404);
	return place;
}
