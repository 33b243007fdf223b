/** The outbox as screens show it: with the records that its items are about, and names of their values. */
import { isIsoDate } from '../domain/dates.ts';
import type { FieldValue } from '../domain/field.ts';
import {
	configurationIdOf,
	type CompanyId,
	type ConfigurationId,
	type IntegrationId
} from '../domain/ids.ts';
import { outboxEntities, type OutboxItem, type OutboxKind } from '../domain/outbox/item.ts';
import { sentKinds } from '../domain/outbox/sending.ts';
import type { AlmanacDatabase } from './database.ts';
import { connectedIntegration } from './integrations.ts';
import { listOutbox } from './outbox.ts';

/** A value as it is shown: the name of a type or status, an ISO day, or what Autotask wrote. Null: none. */
export type ShownValue = string | null;

export interface OutboxEntry {
	readonly item: OutboxItem;
	/** Null where the company is no longer mapped here. */
	readonly companyId: CompanyId | null;
	/** Null for an item about a company. */
	readonly configurationId: ConfigurationId | null;
	readonly base: ShownValue;
	readonly value: ShownValue;
	/** What Autotask has, where it overruled the change. */
	readonly theirs: ShownValue;
	/** Whether its switch lets it go out now. */
	readonly isLetOut: boolean;
}

export interface OutboxView {
	/** Newest first. */
	readonly entries: readonly OutboxEntry[];
	/** What is switched on. */
	readonly sends: ReadonlySet<OutboxKind>;
}

/** Live. Empty where no tenant is connected. */
export function readOutbox(db: AlmanacDatabase): PromiseLike<OutboxView> {
	const tables = [
		db.outbox,
		db.integrations,
		db.importSettings,
		db.companyMappings,
		db.directories,
		db.picklists,
		db.companyTypes,
		db.companyStatuses,
		db.companyTypeMappings,
		db.companyStatusMappings
	];
	return db.transaction('r', tables, async () => {
		const integration = await connectedIntegration(db);
		if (!integration) return { entries: [], sends: new Set() };
		const settings = await db.importSettings.get(integration.id);
		const sends = settings ? sentKinds(settings) : new Set<OutboxKind>();
		const items = await listOutbox(db, integration.id);
		if (items.length === 0) return { entries: [], sends };
		const nameOf = await valueNames(db, integration.id);
		const companyOf = await companiesOf(db, integration.id, items);
		const entries = items.map((item): OutboxEntry => {
			const shown = (value: FieldValue): ShownValue => nameOf(item.kind, value);
			return {
				item,
				companyId: companyOf(item),
				configurationId:
					item.kind === 'expiration-date'
						? configurationIdOf(item.integrationId, item.psaId)
						: null,
				base: shown(item.base),
				value: shown(item.value),
				theirs: item.state.kind === 'conflict' ? shown(item.state.theirs) : null,
				isLetOut: sends.has(item.kind)
			};
		});
		return { entries: entries.reverse(), sends };
	});
}

async function valueNames(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<(kind: OutboxKind, value: FieldValue) => ShownValue> {
	const picklist = await db.picklists.get([integrationId, 'Companies', 'companyType']);
	const labels = new Map(picklist?.values.map(({ value, label }) => [Number(value), label]));
	const entries = [...(await db.companyTypes.toArray()), ...(await db.companyStatuses.toArray())];
	const names = new Map<string, string>(entries.map(({ id, name }) => [id, name]));
	const named = (
		rows: readonly { integrationId: IntegrationId; psaValue: number; localId: string }[]
	): Map<number, string> =>
		new Map(
			rows.flatMap((row) => {
				const name = row.integrationId === integrationId ? names.get(row.localId) : undefined;
				return name === undefined ? [] : [[row.psaValue, name] as const];
			})
		);
	const types = named(await db.companyTypeMappings.toArray());
	const statuses = named(await db.companyStatusMappings.toArray());
	return (kind, value) => {
		if (value === null || value === '') return null;
		if (kind === 'company-type') {
			return types.get(Number(value)) ?? labels.get(Number(value)) ?? `unknown (${String(value)})`;
		}
		if (kind === 'company-status') {
			return statuses.get(value === true ? 1 : 0) ?? (value === true ? 'Active' : 'Inactive');
		}
		const day = String(value).slice(0, 10);
		return isIsoDate(day) ? day : String(value);
	};
}

/** The local company that an item belongs to. */
async function companiesOf(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	items: readonly OutboxItem[]
): Promise<(item: OutboxItem) => CompanyId | null> {
	const mappings = (await db.companyMappings.toArray()).filter(
		(mapping) => mapping.integrationId === integrationId
	);
	const companyOf = new Map(mappings.map(({ psaId, companyId }) => [psaId, companyId]));
	const wanted = new Set(
		items.flatMap(({ kind, psaId }) => (kind === 'expiration-date' ? [psaId] : []))
	);
	const holderOf = new Map<number, number>();
	if (wanted.size > 0) {
		await db.directories.each((directory) => {
			if (directory.integrationId !== integrationId) return;
			for (const id of directory.ids) {
				if (wanted.has(id)) holderOf.set(id, directory.psaCompanyId);
			}
		});
	}
	return ({ kind, psaId }) => {
		const holder = outboxEntities[kind] === 'Companies' ? psaId : holderOf.get(psaId);
		return holder === undefined ? null : (companyOf.get(holder) ?? null);
	};
}
