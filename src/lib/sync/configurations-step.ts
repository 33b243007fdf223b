/** Phase three of a run: configurations by company sets, resumable after every one of them. */
import { beginPass, finishPass, openPass, type Pass } from '../db/passes.ts';
import { commitSet } from '../db/commit-set.ts';
import { mappedCompanies } from '../db/company-writes.ts';
import type { CompanyRowsBuilder } from '../db/company-rows.ts';
import { PlaceIndex } from '../db/place-index.ts';
import type { ImportSettingsRow } from '../db/rows.ts';
import type { TenantLists } from '../db/tenant-lists.ts';
import { isReadThrough, readThroughFields, type FieldKey } from '../domain/field.ts';
import {
	companiesPerQuery,
	countSets,
	selectedCompanies,
	selectionQuery,
	type SelectionQuery
} from '../domain/mapping/selection-query.ts';
import { readConfigurationSets } from './configuration-sets.ts';
import { SetPlanner, type ReadingSize } from './plan.ts';
import { ReadThrough, type ListNames } from './read-through.ts';
import { importSettings, type RunContext } from './run-context.ts';
import { selectionFilters } from './setup/count-configurations.ts';
import { together } from './together.ts';
import type { UsageWatch } from './usage.ts';

export interface ConfigurationsStep {
	readonly lists: TenantLists;
	readonly usage: UsageWatch;
}

/** Reads what the selection holds. A pass that was cut goes on with the companies that it lacks. */
export async function syncConfigurations(
	context: RunContext,
	{ lists, usage }: ConfigurationsStep
): Promise<void> {
	const { db, integrationId, client, progress, request, runId, signal, readingSize, now } = context;
	const settings = await importSettings(context);
	const chosen = settings.fields ?? [];
	const query = selectionQuery(settings.selection);
	// Nobody has chosen the fields yet: what would come is not what the person wants.
	const isWanted = settings.syncsConfigurations && settings.fields !== null;
	const mapped = isWanted ? await mappedCompanies(db, integrationId) : new Map();
	const companies = selectedCompanies(settings.selection, mapped.keys());
	const terms = termsOf(settings);
	const resumed = request.mode === 'full' ? null : await openPass(db, integrationId, terms);
	progress.begin('configurations', { done: resumed?.stored ?? 0 });
	const left = resumed ? companies.filter((id) => !resumed.done.has(id)) : companies;
	const counted = await countConfigurations(context, left, query);
	const pass = resumed ?? (await beginPass(db, { integrationId, runId, terms, expected: counted }));
	progress.begin('configurations', { done: pass.stored, expected: pass.stored + counted });

	const readThrough = await ReadThrough.open({
		db,
		client,
		integrationId,
		fields: chosen,
		listNames: listNamesOf(lists),
		refreshes: request.mode === 'full'
	});
	const places = await PlaceIndex.load(db, integrationId);
	const commit = async (rows: readonly CompanyRowsBuilder[]): Promise<void> => {
		const lookups = readThrough.unstored();
		const stored = await commitSet(db, {
			integrationId,
			companies: rows,
			places,
			lookups,
			readAt: now(),
			runId,
			runAfter: (counts) => progress.rowAfter(counts)
		});
		readThrough.stored(lookups);
		progress.stored(stored);
		await usage.check(signal);
	};
	await readConfigurationSets(
		{
			client,
			planner: plannerFor({ companies: left, expected: counted, query, pass, size: readingSize }),
			query,
			selection: settings.selection,
			asked: askedFields(chosen, lists),
			chosen,
			readThrough,
			pageSize: readingSize.pageSize,
			commit
		},
		signal
	);
	await finishPass(db, integrationId);
	const { added, changed } = progress.counts;
	const done = pass.stored + progress.counts.read;
	progress.end('configurations', { done, hasChanged: added + changed > 0 });
}

/** A pass reads with one choice of fields and selection from its first set to its last. */
function termsOf({ fields, selection }: ImportSettingsRow): string {
	const { types, categories, statuses } = selection;
	const chosen = [...(fields ?? [])].sort();
	return JSON.stringify({ chosen, types, categories, statuses });
}

/** One count per 300 companies or so; together they tell how sets are cut and how long it takes. */
async function countConfigurations(
	{ client, signal }: RunContext,
	companies: readonly number[],
	query: SelectionQuery
): Promise<number> {
	const sets = countSets(companies, query);
	const counts = await together<number[]>(signal, (own) =>
		sets.map((set) => client.count('ConfigurationItems', selectionFilters(set, query), own))
	);
	return counts.reduce((sum, count) => sum + count, 0);
}

function plannerFor(input: {
	readonly companies: readonly number[];
	readonly expected: number;
	readonly query: SelectionQuery;
	readonly pass: Pass;
	readonly size: ReadingSize;
}): SetPlanner {
	const { companies, expected, query, pass, size } = input;
	return new SetPlanner({
		companies,
		expected,
		companiesPerQuery: companiesPerQuery(query),
		known: pass.known,
		size
	});
}

/** A field that the tenant lost since would make every query fail; its column stays empty. */
function askedFields(chosen: readonly FieldKey[], { lists }: TenantLists): FieldKey[] {
	const known = new Set(lists.catalogs.get('ConfigurationItems')?.map(({ key }) => key));
	return chosen.filter((key) =>
		known.has(isReadThrough(key) ? readThroughFields[key].idField : key)
	);
}

function listNamesOf({ lists }: TenantLists): ListNames {
	const namesOf = (entity: string): Map<number, string> =>
		new Map(lists.entities.get(entity)?.map(({ value, label }) => [Number(value), label]));
	return new Map([
		['via:type.name', namesOf('ConfigurationItemTypes')],
		['via:category.name', namesOf('ConfigurationItemCategories')]
	]);
}
