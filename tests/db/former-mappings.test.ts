import { describe, expect, it } from 'vitest';
import { readCompanyTab } from '$lib/db/company-tab.ts';
import type { AlmanacDatabase } from '$lib/db/database.ts';
import type { CompanyId, IntegrationId } from '$lib/domain/ids.ts';
import type { CompanyChoice } from '$lib/domain/mapping/company-mapping.ts';
import { openTestDatabase } from '../support/open-test-database.ts';
import {
	chooseAll,
	connectedSetup,
	good,
	syncOnce,
	type WholeSetup
} from '../support/whole-setup.ts';

const first = { seed: 5, companies: 6, configurations: 60, ci: 4711 };
const second = { ...first, ci: 815 };

/** A tenant that was set up, and then disconnected with its data kept. */
async function kept(db: AlmanacDatabase): Promise<WholeSetup> {
	const setup = await connectedSetup(db, first);
	await chooseAll(setup);
	await syncOnce(setup);
	good(await setup.service.disconnect('keep'));
	return setup;
}

async function mappingsOf(
	db: AlmanacDatabase,
	id: IntegrationId
): Promise<ReadonlyMap<number, CompanyId>> {
	return (await readCompanyTab(db, id)).mapped;
}

describe('companies that were kept when their tenant was disconnected', () => {
	it('stay as they are until another tenant has them', async () => {
		const db = openTestDatabase();
		const before = await kept(db);
		const was = await mappingsOf(db, before.id);
		await connectedSetup(db, second);
		expect(was.size).toBeGreaterThan(2);
		expect(await mappingsOf(db, before.id)).toEqual(was);
	});

	it('can be mapped in another tenant, by the same name and in one save', async () => {
		const db = openTestDatabase();
		const before = await kept(db);
		const was = await mappingsOf(db, before.id);
		const companies = await db.companies.count();
		const other = await connectedSetup(db, second);
		await chooseAll(other);
		const now = await mappingsOf(db, other.id);
		expect(new Set(now.values())).toEqual(new Set(was.values()));
		expect(await db.companies.count()).toBe(companies);
		expect(await mappingsOf(db, before.id)).toEqual(new Map());
		const { read } = await syncOnce(other);
		expect(read).toBeGreaterThan(0);
	});

	it('have their mappings again when the same tenant is connected again', async () => {
		const db = openTestDatabase();
		const before = await kept(db);
		const was = await mappingsOf(db, before.id);
		const other = await connectedSetup(db, second);
		await chooseAll(other);
		good(await other.service.disconnect('keep'));
		const again = await connectedSetup(db, first);
		expect(await mappingsOf(db, again.id)).toEqual(was);
		expect(await mappingsOf(db, other.id)).toEqual(new Map());
		good(await again.service.disconnect('keep'));
		const back = await connectedSetup(db, second);
		expect((await mappingsOf(db, back.id)).size).toBe(was.size);
	});

	it('do not come back when they were deleted in the meantime', async () => {
		const db = openTestDatabase();
		const before = await kept(db);
		const [[psaId, companyId] = [0, '' as CompanyId]] = await mappingsOf(db, before.id);
		const other = await connectedSetup(db, second);
		await chooseAll(other);
		good(await other.service.disconnect('keep'));
		await db.companyMappings.where({ companyId }).delete();
		await db.companies.delete(companyId);
		const again = await connectedSetup(db, first);
		expect((await mappingsOf(db, again.id)).has(psaId)).toBe(false);
		expect((await mappingsOf(db, again.id)).size).toBeGreaterThan(0);
	});

	it('are forgotten with a tenant whose data are wiped', async () => {
		const db = openTestDatabase();
		const before = await kept(db);
		const other = await connectedSetup(db, second);
		await chooseAll(other);
		good(await other.service.disconnect('keep'));
		const again = await connectedSetup(db, first);
		good(await again.service.disconnect('wipe'));
		await connectedSetup(db, first);
		expect(await mappingsOf(db, before.id)).toEqual(new Map());
	});

	it('move within one tenant without leaving anything behind', async () => {
		const db = openTestDatabase();
		const setup = await connectedSetup(db, first);
		await chooseAll(setup);
		const [[one, company] = [0, '' as CompanyId], [two] = [0]] = await mappingsOf(db, setup.id);
		const local: CompanyChoice = { kind: 'local', companyId: company, proposed: false };
		good(
			await setup.service.saveCompanies(
				new Map<number, CompanyChoice>([
					[one, { kind: 'none' }],
					[two, local]
				])
			)
		);
		expect((await mappingsOf(db, setup.id)).get(two)).toBe(company);
		expect(await db.settings.get('former-mappings')).toBeUndefined();
	});
});
