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

	constructor(psaCompanyId: number, keys: Iterable<FieldKey>) {
		this.psaCompanyId = psaCompanyId;
		this.columns = new Map([...keys].map((key) => [key, []]));
	}

	/** `id` must not have been added before. A field that the record lacks is null. */
	add(id: number, record: Readonly<Record<FieldKey, FieldValue>>): void {
		this.ids.push(id);
		for (const [key, values] of this.columns) values.push(record[key] ?? null);
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
