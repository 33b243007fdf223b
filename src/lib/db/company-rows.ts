import type { FieldKey, FieldValue } from '../domain/field.ts';

/** Configurations of one company as they arrive, by columns: no object per configuration is kept. */
export interface CompanyRows {
	readonly psaCompanyId: number;
	/** Autotask ids in the order of arrival. */
	readonly ids: readonly number[];
	/** A value per id; every chosen field has its column. */
	readonly columns: ReadonlyMap<FieldKey, readonly FieldValue[]>;
}

/** Gathers the pages of a company set, company by company. */
export class CompanyRowsBuilder implements CompanyRows {
	readonly psaCompanyId: number;
	readonly ids: number[] = [];
	readonly columns: ReadonlyMap<FieldKey, FieldValue[]>;
	/** The columns once more, in a form that is walked for every record. */
	readonly #keys: readonly FieldKey[];
	readonly #lists: readonly FieldValue[][];

	constructor(psaCompanyId: number, keys: Iterable<FieldKey>) {
		this.psaCompanyId = psaCompanyId;
		this.columns = new Map([...keys].map((key) => [key, []]));
		this.#keys = [...this.columns.keys()];
		this.#lists = [...this.columns.values()];
	}

	/** `id` must not have been added before. A field that the record lacks is null. */
	add(id: number, record: Readonly<Record<FieldKey, FieldValue>>): void {
		this.ids.push(id);
		for (let at = 0; at < this.#keys.length; at += 1) {
			// Both lists run over the same columns.
			const value = record[this.#keys[at] as FieldKey];
			(this.#lists[at] as FieldValue[]).push(value ?? null);
		}
	}

	/** The ids that stand in a column, from a row on. */
	idsIn(key: FieldKey, from = 0): number[] {
		const values = this.columns.get(key)?.slice(from) ?? [];
		return values.filter((value): value is number => typeof value === 'number');
	}

	/** Fills a column with what stands behind the ids of another; rows without an id stay null. */
	fill(key: FieldKey, idKey: FieldKey, valueOf: (id: number) => FieldValue): void {
		const column = this.columns.get(key);
		const ids = this.columns.get(idKey);
		if (!column || !ids) return;
		for (const [row, id] of ids.entries()) {
			if (typeof id === 'number') column[row] = valueOf(id);
		}
	}
}
