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

/** Words that are written in capitals although a name starts with them in small letters. */
const initialisms = new Set(['id', 'rmm', 'sic', 'udf']);

/**
 * A label from a name, since the API gives only UDFs one: `rmmDeviceAuditIPAddress` becomes "RMM device
 * audit IP address".
 */
function readableName(name: string): string {
	const words = name.match(/\p{Lu}+s?(?!\p{Ll})|\p{Lu}?\p{Ll}+|\d+/gu) ?? [name];
	const text = words.map(readableWord).join(' ');
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function readableWord(word: string): string {
	if (initialisms.has(word)) return word.toUpperCase();
	return /^\p{Lu}{2,}/u.test(word) ? word : word.toLowerCase();
}
