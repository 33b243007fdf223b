/** What Configuration Selection offers: mapped companies, types and categories. */
import type { IntegrationId } from '../domain/ids.ts';
import { importedCompanies, mappedCompanies } from './company-writes.ts';
import type { AlmanacDatabase } from './database.ts';
import { configurationLabels } from './labels.ts';

export interface ListOption {
	/** Autotask's id as text. */
	readonly value: string;
	readonly label: string;
}

export interface ConfigurationLists {
	readonly companies: readonly { readonly psaId: number; readonly name: string }[];
	readonly types: readonly ListOption[];
	readonly categories: readonly ListOption[];
}

/** Live; everything by name. */
export function readConfigurationLists(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): PromiseLike<ConfigurationLists> {
	const tables = [db.psaCompanies, db.companyMappings, db.picklists];
	return db.transaction('r', tables, async () => {
		const imported = await importedCompanies(db, integrationId);
		const mapped = await mappedCompanies(db, integrationId);
		const { typeNames } = await configurationLabels(db, integrationId);
		const companies = [...mapped.keys()].flatMap((psaId) => imported.get(psaId) ?? []);
		return {
			companies: companies
				.map(({ psaId, name }) => ({ psaId, name }))
				.sort((a, b) => a.name.localeCompare(b.name)),
			types: optionsOf(typeNames.types),
			categories: optionsOf(typeNames.categories)
		};
	});
}

function optionsOf(names: ReadonlyMap<number, string>): ListOption[] {
	return [...names]
		.map(([id, label]) => ({ value: String(id), label }))
		.sort((a, b) => a.label.localeCompare(b.label));
}
