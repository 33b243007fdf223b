import { describe, expect, it } from 'vitest';
import { readerOf } from '$lib/db/column.ts';
import type { AlmanacDatabase } from '$lib/db/database.ts';
import { FleetAhead } from '$lib/db/fleet-ahead.ts';
import { isFleetFresh, refreshFleet, storedFleet } from '$lib/db/fleet.ts';
import type { fleetColumns } from '$lib/db/fleet-rows.ts';
import { configurationsOf } from '$lib/db/configurations.ts';
import { generationOf, nextGeneration } from '$lib/db/generations.ts';
import type { FleetRow } from '$lib/db/shard-rows.ts';
import { leaveScope, scopeTables } from '$lib/db/scope-marks.ts';
import type { IntegrationId } from '$lib/domain/ids.ts';
import { plain } from '../support/dump-database.ts';
import { oddTenant, setupImport, type ImportSetup } from '../support/import-setup.ts';
import { control } from '../support/tenant-truth.ts';

async function imported(): Promise<ImportSetup & { readonly id: IntegrationId }> {
	const setting = await setupImport({ ...oddTenant, configurations: 400 });
	await setting.sync();
	const integration = await setting.db.integrations.toCollection().first();
	if (!integration) throw new Error('Nothing is connected');
	return { ...setting, id: integration.id };
}

async function snapshot(db: AlmanacDatabase, id: IntegrationId): Promise<FleetRow> {
	const fleet = await storedFleet(db, id);
	if (!fleet) throw new Error('There is no snapshot');
	return fleet;
}

/** The snapshot as it is when nothing of an older one is used. */
async function builtAnew(db: AlmanacDatabase, id: IntegrationId): Promise<FleetRow> {
	await db.snapshots.delete(id);
	await db.generations.update(id, { snapshot: null });
	expect((await refreshFleet(db, id)).kind).toBe('built');
	return snapshot(db, id);
}

describe('the fleet snapshot', () => {
	it('says of each configuration what its company page says', async () => {
		const { db, id } = await imported();
		const fleet = await snapshot(db, id);
		const rows = new Map([...fleet.ids].map((psaId, row) => [psaId, row]));
		const read = (column: (typeof fleetColumns)[number], row: number) =>
			readerOf(fleet.columns[column])(row);
		let seen = 0;
		for (const { companyId } of await db.companyMappings.toArray()) {
			for (const configuration of await configurationsOf(db, companyId)) {
				const row = rows.get(configuration.psaId ?? -1) ?? -1;
				expect(read('name', row)).toBe(configuration.name);
				expect(read('typeId', row)).toBe(configuration.typeId);
				expect(read('isActive', row)).toBe(configuration.isActive);
				for (const field of [
					'serialNumber',
					'purchaseDate',
					'ram',
					'osType',
					'assignedUser'
				] as const) {
					expect(read(field, row)).toBe(configuration.mapped[field] ?? null);
				}
				seen += 1;
			}
		}
		expect(seen).toBe(fleet.ids.length);
		expect(seen).toBeGreaterThan(100);
	});

	it('is the same patched as built anew, after edits, additions and moves', async () => {
		const { db, id, sandbox, sync } = await imported();
		const [first, ...others] = await db.shards.toArray();
		const away = others.find(({ psaCompanyId }) => psaCompanyId !== first?.psaCompanyId);
		const path = `records/ConfigurationItems/${first?.ids[0]}`;
		await control(sandbox, 'PATCH', path, { values: { serialNumber: 'ÄNDERUNG' } });
		await control(sandbox, 'POST', 'records/ConfigurationItems', {
			values: { companyID: first?.psaCompanyId, isActive: true, referenceTitle: 'NEW' }
		});
		await control(sandbox, 'POST', 'configurations/move', {
			id: first?.ids[1],
			companyID: away?.psaCompanyId
		});
		await sync();
		expect((await refreshFleet(db, id)).kind).toBe('fresh');
		const patched = await snapshot(db, id);
		const built = await builtAnew(db, id);
		expect(plain(patched)).toEqual(plain(built));
		expect(JSON.stringify(plain(built))).toContain('ÄNDERUNG');
	});

	it('takes from a run only what nobody else has written over', async () => {
		const { db, id } = await imported();
		const [first] = await db.shards.toArray();
		if (!first) throw new Error('There are no shards');
		const written = (generation: number) => ({ generation, shards: [first] });
		const { generation } = await generationOf(db, id);

		const own = await FleetAhead.open(db, id);
		own?.take(written(generation + 1));
		expect(own?.changesSince(generation, generation + 1)).toEqual([first]);
		// Somebody wrote after it, somebody wrote before it, an older snapshot is asked about.
		expect(own?.changesSince(generation, generation + 2)).toBeNull();
		expect(own?.changesSince(generation - 1, generation + 1)).toBeNull();
		own?.take(written(generation + 3));
		expect(own?.changesSince(generation, generation + 3)).toBeNull();

		await db.transaction('rw', [db.generations], () => nextGeneration(db, id));
		expect(await FleetAhead.open(db, id)).toBeNull();
	});

	it('takes in a few changed shards and builds anew when most have changed', async () => {
		const { db, id } = await imported();
		const companies = (await db.watermarks.toArray()).filter(
			({ configurations }) => configurations > 0
		);
		const leave = (psaCompanyId: number) =>
			db.transaction('rw', scopeTables(db), () =>
				leaveScope(db, id, {
					psaCompanyId,
					mark: { reason: 'company-not-mapped', since: '2026-11-23T11:42:00.000Z' }
				})
			);
		await leave(companies[0]?.psaCompanyId ?? 0);
		expect(await isFleetFresh(db, id)).toBe(false);
		expect((await refreshFleet(db, id)).kind).toBe('patched');
		const out = readerOf((await snapshot(db, id)).columns.outOfScope);
		expect(out(0)).toBe('company-not-mapped');
		for (const { psaCompanyId } of companies) await leave(psaCompanyId);
		expect((await refreshFleet(db, id)).kind).toBe('built');
		expect(await isFleetFresh(db, id)).toBe(true);
	});

	it('is built anew when a field is mapped otherwise or a label changed', async () => {
		const { db, id } = await imported();
		await db.importSettings.update(id, {
			fieldMap: { serialNumber: { field: 'referenceTitle', fallback: null } }
		});
		expect(await isFleetFresh(db, id)).toBe(false);
		expect((await refreshFleet(db, id)).kind).toBe('built');
		const fleet = await snapshot(db, id);
		const serials = readerOf(fleet.columns.serialNumber);
		const names = readerOf(fleet.columns.name);
		expect(serials(0)).toBe(names(0));
		expect(readerOf(fleet.columns.ram)(0)).toBeNull();

		await db.importSettings.update(id, {
			fieldMap: { processor: { field: 'rmmDeviceAuditProcessorID', fallback: null } }
		});
		await refreshFleet(db, id);
		const picklist = await db.picklists.get([
			id,
			'ConfigurationItems',
			'rmmDeviceAuditProcessorID'
		]);
		await db.picklists.put({
			...(picklist as NonNullable<typeof picklist>),
			values: (picklist?.values ?? []).map((value) => ({ ...value, label: `${value.label}!` }))
		});
		expect(await isFleetFresh(db, id)).toBe(false);
		await refreshFleet(db, id);
		const processors = readerOf((await snapshot(db, id)).columns.processor);
		const shown = [...fleet.ids.keys()].map(processors).filter((value) => value !== null);
		expect(shown.length).toBeGreaterThan(0);
		expect(shown.every((value) => String(value).endsWith('!'))).toBe(true);
	});

	it('stays as it was when its writing is cut', async () => {
		const { db, id } = await imported();
		const before = await snapshot(db, id);
		await db.transaction('rw', [db.generations], () => nextGeneration(db, id));
		const cut = db.transaction('rw', db.tables, async (transaction) => {
			await refreshFleet(db, id);
			transaction.abort();
		});
		await expect(cut).rejects.toThrow();
		expect(plain(await snapshot(db, id))).toEqual(plain(before));
		expect(await isFleetFresh(db, id)).toBe(false);
	});
});
