import { expect, it } from 'vitest';
import { addCompanies, archiveCompany } from '$lib/db/local-companies.ts';
import { addLocalConfigurations } from '$lib/db/local-configurations.ts';
import type { CompanyId } from '$lib/domain/ids.ts';
import { openTestDatabase } from '../support/open-test-database.ts';
import { chooseAll, connectedSetup, syncOnce } from '../support/whole-setup.ts';

const now = '2026-11-23T12:00:00.000Z';
const notebook = { type: null, isActive: true };

it('finds what was added by hand, with and beside a tenant, until its company is archived', async () => {
	const db = openTestDatabase();
	const setup = await connectedSetup(db, { seed: 5, companies: 4, configurations: 60 });
	const [companyId = '' as CompanyId] = await addCompanies(db, {
		companies: [{ name: 'Nordlicht GmbH', typeId: null, statusId: null }],
		now
	});
	await addLocalConfigurations(db, companyId, {
		configurations: [
			{ ...notebook, name: 'NL-01', values: { serialNumber: 'A1', assignedUser: 'Zoë Müller' } },
			{ ...notebook, name: 'NL-02', values: { serialNumber: 'B7' } }
		],
		now
	});
	const find = async (query: string): Promise<string[]> =>
		(await setup.service.search(query, 20)).map(({ name }) => name);
	expect(await find('nl')).toEqual(['NL-01', 'NL-02']);
	expect(await find('b7')).toEqual(['NL-02']);
	expect(await find('muller nl-01')).toEqual(['NL-01']);

	await chooseAll(setup);
	await syncOnce(setup);
	const all = await setup.service.search('a', 20);
	expect(all.length).toBeLessThanOrEqual(20);
	expect(all.some(({ companyName }) => companyName !== 'Nordlicht GmbH')).toBe(true);
	expect(await find('a1')).toContain('NL-01');

	await archiveCompany(db, companyId, { archive: true, now });
	expect(await find('b7')).not.toContain('NL-02');
});
