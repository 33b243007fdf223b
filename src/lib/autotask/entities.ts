/**
 * The boundary between Autotask and Almanac, part one: the records of each entity that is read. Only
 * fields that Almanac's own code relies on are named; everything else survives under Autotask's name.
 *
 * Types and nullability: live getFieldInfo of 2021 and the swagger of 2026 (`docs/autotask.md`).
 */
import { z } from '../z.ts';
import type { FieldKey, FieldValue } from '../domain/field.ts';

const id = z.int();
const optionalId = z.int().nullable().default(null);
const optionalText = z.string().nullable().default(null);

/** One shape per entity. A field that Autotask may leave empty reads as null, also when absent. */
export const entityShapes = {
	Companies: {
		id,
		companyName: z.string(),
		/** Value of the picklist of the same name. */
		companyType: optionalId,
		isActive: z.boolean()
	},
	ConfigurationItems: {
		id,
		companyID: z.int(),
		isActive: z.boolean(),
		lastModifiedTime: optionalText,
		createDate: optionalText,
		configurationItemType: optionalId,
		configurationItemCategoryID: optionalId,
		referenceTitle: optionalText
	},
	ConfigurationItemTypes: { id, name: z.string(), isActive: z.boolean() },
	ConfigurationItemCategories: { id, name: z.string(), isActive: z.boolean() },
	Products: { id, name: z.string(), manufacturerName: optionalText },
	Contacts: {
		id,
		companyID: optionalId,
		firstName: optionalText,
		lastName: optionalText,
		/** An integer on the wire (0, 1), unlike everywhere else; a boolean is read as one. */
		isActive: z.union([z.int(), z.boolean().transform(Number)])
	},
	CompanyLocations: { id, companyID: z.int(), name: z.string() },
	Resources: { id, firstName: optionalText, lastName: optionalText, isActive: z.boolean() },
	Countries: { id, displayName: optionalText, name: optionalText, countryCode: optionalText },
	ClassificationIcons: { id, name: z.string(), isActive: z.boolean() }
} as const;

/** The entities that Almanac asks for, by their REST names. */
export type EntityName = keyof typeof entityShapes;

export const entityNames = Object.keys(entityShapes) as readonly EntityName[];

/** The entities that Almanac may change (and the proxy lets it change). */
export type WritableEntityName = Extract<EntityName, 'Companies' | 'ConfigurationItems'>;

type Known<E extends EntityName> = z.output<z.ZodObject<(typeof entityShapes)[E]>>;

/**
 * A record as the client hands it out: flat, scalars only, under field keys. UDFs stand beside the
 * other fields as `udf:{name}`. Checked are the fields of {@link entityShapes} among those that were
 * asked for (`Asked`; the type of a list that is put together at run time is `string`: all of them).
 */
export type EntityRecord<E extends EntityName, Asked extends string = string> = {
	readonly id: number;
} & Readonly<Pick<Known<E>, Extract<keyof Known<E>, Asked>>> &
	Readonly<Record<FieldKey, FieldValue>>;

/**
 * Checks the named fields of a record when only `asked` fields come back (null = all), and gives only
 * them: the other fields are copied beside them, which for 60 fields takes a third of a loose object's time.
 */
export function recordSchemaOf(entity: EntityName, asked: readonly string[] | null): z.ZodObject {
	const shape = Object.entries(entityShapes[entity]);
	const wanted = asked && new Set(['id', ...asked]);
	return z.object(Object.fromEntries(shape.filter(([name]) => wanted?.has(name) ?? true)));
}
