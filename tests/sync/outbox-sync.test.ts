/** Write-back through the worker: edit here, sync, and look at what the tenant holds then. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setCompanyEntry } from '$lib/db/company-entry.ts';
import { discardItem, keepTheirs, queueItemAgain } from '$lib/db/outbox-answers.ts';
import { listOutbox } from '$lib/db/outbox.ts';
import { saveSwitches } from '$lib/db/import-choices.ts';
import { saveSending } from '$lib/db/sending.ts';
import { changeOverrides } from '$lib/db/overrides.ts';
import { removeCompany } from '$lib/db/local-companies.ts';
import type { CompanyId, CompanyTypeId, ConfigurationId } from '$lib/domain/ids.ts';
import type { OutboxKind } from '$lib/domain/outbox/item.ts';
import { withoutSaid, withSaidDate, type DateOrigin } from '$lib/domain/overrides.ts';
import { openTestDatabase } from '../support/open-test-database.ts';
import {
	chooseAll,
	connectedSetup,
	good,
	setupPassphrase,
	syncOnce,
	type WholeSetup
} from '../support/whole-setup.ts';

const now = '2026-11-23T12:00:00.000Z';
let bed: WholeSetup;
let psaId: number;
let companyId: CompanyId;
/** Local types of Autotask's values 1 and 3. */
let customer: CompanyTypeId;
let prospect: CompanyTypeId;

beforeEach(async () => {
	bed = await connectedSetup(openTestDatabase(), { seed: 1, companies: 3, configurations: 30 });
	const { db, id } = bed;
	await bed.service.readLists();
	customer = await mappedType('Client', 1);
	prospect = await mappedType('Prospect', 3);
	const [active, inactive] = (await db.companyStatuses.toArray()).sort(
		(a, b) => a.sortOrder - b.sortOrder
	);
	if (!active || !inactive) throw new Error('No statuses');
	await db.companyStatusMappings.bulkAdd([
		{ integrationId: id, psaValue: 1, localId: active.id },
		{ integrationId: id, psaValue: 0, localId: inactive.id }
	]);
	await saveSwitches(db, id, { types: 'arriving', statuses: 'full' });
	await chooseAll(bed);
	const mapping = await db.companyMappings.toCollection().first();
	if (!mapping) throw new Error('Nothing is mapped');
	psaId = mapping.psaId;
	companyId = mapping.companyId;
	await edit('Companies', psaId, { companyType: 1 });
	await syncOnce(bed);
	await bed.calls();
});

afterEach(() => bed.db.close());

async function mappedType(name: string, psaValue: number): Promise<CompanyTypeId> {
	const entry = await bed.db.companyTypes.filter((row) => row.name === name).first();
	if (!entry) throw new Error(`No type ${name}`);
	await bed.db.companyTypeMappings.add({ integrationId: bed.id, psaValue, localId: entry.id });
	return entry.id;
}

async function edit(entity: string, id: number, values: object): Promise<void> {
	await bed.control('PATCH', `/records/${entity}/${id}`, { values, stamp: true });
}

async function held(entity: string, id: number): Promise<Record<string, unknown>> {
	const records = await bed.control('GET', `/records/${entity}?as=api`);
	return (records as Record<string, unknown>[]).find((record) => record['id'] === id) ?? {};
}

const turn = (kind: OutboxKind, isOn = true): PromiseLike<void> =>
	saveSending(bed.db, { integrationId: bed.id, kind }, { isOn, now });
const items = () => listOutbox(bed.db, bed.id);
const states = async () => (await items()).map(({ state }) => state.kind);
const company = () => bed.db.companies.get(companyId);
const setType = (id: CompanyTypeId) =>
	setCompanyEntry(bed.db, companyId, { list: 'types', id, now });
const patches = async () => (await bed.calls()).filter(({ method }) => method === 'PATCH');

async function firstConfiguration(): Promise<{ id: ConfigurationId; psaId: number }> {
	const shard = await bed.db.shards.toCollection().first();
	const own = shard?.ids[0] ?? 0;
	return { id: `${bed.id}/${own}` as ConfigurationId, psaId: own };
}

async function sayDate(id: ConfigurationId, value: string, from: DateOrigin = 'person') {
	return changeOverrides(bed.db, [id], {
		now,
		change: (said) =>
			withSaidDate(said, {
				of: 'expiration-date',
				from,
				origin: null,
				value: value as never,
				note: '',
				at: now
			})
	});
}

describe('while nothing is switched on', () => {
	it('sends nothing, and gives no company a value that the next sync would take away', async () => {
		expect(await setType(prospect)).toEqual({ kind: 'refused', reason: 'not-sent' });
		expect((await company())?.typeId).toBe(customer);
		const { id } = await firstConfiguration();
		await sayDate(id, '2029-03-31');
		await syncOnce(bed);
		expect(await items()).toEqual([]);
		expect(await patches()).toEqual([]);
	});

	it('keeps a local status that is not mapped, and lets a type give way', async () => {
		const onHold = {
			id: 'on-hold' as never,
			name: 'On hold',
			sortOrder: 9,
			deletedInAutotask: null
		};
		await bed.db.companyStatuses.add(onHold);
		await bed.db.companyTypes.add(onHold);
		const set = (list: 'types' | 'statuses') =>
			setCompanyEntry(bed.db, companyId, { list, id: onHold.id, now });
		expect(await set('types')).toEqual({ kind: 'refused', reason: 'not-mapped' });
		expect(await set('statuses')).toEqual({ kind: 'local' });
		await syncOnce(bed);
		expect((await company())?.statusId).toBe('on-hold');
		expect(await items()).toEqual([]);
	});
});

describe('a type that a person gives a company', () => {
	beforeEach(() => turn('company-type'));

	it('waits, goes out with the next sync, is read back and stays', async () => {
		expect(await setType(prospect)).toEqual({ kind: 'sent', value: 3 });
		expect(await items()).toMatchObject([{ psaId, base: 1, value: 3, field: 'companyType' }]);
		const summary = await syncOnce(bed);
		expect(summary.failure).toBeNull();
		expect(await held('Companies', psaId)).toMatchObject({ companyType: 3 });
		expect(await states()).toEqual(['sent']);
		expect((await company())?.typeId).toBe(prospect);
		expect(await patches()).toHaveLength(1);
		const run = (await bed.db.runs.toArray()).at(-1);
		expect(run?.phases[1]).toMatchObject({ phase: 'outbox', state: 'done', done: 1, expected: 1 });
	});

	it('stands against what a pull reads while it waits', async () => {
		await setType(prospect);
		await turn('company-type', false);
		await edit('Companies', psaId, { companyName: 'Renamed there' });
		await syncOnce(bed);
		expect(await company()).toMatchObject({ typeId: prospect, name: 'Renamed there' });
		expect(await states()).toEqual(['waiting']);
		expect(await patches()).toEqual([]);
	});

	it('is overruled by an edit in Autotask, and told until it is answered', async () => {
		await setType(prospect);
		await edit('Companies', psaId, { companyType: 2 });
		await syncOnce(bed);
		const [item] = await items();
		expect(item).toMatchObject({ value: 3, state: { kind: 'conflict', theirs: 2 } });
		expect(await patches()).toEqual([]);
		const arrived = await bed.db.companyTypeMappings.get([bed.id, 2]);
		expect((await company())?.typeId).toBe(arrived?.localId);
		// A sync more changes nothing of it.
		await syncOnce(bed);
		expect(await states()).toEqual(['conflict']);
		expect(await queueItemAgain(bed.db, item?.id ?? 0, now)).toBe(true);
		expect((await company())?.typeId).toBe(prospect);
		await syncOnce(bed);
		expect(await held('Companies', psaId)).toMatchObject({ companyType: 3 });
	});

	it('goes back to Autotask’s when it is discarded, or when the person thinks again', async () => {
		await setType(prospect);
		const [item] = await items();
		await discardItem(bed.db, item?.id ?? 0);
		expect((await company())?.typeId).toBe(customer);
		await setType(prospect);
		expect(await setType(customer)).toEqual({ kind: 'as-autotask' });
		expect(await items()).toEqual([]);
	});

	it('is parked with Autotask’s words where it is refused, and the rest of the run goes on', async () => {
		const type = { id: 'odd' as never, name: 'Odd', sortOrder: 9, deletedInAutotask: null };
		await bed.db.companyTypes.add(type);
		await bed.db.companyTypeMappings.add({
			integrationId: bed.id,
			psaValue: 999,
			localId: type.id
		});
		await setType(type.id);
		const summary = await syncOnce(bed);
		expect(summary).toMatchObject({ state: 'done', failure: null });
		expect(await items()).toMatchObject([{ state: { kind: 'parked', reason: 'refused' } }]);
		expect((await company())?.typeId).toBe('odd');
	});

	it('is not sent any more once the company is unmapped, deleted or the tenant disconnected', async () => {
		await setType(prospect);
		const rows = await bed.db.outbox.toArray();
		await bed.service.saveCompanies(new Map([[psaId, { kind: 'none' }]]) as never);
		expect(await items()).toEqual([]);
		await bed.db.outbox.bulkPut(rows);
		good(await bed.service.disconnect('keep'));
		expect(await bed.db.outbox.count()).toBe(0);
	});

	it('goes with a company that is deleted', async () => {
		await setType(prospect);
		await removeCompany(bed.db, companyId, true);
		expect(await items()).toEqual([]);
	});

	it('waits while the vault is locked', async () => {
		await setType(prospect);
		await bed.service.lock();
		const locked = await bed.service.sync({ startedBy: 'schedule', mode: 'auto' }, () => undefined);
		expect(locked).toMatchObject({ ok: false, failure: { code: 'vault-locked' } });
		expect(await states()).toEqual(['waiting']);
		good(await bed.service.unlock(setupPassphrase));
		await syncOnce(bed);
		expect(await states()).toEqual(['sent']);
	});
});

describe('a status that a person gives a company', () => {
	it('is sent as isActive', async () => {
		await turn('company-status');
		const inactive = await bed.db.companyStatusMappings.get([bed.id, 0]);
		const edited = await setCompanyEntry(bed.db, companyId, {
			list: 'statuses',
			id: inactive?.localId ?? null,
			now
		});
		expect(edited).toEqual({ kind: 'sent', value: 0 });
		expect(await items()).toMatchObject([{ field: 'isActive', base: true, value: false }]);
		await syncOnce(bed);
		expect(await held('Companies', psaId)).toMatchObject({ isActive: false });
		expect((await company())?.statusId).toBe(inactive?.localId);
	});
});

describe('an expiration date', () => {
	it('that was said before the switch is queued with it, and every later one beside its saying', async () => {
		const { id, psaId: own } = await firstConfiguration();
		await sayDate(id, '2029-03-31', 'file');
		expect(await items()).toEqual([]);
		await turn('expiration-date');
		expect(await items()).toMatchObject([
			{ psaId: own, field: 'warrantyExpirationDate', value: '2029-03-31' }
		]);
		await sayDate(id, '2030-06-30');
		expect(await items()).toMatchObject([{ value: '2030-06-30' }]);
		await syncOnce(bed);
		const { warrantyExpirationDate } = await held('ConfigurationItems', own);
		expect(String(warrantyExpirationDate).slice(0, 10)).toBe('2030-06-30');
		expect(await states()).toEqual(['sent']);
		// What Autotask has now is nobody's own: a grade or a note queues nothing.
		await changeOverrides(bed.db, [id], { now, change: (said) => ({ ...said }) });
		expect(await states()).toEqual(['sent']);
	});

	it('that is taken back is not sent, and never a date that is Autotask’s own', async () => {
		await turn('expiration-date');
		const { id, psaId: own } = await firstConfiguration();
		await edit('ConfigurationItems', own, { warrantyExpirationDate: '2031-01-31T00:00:00Z' });
		await syncOnce(bed);
		await sayDate(id, '2030-06-30', 'file');
		expect(await items()).toEqual([]);
		await sayDate(id, '2030-06-30');
		expect(await states()).toEqual(['waiting']);
		await changeOverrides(bed.db, [id], {
			now,
			change: (said) => withoutSaid(said, { date: 'expiration-date', from: 'person' })
		});
		expect(await items()).toEqual([]);
	});

	it('that was overruled is kept here until the person answers', async () => {
		await turn('expiration-date');
		const { id, psaId: own } = await firstConfiguration();
		await sayDate(id, '2030-06-30');
		await edit('ConfigurationItems', own, { warrantyExpirationDate: '2027-02-28T00:00:00Z' });
		await syncOnce(bed);
		const [item] = await items();
		expect(item?.state).toMatchObject({ kind: 'conflict' });
		expect((await bed.db.overrides.get(id))?.dates).toHaveLength(1);
		// Something else that is said of it is no answer.
		await changeOverrides(bed.db, [id], { now, change: (said) => ({ ...said }) });
		expect(await states()).toEqual(['conflict']);
		await keepTheirs(bed.db, item?.id ?? 0, now);
		expect(await items()).toEqual([]);
		expect(await bed.db.overrides.get(id)).toBeUndefined();
	});
});
