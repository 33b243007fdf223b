import { listedRows } from '../record.ts';
import { picklist, plainEntity, type EntityDefinition } from './entity.ts';

/** Category that Autotask gives a record for which none was chosen. */
export const defaultCategoryId = 1;

const categories: readonly (readonly [id: number, name: string, nickname: string])[] = [
	[defaultCategoryId, 'Default', 'DEF'],
	[2, 'Workstation', 'WKS'],
	[3, 'Laptop', 'LAP'],
	[4, 'Server', 'SRV'],
	[5, 'Network Device', 'NET'],
	[6, 'Printer', 'PRN'],
	[7, 'Virtual Machine', 'VM'],
	[8, 'Phone', 'PHN']
];

/** `ConfigurationItemCategories`: what newer tenants fill in place of the type. */
export const configurationItemCategories: EntityDefinition = {
	...plainEntity,
	name: 'ConfigurationItemCategories',
	singular: 'ConfigurationItemCategory',
	access: { create: true, update: true, delete: false },
	writes: 'root',
	picklists: () => ({
		displayColorRGB: picklist([
			[4_210_752, 'Grey'],
			[2_003_199, 'Blue'],
			[3_050_327, 'Green']
		])
	}),
	rows: () =>
		listedRows(
			categories.map(([id, name, nickname]) => ({
				id,
				values: {
					name,
					nickname,
					isActive: true,
					displayColorRGB: 2_003_199,
					isGlobalDefault: id === defaultCategoryId,
					isClientPortalDefault: id === defaultCategoryId
				},
				udf: []
			}))
		)
};
