import type { RowSource } from '../record.ts';
import { createdAt, identityAt, modifiedAt, type Identity } from '../seed/identity.ts';
import { mix } from '../seed/dice.ts';
import type { Plan } from '../seed/plan.ts';
import { configurationPicklists } from './configuration-picklists.ts';
import { configurationRecord } from './configuration-record.ts';
import {
	picklist,
	plainEntity,
	udf,
	type EntityDefinition,
	type UserDefinedField
} from './entity.ts';

/** `ConfigurationItems`: the devices. Built when asked for, so that there can be 200,000. */
export const configurationItems: EntityDefinition = {
	...plainEntity,
	name: 'ConfigurationItems',
	singular: 'ConfigurationItem',
	access: { create: true, update: true, delete: false },
	writes: 'root',
	supportsWebhooks: true,
	stamp: 'lastModifiedTime',
	ignoredOnUpdate: ['companyID'],
	picklists: configurationPicklists,
	listedFrom: { configurationItemType: 'ConfigurationItemTypes' },
	userDefinedFields: configurationUserDefinedFields,
	rows: configurationRows
};

/** The order matters: records hold their values by position. */
function configurationUserDefinedFields(plan: Plan): readonly UserDefinedField[] {
	const fields = [
		udf('Purchase Date', 'datetime'),
		{ ...udf('Lease Number', 'string'), isProtected: true },
		udf('RAM', 'string'),
		udf('Asset Tag', 'string', 'Sticker on the device'),
		{
			...udf('Backup Plan', 'string'),
			picklist: picklist([
				['1', 'None'],
				['2', 'Daily'],
				['3', 'Hourly']
			])
		},
		udf('Replacement Cost', 'decimal'),
		udf('Last Audit', 'datetime')
	] as const;
	// Names are free text: a tenant may use umlauts, double spaces and brackets.
	return plan.oddities === 'all' ? [...fields, udf('Übergabe  geprüft <§>', 'string')] : fields;
}

function configurationRows(plan: Plan): RowSource {
	const idAt = (position: number): number => 1204 + position * 3 + (mix(plan.seed, position) % 3);
	const ask =
		<Value>(read: (identity: Identity) => Value) =>
		(position: number): Value =>
			read(identityAt(plan, position));
	return {
		count: plan.fleet.count,
		idAt,
		build: (position) => configurationRecord(plan, position, idAt(position)),
		quick: {
			companyID: (position) => plan.companySeeds[plan.fleet.company[position] ?? 0]?.id ?? null,
			isActive: ask((identity) => identity.isActive),
			configurationItemType: ask((identity) => identity.typeId),
			configurationItemCategoryID: ask((identity) => identity.categoryId),
			lastModifiedTime: (position) => modifiedAt(plan, position),
			createDate: (position) => createdAt(plan, position)
		}
	};
}
