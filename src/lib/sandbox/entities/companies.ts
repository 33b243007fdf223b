import type { FieldValue, RowSource, TenantRecord } from '../record.ts';
import type { CompanySeed } from '../seed/companies.ts';
import { stampField } from '../seed/days.ts';
import { Dice, mix } from '../seed/dice.ts';
import { staff } from '../seed/people.ts';
import { places, streets } from '../seed/places.ts';
import { momentBefore, ownCompanyId, type Plan } from '../seed/plan.ts';
import { classificationIcons } from './classification-icons.ts';
import {
	picklist,
	plainEntity,
	udf,
	type EntityDefinition,
	type UserDefinedField
} from './entity.ts';

/** `Companies`: the MSP itself as company 0, then its customers and everybody else. */
export const companies: EntityDefinition = {
	...plainEntity,
	name: 'Companies',
	singular: 'Company',
	access: { create: true, update: true, delete: false },
	writes: 'root',
	supportsWebhooks: true,
	stamp: 'lastTrackedModifiedDateTime',
	picklists: (plan) => ({
		companyType: picklist([
			[1, 'Customer'],
			[2, 'Lead'],
			[3, 'Prospect'],
			[4, 'Dead'],
			[6, 'Cancelation'],
			[7, 'Vendor'],
			plan.oddities === 'none' ? [8, 'Partner'] : [8, 'Partner', 'inactive']
		]),
		territoryID: picklist([
			[29682778, 'North'],
			[29682779, 'South'],
			[29682780, 'Remote']
		]),
		marketSegmentID: picklist([
			[29682796, 'Professional Services'],
			[29682797, 'Healthcare'],
			[29682798, 'Manufacturing and Logistics'],
			[29682799, 'Education']
		]),
		invoiceMethod: picklist([
			[1, 'Print'],
			[2, 'E-mail']
		]),
		billToAddressToUse: picklist([
			[1, 'Company address'],
			[2, 'Other address']
		])
	}),
	listedFrom: { classification: 'ClassificationIcons' },
	userDefinedFields: companyUserDefinedFields,
	rows: companyRows
};

function companyUserDefinedFields(): readonly UserDefinedField[] {
	return [
		{
			...udf('Customer Ranking', 'string', 'Set at the yearly review'),
			picklist: picklist([
				['1', 'Golden'],
				['2', 'Silver'],
				['3', 'Bronze']
			])
		},
		udf('vCIO', 'string'),
		udf('Fiscal Year Start', 'integer', 'Month, 1 to 12'),
		udf('Contract Review', 'datetime')
	];
}

function companyRows(plan: Plan): RowSource {
	const seeds = plan.companySeeds;
	return {
		count: seeds.length + 1,
		idAt: (position) => (position === 0 ? ownCompanyId : (seeds[position - 1]?.id ?? -1)),
		build: (position) => {
			const seed = seeds[position - 1];
			return seed ? companyRecord(plan, seed) : ownCompany(plan);
		}
	};
}

function companyRecord(plan: Plan, seed: CompanySeed): TenantRecord {
	const dice = new Dice(mix(seed.key, 0xce));
	const touched = dice.between(1, seed.isActive ? 120 : 900);
	const owner = staff[dice.between(1, 2)]?.[0] ?? 4;
	return {
		id: seed.id,
		values: {
			companyName: seed.name,
			companyNumber: dice.chance(0.7) ? `C${1000 + (seed.id % 9000)}` : null,
			companyType: seed.type,
			isActive: seed.isActive,
			classification: dice.chance(0.5) ? (dice.pick(classificationIcons)?.[0] ?? null) : null,
			ownerResourceID: owner,
			territoryID: dice.between(29682778, 29682780),
			marketSegmentID: segments[seed.mix],
			...address(dice, seed),
			webAddress: dice.chance(0.8) ? `www.${seed.domain}` : '',
			isTaxExempt: seed.mix === 'school',
			isClientPortalActive: dice.chance(0.6),
			createDate: stampField(momentBefore(plan, seed.onboardedDays + 20, seed.key)),
			lastActivityDate: stampField(momentBefore(plan, Math.max(1, touched - 1), seed.key >>> 1)),
			lastTrackedModifiedDateTime: stampField(momentBefore(plan, touched, seed.key >>> 2))
		},
		udf: [
			seed.isActive ? String(dice.between(1, 3)) : null,
			dice.chance(0.6) ? 'Dana Whitfield' : null,
			dice.chance(0.8) ? String(dice.pick([1, 1, 4, 7, 9])) : null,
			null
		]
	};
}

const segments = {
	office: 29682796,
	studio: 29682796,
	clinic: 29682797,
	plant: 29682798,
	school: 29682799
} as const;

function address(dice: Dice, seed: CompanySeed): Record<string, FieldValue> {
	return {
		address1: `${dice.between(12, 2400)} ${dice.pick(streets)}`,
		address2: dice.chance(0.3) ? `Suite ${dice.between(100, 900)}` : '',
		city: seed.place.city,
		state: seed.place.state,
		postalCode: seed.place.postalCode,
		countryID: seed.place.countryId,
		phone: `${seed.place.phone}${String(dice.between(0, 99)).padStart(2, '0')}`
	};
}

function ownCompany(plan: Plan): TenantRecord {
	const [home] = places;
	return {
		id: ownCompanyId,
		values: {
			companyName: 'Northgate IT',
			companyNumber: 'C0000',
			companyType: 1,
			isActive: true,
			ownerResourceID: 4,
			address1: '1 Northgate Plaza',
			city: home.city,
			state: home.state,
			postalCode: home.postalCode,
			countryID: home.countryId,
			phone: `${home.phone}00`,
			webAddress: 'www.northgate-it.example',
			createDate: stampField(momentBefore(plan, 3600, 0)),
			lastActivityDate: stampField(momentBefore(plan, 2, 0)),
			lastTrackedModifiedDateTime: stampField(momentBefore(plan, 300, 0))
		},
		udf: [null, null, null, null]
	};
}
