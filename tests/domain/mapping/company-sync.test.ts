import { describe, expect, it } from 'vitest';
import type { Company, PsaCompany } from '../../../src/lib/domain/company.ts';
import type { CompanyStatusId, CompanyTypeId } from '../../../src/lib/domain/ids.ts';
import {
	arrivingStatuses,
	arrivingTypes,
	nothingPending,
	planCompanySync,
	type CompanySyncInput
} from '../../../src/lib/domain/mapping/company-sync.ts';
import { company, companyId, psaCompany } from './company-store.ts';

const customer = 'customer' as CompanyTypeId;
const lead = 'lead' as CompanyTypeId;
const active = 'active' as CompanyStatusId;
const inactive = 'inactive' as CompanyStatusId;
const onHold = 'on-hold' as CompanyStatusId;
const links = {
	types: new Map([
		[1, customer],
		[2, lead]
	]),
	statuses: new Map([
		[1, active],
		[0, inactive]
	])
};

function plan(
	local: Partial<Company>,
	now: Partial<PsaCompany>,
	more: Partial<CompanySyncInput> & { was?: Partial<PsaCompany> } = {}
) {
	const known = company('a', 'Acme', { typeId: customer, statusId: active, ...local });
	return planCompanySync({
		companies: new Map([[known.id, known]]),
		mapped: new Map([[5, known.id]]),
		before: new Map([[5, psaCompany(5, 'Acme', more.was)]]),
		read: [psaCompany(5, 'Acme', now)],
		asked: [],
		links,
		pending: nothingPending,
		today: '2026-11-23',
		...more
	});
}

describe('a mapped company', () => {
	it('takes a new name of Autotask', () => {
		const { updates, store } = plan({}, { name: 'Acme Group' });
		expect(updates).toEqual([
			{
				companyId: 'a',
				from: { name: 'Acme', typeId: customer, statusId: active },
				to: { name: 'Acme Group', typeId: customer, statusId: active }
			}
		]);
		expect(store.map(({ name }) => name)).toEqual(['Acme Group']);
	});

	it('keeps its name where Autotask has none', () => {
		expect(plan({}, { name: ' ' }).updates).toEqual([]);
	});

	it('takes the local type that the type of Autotask is mapped to', () => {
		expect(plan({}, { type: 2 }).updates[0]?.to.typeId).toBe(lead);
	});

	it.each([[99], [null]])('keeps its type where the type %s is not mapped', (type) => {
		expect(plan({}, { type }).updates).toEqual([]);
	});

	it('takes type and status also where the record itself did not change', () => {
		const { updates, store } = plan({ typeId: null, statusId: null }, {});
		expect(updates[0]?.to).toEqual({ name: 'Acme', typeId: customer, statusId: active });
		expect(store).toEqual([]);
	});

	it('keeps what waits to be sent, and takes the rest', () => {
		const pending = { types: new Set([5]), statuses: new Set<number>() };
		const { store, updates } = plan({}, { type: 2, isActive: false }, { pending });
		expect(updates[0]?.to).toMatchObject({ typeId: customer, statusId: inactive });
		expect(store[0]).toMatchObject({ type: 2, isActive: false });
		const both = { types: new Set([5]), statuses: new Set([5]) };
		expect(plan({}, { type: 2, isActive: false }, { pending: both }).updates).toEqual([]);
	});

	it('takes nothing while the sync of the list is off', () => {
		const off = { types: new Map(), statuses: new Map() };
		expect(plan({}, { type: 2, isActive: false }, { links: off }).updates).toEqual([]);
	});
});

describe('a local status', () => {
	it('that is mapped follows Autotask', () => {
		expect(plan({}, { isActive: false }).updates[0]?.to.statusId).toBe(inactive);
		expect(plan({ statusId: inactive }, {}).updates[0]?.to.statusId).toBe(active);
	});

	it('that is not mapped stays while isActive stands unchanged', () => {
		const { updates, store } = plan({ statusId: onHold }, { values: { phone: '1' } });
		expect(updates).toEqual([]);
		expect(store).toHaveLength(1);
	});

	it('that is not mapped gives way when Autotask changes isActive', () => {
		expect(plan({ statusId: onHold }, { isActive: false }).updates[0]?.to.statusId).toBe(inactive);
	});

	it('that is not mapped stays where Autotask changes to a value that is not mapped', () => {
		const some = { ...links, statuses: new Map([[1, active]]) };
		expect(plan({ statusId: onHold }, { isActive: false }, { links: some }).updates).toEqual([]);
	});
});

describe('a PSA company', () => {
	it('that is gone or merged is flagged Missing, and the local company is untouched', () => {
		const { store, updates, newlyMissing } = plan({}, {}, { read: [], asked: [5] });
		expect(store).toEqual([psaCompany(5, 'Acme', { missingSince: '2026-11-23' })]);
		expect(updates).toEqual([]);
		expect(newlyMissing).toEqual([5]);
	});

	it('stays Missing since the day it was found so', () => {
		const was = { missingSince: '2026-11-01' };
		expect(plan({}, {}, { read: [], asked: [5], was })).toEqual({
			store: [],
			updates: [],
			newlyMissing: []
		});
	});

	it('that is back is no longer Missing', () => {
		const { store } = plan({}, {}, { asked: [5], was: { missingSince: '2026-11-01' } });
		expect(store).toEqual([psaCompany(5, 'Acme')]);
	});

	it('that an incremental read does not name is not Missing', () => {
		expect(plan({}, {}, { read: [] }).newlyMissing).toEqual([]);
	});

	it('is stored only when something of it changed', () => {
		const was = { values: { phone: '1', city: null } };
		expect(plan({}, { values: { phone: '1', city: null } }, { was }).store).toEqual([]);
		expect(plan({}, { values: { phone: '2', city: null } }, { was }).store).toHaveLength(1);
		expect(plan({}, { values: { phone: '1' } }, { was }).store).toHaveLength(1);
	});

	it('that is not mapped changes no local company', () => {
		expect(plan({}, { name: 'Other' }, { mapped: new Map() }).updates).toEqual([]);
	});

	it('brings its type and status when it is mapped', () => {
		const imported = [
			psaCompany(1, 'A', { type: 3 }),
			psaCompany(2, 'B', { type: 4, isActive: false }),
			psaCompany(3, 'C', { type: null })
		];
		const mapped = new Map([
			[1, companyId('a')],
			[3, companyId('c')]
		]);
		expect([...arrivingTypes(imported, mapped)]).toEqual([3]);
		expect([...arrivingStatuses(imported, mapped)]).toEqual([1]);
	});
});
