/** One configuration with everything that was downloaded of it, and where each value comes from. */
import { Dexie } from 'dexie';
import type { Configuration } from '../domain/configuration.ts';
import { mappedFields, mappedValue, type MappedField } from '../domain/field-map.ts';
import { isReadThrough, udfNameOf, type FieldKey, type FieldValue } from '../domain/field.ts';
import {
	configurationIdOf,
	type CompanyId,
	type ConfigurationId,
	type IntegrationId
} from '../domain/ids.ts';
import {
	configurationAt,
	configurationTables,
	readingRules,
	type ReadingRules
} from './configurations.ts';
import type { AlmanacDatabase } from './database.ts';
import { configurationOf } from './local-configurations.ts';
import type { CompanyMappingRow, FieldCatalogRow, RemarkRow } from './rows.ts';
import type { DirectoryRow, ShardRow } from './shard-rows.ts';
import { ShardReader } from './shard-reader.ts';

export interface FieldDetail {
	readonly key: FieldKey;
	/** Autotask's label; null for read-through fields, which the text layer names. */
	readonly label: string | null;
	/** Autotask's data type word; `string` for read-through fields. */
	readonly type: string;
	/** As Autotask sent it. */
	readonly raw: FieldValue;
	/** With a picklist's label in place of its number. */
	readonly value: FieldValue;
	/** Where it comes from: the record, a UDF of it, or the record that it names. */
	readonly source: 'field' | 'udf' | 'read-through';
	/** Asked for by the engine and not by a person. */
	readonly isOwnNeed: boolean;
}

export interface MappedDetail {
	readonly field: MappedField;
	readonly value: FieldValue;
	/** The downloaded field that it was taken from, which may be the fallback; null: typed here. */
	readonly from: FieldKey | null;
}

export interface ConfigurationDetail {
	readonly configuration: Configuration;
	readonly fields: readonly FieldDetail[];
	readonly mapped: readonly MappedDetail[];
	/** ISO date-time at which Autotask said all this. */
	readonly readAt: string | null;
	readonly remark: RemarkRow | null;
}

/**
 * One configuration by its local id; undefined when none has it or its company is not mapped. With the
 * company given it is found by two reads, else the directories are searched.
 */
export function readConfiguration(
	db: AlmanacDatabase,
	id: ConfigurationId,
	companyId?: CompanyId
): PromiseLike<ConfigurationDetail | undefined> {
	const tables = [
		...configurationTables(db),
		db.directories,
		db.fieldCatalogs,
		db.watermarks,
		db.remarks
	];
	return db.transaction('r', tables, async () => {
		const psa = psaIdentityOf(id);
		if (!psa) return await localDetail(db, id);
		const place = await placeOf(db, psa, companyId);
		if (!place) return undefined;
		const { integrationId, psaId: psaCompanyId } = place.mapping;
		const shard = await db.shards.get([integrationId, psaCompanyId, place.chunk]);
		const row = shard?.ids.indexOf(psa.psaId) ?? -1;
		if (!shard || row < 0) return undefined;
		const [rules, catalog, watermark, remark] = await Promise.all([
			readingRules(db, integrationId, place.mapping.companyId),
			db.fieldCatalogs.get([integrationId, 'ConfigurationItems']),
			db.watermarks.get([integrationId, psaCompanyId]),
			db.remarks.get(id)
		]);
		return {
			...detailOf(shard, row, { rules, catalog, chosen: await chosenFields(db, integrationId) }),
			readAt: watermark?.readAt ?? null,
			remark: remark ?? null
		};
	});
}

/** One that was added by hand: all of it is what a person said. */
async function localDetail(
	db: AlmanacDatabase,
	id: ConfigurationId
): Promise<ConfigurationDetail | undefined> {
	const row = await db.localConfigurations.get(id);
	if (!row) return undefined;
	const configuration = configurationOf(row);
	return {
		configuration,
		fields: [],
		mapped: mappedFields.flatMap((field): MappedDetail[] => {
			const value = configuration.mapped[field];
			return value === undefined ? [] : [{ field, value, from: null }];
		}),
		readAt: null,
		remark: (await db.remarks.get(id)) ?? null
	};
}

interface PsaIdentity {
	readonly integrationId: IntegrationId;
	readonly psaId: number;
}

/** The Autotask side of a local id; null for a configuration made by hand. */
function psaIdentityOf(id: ConfigurationId): PsaIdentity | null {
	const cut = id.lastIndexOf('/');
	const integrationId = id.slice(0, cut) as IntegrationId;
	const psaId = Number(id.slice(cut + 1));
	const isOurs = cut > 0 && configurationIdOf(integrationId, psaId) === id;
	return isOurs ? { integrationId, psaId } : null;
}

interface Place {
	readonly mapping: CompanyMappingRow;
	readonly chunk: number;
}

async function placeOf(
	db: AlmanacDatabase,
	{ integrationId, psaId }: PsaIdentity,
	companyId?: CompanyId
): Promise<Place | undefined> {
	const hint = companyId && (await db.companyMappings.get({ companyId }));
	const hinted = hint && (await db.directories.get([integrationId, hint.psaId]));
	const chunk = hinted && chunkOf(hinted, psaId);
	if (hint && chunk !== undefined) return { mapping: hint, chunk };
	const directories = await db.directories
		.where('[integrationId+psaCompanyId]')
		.between([integrationId, Dexie.minKey], [integrationId, Dexie.maxKey])
		.toArray();
	for (const directory of directories) {
		const found = chunkOf(directory, psaId);
		if (found === undefined) continue;
		const mapping = await db.companyMappings.get([integrationId, directory.psaCompanyId]);
		return mapping && { mapping, chunk: found };
	}
	return undefined;
}

/** Ids ascend, but a directory is small enough for the native search. */
function chunkOf({ ids, chunks }: DirectoryRow, psaId: number): number | undefined {
	return chunks[ids.indexOf(psaId)];
}

async function chosenFields(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<ReadonlySet<FieldKey>> {
	return new Set((await db.importSettings.get(integrationId))?.fields);
}

interface DetailContext {
	readonly rules: ReadingRules;
	readonly catalog: FieldCatalogRow | undefined;
	readonly chosen: ReadonlySet<FieldKey>;
}

function detailOf(
	shard: ShardRow,
	row: number,
	{ rules, catalog, chosen }: DetailContext
): Pick<ConfigurationDetail, 'configuration' | 'fields' | 'mapped'> {
	const reader = new ShardReader(shard, rules.labels);
	const definitions = new Map(catalog?.fields.map((field) => [field.key, field]));
	const fields = [...reader.keys].map((key): FieldDetail => {
		const definition = definitions.get(key);
		const plainLabel = isReadThrough(key) ? null : (udfNameOf(key) ?? key);
		return {
			key,
			label: definition?.label ?? plainLabel,
			type: definition?.type ?? 'string',
			raw: reader.raw(row, key) ?? null,
			value: reader.value(row, key) ?? null,
			source: sourceOf(key),
			isOwnNeed: !chosen.has(key)
		};
	});
	const mapped = mappedFields.flatMap((field): MappedDetail[] => {
		const found = mappedValue(rules.fieldMap, field, (key) => reader.value(row, key));
		return found ? [{ field, ...found }] : [];
	});
	return { configuration: configurationAt(reader, row, rules), fields, mapped };
}

function sourceOf(key: FieldKey): FieldDetail['source'] {
	if (isReadThrough(key)) return 'read-through';
	return udfNameOf(key) === null ? 'field' : 'udf';
}
