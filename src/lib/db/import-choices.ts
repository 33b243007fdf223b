/** What a person chose under Configurations: switches, fields, selection; and what follows on disk. */
import { Dexie } from 'dexie';
import { mapWithin, type FieldMap } from '../domain/field-map.ts';
import { engineFields, isReadThrough, readThroughFields, type FieldKey } from '../domain/field.ts';
import type { IntegrationId } from '../domain/ids.ts';
import type { ConfigurationSelection } from '../domain/selection.ts';
import type { AlmanacDatabase } from './database.ts';
import { expirationTables, queueAllExpirations } from './expiration-outbox.ts';
import { inTransaction } from './in-transaction.ts';
import { everythingOf } from './integrations.ts';
import type { ImportSettingsRow } from './rows.ts';
import type { ShardRow } from './shard-rows.ts';
import { changeShards, generationStamp, judgeBySelection } from './selection-scope.ts';

type Switches = Pick<ImportSettingsRow, 'types' | 'statuses' | 'syncsConfigurations'>;

/** What was chosen for the connected tenant; undefined when none is connected. Live. */
export async function readImportSettings(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<ImportSettingsRow | undefined> {
	return db.importSettings.get(integrationId);
}

/** A switch takes effect at once. */
export async function saveSwitches(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	switches: Partial<Switches>
): Promise<void> {
	await db.importSettings.update(integrationId, switches);
}

/** Stores a selection and judges by it what is stored. `now`: ISO date-time. */
export function saveSelection(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	change: { readonly selection: ConfigurationSelection; readonly now: string }
): PromiseLike<void> {
	const tables = [db.importSettings, db.shards, db.generations, db.watermarks];
	return inTransaction(db, tables, async (db) => {
		await db.importSettings.update(integrationId, { selection: change.selection });
		await forgetOthers(db, integrationId, change.selection);
		await judgeBySelection(db, integrationId, { companies: 'all', now: change.now });
	});
}

/**
 * Stores Fields to download and Fields to map. Values of fields that nothing needs any longer are gone
 * from this device when it returns; the map holds chosen fields only. Dates that are sent follow the map.
 */
export function saveFields(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	choice: {
		readonly fields: readonly FieldKey[];
		readonly fieldMap: FieldMap;
		/** ISO date-time. */
		readonly now: string;
	}
): PromiseLike<void> {
	const own = [db.importSettings, db.shards, db.generations, db.watermarks, db.overrides];
	const tables = [...new Set([...own, ...expirationTables(db)])];
	return inTransaction(db, tables, async (db) => {
		const fields = [...choice.fields];
		const fieldMap = mapWithin(choice.fieldMap, new Set([...engineFields, ...fields]));
		await db.importSettings.update(integrationId, { fields, fieldMap });
		const kept = storedKeys(fields);
		const range = {
			from: [integrationId, Dexie.minKey, Dexie.minKey],
			to: [integrationId, Dexie.maxKey]
		};
		const stamp = generationStamp(db, integrationId);
		await changeShards(db, range, { stamp, change: (shard) => withColumns(shard, kept) });
		await forgetFields(db, integrationId, new Set(fields));
		await queueAllExpirations(db, integrationId, choice.now);
	});
}

/** A company that is not selected is not followed: selected again, it is read whole. */
async function forgetOthers(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	{ companies }: ConfigurationSelection
): Promise<void> {
	if (companies === 'all') return;
	const chosen = new Set(companies);
	await watermarksOf(db, integrationId)
		.filter(({ psaCompanyId, maxStamp }) => maxStamp !== null && !chosen.has(psaCompanyId))
		.modify((row) => {
			Object.assign(row, { maxStamp: null });
		});
}

/** Fields whose values went are not known any more: ticked again, they are read again. */
async function forgetFields(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	chosen: ReadonlySet<FieldKey>
): Promise<void> {
	await watermarksOf(db, integrationId)
		.filter(({ covers }) => covers?.fields.some((key) => !chosen.has(key)) ?? false)
		.modify((row) => {
			const fields = row.covers?.fields.filter((key) => chosen.has(key));
			Object.assign(row, { covers: { ...row.covers, fields } });
		});
}

function watermarksOf(db: AlmanacDatabase, integrationId: IntegrationId) {
	return db.watermarks
		.where('[integrationId+psaCompanyId]')
		.between(...everythingOf(integrationId));
}

/** Stores the extra fields of companies; values of the others go at once. */
export function saveCompanyFields(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	companyFields: readonly string[]
): PromiseLike<void> {
	return inTransaction(db, [db.importSettings, db.psaCompanies], async (db) => {
		await db.importSettings.update(integrationId, { companyFields: [...companyFields] });
		const kept = new Set(companyFields);
		await db.psaCompanies
			.where('[integrationId+psaId]')
			.between([integrationId, Dexie.minKey], [integrationId, Dexie.maxKey])
			.modify((row) => {
				const values = Object.entries(row.values).filter(([name]) => kept.has(name));
				Object.assign(row, { values: Object.fromEntries(values) });
			});
	});
}

/** Columns that shards hold for these fields: the engine's, the chosen, the ids behind read-through. */
function storedKeys(fields: readonly FieldKey[]): ReadonlySet<FieldKey> {
	const ids = fields.filter(isReadThrough).map((key) => readThroughFields[key].idField);
	return new Set([...engineFields, ...fields, ...ids]);
}

function withColumns(shard: ShardRow, kept: ReadonlySet<FieldKey>): ShardRow | null {
	const entries = Object.entries(shard.columns);
	const columns = entries.filter(([key]) => kept.has(key));
	if (columns.length === entries.length) return null;
	return { ...shard, columns: Object.fromEntries(columns) };
}
