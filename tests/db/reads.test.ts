import { liveQuery } from 'dexie';
import { describe, expect, it } from 'vitest';
import { listCompanies, readCompany, type CompanyEntry } from '$lib/db/companies.ts';
import { readConfiguration } from '$lib/db/configuration-detail.ts';
import { configurationsOf } from '$lib/db/configurations.ts';
import { integrationStatus } from '$lib/db/integrations.ts';
import { remarksOf, saveRemark } from '$lib/db/remarks.ts';
import { listRuns, settleKilledRuns } from '$lib/db/runs.ts';
import { scopeTables, leaveScope, returnToScope } from '$lib/db/scope-marks.ts';
import type { CompanyId, ConfigurationId } from '$lib/domain/ids.ts';
import { control } from '../support/tenant-truth.ts';
import { oddTenant, setupImport, type ImportSetup } from '../support/import-setup.ts';

async function imported(): Promise<ImportSetup & { readonly largest: CompanyEntry }> {
	const setting = await setupImport({ ...oddTenant, configurations: 400 });
	await setting.sync();
	const companies = await listCompanies(setting.db);
	const [largest] = [...companies].sort((a, b) => b.configurations - a.configurations);
	if (!largest) throw new Error('No company');
	return { ...setting, largest };
}

describe('the list of companies', () => {
	it('has names, types, statuses, counts and the time of the last reading', async () => {
		const { db, largest } = await imported();
		const companies = await listCompanies(db);
		const names = companies.map(({ company }) => company.name);
		expect(names).toEqual([...names].sort(new Intl.Collator(undefined, { numeric: true }).compare));
		expect(largest).toMatchObject({ statusName: 'Active', typeName: expect.any(String) as string });
		const configurations = await configurationsOf(db, largest.company.id);
		expect(largest.configurations).toBe(configurations.length);
		expect(largest.activeConfigurations).toBe(configurations.length);
		expect(largest.readAt).toMatch(/^2026-11-23T/);
		expect(await readCompany(db, largest.company.id)).toEqual(largest);
		expect(await readCompany(db, 'nobody' as CompanyId)).toBeUndefined();
	});

	it('leaves out what is archived and shows what is not mapped', async () => {
		const { db, largest } = await imported();
		const before = (await listCompanies(db)).length;
		await db.companies.update(largest.company.id, { archivedAt: '2026-11-23T12:00:00.000Z' });
		await db.companies.add({
			id: 'by-hand' as CompanyId,
			name: 'By hand',
			typeId: null,
			statusId: null,
			createdAt: '2026-11-23T12:00:00.000Z',
			archivedAt: null
		});
		const companies = await listCompanies(db);
		expect(companies).toHaveLength(before);
		const byHand = companies.find(({ company }) => company.id === 'by-hand');
		expect(byHand).toMatchObject({ link: null, configurations: 0, readAt: null, typeName: null });
		expect(await configurationsOf(db, 'by-hand' as CompanyId)).toEqual([]);
	});
});

describe('the configurations of a company', () => {
	it('follow what a sync stores, live', async () => {
		const { db, sandbox, sync, largest } = await imported();
		const seen: string[][] = [];
		const subscription = liveQuery(async () => configurationsOf(db, largest.company.id)).subscribe(
			(rows) => seen.push(rows.map(({ name }) => name))
		);
		const [first] = await configurationsOf(db, largest.company.id);
		await control(sandbox, 'PATCH', `records/ConfigurationItems/${first?.psaId}`, {
			values: { referenceTitle: 'RENAMED-LIVE' }
		});
		await sync();
		await expect.poll(() => seen.at(-1)?.includes('RENAMED-LIVE')).toBe(true);
		subscription.unsubscribe();
		expect(seen.length).toBeGreaterThanOrEqual(2);
	});

	it('go out of scope with their reason and come back as they were', async () => {
		const { db, largest } = await imported();
		const before = await configurationsOf(db, largest.company.id);
		const { integrationId, psaId } = largest.link ?? { integrationId: '' as never, psaId: 0 };
		const since = '2026-11-23T12:00:00.000Z';
		const within = (work: () => Promise<void>) => db.transaction('rw', scopeTables(db), work);
		await within(() =>
			leaveScope(db, integrationId, {
				psaCompanyId: psaId,
				mark: { reason: 'company-not-mapped', since }
			})
		);
		const out = await configurationsOf(db, largest.company.id);
		const scope = { state: 'out', reason: 'company-not-mapped', since };
		expect(out.map((row) => row.scope)).toEqual(before.map(() => scope));
		await within(() =>
			returnToScope(db, integrationId, { psaCompanyId: psaId, reason: 'left-selection' })
		);
		expect((await configurationsOf(db, largest.company.id))[0]?.scope).toEqual(scope);
		await within(() =>
			returnToScope(db, integrationId, { psaCompanyId: psaId, reason: 'company-not-mapped' })
		);
		expect(await configurationsOf(db, largest.company.id)).toEqual(before);
	});
});

describe('one configuration', () => {
	it('is found with and without its company, with the source of each value', async () => {
		const { db, largest } = await imported();
		const rows = await configurationsOf(db, largest.company.id);
		for (const row of [rows[0], rows.at(-1)]) {
			const detail = row && (await readConfiguration(db, row.id));
			expect(detail?.configuration).toEqual(row);
			expect(await readConfiguration(db, row?.id ?? ('' as never), largest.company.id)).toEqual(
				detail
			);
		}
		const detail = await readConfiguration(db, rows[0]?.id ?? ('' as never));
		const of = (key: string) => detail?.fields.find((field) => field.key === key);
		expect(of('serialNumber')).toMatchObject({ source: 'field', isOwnNeed: false });
		expect(of('udf:RAM')).toMatchObject({ source: 'udf', label: 'RAM' });
		expect(of('via:product.name')).toMatchObject({ source: 'read-through', label: null });
		expect(of('productID')).toMatchObject({ isOwnNeed: true });
		expect(detail?.readAt).toBe(largest.readAt);
	});

	it('shows the label of a picklist beside the number that Autotask sent', async () => {
		const { db, largest } = await imported();
		const rows = await configurationsOf(db, largest.company.id);
		const key = 'rmmDeviceAuditProcessorID';
		const row = rows.find(({ values }) => values[key] !== null);
		const detail = row && (await readConfiguration(db, row.id));
		const field = detail?.fields.find((each) => each.key === key);
		expect(typeof field?.raw).toBe('number');
		expect(field?.value).toBe(row?.values[key]);
		expect(typeof field?.value).toBe('string');
	});

	it('is none for ids that nothing has', async () => {
		const { db } = await imported();
		const ids = ['autotask-605/1', 'autotask-605/x', 'something', ''] as ConfigurationId[];
		for (const id of ids) expect(await readConfiguration(db, id)).toBeUndefined();
	});
});

describe('remarks', () => {
	it('are kept per configuration, dated, and taken away when emptied', async () => {
		const { db, largest } = await imported();
		const ids = (await configurationsOf(db, largest.company.id)).map(({ id }) => id);
		const [first, second] = ids;
		if (!first || !second) throw new Error('Two configurations are needed');
		await saveRemark(db, first, {
			text: ' Stands in the cellar. ',
			now: '2026-11-23T12:00:00.000Z'
		});
		const remarks = await remarksOf(db, ids);
		expect([...remarks.keys()]).toEqual([first]);
		expect(remarks.get(first)).toMatchObject({ text: 'Stands in the cellar.' });
		expect((await readConfiguration(db, first))?.remark?.editedAt).toBe('2026-11-23T12:00:00.000Z');
		await saveRemark(db, first, { text: '  ', now: '2026-11-23T13:00:00.000Z' });
		expect((await remarksOf(db, ids)).size).toBe(0);
	});

	it('are not touched by a sync', async () => {
		const { db, service, largest } = await imported();
		const [first] = await configurationsOf(db, largest.company.id);
		const id = first?.id ?? ('' as never);
		await saveRemark(db, id, { text: 'Mine', now: '2026-11-23T12:00:00.000Z' });
		await service.sync({ startedBy: 'person', mode: 'full' }, () => undefined);
		expect((await remarksOf(db, [id])).get(id)?.text).toBe('Mine');
	});
});

describe('the log', () => {
	it('has the newest run first and settles runs that were killed', async () => {
		const { db, sync } = await imported();
		await sync();
		const status = await integrationStatus(db);
		const id = status?.integration.id ?? ('' as never);
		expect((await listRuns(db, id, 10)).map((run) => run.id)).toEqual([2, 1]);
		await db.runs.update(2, { state: 'running' });
		await settleKilledRuns(db, '2026-11-23T14:00:00.000Z');
		expect((await listRuns(db, id, 1))[0]).toMatchObject({
			state: 'interrupted',
			endedAt: '2026-11-23T14:00:00.000Z'
		});
	});
});
