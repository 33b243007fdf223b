/** What the tenant has that a rule can compare with. */
import type { FieldKey } from '../domain/field.ts';
import { entityListField } from './autotask-lists.ts';
import type { AlmanacDatabase } from './database.ts';

export interface TenantOffers {
	/** Effective types: names of types, then of categories, each once. */
	readonly types: readonly string[];
	readonly categories: readonly string[];
	/** Keys of fields that are downloaded. */
	readonly fields: readonly FieldKey[];
}

/** Names that are in use, by name. Live. */
export function readRuleOffers(db: AlmanacDatabase): PromiseLike<TenantOffers> {
	return db.transaction('r', [db.picklists, db.importSettings], async () => {
		const [lists, settings] = await Promise.all([
			db.picklists.toArray(),
			db.importSettings.toArray()
		]);
		const namesOf = (entity: string, field: string): string[] =>
			lists
				.filter((list) => list.entity === entity && list.field === field)
				.flatMap(({ values }) => values.filter(({ isActive }) => isActive))
				.map(({ label }) => label);
		const types = [
			...namesOf('ConfigurationItemTypes', entityListField),
			...namesOf('ConfigurationItems', 'configurationItemType')
		];
		const categories = namesOf('ConfigurationItemCategories', entityListField);
		return {
			types: inOrder([...types, ...categories]),
			categories: inOrder(categories),
			fields: [...new Set(settings.flatMap(({ fields }) => fields ?? []))]
		};
	});
}

function inOrder(names: readonly string[]): string[] {
	return [...new Set(names)].sort((a, b) => a.localeCompare(b));
}
