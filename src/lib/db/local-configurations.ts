/** Configurations that people added by hand or from a table, so that a company without a PSA has them. */
import type { Configuration } from '../domain/configuration.ts';
import type { CompanyId, ConfigurationId } from '../domain/ids.ts';
import type {
	KnownConfiguration,
	ManualConfiguration
} from '../domain/mapping/manual-configurations.ts';
import type { AlmanacDatabase } from './database.ts';
import type { LocalConfigurationRow } from './rows.ts';

/** Adds all of them or none; `now` is an ISO date-time. */
export function addLocalConfigurations(
	db: AlmanacDatabase,
	companyId: CompanyId,
	added: { readonly configurations: readonly ManualConfiguration[]; readonly now: string }
): PromiseLike<void> {
	return db.transaction('rw', [db.localConfigurations], async () => {
		await db.localConfigurations.bulkAdd(
			added.configurations.map((configuration) => ({
				...configuration,
				id: crypto.randomUUID() as string as ConfigurationId,
				companyId,
				addedAt: added.now
			}))
		);
	});
}

export async function removeLocalConfiguration(
	db: AlmanacDatabase,
	id: ConfigurationId
): Promise<void> {
	await db.localConfigurations.delete(id);
}

/** Those of a company by name; part of the caller's transaction. */
export async function localConfigurationsOf(
	db: AlmanacDatabase,
	companyId: CompanyId
): Promise<Configuration[]> {
	const rows = await db.localConfigurations.where({ companyId }).toArray();
	return rows.map(configurationOf).sort((a, b) => a.name.localeCompare(b.name));
}

/** One of them as screens read it. */
export function configurationOf(row: LocalConfigurationRow): Configuration {
	return {
		id: row.id,
		psaId: null,
		companyId: row.companyId,
		name: row.name,
		type: row.type ?? 'No type',
		typeId: null,
		categoryId: null,
		category: null,
		isActive: row.isActive,
		presence: { state: 'present' },
		scope: { state: 'in' },
		values: {},
		mapped: row.values
	};
}

/** What a table of further ones is judged against. */
export function knownConfigurations(
	configurations: readonly Configuration[]
): KnownConfiguration[] {
	return configurations.map(({ name, mapped }) => ({
		name,
		serialNumber: mapped.serialNumber === undefined ? null : String(mapped.serialNumber)
	}));
}
