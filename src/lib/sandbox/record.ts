/** What a field of a record can hold on the wire. */
export type FieldValue = string | number | boolean | null;

/** A record of the tenant. Fields that are absent from `values` are null. */
export interface TenantRecord {
	readonly id: number;
	readonly values: Record<string, FieldValue>;
	/** Values of user-defined fields by the position of their definition. */
	readonly udf: (string | null)[];
}

/** Seeded records of one entity, built when they are asked for. */
export interface RowSource {
	readonly count: number;
	/** Ids ascend strictly with the position. */
	idAt(position: number): number;
	build(position: number): TenantRecord;
	/**
	 * Fields that are known without building the record, so that a filter over 200,000 records stays
	 * fast. Date-times come as milliseconds since 1970.
	 */
	readonly quick?: Readonly<Record<string, (position: number) => FieldValue>>;
}

/** Rows that are simply there: small entities. They must ascend by id. */
export function listedRows(records: readonly TenantRecord[]): RowSource {
	return {
		count: records.length,
		idAt: (position) => records[position]?.id ?? -1,
		build: (position) => {
			const record = records[position];
			if (!record) throw new RangeError(`No record at ${position}`);
			return record;
		}
	};
}
