import { describe, expect, it } from 'vitest';
import { listCompanies } from '$lib/db/companies.ts';
import { readConfiguration } from '$lib/db/configuration-detail.ts';
import { configurationsOf } from '$lib/db/configurations.ts';
import {
	addCompanies,
	archiveCompany,
	listArchived,
	readHoldings,
	removeCompany
} from '$lib/db/local-companies.ts';
import { addLocalConfigurations } from '$lib/db/local-configurations.ts';
import { readCompanyTab } from '$lib/db/company-tab.ts';
import { changeOverrides } from '$lib/db/overrides.ts';
import { setCompanyTemplate } from '$lib/db/templates.ts';
import { importAndMap, storeConfigurations } from '../sync/setup/mapped-bed.ts';
import { setupBed } from '../sync/setup/setup-bed.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

const now = '2026-11-23T12:00:00.000Z';
const plain = (name: string) => ({ name, typeId: null, statusId: null });
const laptop = {
	name: 'LT-01',
	type: 'Laptop',
	isActive: true,
	values: { serialNumber: 'SN1', purchaseDate: '2024-05-01' }
};

describe('companies by hand', () => {
	it('stand in the list, and leave it for the archive and back', async () => {
		const db = openTestDatabase();
		const [id] = await addCompanies(db, { companies: [plain('One'), plain('Two')], now });
		if (!id) throw new Error('nothing added');
		const names = async (): Promise<string[]> =>
			(await listCompanies(db)).map(({ company }) => company.name);
		expect(await names()).toEqual(['One', 'Two']);
		await archiveCompany(db, id, { archive: true, now });
		expect(await names()).toEqual(['Two']);
		expect((await listArchived(db)).map(({ archivedAt }) => archivedAt)).toEqual([now]);
		await archiveCompany(db, id, { archive: false, now });
		expect(await names()).toEqual(['One', 'Two']);
	});

	it('have configurations of their own, read beside those of Autotask', async () => {
		const bed = await setupBed();
		const [psaId = -1] = await importAndMap(bed);
		await storeConfigurations(bed);
		const companyId = (await readCompanyTab(bed.db, bed.id)).mapped.get(psaId);
		if (!companyId) throw new Error('not mapped');
		const synced = await configurationsOf(bed.db, companyId);
		await addLocalConfigurations(bed.db, companyId, { configurations: [laptop], now });
		const all = await configurationsOf(bed.db, companyId);
		expect(all).toHaveLength(synced.length + 1);
		expect(all.at(-1)).toMatchObject({
			psaId: null,
			name: 'LT-01',
			type: 'Laptop',
			mapped: laptop.values
		});
		const added = all.at(-1);
		const detail = added && (await readConfiguration(bed.db, added.id, companyId));
		expect(detail?.mapped).toEqual([
			{ field: 'serialNumber', value: 'SN1', from: null },
			{ field: 'purchaseDate', value: '2024-05-01', from: null }
		]);
	});
});

describe('deleting a company', () => {
	it('takes what is only its own and leaves the PSA company imported and unmapped', async () => {
		const bed = await setupBed();
		const [psaId = -1, other = -1] = await importAndMap(bed);
		await storeConfigurations(bed);
		const { mapped } = await readCompanyTab(bed.db, bed.id);
		const [companyId, otherId] = [mapped.get(psaId), mapped.get(other)];
		if (!companyId || !otherId) throw new Error('not mapped');
		await addLocalConfigurations(bed.db, companyId, { configurations: [laptop], now });
		const [first] = await configurationsOf(bed.db, companyId);
		await bed.db.remarks.put({
			configurationId: first?.id ?? ('' as never),
			text: 'Old',
			editedAt: now
		});
		const [, second] = await configurationsOf(bed.db, companyId);
		await changeOverrides(bed.db, [second?.id ?? ('' as never)], {
			now,
			change: () => ({ grade: { value: 'watch', note: '', at: now } })
		});
		await setCompanyTemplate(bed.db, companyId, 'schools');
		expect(await readHoldings(bed.db, companyId)).toMatchObject({
			mappedTo: psaId,
			manualConfigurations: 1,
			remarks: 2
		});
		const kept = await configurationsOf(bed.db, otherId);

		await removeCompany(bed.db, companyId, true);
		expect(await bed.db.companies.get(companyId)).toBeUndefined();
		expect(await bed.db.localConfigurations.count()).toBe(0);
		expect(await bed.db.remarks.count()).toBe(0);
		expect(await bed.db.overrides.count()).toBe(0);
		expect(await bed.db.companySettings.count()).toBe(0);
		const after = await readCompanyTab(bed.db, bed.id);
		expect(after.mapped.has(psaId)).toBe(false);
		expect(after.imported.some((psa) => psa.psaId === psaId)).toBe(true);
		expect(await bed.db.directories.get([bed.id, psaId])).toBeUndefined();
		expect(await configurationsOf(bed.db, otherId)).toEqual(kept);
	});
});
