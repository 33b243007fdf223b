import { describe, expect, it } from 'vitest';
import { expectTruth, oddTenant, setupImport } from '../support/import-setup.ts';
import { control } from '../support/tenant-truth.ts';

describe('a second sync', { timeout: 30_000 }, () => {
	it('writes nothing where nothing changed', async () => {
		const { db, sync } = await setupImport();
		await sync();
		const before = await db.shards.toArray();
		const outcome = await sync();
		expect(outcome).toMatchObject({
			value: { added: 0, changed: 0, kind: 'incremental', state: 'done' }
		});
		expect(await db.shards.toArray()).toEqual(before);
		const phases = (await db.runs.toArray()).at(-1)?.phases.map(({ state }) => state);
		expect(phases).toEqual(Array.from({ length: 5 }, () => 'unchanged'));
	});

	it('asks for no name that is known', async () => {
		const { sandbox, sync } = await setupImport({ ...oddTenant, oddities: 'some' });
		await sync();
		await control(sandbox, 'DELETE', 'calls');
		await sync();
		const { counts } = (await (await sandbox.control.request('/control/calls')).json()) as {
			counts: Record<string, number>;
		};
		expect(counts['POST configurationitems/query']).toBeGreaterThan(0);
		for (const entity of ['products', 'contacts', 'companylocations']) {
			expect(counts[`POST ${entity}/query`] ?? 0).toBe(0);
		}
	});

	it('takes over what changed and what is new, and rewrites only the shards of those', async () => {
		const setting = await setupImport();
		const { db, sandbox, sync } = setting;
		await sync();
		const before = await db.shards.toArray();
		const [first] = before;
		const id = first?.ids[0] ?? 0;
		await control(sandbox, 'PATCH', `records/ConfigurationItems/${id}`, {
			values: { serialNumber: 'CHANGED' }
		});
		await control(sandbox, 'POST', 'records/ConfigurationItems', {
			values: { companyID: first?.psaCompanyId, isActive: true, referenceTitle: 'NEW' }
		});
		expect(await sync()).toMatchObject({ value: { added: 1, changed: 1 } });
		await expectTruth(setting);
		const written = (await db.shards.toArray()).filter(
			({ generation }) => generation > Math.max(...before.map((shard) => shard.generation))
		);
		expect(new Set(written.map(({ psaCompanyId }) => psaCompanyId))).toEqual(
			new Set([first?.psaCompanyId])
		);
	});

	it('moves a device to its new company, and never has it twice', async () => {
		const setting = await setupImport();
		const { db, sandbox, sync } = setting;
		await sync();
		const shards = await db.shards.toArray();
		const [from, to] = [shards.at(-1), shards[0]];
		const id = from?.ids[0] ?? 0;
		await control(sandbox, 'POST', 'configurations/move', { id, companyID: to?.psaCompanyId });
		await sync();
		await expectTruth(setting);
		const directories = await db.directories.toArray();
		const holding = directories.filter(({ ids }) => ids.includes(id));
		expect(holding.map(({ psaCompanyId }) => psaCompanyId)).toEqual([to?.psaCompanyId]);
		const counts = (await db.watermarks.toArray()).reduce(
			(sum, row) => sum + row.configurations,
			0
		);
		expect(counts).toBe(directories.reduce((sum, { ids }) => sum + ids.length, 0));
	});

	it('marks what is gone as missing since now, and keeps all of it', async () => {
		const { db, sandbox, sync } = await setupImport();
		await sync();
		const [shard] = await db.shards.toArray();
		const id = shard?.ids[0] ?? 0;
		await control(sandbox, 'DELETE', `records/ConfigurationItems/${id}`);
		expect(await sync()).toMatchObject({ value: { missing: 1, changed: 0 } });
		const [again] = await db.shards.toArray();
		expect(again?.ids[0]).toBe(id);
		expect(again?.marks).toMatchObject([{ id, outOfScope: null }]);
		expect(again?.columns).toEqual(shard?.columns);
		expect(await sync()).toMatchObject({ value: { missing: 0, changed: 0 } });
	});

	it('reads every name anew when a full pass is asked for', async () => {
		const { db, sandbox, service, sync } = await setupImport();
		await sync();
		const [shard] = await db.shards.toArray();
		const productId = shard && Number((await db.lookups.toArray())[0]?.entries[0]?.id);
		await control(sandbox, 'PATCH', `records/Products/${productId}`, {
			values: { name: 'Renamed' }
		});
		await sync();
		const names = async () => JSON.stringify(await db.shards.toArray());
		expect(await names()).not.toContain('Renamed');
		await service.sync({ startedBy: 'person', mode: 'full' }, () => undefined);
		expect(await names()).toContain('Renamed');
	});

	it('follows a company that was renamed or became inactive, and marks one that is gone', async () => {
		const { db, sandbox, sync } = await setupImport();
		await sync();
		const [first, second, third] = await db.companyMappings.toArray();
		await control(sandbox, 'PATCH', `records/Companies/${first?.psaId}`, {
			values: { companyName: 'New name' }
		});
		await control(sandbox, 'PATCH', `records/Companies/${second?.psaId}`, {
			values: { isActive: false }
		});
		await control(sandbox, 'DELETE', `records/Companies/${third?.psaId}`);
		await sync();
		expect((await db.companies.get(first?.companyId ?? ('' as never)))?.name).toBe('New name');
		const statuses = await db.companyStatuses.toArray();
		const second_ = await db.companies.get(second?.companyId ?? ('' as never));
		expect(statuses.find(({ id }) => id === second_?.statusId)?.name).toBe('Inactive');
		const gone = await db.psaCompanies.get([third?.integrationId as never, third?.psaId ?? 0]);
		expect(gone?.missingSince).toBe('2026-11-23');
		expect(await db.companies.get(third?.companyId ?? ('' as never))).toBeDefined();
	});

	it('goes without names that the API user may not read', async () => {
		const setting = await setupImport();
		await control(setting.sandbox, 'POST', 'permissions', { entity: 'Contacts', query: false });
		expect(await setting.sync()).toMatchObject({ value: { state: 'done' } });
		const [shard] = await setting.db.shards.toArray();
		expect(shard?.columns['via:contact.name']).toEqual({
			kind: 'few',
			values: [null],
			codes: null
		});
		expect(shard?.columns['via:product.name']?.kind).toBeDefined();
	});
});
