import type { UserDefinedField } from './entities/entity.ts';
import type { FieldValue, TenantRecord } from './record.ts';
import { unknownField } from './refusal.ts';
import type { TenantEntity } from './tenant.ts';

/** What a user without Protected Data Permission reads. */
const protectedMask = '*****';

/** Turns a record into JSON text. */
export type RecordWriter = (record: TenantRecord) => string;

/**
 * Makes the writer of an entity's records. Only the named fields are written, in Autotask's order;
 * `userDefinedFields` is always there where the entity has any. Text is put together by hand: a page
 * of 500 records is written twice as fast as through an object for each.
 * @throws Refusal for a name that is neither a field nor a user-defined field.
 */
export function recordWriter(
	entity: TenantEntity,
	includeFields: readonly string[] | null,
	{ masked = true } = {}
): RecordWriter {
	const asked = includeFields && new Set(includeFields.map((name) => name.toLowerCase()));
	const udfs = entity.userDefinedFields;
	if (asked) refuseUnknown(entity, includeFields);
	const keys = entity.fields
		.filter((field) => !asked || asked.has(field.name.toLowerCase()))
		.map((field) => ({ name: field.name, prefix: `${JSON.stringify(field.name)}:` }));
	const writeUdfs = udfs ? udfWriter(masked ? udfs : udfs.map(unprotected), asked) : null;
	return ({ id, values, udf }) => {
		const parts = keys.map(({ name, prefix }) =>
			name === 'id' ? `${prefix}${id}` : prefix + text(values[name] ?? null)
		);
		if (writeUdfs) parts.push(`"userDefinedFields":${writeUdfs(udf)}`);
		return `{${parts.join(',')}}`;
	};
}

function unprotected(field: UserDefinedField): UserDefinedField {
	return { ...field, isProtected: false };
}

function refuseUnknown(entity: TenantEntity, names: readonly string[] | null): void {
	for (const name of names ?? []) {
		const isField = entity.fieldByName.has(name.toLowerCase());
		const isUdf = entity.userDefinedFields?.some(
			(field) => field.name.toLowerCase() === name.toLowerCase()
		);
		if (!isField && !isUdf) throw unknownField(name, entity.definition.singular);
	}
}

function udfWriter(
	fields: readonly UserDefinedField[],
	asked: ReadonlySet<string> | null
): (values: readonly (string | null)[]) => string {
	const written = fields
		.map((field, place) => ({
			field,
			place,
			prefix: `{"name":${JSON.stringify(field.name)},"value":`
		}))
		.filter(({ field }) => !asked || asked.has(field.name.toLowerCase()));
	return (values) => {
		const parts = written.map(
			({ field, place, prefix }) =>
				`${prefix}${text(field.isProtected ? protectedMask : (values[place] ?? null))}}`
		);
		return `[${parts.join(',')}]`;
	};
}

function text(value: FieldValue): string {
	return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
