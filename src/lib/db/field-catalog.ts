/** The tenant's fields of configurations as Fields Selection needs them: with their picklists. */
import { Dexie } from 'dexie';
import type { FieldDefinition } from '../domain/field.ts';
import type { IntegrationId } from '../domain/ids.ts';
import type { AlmanacDatabase } from './database.ts';

/** Undefined until the tenant's fields were first read. Live. */
export function readFieldCatalog(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): PromiseLike<readonly FieldDefinition[] | undefined> {
	return db.transaction('r', [db.fieldCatalogs, db.picklists], async () => {
		const catalog = await db.fieldCatalogs.get([integrationId, 'ConfigurationItems']);
		if (!catalog) return undefined;
		const picklists = await db.picklists
			.where('[integrationId+entity+field]')
			.between(
				[integrationId, 'ConfigurationItems', Dexie.minKey],
				[integrationId, 'ConfigurationItems', Dexie.maxKey]
			)
			.toArray();
		const valuesOf = new Map(picklists.map(({ field, values }) => [field, values]));
		return catalog.fields.map((field) => ({
			...field,
			picklist: valuesOf.get(field.key) ?? field.picklist
		}));
	});
}
