import { describe, expect, it } from 'vitest';
import { disconnectIntegration } from '$lib/db/disconnect.ts';
import { readListTab } from '$lib/db/list-tabs.ts';
import { bareSettings, setupBed, value } from './setup-bed.ts';
import { importAndMap, storeConfigurations } from './mapped-bed.ts';

describe('reading the tenant', () => {
	it('lists what the API user may do with each entity', async () => {
		const bed = await setupBed();
		await bed.control('POST', '/permissions', { entity: 'Products', query: false });
		const permissions = value(await bed.setup.checkPermissions());
		const verdictOf = (entity: string): string | undefined =>
			permissions.find((line) => line.entity === entity)?.verdict;
		expect(verdictOf('Companies')).toBe('granted');
		expect(verdictOf('Products')).toBe('limited');
		expect(await bed.calls()).toHaveLength(permissions.length);
	});

	it('stores the usage that it asked for', async () => {
		const bed = await setupBed();
		const usage = value(await bed.setup.askUsage());
		expect((await bed.db.integrations.get(bed.id))?.usage).toEqual(usage);
		expect(usage.limit).toBe(10_000);
	});

	it('reads the lists in six calls and counts who uses each type', async () => {
		const bed = await setupBed({ companies: 40, oddities: 'all' });
		value(await bed.setup.readLists());
		expect(await bed.calls()).toHaveLength(6);
		const tab = await readListTab(bed.db, { integrationId: bed.id, name: 'types' });
		const companies = (await bed.control('GET', '/records/Companies')) as { companyType: number }[];
		for (const row of tab.model.psa) {
			const using = companies.filter(({ companyType }) => companyType === row.value);
			expect(row.companies).toBe(using.length);
		}
		expect(tab.model.local.map(({ name }) => name)).toEqual([
			'Client',
			'Prospect',
			'Former Client'
		]);
		expect(tab.model.psa.some(({ state }) => state === 'inactive')).toBe(true);
	});

	it('shows a value that companies use and the list lacks', async () => {
		const bed = await setupBed();
		await bed.control('PATCH', '/records/Companies/0', { values: { companyType: 200 } });
		value(await bed.setup.readLists());
		const { model } = await readListTab(bed.db, { integrationId: bed.id, name: 'types' });
		expect(model.psa.at(-1)).toEqual({ value: 200, label: null, state: 'unknown', companies: 1 });
	});
});

describe('disconnecting', () => {
	it('keeps companies, mapping and configurations, and frees the names of types', async () => {
		const bed = await setupBed();
		await importAndMap(bed);
		await storeConfigurations(bed);
		const shards = await bed.db.shards.toArray();
		await disconnectIntegration(bed.db, bed.id, 'keep');
		expect(await bed.db.integrations.count()).toBe(0);
		expect(await bed.db.shards.toArray()).toEqual(shards);
		expect(await bed.db.companyMappings.count()).toBeGreaterThan(0);
		expect(await bed.db.companyTypeMappings.count()).toBe(0);
		expect(await bed.db.companyTypes.count()).toBeGreaterThan(0);
	});

	it('wipes what came from Autotask and leaves what people made', async () => {
		const bed = await setupBed();
		await importAndMap(bed);
		await storeConfigurations(bed);
		const byHand = {
			id: crypto.randomUUID() as never,
			name: 'Made by hand',
			typeId: null,
			statusId: null,
			createdAt: '2026-01-01T00:00:00.000Z',
			archivedAt: null
		};
		await bed.db.companies.add(byHand);
		await disconnectIntegration(bed.db, bed.id, 'wipe');
		expect(await bed.db.companies.toArray()).toEqual([byHand]);
		for (const table of bed.db.tables) {
			if (['companies', 'companyTypes', 'companyStatuses', 'edits'].includes(table.name)) continue;
			expect([table.name, await table.count()]).toEqual([table.name, 0]);
		}
	});

	it('touches nothing of another tenant that was connected before', async () => {
		const bed = await setupBed();
		const other = 'autotask-9' as typeof bed.id;
		await bed.db.importSettings.add(bareSettings(other));
		await disconnectIntegration(bed.db, bed.id, 'wipe');
		expect(await bed.db.importSettings.toArray()).toEqual([bareSettings(other)]);
	});
});
