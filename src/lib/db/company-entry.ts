/** Type and status of one company, as a person may set them here. */
import type { CompanyId, CompanyStatusId, CompanyTypeId, IntegrationId } from '../domain/ids.ts';
import {
	entryEffect,
	type CompanyEntryId,
	type EntryEffect,
	type EntryRules
} from '../domain/mapping/company-entry.ts';
import { statusValueOf } from '../domain/mapping/list-mapping.ts';
import type { OutboxItem } from '../domain/outbox/item.ts';
import { sentKinds } from '../domain/outbox/sending.ts';
import { activeListLinks, followTables } from './company-follow.ts';
import type { AlmanacDatabase } from './database.ts';
import type { ListName } from './list-tabs.ts';
import { connectedIntegration } from './integrations.ts';
import { queueChange, withdrawChange } from './outbox.ts';
import type { PsaCompanyRow } from './rows.ts';

export interface EntryChoice {
	readonly id: CompanyEntryId;
	readonly name: string;
	readonly effect: EntryEffect;
}

/** One of the two pickers of a company. */
export interface EntryPicker {
	readonly list: ListName;
	readonly current: CompanyEntryId | null;
	readonly choices: readonly EntryChoice[];
	/** What leaving it empty does. */
	readonly none: EntryEffect;
	/** True where the list follows Autotask for this company. */
	readonly follows: boolean;
	readonly sends: boolean;
}

const pickerTables = (db: AlmanacDatabase) => [...followTables(db), db.picklists, db.integrations];

/** Both pickers; undefined for an id that no company has. Live. */
export function readEntryPickers(
	db: AlmanacDatabase,
	companyId: CompanyId
): PromiseLike<Readonly<Record<ListName, EntryPicker>> | undefined> {
	return db.transaction('r', pickerTables(db), async () => {
		const company = await db.companies.get(companyId);
		if (!company) return undefined;
		return {
			types: await pickerOf(db, companyId, { list: 'types', current: company.typeId }),
			statuses: await pickerOf(db, companyId, { list: 'statuses', current: company.statusId })
		};
	});
}

export interface EntryEdit {
	readonly list: ListName;
	readonly id: CompanyEntryId | null;
	/** ISO date-time. */
	readonly now: string;
}

/**
 * Stores what a person chose, and queues it for Autotask in the same transaction where it is sent. Gives
 * what it did; nothing is stored where that is a refusal.
 */
export function setCompanyEntry(
	db: AlmanacDatabase,
	companyId: CompanyId,
	edit: EntryEdit
): PromiseLike<EntryEffect> {
	return db.transaction('rw', pickerTables(db), async () => {
		const linked = await linkedCompany(db, companyId);
		const rules = linked && (await rulesOf(db, linked, edit.list));
		const effect = entryEffect(rules, edit.id);
		if (effect.kind === 'refused') return effect;
		await storeEntry(db, companyId, edit);
		if (linked) await queueEntry(db, linked, { edit, effect });
		return effect;
	});
}

async function pickerOf(
	db: AlmanacDatabase,
	companyId: CompanyId,
	{ list, current }: Pick<EntryPicker, 'list' | 'current'>
): Promise<EntryPicker> {
	const linked = await linkedCompany(db, companyId);
	const rules = linked && (await rulesOf(db, linked, list));
	const table = list === 'types' ? db.companyTypes : db.companyStatuses;
	const entries = (await table.toArray()).sort((a, b) => a.sortOrder - b.sortOrder);
	return {
		list,
		current,
		choices: entries.map(({ id, name }) => ({ id, name, effect: entryEffect(rules, id) })),
		none: entryEffect(rules, null),
		follows: rules !== null,
		sends: rules?.sends ?? false
	};
}

/** The PSA company behind a local one, of the tenant that is connected; null for one that stands alone. */
async function linkedCompany(
	db: AlmanacDatabase,
	companyId: CompanyId
): Promise<PsaCompanyRow | null> {
	const integration = await connectedIntegration(db);
	const mapping = await db.companyMappings.get({ companyId });
	if (!integration || mapping?.integrationId !== integration.id) return null;
	return (await db.psaCompanies.get([mapping.integrationId, mapping.psaId])) ?? null;
}

/** Null where the list does not follow Autotask. */
async function rulesOf(
	db: AlmanacDatabase,
	psa: PsaCompanyRow,
	list: ListName
): Promise<EntryRules | null> {
	const settings = await db.importSettings.get(psa.integrationId);
	if (!settings || settings[list] === 'off') return null;
	const links = (await activeListLinks(db, psa.integrationId))[list];
	const kind = list === 'types' ? 'company-type' : 'company-status';
	return {
		list,
		psaValue: list === 'types' ? psa.type : statusValueOf(psa.isActive),
		links,
		inactive: list === 'types' ? await inactiveTypes(db, psa.integrationId) : new Set(),
		// A company that Autotask no longer has can't be written to.
		sends: sentKinds(settings).has(kind) && psa.missingSince === null
	};
}

async function inactiveTypes(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<ReadonlySet<number>> {
	const picklist = await db.picklists.get([integrationId, 'Companies', 'companyType']);
	const inactive = picklist?.values.filter(({ isActive }) => !isActive) ?? [];
	return new Set(inactive.map(({ value }) => Number(value)));
}

async function storeEntry(
	db: AlmanacDatabase,
	companyId: CompanyId,
	{ list, id }: EntryEdit
): Promise<void> {
	// Each picker offers the ids of its own list only.
	await db.companies.update(
		companyId,
		list === 'types'
			? { typeId: id as CompanyTypeId | null }
			: { statusId: id as CompanyStatusId | null }
	);
}

/** The latest word decides: what is not sent takes back what waited. */
async function queueEntry(
	db: AlmanacDatabase,
	{ integrationId, psaId, name, type, isActive }: PsaCompanyRow,
	{ edit, effect }: { readonly edit: EntryEdit; readonly effect: EntryEffect }
): Promise<void> {
	const isType = edit.list === 'types';
	const place: Pick<OutboxItem, 'integrationId' | 'kind' | 'psaId' | 'field' | 'name'> = isType
		? { integrationId, kind: 'company-type', psaId, field: 'companyType', name }
		: { integrationId, kind: 'company-status', psaId, field: 'isActive', name };
	const base = isType ? type : isActive;
	const value = effect.kind === 'sent' ? (isType ? effect.value : effect.value === 1) : base;
	if (effect.kind === 'local') await withdrawChange(db, place);
	else await queueChange(db, { ...place, base, value }, edit.now);
}
