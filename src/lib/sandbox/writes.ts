import { parseMoment } from './moments.ts';
import type { FieldDefinition } from './metadata/fields.ts';
import type { FieldValue, TenantRecord } from './record.ts';
import { Refusal } from './refusal.ts';
import { stampField } from './seed/days.ts';
import { picklistOf, type Tenant, type TenantEntity } from './tenant.ts';
import { familyOf } from './values.ts';

/** Changes to one record, checked. */
interface Changes {
	readonly values: readonly (readonly [field: string, value: FieldValue])[];
	readonly udf: readonly (readonly [place: number, value: string | null])[];
}

/**
 * `PATCH /{Entity}`: changes the named fields of the record with the body's id. Members that are no
 * field, read-only fields and those that Autotask ignores are left alone without a word. Whether an
 * edit of user-defined fields alone moves the stamp is not known; here it does not, the harder case.
 * @returns the record's id.
 * @throws Refusal for what Autotask refuses.
 */
export function updateRecord(tenant: Tenant, entity: TenantEntity, body: unknown): number {
	const members = membersOf(body);
	const id = Number(members.get('id') ?? NaN);
	const position = entity.table.positionOf(id);
	if (position < 0) throw noMatch('update');
	const changes = checkChanges(tenant, entity, members, entity.table.record(position));
	const record = entity.table.edit(position);
	apply(record, changes);
	if (changes.values.length > 0) stampRecord(tenant, entity, record);
	tenant.revision++;
	return id;
}

/**
 * `POST /{Entity}`: adds a record.
 * @returns its id.
 * @throws Refusal for what Autotask refuses.
 */
export function createRecord(tenant: Tenant, entity: TenantEntity, body: unknown): number {
	const members = membersOf(body);
	const changes = checkChanges(tenant, entity, members, null);
	const given = new Map(changes.values);
	const missing = entity.fields.find(
		(field) => field.isRequired && field.name !== 'id' && (given.get(field.name) ?? '') === ''
	);
	if (missing) throw new Refusal(`Missing Required Field: ${missing.name}`);
	const udf = (entity.userDefinedFields ?? []).map((): string | null => null);
	const id = entity.table.add({}, udf);
	const record = entity.table.edit(entity.table.positionOf(id));
	apply(record, changes);
	if (entity.fieldByName.has('createdate')) record.values['createDate'] = stampField(tenant.now());
	stampRecord(tenant, entity, record);
	tenant.revision++;
	return id;
}

/** Moves a record's modification stamp to now. */
export function stampRecord(tenant: Tenant, entity: TenantEntity, record: TenantRecord): void {
	const { stamp } = entity.definition;
	if (stamp) record.values[stamp] = stampField(tenant.now());
}

function noMatch(verb: string): Refusal {
	return new Refusal([
		`No message. No matching records found. The logged in Resource may not have the required permissions to ${verb} the data.`,
		'Error updating entity for record number [1].'
	]);
}

function membersOf(body: unknown): ReadonlyMap<string, unknown> {
	if (typeof body !== 'object' || body === null) {
		throw new Refusal('Value cannot be null.\r\nParameter name: entity');
	}
	return new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]));
}

function apply(record: TenantRecord, { values, udf }: Changes): void {
	for (const [field, value] of values) record.values[field] = value;
	for (const [place, value] of udf) record.udf[place] = value;
}

function checkChanges(
	tenant: Tenant,
	entity: TenantEntity,
	members: ReadonlyMap<string, unknown>,
	record: TenantRecord | null
): Changes {
	const writable = entity.fields.filter((field) => isWritable(entity, field, record === null));
	const values = writable.flatMap((field) => {
		const raw = members.get(field.name.toLowerCase());
		if (raw === undefined) return [];
		const value = convert(field, raw);
		checkValue(tenant, entity, { field, value, held: record?.values[field.name] ?? null });
		return [[field.name, value] as const];
	});
	return { values, udf: checkUdfs(entity, members.get('userdefinedfields')) };
}

function isWritable(entity: TenantEntity, field: FieldDefinition, isCreate: boolean): boolean {
	if (field.name === 'id') return false;
	// Required and read-only: set once, when the record is made (companyID of a configuration).
	if (isCreate) return !field.isReadOnly || field.isRequired;
	return !field.isReadOnly && !entity.definition.ignoredOnUpdate.includes(field.name);
}

/** Converts a member as the JSON parser of the API does, with its words if it cannot. */
function convert(field: FieldDefinition, raw: unknown): FieldValue {
	if (raw === null) return null;
	switch (familyOf(field.dataType)) {
		case 'number':
			return convertNumber(field, raw);
		case 'boolean':
			if (/^(true|false)$/i.test(String(raw))) return String(raw).toLowerCase() === 'true';
			throw new Refusal(
				`Could not convert string to boolean: ${String(raw)}. Path '${field.name}'.`
			);
		case 'moment':
			return convertMoment(field, raw);
		case 'text':
			return String(raw);
	}
}

function convertNumber(field: FieldDefinition, raw: unknown): FieldValue {
	if (typeof raw === 'boolean') {
		throw new Refusal(
			`Unexpected character encountered while parsing value: ${String(raw).charAt(0)}. Path '${field.name}'.`
		);
	}
	const number = typeof raw === 'string' && raw.trim() === '' ? NaN : Number(raw);
	if (!Number.isNaN(number)) return number;
	throw new Refusal(
		`Could not convert string to ${field.dataType}: ${String(raw)}. Path '${field.name}'.`
	);
}

function convertMoment(field: FieldDefinition, raw: unknown): FieldValue {
	const moment = parseMoment(String(raw));
	if (moment !== null) return stampField(moment);
	throw new Refusal(`Could not convert string to DateTime: ${String(raw)}. Path '${field.name}'.`);
}

interface Candidate {
	readonly field: FieldDefinition;
	readonly value: FieldValue;
	/** What the record holds so far. */
	readonly held: FieldValue;
}

function checkValue(tenant: Tenant, entity: TenantEntity, { field, value, held }: Candidate): void {
	if (value === null || value === '') {
		if (field.isRequired) throw new Refusal(`Missing Required Field: ${field.name}`);
		return;
	}
	if (field.length > 0 && String(value).length > field.length) {
		throw new Refusal(`String value exceeds maximum length (field:${field.name}).`);
	}
	const values = picklistOf(tenant, entity, field);
	// A value that was retired may stay on the record, it can't be chosen again.
	const isListed = values?.some((item) => item.isActive && item.value === String(value));
	if (values && values.length > 0 && !isListed && value !== held) {
		throw new Refusal(`Picklist value [${String(value)}] does not exist for ${field.name}.`);
	}
	checkReference(tenant, field, value);
}

function checkReference(tenant: Tenant, field: FieldDefinition, value: FieldValue): void {
	if (field.references === '') return;
	for (const target of tenant.entities.values()) {
		if (target.definition.singular !== field.references) continue;
		if (target.table.positionOf(Number(value)) >= 0) return;
		throw new Refusal(
			`Reference value on field: ${field.name} of type: ${field.references} does not exist or is invalid.`
		);
	}
}

function checkUdfs(entity: TenantEntity, raw: unknown): Changes['udf'] {
	if (!Array.isArray(raw)) return [];
	return raw.flatMap((item: unknown) => {
		const members = membersOf(item);
		const name = String(members.get('name') ?? '');
		const place = findUdf(entity, name);
		const field = entity.userDefinedFields?.[place];
		if (!field) return [];
		if (field.isProtected) {
			throw new Refusal(`User-defined field ${field.name} is protected and cannot be updated.`);
		}
		const value = members.get('value') ?? null;
		const text = value === null ? null : String(value);
		if (text && field.picklist && !field.picklist.some((entry) => entry.value === text)) {
			throw new Refusal(`Picklist value [${text}] does not exist for ${field.name}.`);
		}
		return [[place, text] as const];
	});
}

function findUdf(entity: TenantEntity, name: string): number {
	const wanted = name.toLowerCase();
	return entity.userDefinedFields?.findIndex((field) => field.name.toLowerCase() === wanted) ?? -1;
}
