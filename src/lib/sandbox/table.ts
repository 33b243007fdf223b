import type { FieldValue, RowSource, TenantRecord } from './record.ts';

/**
 * The records of one entity: seeded rows, built when asked for, under an overlay of what was edited,
 * added and removed. Positions are stable and ascend by id.
 */
export class Table {
	readonly #rows: RowSource;
	readonly #edited = new Map<number, TenantRecord>();
	readonly #removed = new Set<number>();
	readonly #added: TenantRecord[] = [];
	#lastPosition = -1;
	#lastRecord: TenantRecord | null = null;

	constructor(rows: RowSource) {
		this.#rows = rows;
	}

	/** How many positions there are, removed ones included. */
	get size(): number {
		return this.#rows.count + this.#added.length;
	}

	idAt(position: number): number {
		const beyond = position - this.#rows.count;
		return beyond < 0 ? this.#rows.idAt(position) : (this.#added[beyond]?.id ?? Infinity);
	}

	isLive(position: number): boolean {
		return !this.#removed.has(position);
	}

	/** The record at a position. Callers must not change it: see {@link edit}. */
	record(position: number): TenantRecord {
		if (position === this.#lastPosition && this.#lastRecord) return this.#lastRecord;
		const record =
			this.#edited.get(position) ??
			this.#added[position - this.#rows.count] ??
			this.#rows.build(position);
		this.#lastPosition = position;
		this.#lastRecord = record;
		return record;
	}

	/** A function that reads one field at a position, without building the record where it can. */
	reader(field: string): (position: number) => FieldValue {
		if (field === 'id') return (position) => this.idAt(position);
		const quick = this.#rows.quick?.[field];
		if (!quick) return (position) => this.record(position).values[field] ?? null;
		const seeded = this.#rows.count;
		return (position) =>
			position >= seeded || this.#edited.has(position)
				? (this.record(position).values[field] ?? null)
				: quick(position);
	}

	/** Whether {@link reader} gets by without building records. */
	isQuick(field: string): boolean {
		return field === 'id' || this.#rows.quick?.[field] !== undefined;
	}

	/** First position whose id is greater than `id`. */
	firstAfter(id: number): number {
		let low = 0;
		let high = this.size;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (this.idAt(middle) > id) high = middle;
			else low = middle + 1;
		}
		return low;
	}

	/** Position of a record that exists, or -1. */
	positionOf(id: number): number {
		const position = this.firstAfter(id) - 1;
		return position >= 0 && this.idAt(position) === id && this.isLive(position) ? position : -1;
	}

	/** The record with this id, or null. */
	find(id: number): TenantRecord | null {
		const position = this.positionOf(id);
		return position < 0 ? null : this.record(position);
	}

	/** A copy of the record that may be changed and from now on stands in its place. */
	edit(position: number): TenantRecord {
		const record = this.record(position);
		const copy = { id: record.id, values: { ...record.values }, udf: [...record.udf] };
		const beyond = position - this.#rows.count;
		if (beyond < 0) this.#edited.set(position, copy);
		else this.#added[beyond] = copy;
		this.#forget();
		return copy;
	}

	/** Appends a record under the next free id and returns that id. */
	add(values: Record<string, FieldValue>, udf: (string | null)[]): number {
		const id = this.size === 0 ? 1 : this.idAt(this.size - 1) + 1;
		this.#added.push({ id, values: { ...values, id }, udf });
		this.#forget();
		return id;
	}

	remove(position: number): void {
		this.#removed.add(position);
	}

	/** Positions of all records that exist, ascending by id. */
	*positions(): Generator<number> {
		for (let position = 0; position < this.size; position++) {
			if (this.isLive(position)) yield position;
		}
	}

	#forget(): void {
		this.#lastPosition = -1;
		this.#lastRecord = null;
	}
}
