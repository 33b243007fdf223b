/** Names of types and categories that the tenant lists. */
import { entityListField } from './autotask-lists.ts';
import type { AlmanacDatabase } from './database.ts';

/** A type or category that can be an effective type. */
export interface TypeName {
	readonly name: string;
	readonly isActive: boolean;
}

/** Names of types, then of categories, each once, by name; inactive ones last. Live. */
export async function readTypeNames(db: AlmanacDatabase): Promise<TypeName[]> {
	const lists = await db.picklists.toArray();
	const values = lists
		.filter(
			({ entity, field }) =>
				((entity === 'ConfigurationItemTypes' || entity === 'ConfigurationItemCategories') &&
					field === entityListField) ||
				(entity === 'ConfigurationItems' && field === 'configurationItemType')
		)
		.flatMap((list) => list.values);
	const active = new Set(values.filter(({ isActive }) => isActive).map(({ label }) => label));
	const names = [...new Set(values.map(({ label }) => label))];
	return names
		.map((name) => ({ name, isActive: active.has(name) }))
		.sort((a, b) => Number(b.isActive) - Number(a.isActive) || a.name.localeCompare(b.name));
}
