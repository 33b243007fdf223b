import { AlmanacError } from '../domain/errors.ts';
import { udfKey } from '../domain/field.ts';
import type { FieldValue } from '../domain/field.ts';
import { recordUdfsSchema } from './answers.ts';
import { recordSchemaOf } from './entities.ts';
import { arePlainUdfs, plainCheck } from './plain-values.ts';
import type { EntityName, EntityRecord } from './entities.ts';

interface WireRecord extends Record<string, unknown> {
	/** Where a record's UDFs stand. */
	userDefinedFields?: unknown;
}

/**
 * A reader of one entity's records: it takes over the parsed object that it is given. `asked` names the
 * fields that were asked for, null = all. It is made once per query, since building the schema costs
 * more than reading a record.
 *
 * @throws AlmanacError `record-malformed` with the entity, the id and the first field at fault.
 */
export function recordReader<E extends EntityName, Asked extends string>(
	entity: E,
	asked: readonly Asked[] | null
): (item: unknown) => EntityRecord<E, Asked> {
	const schema = recordSchemaOf(entity, asked);
	const isPlain = plainCheck(schema);
	return (item) => {
		if (isPlain(item)) {
			return flat(entity, item as WireRecord) as EntityRecord<E, Asked>;
		}
		const checked = schema.safeParse(item);
		if (!checked.success) {
			throw malformed(entity, item, checked.error.issues[0]?.path[0]);
		}
		const record = flat(entity, item as WireRecord);
		return Object.assign(record, checked.data) as EntityRecord<E, Asked>;
	};
}

/**
 * Scalars as they are, UDFs under their keys, anything nested as its JSON text. In place: the object
 * comes fresh from the parser, and a copy of it costs five times as much.
 */
function flat(entity: EntityName, wire: WireRecord): Record<string, FieldValue> {
	const udfs = wire.userDefinedFields;
	for (const name in wire) {
		const value = wire[name];
		if (!isScalar(value) && value !== udfs) wire[name] = JSON.stringify(value);
	}
	// Last: an object that lost a field is slower to walk.
	delete wire.userDefinedFields;
	// Nothing but scalars is left.
	const record = wire as Record<string, FieldValue>;
	if (udfs) addUdfs(record, udfs, entity);
	return record;
}

/** The array may also be absent, null, empty or "". Values are text or null on the wire. */
function addUdfs(record: Record<string, FieldValue>, udfs: unknown, entity: EntityName): void {
	for (const { name, value } of arePlainUdfs(udfs) ? udfs : checkedUdfs(record, udfs, entity)) {
		record[udfKey(name)] = value === null || value === undefined ? null : String(value);
	}
}

function checkedUdfs(record: Record<string, FieldValue>, udfs: unknown, entity: EntityName) {
	const checked = recordUdfsSchema.safeParse(udfs);
	if (!checked.success) throw malformed(entity, record, 'userDefinedFields');
	return checked.data;
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
