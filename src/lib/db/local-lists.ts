/** Company types and company statuses: two lists with the same rules, read and written the same way. */
import type { Table } from 'dexie';
import type { CompanyId, CompanyStatusId, CompanyTypeId, IntegrationId } from '../domain/ids.ts';
import {
	psaStatusValues,
	psaTypeValues,
	statusValueOf,
	type ListModel,
	type PsaListValue
} from '../domain/mapping/list-mapping.ts';
import type { ListWrite } from '../domain/mapping/list-save.ts';
import type { AlmanacDatabase } from './database.ts';
import { everythingOf } from './integrations.ts';
import type { ListEntryRow, ListMappingRow } from './rows.ts';

type ListId = CompanyTypeId | CompanyStatusId;

/** One of the two lists: its tables, and where a company holds its entry. */
export interface LocalList<Id extends ListId> {
	readonly entries: Table<ListEntryRow<Id>, Id>;
	readonly mappings: Table<ListMappingRow<Id>, [IntegrationId, number]>;
	readonly member: 'typeId' | 'statusId';
}

export function companyTypeList(db: AlmanacDatabase): LocalList<CompanyTypeId> {
	return { entries: db.companyTypes, mappings: db.companyTypeMappings, member: 'typeId' };
}

export function companyStatusList(db: AlmanacDatabase): LocalList<CompanyStatusId> {
	return { entries: db.companyStatuses, mappings: db.companyStatusMappings, member: 'statusId' };
}

/** The tables that {@link typeModel}, {@link statusModel} and {@link applyListWrites} touch. */
export function listTables(db: AlmanacDatabase) {
	return [
		db.companies,
		db.companyTypes,
		db.companyTypeMappings,
		db.companyStatuses,
		db.companyStatusMappings,
		db.picklists,
		db.psaCompanies
	];
}

/** Autotask's values mapped to local entries. */
export async function listLinks<Id extends ListId>(
	{ mappings }: LocalList<Id>,
	integrationId: IntegrationId
): Promise<Map<number, Id>> {
	const rows = await mappings
		.where('[integrationId+psaValue]')
		.between(...everythingOf(integrationId))
		.toArray();
	return new Map(rows.map(({ psaValue, localId }) => [psaValue, localId]));
}

/** The tab Company Types as it is stored. */
export async function typeModel(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<ListModel<CompanyTypeId>> {
	const picklist = await db.picklists.get([integrationId, 'Companies', 'companyType']);
	const mapped = await listLinks(companyTypeList(db), integrationId);
	const usage = await usageOf(db, integrationId, ({ type }) => type);
	const psa = psaTypeValues(picklist?.values ?? [], usage, mapped);
	return modelOf(db, companyTypeList(db), { psa, mapped });
}

/** The tab Company Statuses as it is stored. */
export async function statusModel(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<ListModel<CompanyStatusId>> {
	const mapped = await listLinks(companyStatusList(db), integrationId);
	const usage = await usageOf(db, integrationId, ({ isActive }) => statusValueOf(isActive));
	return modelOf(db, companyStatusList(db), { psa: psaStatusValues(usage), mapped });
}

/** Writes what a save, a sync or an undo planned; part of the caller's transaction. */
export async function applyListWrites<Id extends ListId>(
	db: AlmanacDatabase,
	list: LocalList<Id>,
	writes: { readonly integrationId: IntegrationId; readonly writes: readonly ListWrite<Id>[] }
): Promise<void> {
	for (const write of writes.writes) await applyListWrite(db, list, { ...writes, write });
}

async function applyListWrite<Id extends ListId>(
	db: AlmanacDatabase,
	list: LocalList<Id>,
	{ integrationId, write }: { integrationId: IntegrationId; write: ListWrite<Id> }
): Promise<void> {
	const { entries, mappings, member } = list;
	switch (write.kind) {
		case 'create':
			await entries.add(write.entry);
			return;
		case 'delete':
			return entries.delete(write.entry.id);
		case 'rename':
			return changeEntry(list, write.id, { name: write.to });
		case 'mark-deleted':
			return changeEntry(list, write.id, { deletedInAutotask: write.to });
		case 'map':
			await mappings.add({ integrationId, psaValue: write.value, localId: write.id });
			return;
		case 'unmap':
			return mappings.delete([integrationId, write.value]);
		case 'move-companies':
			return moveCompanies(db, member, write);
	}
}

async function changeEntry<Id extends ListId>(
	{ entries }: LocalList<Id>,
	id: Id,
	changes: Partial<Omit<ListEntryRow<Id>, 'id'>>
): Promise<void> {
	const entry = await entries.get(id);
	if (entry) await entries.put({ ...entry, ...changes });
}

/** Only companies that are still attached to `from`: a person may have changed one meanwhile. */
async function moveCompanies<Id extends ListId>(
	db: AlmanacDatabase,
	member: 'typeId' | 'statusId',
	move: { readonly from: Id; readonly to: Id; readonly companyIds: readonly CompanyId[] }
): Promise<void> {
	const rows = await db.companies.bulkGet([...move.companyIds]);
	const moving = rows.filter((row) => row !== undefined).filter((row) => row[member] === move.from);
	await db.companies.bulkPut(moving.map((row) => ({ ...row, [member]: move.to })));
}

async function usageOf(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	valueOf: (company: { type: number | null; isActive: boolean }) => number | null
): Promise<Map<number, number>> {
	const usage = new Map<number, number>();
	await db.psaCompanies
		.where('[integrationId+psaId]')
		.between(...everythingOf(integrationId))
		.each((company) => {
			const value = valueOf(company);
			if (value !== null) usage.set(value, (usage.get(value) ?? 0) + 1);
		});
	return usage;
}

async function modelOf<Id extends ListId>(
	db: AlmanacDatabase,
	{ entries, member }: LocalList<Id>,
	autotask: { readonly psa: readonly PsaListValue[]; readonly mapped: ReadonlyMap<number, Id> }
): Promise<ListModel<Id>> {
	const rows = await entries.toArray();
	const attached = new Map<string, CompanyId[]>();
	for (const { id, [member]: entry } of await db.companies.toArray()) {
		if (entry === null) continue;
		const known = attached.get(entry);
		if (known) known.push(id);
		else attached.set(entry, [id]);
	}
	const local = rows
		.sort((a, b) => a.sortOrder - b.sortOrder)
		.map((row) => ({ ...row, companyIds: attached.get(row.id) ?? [] }));
	return { ...autotask, local };
}
