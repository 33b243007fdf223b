/** Phase one of a run: what the tenant calls things. */
import type { AutotaskLists } from '../db/autotask-lists.ts';
import type { TenantLists } from '../db/tenant-lists.ts';
import { storeTenantLists } from '../db/tenant-lists.ts';
import { defaultFields, suggestFieldMap } from '../domain/default-fields.ts';
import type { FieldDefinition } from '../domain/field.ts';
import { importSettings, type RunContext } from './run-context.ts';
import { readTenantLists } from './setup/read-lists.ts';
import { together } from './together.ts';
import type { UsageWatch } from './usage.ts';

/** Reads fields, picklists, types and categories side by side and stores what changed. */
export async function syncLists(context: RunContext, usage: UsageWatch): Promise<TenantLists> {
	const { db, integrationId, client, progress, signal, now } = context;
	progress.begin('lists');
	const [lists] = await together<[AutotaskLists, void]>(signal, (own) => [
		readTenantLists(client, own),
		usage.ask(own)
	]);
	const tenant: TenantLists = { lists, usage: null, today: now().slice(0, 10) };
	const changed = await storeTenantLists(db, integrationId, tenant);
	await chooseDefaults(context, lists.catalogs.get('ConfigurationItems') ?? []);
	progress.end('lists', {
		done: lists.catalogs.size + lists.entities.size,
		hasChanged: changed > 0
	});
	return tenant;
}

/** Where nobody chooses, the default fields and their mapping are what is downloaded. */
async function chooseDefaults(
	context: RunContext,
	catalog: readonly FieldDefinition[]
): Promise<void> {
	const { db, integrationId } = context;
	const settings = await importSettings(context);
	if (settings.fields !== null || settings.companies === 'chosen') return;
	const fields = defaultFields(catalog);
	const fieldMap = suggestFieldMap(catalog, fields);
	await db.importSettings.update(integrationId, { fields, fieldMap });
}
