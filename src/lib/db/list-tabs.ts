/** The tabs Company Types and Company Statuses: what they show, "Save" and its undo. */
import type { CompanyStatusId, CompanyTypeId, IntegrationId } from '../domain/ids.ts';
import {
	freshStatusNames,
	freshTypeNames,
	psaStatusValues,
	psaTypeValues,
	type ListDraft,
	type ListModel
} from '../domain/mapping/list-mapping.ts';
import {
	planListSave,
	undoListWrites,
	type ListSavePlan,
	type ListWrite
} from '../domain/mapping/list-save.ts';
import { followMappedCompanies, followTables } from './company-follow.ts';
import type { AlmanacDatabase } from './database.ts';
import { inTransaction } from './in-transaction.ts';
import { readListUsage, type ListUsage } from './list-usage.ts';
import {
	applyListWrites,
	companyStatusList,
	companyTypeList,
	statusModel,
	typeModel,
	type LocalList
} from './local-lists.ts';
import { realignPending } from './outbox-realign.ts';

export type ListName = 'types' | 'statuses';

/** Both lists have the same rules and differ in the brand of their ids. */
export type ListEntryId = CompanyTypeId | CompanyStatusId;

export interface ListTab {
	readonly model: ListModel<ListEntryId>;
	/** ISO date-time at which the tenant's companies were last counted; null before. */
	readonly countedAt: string | null;
	/** False until the tenant's list was first read. */
	readonly isRead: boolean;
}

export interface ListPlace {
	readonly integrationId: IntegrationId;
	readonly name: ListName;
}

const tabTables = (db: AlmanacDatabase) => [...followTables(db), db.picklists];

/** Live: changes with a save, a sync and a count. */
export function readListTab(db: AlmanacDatabase, place: ListPlace): PromiseLike<ListTab> {
	return db.transaction('r', tabTables(db), async () => {
		const usage = await readListUsage(db, place.integrationId);
		const picklist = await db.picklists.get([place.integrationId, 'Companies', 'companyType']);
		return {
			model: await tabModel(db, place, usage),
			countedAt: usage.countedAt,
			isRead: picklist !== undefined
		};
	});
}

/**
 * Plans on what is stored now and stores it, in one transaction. Mapped companies then take what their
 * Autotask value is mapped to.
 */
export function saveList(
	db: AlmanacDatabase,
	place: ListPlace,
	draft: ListDraft<ListEntryId>
): PromiseLike<ListSavePlan<ListEntryId>> {
	return inTransaction(db, tabTables(db), async (db) => {
		const usage = await readListUsage(db, place.integrationId);
		const plan = planListSave(await tabModel(db, place, usage), draft, newEntryId);
		await writeList(db, place, plan.writes);
		return plan;
	});
}

/** Takes a save back: the list, its mapping, and the companies that moved. */
export function undoListSave(
	db: AlmanacDatabase,
	place: ListPlace,
	writes: readonly ListWrite<ListEntryId>[]
): PromiseLike<void> {
	// Dexie keeps its zone over native awaits only for a function that is async itself.
	return inTransaction(db, tabTables(db), async (db) => {
		await writeList(db, place, undoListWrites(writes));
	});
}

/** The note "deleted in Autotask" was handled: the mark goes, the entry stays. */
export async function acknowledgeDeleted(
	db: AlmanacDatabase,
	name: ListName,
	id: ListEntryId
): Promise<void> {
	const { entries } = localList(db, name);
	const entry = await entries.get(id);
	if (entry) await entries.put({ ...entry, deletedInAutotask: null });
}

/** Gives a fresh workspace its types and statuses; a list that has entries stays as it is. */
export function seedLists(db: AlmanacDatabase): PromiseLike<void> {
	return inTransaction(db, [db.companyTypes, db.companyStatuses], async (db) => {
		await seedList(localList(db, 'types'), freshTypeNames);
		await seedList(localList(db, 'statuses'), freshStatusNames);
	});
}

async function seedList(
	{ entries }: LocalList<ListEntryId>,
	names: readonly string[]
): Promise<void> {
	if ((await entries.count()) > 0) return;
	await entries.bulkAdd(
		names.map((name, index) => ({
			id: newEntryId(),
			name,
			sortOrder: index + 1,
			deletedInAutotask: null
		}))
	);
}

async function writeList(
	db: AlmanacDatabase,
	{ integrationId, name }: ListPlace,
	writes: readonly ListWrite<ListEntryId>[]
): Promise<void> {
	await applyListWrites(db, localList(db, name), { integrationId, writes });
	await realignPending(db, integrationId);
	await followMappedCompanies(db, integrationId);
}

/** The list as it is stored, with the values that the whole tenant uses and not only imported companies. */
async function tabModel(
	db: AlmanacDatabase,
	{ integrationId, name }: ListPlace,
	usage: ListUsage
): Promise<ListModel<ListEntryId>> {
	const stored = await (name === 'types' ? typeModel : statusModel)(db, integrationId);
	if (usage.countedAt === null) return stored;
	if (name === 'statuses') return { ...stored, psa: psaStatusValues(usage.statuses) };
	const picklist = await db.picklists.get([integrationId, 'Companies', 'companyType']);
	const imported = stored.psa.map(({ value, companies }) => [value, companies] as const);
	const counts = new Map([...imported.filter(([, count]) => count > 0), ...usage.types]);
	return { ...stored, psa: psaTypeValues(picklist?.values ?? [], counts, stored.mapped) };
}

/** The tables of one list. Ids of the two are never mixed: each stays within its own list. */
function localList(db: AlmanacDatabase, name: ListName): LocalList<ListEntryId> {
	const list = name === 'types' ? companyTypeList(db) : companyStatusList(db);
	return list as unknown as LocalList<ListEntryId>;
}

function newEntryId(): ListEntryId {
	return crypto.randomUUID() as string as ListEntryId;
}
