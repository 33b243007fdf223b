import type { RowSource, TenantRecord } from '../record.ts';
import { stampField } from '../seed/days.ts';
import { Dice, mix } from '../seed/dice.ts';
import { oddFirstNames } from '../seed/odd-text.ts';
import { jobTitles } from '../seed/people.ts';
import { momentBefore, type Plan } from '../seed/plan.ts';
import { shareAt, type Share } from '../seed/spread.ts';
import { contactId, locationId, personOf } from '../seed/staffing.ts';
import { picklist, plainEntity, udf, type EntityDefinition } from './entity.ts';

/** `Contacts`: written below their company only; `isActive` is a number. */
export const contacts: EntityDefinition = {
	...plainEntity,
	name: 'Contacts',
	singular: 'Contact',
	access: { create: true, update: true, delete: true },
	writes: 'parent',
	supportsWebhooks: true,
	stamp: 'lastModifiedDate',
	picklists: () => ({
		namePrefix: picklist([
			[1, 'Mr.'],
			[2, 'Mrs.'],
			[3, 'Ms.'],
			[4, 'Dr.']
		]),
		nameSuffix: picklist([
			[1, 'Jr.'],
			[2, 'Sr.']
		])
	}),
	userDefinedFields: () => [udf('VIP', 'string')],
	rows: contactRows
};

function contactRows(plan: Plan): RowSource {
	const seeds = plan.companySeeds;
	const last = seeds.at(-1);
	const share = (position: number) => shareAt(seeds, (seed) => seed.firstContact, position);
	return {
		count: last ? last.firstContact + last.contacts : 0,
		idAt: (position) => 30_684_001 + position * 2,
		build: (position) => contactRecord(plan, share(position)),
		quick: { companyID: (position) => share(position).company.id }
	};
}

function contactRecord(plan: Plan, { company, number }: Share): TenantRecord {
	const key = mix(company.key, 0xc7_0000 + number);
	const dice = new Dice(key);
	const person = personOf(company, number);
	const changed = dice.between(2, 500);
	return {
		id: contactId(company, number),
		values: {
			companyID: company.id,
			companyLocationID: locationId(company, number % company.locations),
			firstName:
				plan.oddities === 'all' && dice.chance(0.08) ? dice.pick(oddFirstNames) : person.first,
			lastName: person.last,
			emailAddress: dice.chance(0.94) ? person.email : '',
			title: dice.chance(0.7) ? (dice.pick(jobTitles) ?? null) : null,
			phone: company.place.phone + String(number % 100).padStart(2, '0'),
			isActive: dice.chance(0.93) ? 1 : 0,
			primaryContact: number === 0,
			receivesEmailNotifications: dice.chance(0.5),
			createDate: stampField(momentBefore(plan, changed + dice.between(0, 700), key)),
			lastActivityDate: stampField(momentBefore(plan, changed, key >>> 1)),
			lastModifiedDate: stampField(momentBefore(plan, changed, key >>> 2))
		},
		udf: [number === 0 ? 'Yes' : null]
	};
}
