/**
 * Finds configurations that are gone, or that came and went without a stamp (product.md, section 9). A
 * count per set of companies says whether anything lacks; only where it does are ids read and compared,
 * and only ids that lack are asked for again. Nothing is judged before a sweep is whole.
 */
import type { Filter } from '../autotask/query.ts';
import { refreshedFleet } from '../db/fleet.ts';
import { idsInScope } from '../db/fleet-scope.ts';
import { countSets } from '../domain/mapping/selection-query.ts';
import { pagesOf } from '../domain/query-limits.ts';
import { sortById, type Sorting } from './absent.ts';
import { openReadThrough, store, type ConfigurationWork } from './configuration-work.ts';
import { selectionFilters } from './setup/count-configurations.ts';
import { together } from './together.ts';

const entity = 'ConfigurationItems';

/** A set with fewer pages is swept at once: halving it would cost as many calls. */
const pagesWorthHalving = 3;

type IdsByCompany = ReadonlyMap<number, ReadonlySet<number>>;

export async function findGone(
	work: ConfigurationWork,
	companies: readonly number[]
): Promise<void> {
	const { context, query, ahead } = work;
	const { db, integrationId, signal } = context;
	if (!isCountable(work)) return;
	const sets = countSets(companies, query);
	const counting = together(signal, (own) => sets.map((set) => count(work, set, own)));
	// Its failure is met below; until then it must not count as unhandled.
	counting.catch(() => undefined);
	const stored: IdsByCompany = idsInScope(await refreshedFleet(db, integrationId, ahead));
	const counts = await counting;
	const suspects = await together<number[][]>(signal, (own) =>
		sets.map((set, at) =>
			suspectsAmong(work, { set, stored, signal: own, counted: counts[at] ?? 0 })
		)
	);
	for (const set of countSets(suspects.flat(), query)) await sweep(work, set, stored);
}

/** A list that is too long for a query is judged here: Autotask would count more. */
function isCountable({ query, settings: { selection } }: ConfigurationWork): boolean {
	return (
		(query.types !== null || selection.types.length === 0) &&
		(query.categories !== null || selection.categories.length === 0)
	);
}

interface Suspicion {
	readonly set: readonly number[];
	readonly stored: IdsByCompany;
	readonly signal: AbortSignal;
	/** What Autotask counts. */
	readonly counted: number;
}

/** Companies of a set whose count differs; a large set is halved until little has to be swept. */
async function suspectsAmong(work: ConfigurationWork, suspicion: Suspicion): Promise<number[]> {
	const { set, stored, signal, counted } = suspicion;
	const here = set.reduce((sum, id) => sum + (stored.get(id)?.size ?? 0), 0);
	if (counted === here) return [];
	if (set.length === 1 || pagesOf(Math.max(counted, here)) < pagesWorthHalving) return [...set];
	const half = set.slice(0, Math.ceil(set.length / 2));
	const inHalf = await count(work, half, signal);
	const rest = set.slice(half.length);
	return [
		...(await suspectsAmong(work, { set: half, stored, signal, counted: inHalf })),
		...(await suspectsAmong(work, { set: rest, stored, signal, counted: counted - inHalf }))
	];
}

function count(
	{ context, query }: ConfigurationWork,
	set: readonly number[],
	signal: AbortSignal
): Promise<number> {
	return context.client.count(entity, selectionFilters(set, query), signal);
}

/** Compares the ids of a set; what lacks on either side is asked for by id and stored as it is. */
async function sweep(
	work: ConfigurationWork,
	set: readonly number[],
	stored: IdsByCompany
): Promise<void> {
	const { context, chosen, query } = work;
	const { signal } = context;
	const there = await readIds(work, selectionFilters(set, query));
	const here = new Set(set.flatMap((id) => [...(stored.get(id) ?? [])]));
	const lacking = [
		...[...here].filter((id) => !there.has(id)),
		...[...there].filter((id) => !here.has(id))
	];
	if (lacking.length === 0) return;
	const sorting: Sorting = { rows: new Map(), verdicts: new Map() };
	await sortById(work, lacking, { sorting, signal });
	const readThrough = await openReadThrough(work, chosen, false);
	await readThrough.fill([...sorting.rows.values()], signal);
	await store(work, {
		rows: sorting.rows.values(),
		verdicts: sorting.verdicts,
		proof: null,
		readThrough
	});
}

async function readIds(
	{ context, usage }: ConfigurationWork,
	filters: readonly Filter[]
): Promise<Set<number>> {
	const { client, readingSize, signal } = context;
	const ids = new Set<number>();
	const request = { filters, includeFields: ['id'] as const, maxRecords: readingSize.pageSize };
	for await (const page of client.pages(entity, request, signal)) {
		for (const { id } of page.items) ids.add(id);
		await usage.check(signal);
	}
	return ids;
}
