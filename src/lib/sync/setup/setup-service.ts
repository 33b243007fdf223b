/** What the settings of an integration ask of the tenant; runs in the worker. */
import { checkPermissions } from '../../autotask/permissions.ts';
import { importCompanies, removeImported, saveCompanies } from '../../db/company-tab.ts';
import { mappedCompanies } from '../../db/company-writes.ts';
import type { AlmanacDatabase } from '../../db/database.ts';
import { refreshFleet } from '../../db/fleet.ts';
import { saveCompanyFields, saveFields, saveSelection } from '../../db/import-choices.ts';
import { storeUsage } from '../../db/integrations.ts';
import { configurationLabels } from '../../db/labels.ts';
import { seedLists } from '../../db/list-tabs.ts';
import type { ImportSettingsRow } from '../../db/rows.ts';
import { storeTenantLists } from '../../db/tenant-lists.ts';
import type { Outcome } from '../../domain/errors.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import { companiesToImport } from '../../domain/mapping/company-save.ts';
import type { KeyService, SetupService } from '../setup-protocol.ts';
import { connectedId, guarded, withTenant, type SetupContext } from './context.ts';
import { countConfigurations } from './count-configurations.ts';
import { loadCompanies } from './load-companies.ts';
import { countListUsage, readTenantLists } from './read-lists.ts';
import { readSampleRecords } from './sample-records.ts';

/** All but what the vault and the proxy answer. */
type TenantService = Omit<SetupService, keyof KeyService | 'proxyInfo'>;

export function createSetupService(context: SetupContext): TenantService {
	return { ...connectionService(context), ...companyService(context), ...fieldService(context) };
}

function connectionService(
	context: SetupContext
): Pick<TenantService, 'checkPermissions' | 'askUsage' | 'readLists'> {
	const { db, now } = context;
	return {
		checkPermissions: () => withTenant(context, ({ client }) => checkPermissions(client)),
		askUsage: () =>
			withTenant(context, async ({ client, integrationId }) => {
				const usage = { ...(await client.threshold()), askedAt: now() };
				await storeUsage(db, integrationId, usage);
				return usage;
			}),
		readLists: () =>
			withTenant(context, async ({ client, integrationId }) => {
				const [lists, usage] = await Promise.all([
					readTenantLists(client),
					countListUsage(client, now())
				]);
				await seedLists(db);
				await storeTenantLists(db, integrationId, { lists, usage, today: now().slice(0, 10) });
				return null;
			})
	};
}

function companyService(
	context: SetupContext
): Pick<
	TenantService,
	| 'loadCompanies'
	| 'cancelLoading'
	| 'importCompanies'
	| 'saveCompanies'
	| 'removeImported'
	| 'saveCompanyFields'
> {
	const { db, now, exclusively } = context;
	let loading: AbortController | null = null;
	return {
		async loadCompanies(filters, onProgress) {
			loading?.abort();
			const own = new AbortController();
			loading = own;
			return withTenant(context, async ({ client, integrationId }) => {
				const loaded = await loadCompanies(client, {
					integrationId,
					filters,
					mapped: await mappedCompanies(db, integrationId),
					extraFields: (await db.importSettings.get(integrationId))?.companyFields ?? [],
					onProgress,
					signal: own.signal
				});
				return { ...loaded, loadedAt: now() };
			});
		},
		async cancelLoading() {
			loading?.abort();
		},
		importCompanies: (companies) =>
			guarded(async () => importCompanies(db, await connectedId(db), companies)),
		removeImported: (psaIds) =>
			guarded(async () => {
				await removeImported(db, await connectedId(db), psaIds);
				return null;
			}),
		saveCompanyFields: (fields) =>
			guarded(async () => {
				await saveCompanyFields(db, await connectedId(db), fields);
				return null;
			}),
		saveCompanies: (draft) =>
			exclusively(() =>
				guarded(async () => {
					const integrationId = await connectedId(db);
					const plan = await saveCompanies(db, integrationId, { draft, now: now() });
					const settings = await db.importSettings.get(integrationId);
					const count = (kind: string): number =>
						plan.writes.filter((write) => write.kind === kind).length;
					if (count('leave-scope') + plan.newlyMapped.length > 0) {
						await refreshFleet(db, integrationId);
					}
					return {
						mapped: count('map'),
						created: count('create-company'),
						unmapped: count('leave-scope'),
						toImport: settings ? toImport(settings, plan.newlyMapped) : []
					};
				})
			)
	};
}

function toImport(settings: ImportSettingsRow, newlyMapped: readonly number[]): readonly number[] {
	return companiesToImport(newlyMapped, settings.syncsConfigurations, settings.selection);
}

function fieldService(
	context: SetupContext
): Pick<TenantService, 'sampleRecords' | 'saveFields' | 'countConfigurations' | 'saveSelection'> {
	const { db, now, exclusively } = context;
	return {
		sampleRecords: () =>
			withTenant(context, async ({ client, integrationId }) => {
				const { labels, typeNames } = await configurationLabels(db, integrationId);
				return readSampleRecords(client, {
					companies: [...(await mappedCompanies(db, integrationId)).keys()],
					labels,
					typeNames: typeNames.types,
					categoryNames: typeNames.categories
				});
			}),
		countConfigurations: (selection) =>
			withTenant(context, async ({ client, integrationId }) =>
				countConfigurations(client, {
					selection,
					mapped: (await mappedCompanies(db, integrationId)).keys(),
					fields: (await db.importSettings.get(integrationId))?.fields ?? []
				})
			),
		saveFields: (choice) =>
			exclusively(() => changed(db, (id) => saveFields(db, id, { ...choice, now: now() }))),
		saveSelection: (selection) =>
			exclusively(() => changed(db, (id) => saveSelection(db, id, { selection, now: now() })))
	};
}

/** A change of what is stored, with the snapshot brought up to it. */
function changed(
	db: AlmanacDatabase,
	change: (integrationId: IntegrationId) => PromiseLike<void>
): Promise<Outcome<null>> {
	return guarded(async () => {
		const integrationId = await connectedId(db);
		await change(integrationId);
		await refreshFleet(db, integrationId);
		return null;
	});
}
