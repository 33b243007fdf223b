import { AlmanacError } from '../domain/errors.ts';
import { udfKey } from '../domain/field.ts';
import type { FieldValue } from '../domain/field.ts';
import { recordUdfsSchema } from './answers.ts';
import { recordSchemaOf } from './entities.ts';
import type { EntityName, EntityRecord } from './entities.ts';

/** Where a record's UDFs stand on the wire. */
const udfMember = 'userDefinedFields';

/**
 * A reader of one entity's records. `asked` names the fields that were asked for, null = all. It is
 * made once per query, since building the schema costs more than reading a record.
 *
 * @throws AlmanacError `record-malformed` with the entity, the id and the first field at fault.
 */
export function recordReader<E extends EntityName, Asked extends string>(
	entity: E,
	asked: readonly Asked[] | null
): (item: unknown) => EntityRecord<E, Asked> {
	const schema = recordSchemaOf(entity, asked);
	return (item) => {
		const checked = schema.safeParse(item);
		if (!checked.success) {
			throw malformed(entity, item, checked.error.issues[0]?.path[0]);
		}
		const record = flat(entity, item as Readonly<Record<string, unknown>>);
		return Object.assign(record, checked.data) as EntityRecord<E, Asked>;
	};
}

/** Scalars as they are, UDFs under their keys, anything nested as its JSON text. */
function flat(
	entity: EntityName,
	wire: Readonly<Record<string, unknown>>
): Record<string, FieldValue> {
	const record: Record<string, FieldValue> = {};
	for (const name in wire) {
		if (name === udfMember) continue;
		const value = wire[name];
		record[name] = isScalar(value) ? value : JSON.stringify(value);
	}
	const udfs = wire[udfMember];
	if (udfs) addUdfs(record, udfs, entity);
	return record;
}

/** The array may also be absent, null, empty or "". Values are text or null on the wire. */
function addUdfs(record: Record<string, FieldValue>, udfs: unknown, entity: EntityName): void {
	const checked = recordUdfsSchema.safeParse(udfs);
	if (!checked.success) throw malformed(entity, record, udfMember);
	for (const { name, value } of checked.data) {
		record[udfKey(name)] = value === null || value === undefined ? null : String(value);
	}
}

function isScalar(value: unknown): value is FieldValue {
	return value === null || typeof value !== 'object';
}

function malformed(
	entity: EntityName,
	item: unknown,
	field: PropertyKey | undefined
): AlmanacError {
	const id: unknown =
		typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;
	return new AlmanacError({
		code: 'record-malformed',
		entity,
		recordId: Number.isSafeInteger(id) ? (id as number) : undefined,
		field: field === undefined ? undefined : String(field)
	});
}
