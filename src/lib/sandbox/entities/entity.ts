import type { EntityName } from '../metadata/fields.ts';
import type { RowSource } from '../record.ts';
import type { Plan } from '../seed/plan.ts';

/** One value of a picklist, as it stands in the metadata. */
export interface PicklistValue {
	/** Always a string on the wire, also for integer fields. */
	readonly value: string;
	label: string;
	isDefaultValue: boolean;
	sortOrder: number;
	parentValue: string;
	isActive: boolean;
	isSystem: boolean;
}

/** A user-defined field. Records hold its values by its position in the entity's list. */
export interface UserDefinedField {
	name: string;
	readonly type: 'string' | 'datetime' | 'decimal' | 'integer';
	readonly description: string;
	/** Read as `*****` by users without Protected Data Permission. */
	isProtected: boolean;
	/** Labels by value for a picklist, or null. */
	readonly picklist: readonly PicklistValue[] | null;
}

/** How records of an entity are written: at its root, below a parent, or not at all. */
export type WritePath = 'root' | 'parent' | 'none';

/** Everything that sets one entity apart. One more entity is one more of these. */
export interface EntityDefinition {
	readonly name: EntityName;
	/** The singular name that metadata and error texts use. */
	readonly singular: string;
	readonly access: {
		readonly create: boolean;
		readonly update: boolean;
		readonly delete: boolean;
	};
	readonly writes: WritePath;
	readonly supportsWebhooks: boolean;
	/** Field that moves when a record is changed, or null where Autotask keeps none. */
	readonly stamp: string | null;
	/** Writable by the metadata, yet silently left alone by an update. */
	readonly ignoredOnUpdate: readonly string[];
	readonly picklists: (plan: Plan) => Readonly<Record<string, readonly PicklistValue[]>>;
	/** Picklists whose values are the records of another entity: its id and name. */
	readonly listedFrom: Readonly<Record<string, EntityName>>;
	/** Null for entities that have no user-defined fields at all. */
	readonly userDefinedFields: ((plan: Plan) => readonly UserDefinedField[]) | null;
	readonly rows: (plan: Plan) => RowSource;
}

/** What a picklist is written as in the entity files: id, label, and whether it is retired. */
export type PicklistEntry = readonly [id: number | string, label: string, state?: 'inactive'];

/** Builds picklist values in the given order. */
export function picklist(entries: readonly PicklistEntry[], system = false): PicklistValue[] {
	return entries.map(([id, label, state], place) => ({
		value: String(id),
		label,
		isDefaultValue: false,
		sortOrder: place + 1,
		parentValue: '',
		isActive: state !== 'inactive',
		isSystem: system
	}));
}

/** A user-defined field that is no picklist. */
export function udf(
	name: string,
	type: UserDefinedField['type'],
	description = ''
): UserDefinedField {
	return { name, type, description, isProtected: false, picklist: null };
}

/** What small entities have in common; their files say only what differs. */
export const plainEntity = {
	access: { create: false, update: false, delete: false },
	writes: 'none',
	supportsWebhooks: false,
	stamp: null,
	ignoredOnUpdate: [],
	picklists: () => ({}),
	listedFrom: {},
	userDefinedFields: null
} as const satisfies Partial<EntityDefinition>;
