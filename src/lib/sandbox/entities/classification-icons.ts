import { listedRows } from '../record.ts';
import { plainEntity, type EntityDefinition } from './entity.ts';

/** The tenant's icons for key accounts: id, name. `Companies.classification` holds the id. */
export const classificationIcons: readonly (readonly [id: number, name: string])[] = [
	[1, 'Key Account'],
	[2, 'Delinquent'],
	[3, 'Managed Services'],
	[4, 'Block Hours'],
	[5, 'Break Fix'],
	[6, 'New Customer']
];

/** `ClassificationIcons`: read-only. */
export const classificationIconEntity: EntityDefinition = {
	...plainEntity,
	name: 'ClassificationIcons',
	singular: 'ClassificationIcon',
	rows: () =>
		listedRows(
			classificationIcons.map(([id, name]) => ({
				id,
				values: {
					name,
					description: name,
					isActive: true,
					isSystem: id < 3,
					relativeUrl: `/Autotask/Images/Icons/${id}.png`
				},
				udf: []
			}))
		)
};
