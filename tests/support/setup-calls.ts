/** What each screen of the set-up, and the first import, ask of a tenant. */
import { readCompanyTab } from '../../src/lib/db/company-tab.ts';
import { saveSwitches } from '../../src/lib/db/import-choices.ts';
import { defaultCompanyFilters } from '../../src/lib/domain/mapping/company-filter.ts';
import { createUnmappedCompanies } from '../../src/lib/domain/mapping/company-mapping.ts';
import { defaultSelection } from '../../src/lib/domain/selection.ts';
import { defaultChoice, good, syncOnce, type WholeSetup } from './whole-setup.ts';

export interface SetupCalls {
	/** API calls by step; those of the import without its look-ups, which stand apart. */
	readonly counts: Readonly<
		Record<
			| 'permissions'
			| 'lists'
			| 'load'
			| 'importCompanies'
			| 'saveMapping'
			| 'samples'
			| 'count'
			| 'import'
			| 'lookUps',
			number
		>
	>;
	/** Look-ups that were said before the import. */
	readonly estimatedLookUps: number;
	/** Configurations that the first import brought. */
	readonly imported: number;
	/** Field names of each configuration query of the import. */
	readonly queries: readonly (readonly string[])[];
}

/** Names behind ids: one call for each 480 of them, as the ticked read-through fields ask. */
const lookUpPaths = new Set(['products/query', 'contacts/query', 'companylocations/query']);

/** Walks the set-up of a connected tenant and counts. */
export async function setupCalls(setup: WholeSetup): Promise<SetupCalls> {
	const { db, id, service, calls } = setup;
	const counted = async <T>(step: () => Promise<T>): Promise<[T, number]> => {
		await calls();
		const done = await step();
		return [done, (await calls()).length];
	};
	const [, permissions] = await counted(async () => good(await service.checkPermissions()));
	const [, lists] = await counted(async () => good(await service.readLists()));
	const [loaded, load] = await counted(async () =>
		good(await service.loadCompanies(defaultCompanyFilters, () => undefined))
	);
	const [, importCompanies] = await counted(async () =>
		good(await service.importCompanies(loaded.companies))
	);
	const [, saveMapping] = await counted(async () => {
		const model = await readCompanyTab(db, id);
		return good(await service.saveCompanies(createUnmappedCompanies(model, new Map())));
	});
	const [, samples] = await counted(async () => good(await service.sampleRecords()));
	await saveSwitches(db, id, { syncsConfigurations: true });
	good(await service.saveFields(await defaultChoice(db, id)));
	const [estimate, count] = await counted(async () =>
		good(await service.countConfigurations(defaultSelection))
	);
	await calls();
	const { read } = await syncOnce(setup);
	const seen = await calls();
	const lookUps = seen.filter(({ path }) => lookUpPaths.has(path)).length;
	const queries = seen
		.filter(({ path }) => path === 'configurationitems/query')
		.map(({ query }) => {
			const body = JSON.parse(query ?? '{}') as { IncludeFields?: string[] };
			return body.IncludeFields ?? ['everything'];
		});
	return {
		counts: {
			permissions,
			lists,
			load,
			importCompanies,
			saveMapping,
			samples,
			count,
			import: seen.length - lookUps,
			lookUps
		},
		estimatedLookUps: estimate.requests.lookups,
		imported: read,
		queries
	};
}
