/** What the tenant calls its configuration fields. */
import type { FieldKey } from '../domain/field.ts';
import type { AlmanacDatabase } from './database.ts';

/** Autotask's labels of fields and UDFs by key; empty before a tenant was read. Live. */
export async function readFieldLabels(db: AlmanacDatabase): Promise<ReadonlyMap<FieldKey, string>> {
	const catalogs = await db.fieldCatalogs.toArray();
	const fields = catalogs
		.filter(({ entity }) => entity === 'ConfigurationItems')
		.flatMap((catalog) => catalog.fields);
	return new Map(fields.map(({ key, label }) => [key, label]));
}
