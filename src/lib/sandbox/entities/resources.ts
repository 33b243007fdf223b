import { dateField, daysBefore } from '../seed/days.ts';
import { staff } from '../seed/people.ts';
import type { Plan } from '../seed/plan.ts';
import { listedRows, type TenantRecord } from '../record.ts';
import { picklist, plainEntity, type EntityDefinition } from './entity.ts';

/** `Resources`: the people of the MSP. Resource 4 is the administrator of every tenant. */
export const resources: EntityDefinition = {
	...plainEntity,
	name: 'Resources',
	singular: 'Resource',
	access: { create: false, update: true, delete: false },
	writes: 'root',
	picklists: () => ({
		licenseType: picklist([
			[1, 'Professional'],
			[7, 'API Only']
		]),
		resourceType: picklist([
			['Employee', 'Employee'],
			['Contractor', 'Contractor']
		]),
		emailTypeCode: picklist([
			['PRIMARY', 'Primary'],
			['OTHER', 'Other']
		])
	}),
	rows: (plan) => listedRows(staff.map((_, place) => resourceRecord(plan, place)))
};

function resourceRecord(plan: Plan, place: number): TenantRecord {
	const [id, firstName, lastName, title] = staff[place] ?? [4, '', '', ''];
	const userName = `${firstName.charAt(0)}${lastName}`.toLowerCase();
	return {
		id,
		values: {
			firstName,
			lastName,
			title,
			userName,
			email: `${userName}@northgate-it.example`,
			emailTypeCode: 'PRIMARY',
			hireDate: dateField(daysBefore(plan.todayMs, 2900 - place * 310)),
			isActive: place !== staff.length - 1,
			licenseType: 1,
			locationID: 1,
			numberFormat: 'X,XXX.XX',
			dateFormat: 'MM/dd/yyyy',
			timeFormat: 'hh:mm a',
			payrollType: 1,
			resourceType: 'Employee',
			userType: 2
		},
		udf: []
	};
}
