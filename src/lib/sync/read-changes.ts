/** Reads what changed since the last run, by the tenant's own stamps: a page is the unit of commit. */
import { where, type Filter } from '../autotask/query.ts';
import type { ChangesCheckpointRow } from '../db/run-rows.ts';
import { includedFields } from '../domain/field.ts';
import type { ChangeGroup } from '../domain/sync-plan/plan-sync.ts';
import { sinceOf } from '../domain/sync-plan/tenant-clock.ts';
import { sort, type Sorting } from './absent.ts';
import { notAsked } from './configuration-sets.ts';
import { openReadThrough, store, type ConfigurationWork } from './configuration-work.ts';
import type { ReadThrough } from './read-through.ts';

const entity = 'ConfigurationItems';

/** A group under way: `reach` is what its last page will prove, once the first page has come. */
interface Reading extends ChangeGroup {
	readonly reach: string | null;
	readonly afterId: number | null;
}

/**
 * Reads the changes of all groups. One that was cut goes first: it goes on after its last stored page,
 * and proves no more than its own first page did; what changed since then is read after it.
 */
export async function readChanges(
	work: ConfigurationWork,
	groups: readonly ChangeGroup[]
): Promise<void> {
	const readThrough = await openReadThrough(work, work.chosen, false);
	const cut = cutReading(work.knowledge.changes, groups);
	if (cut) await readGroup(work, cut, readThrough);
	const caughtUp = cut && { ...cut, since: cut.reach === null ? cut.since : sinceOf(cut.reach) };
	const done = new Set(cut?.companies);
	const others = groups.map(({ companies, since }) => ({
		companies: companies.filter((id) => !done.has(id)),
		since
	}));
	for (const group of [...(caughtUp ? [caughtUp] : []), ...others]) {
		const { companies } = group;
		if (companies.length === 0) continue;
		await readGroup(work, { ...group, companies, reach: null, afterId: null }, readThrough);
	}
}

/** Companies that were unmapped or have to be read whole since then are left out. */
function cutReading(
	cut: ChangesCheckpointRow | null,
	groups: readonly ChangeGroup[]
): Reading | null {
	if (!cut) return null;
	const present = new Set(groups.flatMap(({ companies }) => companies));
	const companies = cut.companies.filter((id) => present.has(id));
	return companies.length > 0 ? { ...cut, companies } : null;
}

async function readGroup(
	work: ConfigurationWork,
	reading: Reading,
	readThrough: ReadThrough
): Promise<void> {
	const { context, asked, clock, wanted } = work;
	const { client, readingSize, runId, signal } = context;
	const { companies, since, afterId } = reading;
	const inGroup = new Set(companies);
	const request = {
		filters: changeFilters(companies, since),
		includeFields: includedFields(asked),
		maxRecords: readingSize.pageSize,
		afterId
	};
	const before = clock.reached;
	let reach = reading.reach;
	let isFirst = afterId === null;
	for await (const page of client.pages(entity, request, signal)) {
		const stamps = page.items.map(({ lastModifiedTime }) => lastModifiedTime);
		if (isFirst) reach = clock.provenBy(before, stamps);
		isFirst = false;
		const sorting: Sorting = { rows: new Map(), verdicts: new Map() };
		for (const record of page.items) {
			if (!inGroup.has(record.companyID)) throw notAsked(record.id);
			sort(work, record, sorting);
		}
		await readThrough.fill([...sorting.rows.values()], signal);
		const last = page.items.at(-1)?.id;
		const isEnd = page.isLast || last === undefined;
		const proof = { companies, complete: reach, covers: wanted, kind: 'changes' } as const;
		await store(work, {
			rows: sorting.rows.values(),
			verdicts: sorting.verdicts,
			proof: isEnd ? { ...proof, pass: runId } : null,
			changes: isEnd ? null : { companies, since, reach, afterId: last },
			readThrough
		});
	}
}

/** Only the stamps and the companies: a record that left the selection has to be seen. */
function changeFilters(companies: readonly number[], since: string): Filter[] {
	return [
		where.in('companyID', companies),
		where.or(where.gte('lastModifiedTime', since), where.gte('createDate', since))
	];
}
