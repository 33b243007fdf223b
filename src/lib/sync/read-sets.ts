/** Steps that read companies by sets: whole, what a wider selection adds, columns that are new. */
import { commitFill } from '../db/commit-fill.ts';
import { mappedCompanies } from '../db/company-writes.ts';
import { directoriesOf } from '../db/directories.ts';
import { beginPass, finishPass, isPassOpen } from '../db/passes.ts';
import { engineFields, includedFields } from '../domain/field.ts';
import {
	companiesPerQuery,
	countSets,
	selectedCompanies,
	selectionQuery,
	type SelectionQuery
} from '../domain/mapping/selection-query.ts';
import type { SyncStep } from '../domain/sync-plan/plan-sync.ts';
import { sortById, type Sorting } from './absent.ts';
import {
	columnKeys,
	filledKeys,
	readConfigurationSets,
	type ReadSet,
	type SetReading
} from './configuration-sets.ts';
import {
	admits,
	openReadThrough,
	store,
	type ConfigurationWork,
	type Unit
} from './configuration-work.ts';
import type { ReadCompanies } from './companies-step.ts';
import { SetPlanner } from './plan.ts';
import { importSettings, type RunContext } from './run-context.ts';
import { selectionFilters } from './setup/count-configurations.ts';
import { together } from './together.ts';

type Step<Kind extends SyncStep['kind']> = Extract<SyncStep, { readonly kind: Kind }>;

/** Reads companies to their end. What is stored of them and did not come is asked for by its id. */
export async function readWhole(work: ConfigurationWork, step: Step<'read-whole'>): Promise<void> {
	const { context, chosen, early, knowledge, query, wanted } = work;
	const { db, integrationId, runId, signal, progress, now } = context;
	const { reason } = step;
	const isPass = reason !== 'new-companies';
	const isResumed = reason === 'resumed';
	const expected =
		early && isSame(early, { companies: step.companies, query })
			? early.configurations
			: await countConfigurations(context, step.companies, query);
	if (isPass && !isResumed) await beginPass(db, { integrationId, runId, expected });
	const stored = isResumed ? knowledge.stored : 0;
	progress.begin('configurations', { done: stored, expected: stored + expected });
	const refreshes = reason === 'asked' || reason === 'periodic';
	const readThrough = await openReadThrough(work, chosen, refreshes);
	const pass = isResumed ? (knowledge.openPass ?? runId) : runId;
	const reading: SetReading<Unit> = {
		...setsOf(work, { companies: step.companies, query, expected }),
		keys: columnKeys(chosen),
		includeFields: includedFields(work.asked),
		onPage: (rows, own) => readThrough.ahead([...rows.values()], own),
		complete: async (set, own) => {
			const companies = [...set.rows.keys()];
			const sorting: Sorting = { rows: set.rows, verdicts: new Map() };
			await sortById(work, await absentFrom(work, set), { sorting, signal: own });
			await readThrough.fill([...sorting.rows.values()], own);
			const proof = {
				companies,
				complete: set.complete,
				covers: wanted,
				kind: 'whole',
				pass
			} as const;
			return {
				rows: sorting.rows.values(),
				verdicts: sorting.verdicts,
				proof,
				isPass,
				readThrough
			};
		},
		commit: (unit) => store(work, unit)
	};
	await readConfigurationSets(reading, signal);
	if (isPass) await finishPass(db, integrationId, now());
}

/** Reads what a wider selection adds for companies that are known, each record once. */
export async function readMore(work: ConfigurationWork, step: Step<'read-more'>): Promise<void> {
	const { context, chosen, wanted } = work;
	const { runId, signal, progress } = context;
	const readThrough = await openReadThrough(work, chosen, false);
	for (const [at, query] of step.queries.entries()) {
		const isLast = at === step.queries.length - 1;
		const expected = await countConfigurations(context, step.companies, query);
		progress.expectMore('configurations', expected);
		const reading: SetReading<Unit> = {
			...setsOf(work, { companies: step.companies, query, expected }),
			keys: columnKeys(chosen),
			includeFields: includedFields(work.asked),
			onPage: (rows, own) => readThrough.ahead([...rows.values()], own),
			complete: async (set, own) => {
				await readThrough.fill([...set.rows.values()], own);
				const proof = {
					companies: [...set.rows.keys()],
					complete: null,
					covers: wanted,
					kind: 'selection',
					pass: runId
				} as const;
				return { rows: set.rows.values(), proof: isLast ? proof : null, readThrough };
			},
			commit: (unit) => store(work, unit)
		};
		await readConfigurationSets(reading, signal);
	}
}

/** Reads the columns of fields that were added, for what is stored. */
export async function fillFields(
	work: ConfigurationWork,
	{ companies, fields }: Step<'fill-fields'>
): Promise<void> {
	const { context, query } = work;
	const { db, integrationId, runId, signal, progress } = context;
	const readThrough = await openReadThrough(work, fields, false);
	const expected = await countConfigurations(context, companies, query);
	progress.expectMore('configurations', expected);
	const columns = includedFields(fields).filter((name) => !isEngineField(name));
	await readConfigurationSets<ReadSet>(
		{
			...setsOf(work, { companies, query, expected }),
			keys: filledKeys(fields),
			includeFields: [...factFields, ...columns],
			onPage: (rows, own) => readThrough.ahead([...rows.values()], own),
			complete: async (set, own) => {
				await readThrough.fill([...set.rows.values()], own);
				return set;
			},
			commit: async ({ rows }) => {
				const lookups = readThrough.unstored();
				const counts = await commitFill(db, {
					integrationId,
					companies: [...rows.values()],
					fields,
					lookups,
					runId,
					runAfter: (after) => progress.rowAfter(after)
				});
				readThrough.stored(lookups);
				progress.stored(counts);
				await work.usage.check(signal);
			}
		},
		signal
	);
}

/** What every record has to say of itself, beside the columns that are filled. */
const factFields = [
	'id',
	'companyID',
	'isActive',
	'lastModifiedTime',
	'configurationItemType',
	'configurationItemCategoryID'
] as const;

function isEngineField(name: string): boolean {
	return engineFields.some((field) => field === name);
}

interface Sets {
	readonly companies: readonly number[];
	readonly query: SelectionQuery;
	/** Configurations that they have together, as counted. */
	readonly expected: number;
}

function setsOf(
	work: ConfigurationWork,
	{ companies, query, expected }: Sets
): Pick<SetReading<unknown>, 'client' | 'planner' | 'query' | 'admits' | 'clock' | 'pageSize'> {
	const { context, settings, knowledge, clock } = work;
	const { client, readingSize: size } = context;
	const known = new Map(
		[...knowledge.companies].map(([id, { configurations }]) => [id, configurations])
	);
	const companiesPerSet = companiesPerQuery(query);
	return {
		client,
		planner: new SetPlanner({
			companies,
			expected,
			companiesPerQuery: companiesPerSet,
			known,
			size
		}),
		query,
		admits: (record) => admits(settings, record),
		clock,
		pageSize: size.pageSize
	};
}

/** Ids that are stored in the companies of a set and that it did not bring. */
async function absentFrom({ context }: ConfigurationWork, { rows }: ReadSet): Promise<number[]> {
	const { db, integrationId } = context;
	const read = new Set([...rows.values()].flatMap(({ ids }) => ids));
	const stored = await directoriesOf(db, integrationId, [...rows.keys()]);
	return stored.flatMap(({ ids }) => [...ids].filter((id) => !read.has(id)));
}

/** A count that was asked for before the work began. */
export interface EarlyCount {
	/** Autotask ids, ascending. */
	readonly companies: readonly number[];
	readonly query: SelectionQuery;
	readonly configurations: number;
}

/**
 * Counts what a first import will read while the companies are being stored. Where other companies come
 * to be mapped than those that are taken for it here, the count is asked for again.
 */
export async function countEarly(
	context: RunContext,
	{ read, mapsNew }: ReadCompanies
): Promise<EarlyCount | null> {
	const { db, integrationId } = context;
	const { selection, syncsConfigurations } = await importSettings(context);
	if (!syncsConfigurations || !mapsNew || (await isPassOpen(db, integrationId))) return null;
	const mapped = [...(await mappedCompanies(db, integrationId)).keys()];
	const companies = selectedCompanies(selection, [...mapped, ...read.map(({ psaId }) => psaId)]);
	const query = selectionQuery(selection);
	const configurations = await countConfigurations(context, companies, query);
	return { companies, query, configurations };
}

/** One count per 300 companies or so; together they tell how sets are cut and how long it takes. */
export async function countConfigurations(
	{ client, signal }: Pick<RunContext, 'client' | 'signal'>,
	companies: readonly number[],
	query: SelectionQuery
): Promise<number> {
	const sets = countSets(companies, query);
	const counts = await together<number[]>(signal, (own) =>
		sets.map((set) => client.count('ConfigurationItems', selectionFilters(set, query), own))
	);
	return counts.reduce((sum, count) => sum + count, 0);
}

type Counted = Pick<EarlyCount, 'companies' | 'query'>;

function isSame(a: Counted, b: Counted): boolean {
	const ofCounted = ({ companies, query }: Counted): string => JSON.stringify([companies, query]);
	return ofCounted(a) === ofCounted(b);
}
