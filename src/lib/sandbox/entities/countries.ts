import { listedRows } from '../record.ts';
import { countries as known, unitedStates } from '../seed/places.ts';
import { picklist, plainEntity, type EntityDefinition } from './entity.ts';

/** `Countries`: the list that Autotask ships; only few of its fields can be changed. */
export const countries: EntityDefinition = {
	...plainEntity,
	name: 'Countries',
	singular: 'Country',
	access: { create: false, update: true, delete: false },
	writes: 'root',
	picklists: () => ({
		addressFormatID: picklist([
			[1, 'City, state, postal code'],
			[2, 'Postal code, city']
		])
	}),
	rows: () =>
		listedRows(
			known.map(([id, countryCode, name]) => ({
				id,
				values: {
					countryCode,
					name,
					displayName: name,
					isActive: true,
					isDefaultCountry: id === unitedStates,
					addressFormatID: id === unitedStates ? 1 : 2
				},
				udf: []
			}))
		)
};
