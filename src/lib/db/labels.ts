import { Dexie } from 'dexie';
import type { TypeNames } from '../domain/configuration.ts';
import type { FieldKey } from '../domain/field.ts';
import type { IntegrationId } from '../domain/ids.ts';
import { entityListField } from './autotask-lists.ts';
import type { AlmanacDatabase } from './database.ts';
import type { PicklistRow } from './rows.ts';
import type { Labels } from './shard-reader.ts';

/** Names that configurations are shown with. */
export interface ConfigurationLabels {
	readonly labels: Labels;
	readonly typeNames: TypeNames;
}

/** Type and category ids are judged as numbers everywhere; their names are in {@link TypeNames}. */
const unlabelled: ReadonlySet<FieldKey> = new Set([
	'configurationItemType',
	'configurationItemCategoryID'
]);

/** Labels of the configurations' picklists, and the names of types and categories. */
export async function configurationLabels(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<ConfigurationLabels> {
	const [picklists, types, categories] = await Promise.all([
		db.picklists
			.where('[integrationId+entity+field]')
			.between(
				[integrationId, 'ConfigurationItems', Dexie.minKey],
				[integrationId, 'ConfigurationItems', Dexie.maxKey]
			)
			.toArray(),
		db.picklists.get([integrationId, 'ConfigurationItemTypes', entityListField]),
		db.picklists.get([integrationId, 'ConfigurationItemCategories', entityListField])
	]);
	const typePicklist = picklists.find(({ field }) => field === 'configurationItemType');
	return {
		labels: new Map(
			picklists
				.filter(({ field }) => !unlabelled.has(field))
				.map((picklist) => [picklist.field, labelsOf(picklist)])
		),
		typeNames: {
			types: new Map([...numbered(typePicklist), ...numbered(types)]),
			categories: numbered(categories)
		}
	};
}

function labelsOf({ values }: PicklistRow): Map<string, string> {
	return new Map(values.map(({ value, label }) => [value, label]));
}

function numbered(picklist: PicklistRow | undefined): Map<number, string> {
	return new Map(picklist?.values.map(({ value, label }) => [Number(value), label]));
}
