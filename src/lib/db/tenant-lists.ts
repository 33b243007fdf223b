/** What the tenant lists now, and what that does to the local lists (product.md, sections 3 and 4). */
import type { CompanyStatusId, CompanyTypeId, IntegrationId } from '../domain/ids.ts';
import { arrivingStatuses, arrivingTypes } from '../domain/mapping/company-sync.ts';
import type { ListModel } from '../domain/mapping/list-mapping.ts';
import { planListSync } from '../domain/mapping/list-sync.ts';
import { listStoreTables, storeLists, type AutotaskLists } from './autotask-lists.ts';
import { followMappedCompanies, followTables } from './company-follow.ts';
import { importedCompanies, mappedCompanies } from './company-writes.ts';
import type { AlmanacDatabase } from './database.ts';
import { inTransaction } from './in-transaction.ts';
import { storeListUsage, type ListUsage } from './list-usage.ts';
import {
	applyListWrites,
	companyStatusList,
	companyTypeList,
	statusModel,
	typeModel
} from './local-lists.ts';

export interface TenantLists {
	readonly lists: AutotaskLists;
	/** Null where companies were not counted: the last figures stay. */
	readonly usage: ListUsage | null;
	/** ISO date. */
	readonly today: string;
}

/** Every table that {@link storeTenantLists} touches. */
export function tenantListTables(db: AlmanacDatabase) {
	return [...new Set([...listStoreTables(db), ...followTables(db)])];
}

/**
 * Stores what was read and keeps the local lists current where their sync is switched on, all or
 * nothing. A type that Autotask no longer lists is told from one that it never listed by what was
 * stored before, so the two belong into one transaction. Gives how many lists changed.
 */
export function storeTenantLists(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	tenant: TenantLists
): PromiseLike<number> {
	return inTransaction(db, tenantListTables(db), async (db) => {
		const before = await db.picklists.get([integrationId, 'Companies', 'companyType']);
		const listedBefore = new Set(before?.values.map(({ value }) => Number(value)));
		const changed = await storeLists(db, integrationId, tenant.lists);
		if (tenant.usage) await storeListUsage(db, integrationId, tenant.usage);
		await syncLists(db, integrationId, { today: tenant.today, listedBefore });
		await followMappedCompanies(db, integrationId);
		return changed;
	});
}

async function syncLists(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	context: { readonly today: string; readonly listedBefore: ReadonlySet<number> }
): Promise<void> {
	const settings = await db.importSettings.get(integrationId);
	if (!settings) return;
	const imported = [...(await importedCompanies(db, integrationId)).values()];
	const mapped = await mappedCompanies(db, integrationId);
	if (settings.types !== 'off') {
		const model = await typeModel(db, integrationId);
		const plan = planListSync(model, {
			...context,
			fullSync: settings.types === 'full' && hasBegun(model),
			arriving: arrivingTypes(imported, mapped),
			newId: newId<CompanyTypeId>
		});
		await applyListWrites(db, companyTypeList(db), { integrationId, writes: plan.writes });
	}
	if (settings.statuses !== 'off') {
		const model = await statusModel(db, integrationId);
		const plan = planListSync(model, {
			...context,
			fullSync: settings.statuses === 'full' && hasBegun(model),
			arriving: arrivingStatuses(imported, mapped),
			listedBefore: new Set(),
			newId: newId<CompanyStatusId>
		});
		await applyListWrites(db, companyStatusList(db), { integrationId, writes: plan.writes });
	}
}

/**
 * Full sync waits for the first Save: before it, a sync in the background would create what the person
 * is about to map.
 */
function hasBegun({ mapped }: ListModel<string>): boolean {
	return mapped.size > 0;
}

function newId<Id extends string>(): Id {
	return crypto.randomUUID() as string as Id;
}
