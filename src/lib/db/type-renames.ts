/** Types and categories are known by their names here: what people said follows a rename in Autotask. */
import type { PicklistValue } from '../domain/field.ts';
import { renameType } from '../domain/template.ts';
import type { AlmanacDatabase } from './database.ts';
import { nextOverridesRevision } from './overrides-revision.ts';
import type { PicklistRow } from './rows.ts';

export interface TypeRename {
	readonly from: string;
	readonly to: string;
}

/** The tables that {@link followTypeRenames} touches. */
export function typeRenameTables(db: AlmanacDatabase) {
	return [db.templates, db.kinds, db.overrides, db.settings];
}

/**
 * Renames between two states of the lists of types and categories. A name that another type or category
 * still has is not renamed: what is said of it goes on for that one.
 */
export function typeRenames(
	before: readonly PicklistRow[],
	after: readonly PicklistRow[]
): TypeRename[] {
	const labelsAfter = after.filter(isTypeList).flatMap(({ values }) => values.map(labelOf));
	const taken = new Set(labelsAfter);
	const renames = new Map<string, string>();
	for (const row of after.filter(isTypeList)) {
		const old = before.find(({ entity, field }) => entity === row.entity && field === row.field);
		const labels = new Map(old?.values.map(({ value, label }) => [value, label]));
		for (const { value, label } of row.values) {
			const from = labels.get(value);
			if (from !== undefined && from !== label && !taken.has(from)) renames.set(from, label);
		}
	}
	return [...renames].map(([from, to]) => ({ from, to }));
}

/** Lets templates, kinds and what people said follow; part of the caller's transaction. */
export async function followTypeRenames(
	db: AlmanacDatabase,
	renames: readonly TypeRename[]
): Promise<void> {
	for (const { from, to } of renames) {
		const templates = await db.templates.toArray();
		await db.templates.bulkPut(templates.map((row) => ({ ...row, ...renameType(row, from, to) })));
		const kind = await db.kinds.get(from);
		if (kind) {
			await db.kinds.delete(from);
			if (!(await db.kinds.get(to))) await db.kinds.put({ ...kind, name: to });
		}
		const said = await db.overrides.filter(({ type }) => type?.value === from).toArray();
		if (said.length > 0) await nextOverridesRevision(db);
		await db.overrides.bulkPut(
			said.map((row) => (row.type ? { ...row, type: { ...row.type, value: to } } : row))
		);
	}
}

function isTypeList({ entity, field }: Pick<PicklistRow, 'entity' | 'field'>): boolean {
	if (entity === 'ConfigurationItemTypes' || entity === 'ConfigurationItemCategories') {
		return field === 'id';
	}
	return entity === 'ConfigurationItems' && field === 'configurationItemType';
}

function labelOf({ label }: PicklistValue): string {
	return label;
}
