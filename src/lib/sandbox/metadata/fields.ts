import fieldTable from './fields.json' with { type: 'json' };

/** The words that Autotask's metadata uses for types. */
export type DataType =
	'boolean' | 'datetime' | 'decimal' | 'double' | 'integer' | 'long' | 'short' | 'string';

/** One field of an entity, as `entityInformation/fields` describes it. */
export interface FieldDefinition {
	readonly name: string;
	readonly dataType: DataType;
	/** Greatest length of a string; 0 where Autotask names none. */
	readonly length: number;
	readonly isRequired: boolean;
	readonly isReadOnly: boolean;
	readonly isQueryable: boolean;
	readonly isPickList: boolean;
	/** Singular name of the entity that the field refers to, or '' if it refers to none. */
	readonly references: string;
}

/** Entities whose fields are known: a trimmed copy of a live tenant's metadata. */
export type EntityName = keyof typeof fieldTable;

interface StoredField {
	readonly name: string;
	readonly dataType: string;
	readonly length?: number;
	readonly isRequired?: boolean;
	readonly isReadOnly?: boolean;
	readonly isQueryable?: boolean;
	readonly isPickList?: boolean;
	readonly references?: string;
}

/** The fields of an entity in the order in which Autotask sends them. */
export function fieldsOf(entity: EntityName): readonly FieldDefinition[] {
	return (fieldTable[entity] as readonly StoredField[]).map((field) => ({
		name: field.name,
		dataType: field.dataType as DataType,
		length: field.length ?? 0,
		isRequired: field.isRequired ?? false,
		isReadOnly: field.isReadOnly ?? false,
		isQueryable: field.isQueryable ?? true,
		isPickList: field.isPickList ?? false,
		references: field.references ?? ''
	}));
}
