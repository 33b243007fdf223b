import { describe, expect, it } from 'vitest';
import { readCompanyTab } from '$lib/db/company-tab.ts';
import { defaultCompanyFilters } from '$lib/domain/mapping/company-filter.ts';
import { openTestDatabase } from '../../support/open-test-database.ts';
import {
	chooseAll,
	connectedSetup,
	good,
	syncOnce,
	type WholeSetup
} from '../../support/whole-setup.ts';

const tenant = { seed: 5, companies: 12, configurations: 60 };
const fields = ['city', 'countryID', 'ownerResourceID', 'classification'];

async function valuesOf({ db, id }: WholeSetup) {
	const { imported } = await readCompanyTab(db, id);
	return imported.map(({ values }) => values);
}

describe('country, owner and classification of companies', () => {
	it('come as names, with a call for each that was chosen', async () => {
		const setup = await connectedSetup(openTestDatabase(), tenant);
		good(await setup.service.saveCompanyFields(fields));
		await setup.calls();
		const loaded = good(await setup.service.loadCompanies(defaultCompanyFilters, () => undefined));
		const paths = (await setup.calls()).map(({ path }) => path);
		expect(paths).toEqual([
			'companies/query/count',
			'companies/query',
			'countries/query',
			'resources/query',
			'classificationicons/query'
		]);
		const owners = loaded.companies.map(({ values }) => values['ownerResourceID']);
		expect(owners.every((owner) => typeof owner === 'string')).toBe(true);
		const countries = new Set(loaded.companies.map(({ values }) => values['countryID']));
		expect([...countries].every((name) => typeof name === 'string')).toBe(true);
	});

	it('are asked for by nobody who did not choose them', async () => {
		const setup = await connectedSetup(openTestDatabase(), tenant);
		good(await setup.service.saveCompanyFields(['city']));
		await setup.calls();
		good(await setup.service.loadCompanies(defaultCompanyFilters, () => undefined));
		expect(await setup.calls()).toHaveLength(2);
	});

	it('are current after a sync, and unchanged by the next one', async () => {
		const setup = await connectedSetup(openTestDatabase(), tenant);
		await chooseAll(setup);
		good(await setup.service.saveCompanyFields(fields));
		await syncOnce(setup);
		const values = await valuesOf(setup);
		expect(values.some(({ countryID }) => typeof countryID === 'string')).toBe(true);
		await syncOnce(setup);
		expect(await valuesOf(setup)).toEqual(values);
	});

	it('stay empty where the API user may not read them', async () => {
		const setup = await connectedSetup(openTestDatabase(), tenant);
		await setup.control('POST', '/permissions', { entity: 'Resources', query: false });
		good(await setup.service.saveCompanyFields(['ownerResourceID']));
		const loaded = good(await setup.service.loadCompanies(defaultCompanyFilters, () => undefined));
		expect(new Set(loaded.companies.map(({ values }) => values['ownerResourceID']))).toEqual(
			new Set([null])
		);
	});
});
