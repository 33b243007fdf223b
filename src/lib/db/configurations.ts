/** The configurations of a company as screens read them: straight from its shards. */
import { Dexie } from 'dexie';
import {
	categoryName,
	configurationName,
	effectiveType,
	type Configuration,
	type Presence,
	type Scope
} from '../domain/configuration.ts';
import { mappedFields, mappedValue, type FieldMap, type MappedField } from '../domain/field-map.ts';
import type { FieldKey, FieldValue } from '../domain/field.ts';
import { configurationIdOf, type CompanyId, type IntegrationId } from '../domain/ids.ts';
import type { AlmanacDatabase } from './database.ts';
import { localConfigurationsOf } from './local-configurations.ts';
import { configurationLabels, type ConfigurationLabels } from './labels.ts';
import type { ConfigurationMark, ShardRow } from './shard-rows.ts';
import { ShardReader } from './shard-reader.ts';

/** What the shards of a company are read with. */
export interface ReadingRules extends ConfigurationLabels {
	readonly integrationId: IntegrationId;
	readonly companyId: CompanyId;
	readonly fieldMap: FieldMap;
}

/**
 * All configurations of a company by Autotask id, also those that are missing or out of scope, then
 * those that were added by hand. Live: reads anew when one of its shards is written.
 */
export function configurationsOf(
	db: AlmanacDatabase,
	companyId: CompanyId
): PromiseLike<Configuration[]> {
	return db.transaction('r', configurationTables(db), async () => {
		const local = await localConfigurationsOf(db, companyId);
		const mapping = await db.companyMappings.get({ companyId });
		if (!mapping) return local;
		const { integrationId, psaId } = mapping;
		const [rules, shards] = await Promise.all([
			readingRules(db, integrationId, companyId),
			db.shards
				.where('[integrationId+psaCompanyId+chunk]')
				.between([integrationId, psaId, Dexie.minKey], [integrationId, psaId, Dexie.maxKey])
				.toArray()
		]);
		const synced = shards
			.flatMap((shard) => configurationsIn(shard, rules))
			.sort((a, b) => (a.psaId ?? 0) - (b.psaId ?? 0));
		return [...synced, ...local];
	});
}

/** The tables that a read of configurations touches. */
export function configurationTables(db: AlmanacDatabase) {
	return [db.companyMappings, db.importSettings, db.localConfigurations, db.picklists, db.shards];
}

/** What configurations of a company are read with, as it is chosen and labelled now. */
export async function readingRules(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	companyId: CompanyId
): Promise<ReadingRules> {
	const [labels, settings] = await Promise.all([
		configurationLabels(db, integrationId),
		db.importSettings.get(integrationId)
	]);
	return { ...labels, integrationId, companyId, fieldMap: settings?.fieldMap ?? {} };
}

/** Every configuration of a shard. */
export function configurationsIn(shard: ShardRow, rules: ReadingRules): Configuration[] {
	const reader = new ShardReader(shard, rules.labels);
	return Array.from(shard.ids, (_, row) => configurationAt(reader, row, rules));
}

/** One configuration of a shard. */
export function configurationAt(
	reader: ShardReader,
	row: number,
	rules: ReadingRules
): Configuration {
	const psaId = reader.shard.ids[row] ?? Number.NaN;
	const read = (key: FieldKey): FieldValue | undefined => reader.value(row, key);
	const mark = reader.shard.marks.find(({ id }) => id === psaId);
	const typeId = reader.number(row, 'configurationItemType');
	const categoryId = reader.number(row, 'configurationItemCategoryID');
	return {
		id: configurationIdOf(rules.integrationId, psaId),
		psaId,
		companyId: rules.companyId,
		name: configurationName(psaId, read),
		type: effectiveType(typeId, categoryId, rules.typeNames),
		category: categoryName(categoryId, rules.typeNames),
		typeId,
		categoryId,
		isActive: reader.raw(row, 'isActive') === true,
		presence: presenceOf(mark),
		scope: scopeOf(mark),
		values: reader.values(row),
		mapped: mappedAt(rules.fieldMap, read)
	};
}

const present: Presence = { state: 'present' };
const inScope: Scope = { state: 'in' };

function presenceOf(mark: ConfigurationMark | undefined): Presence {
	return mark?.missingSince ? { state: 'missing', since: mark.missingSince } : present;
}

function scopeOf(mark: ConfigurationMark | undefined): Scope {
	return mark?.outOfScope ? { state: 'out', ...mark.outOfScope } : inScope;
}

function mappedAt(
	map: FieldMap,
	read: (key: FieldKey) => FieldValue | undefined
): Partial<Record<MappedField, FieldValue>> {
	const mapped: Partial<Record<MappedField, FieldValue>> = {};
	for (const field of mappedFields) {
		const found = mappedValue(map, field, read);
		if (found) mapped[field] = found.value;
	}
	return mapped;
}
