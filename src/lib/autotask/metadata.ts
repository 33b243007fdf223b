/** What the tenant says about its entities and their fields, in the domain's words. */
import { udfKey } from '../domain/field.ts';
import type { FieldDefinition } from '../domain/field.ts';
import { entityInformationSchema, fieldsAnswerSchema, parseAnswer } from './answers.ts';
import type { WireField } from './answers.ts';

export type Access = 'none' | 'restricted' | 'all';

/** What the API user may do with an entity. */
export interface EntityInformation {
	/** Autotask's singular name, such as `Company`. */
	readonly name: string;
	readonly query: Access;
	readonly create: Access;
	readonly update: Access;
	readonly hasUserDefinedFields: boolean;
}

/** @throws AlmanacError `answer-malformed` */
export function parseEntityInformation(json: unknown, entity: string): EntityInformation {
	const { info } = parseAnswer(entityInformationSchema, json, entity);
	return {
		name: info.name,
		query: accessOf(info.canQuery, info.userAccessForQuery),
		create: accessOf(info.canCreate, info.userAccessForCreate),
		update: accessOf(info.canUpdate, info.userAccessForUpdate),
		hasUserDefinedFields: info.hasUserDefinedFields ?? false
	};
}

/** @throws AlmanacError `answer-malformed` */
export function parseFields(json: unknown, entity: string): FieldDefinition[] {
	const { fields } = parseAnswer(fieldsAnswerSchema, json, entity);
	return fields.map((field) => definitionOf(field, field.name, readableName(field.name)));
}

/** @throws AlmanacError `answer-malformed` */
export function parseUserDefinedFields(json: unknown, entity: string): FieldDefinition[] {
	const { fields } = parseAnswer(fieldsAnswerSchema, json, entity);
	return fields.map((field) => definitionOf(field, udfKey(field.name), field.name));
}

/** `can…` is what the entity allows, the number what the user's security level does: 0, 1 or 2. */
function accessOf(can: boolean, access: number | null | undefined): Access {
	if (!can || access === 0) return 'none';
	return access === 2 ? 'restricted' : 'all';
}

function definitionOf(field: WireField, key: string, ownLabel: string): FieldDefinition {
	return {
		key,
		label: field.label || ownLabel,
		type: field.dataType ?? field.type ?? 'string',
		isPicklist: field.isPickList ?? false,
		isQueryable: field.isQueryable ?? true,
		isReadOnly: field.isReadOnly ?? false,
		reference: field.referenceEntityType || null,
		picklist: (field.picklistValues ?? []).map((value) => ({
			value: value.value,
			label: value.label || value.value,
			isActive: value.isActive ?? true,
			sortOrder: value.sortOrder ?? 0
		}))
	};
}

/** The API gives fields other than UDFs no label: `rmmDeviceAuditIPAddress` → "RMM device audit IP address". */
function readableName(name: string): string {
	const words = name.match(/[A-Z]+s?(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [name];
	const text = words
		.map((word) => (/^[A-Z]{2,}s?$/.test(word) ? word : word.toLowerCase()))
		.map((word) => (word === 'rmm' || word === 'udf' ? word.toUpperCase() : word))
		.join(' ');
	return text.charAt(0).toUpperCase() + text.slice(1);
}
