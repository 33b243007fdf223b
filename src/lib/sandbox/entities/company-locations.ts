import type { RowSource, TenantRecord } from '../record.ts';
import type { Plan } from '../seed/plan.ts';
import { streets } from '../seed/places.ts';
import { shareAt, type Share } from '../seed/spread.ts';
import { locationId } from '../seed/staffing.ts';
import { plainEntity, type EntityDefinition } from './entity.ts';

/** `CompanyLocations`: one to three for each company, the first is the primary one. */
export const companyLocations: EntityDefinition = {
	...plainEntity,
	name: 'CompanyLocations',
	singular: 'CompanyLocation',
	access: { create: true, update: true, delete: true },
	writes: 'parent',
	rows: locationRows
};

const siteNames = ['office', 'warehouse', 'annex'] as const;

function locationRows(plan: Plan): RowSource {
	const seeds = plan.companySeeds;
	const last = seeds.at(-1);
	const share = (position: number) => shareAt(seeds, (seed) => seed.firstLocation, position);
	return {
		count: last ? last.firstLocation + last.locations : 0,
		idAt: (position) => 801 + position * 3,
		build: (position) => locationRecord(share(position)),
		quick: { companyID: (position) => share(position).company.id }
	};
}

function locationRecord({ company, number }: Share): TenantRecord {
	const { place } = company;
	return {
		id: locationId(company, number),
		values: {
			companyID: company.id,
			name: `${place.city} ${siteNames[number] ?? 'office'}`,
			address1: `${100 + (company.key % 900) + number * 10} ${streets[(company.key + number) % streets.length]}`,
			city: place.city,
			state: place.state,
			postalCode: place.postalCode,
			countryID: place.countryId,
			phone: `${place.phone}${String(number + 10)}`,
			isActive: true,
			isPrimary: number === 0,
			isTaxExempt: false,
			overrideCompanyTaxSettings: false
		},
		udf: []
	};
}
