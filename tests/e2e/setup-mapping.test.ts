import { expect, passphrase, test } from './support/fixtures.ts';
import {
	callsSince,
	connected,
	control,
	importCompanies,
	mapCompanies,
	mapList,
	openSelection,
	openTab,
	saveFields,
	setUp
} from './support/setup-steps.ts';
import { waitForSync } from './support/steps.ts';
import type { Locator, Page } from '@playwright/test';

const tenant = ['--companies', '10', '--configurations', '300', '--seed', '11'];

async function syncNow(page: Page): Promise<void> {
	await page
		.getByRole('button', { name: /^Synced|^Never|Not synced/ })
		.first()
		.click();
	await page.getByRole('button', { name: 'Sync now' }).click();
	await page.getByRole('button', { name: 'Close' }).click();
	await waitForSync(page);
}

test('a mapped type takes the name of Autotask, and a later rename follows', async ({
	page,
	startTenant
}) => {
	const { almanac, sandbox } = await startTenant(tenant);
	await connected(page, almanac.origin, sandbox);
	await openTab(page, 'Company Types');
	await page.getByRole('switch', { name: /Company Types sync/ }).check();
	await page.getByRole('combobox', { name: 'Local type for Customer' }).click();
	await page.getByRole('option', { name: 'Client', exact: true }).click();
	await expect(page.getByText('Will be renamed from “Client” to “Customer” on Save')).toBeVisible();
	await page.getByRole('button', { name: 'Create Unmapped' }).click();
	await expect(
		page.getByText(/^\s*Saving renames 1\slocal type, creates \d\slocal types/)
	).toBeVisible();
	await page.keyboard.press('Control+s');
	await expect(page.getByText('Mapped; Autotask names it').first()).toBeVisible();
	await expect(page.getByRole('combobox', { name: 'Local type for Customer' })).toHaveValue(
		'Customer'
	);

	await control(sandbox, 'POST', '/picklists', {
		entity: 'Companies',
		field: 'companyType',
		action: 'rename',
		value: '1',
		label: 'Managed client'
	});
	await control(sandbox, 'POST', '/picklists', {
		entity: 'Companies',
		field: 'companyType',
		action: 'delete',
		value: '7'
	});
	await page.getByRole('button', { name: 'Read again' }).click();
	await expect(page.getByRole('combobox', { name: 'Local type for Managed client' })).toHaveValue(
		'Managed client'
	);
	await expect(page.getByText(/“Vendor” was deleted in Autotask on/)).toBeVisible();
	await page.getByRole('button', { name: 'Keep it and hide this note' }).click();
	await expect(page.getByText(/“Vendor” was deleted in Autotask on/)).toBeHidden();
});

test('two that want one name are refused with two ways out, and a merge can be undone', async ({
	page,
	startTenant
}) => {
	const { almanac, sandbox } = await startTenant(tenant);
	await connected(page, almanac.origin, sandbox);
	await openTab(page, 'Company Types');
	await page.getByRole('combobox', { name: 'Local type for Prospect' }).click();
	await page.getByRole('option', { name: 'Client', exact: true }).click();
	await expect(page.getByText('Another local type is called “Prospect” already.')).toBeVisible();
	await page.getByRole('button', { name: 'Merge into it' }).click();
	await expect(page.getByText('“Client” will be merged into “Prospect” on Save')).toBeVisible();
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByText(/1\stype merged/)).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await page.getByRole('combobox', { name: 'Local type for Prospect' }).click();
	await expect(page.getByRole('option', { name: 'Client', exact: true })).toBeVisible();
});

test('leaving with changes asks first', async ({ page, startTenant }) => {
	const { almanac, sandbox } = await startTenant(tenant);
	await connected(page, almanac.origin, sandbox);
	await openTab(page, 'Company Types');
	await expect(page.getByRole('rowheader', { name: 'Customer', exact: true })).toBeVisible();
	await page.getByRole('button', { name: 'Create Unmapped' }).click();
	await openTab(page, 'Companies');
	const popup = page.getByRole('dialog', { name: 'Leave without saving?' });
	await popup.getByRole('button', { name: 'Stay here' }).click();
	await expect(page.getByText('New local type, created on Save').first()).toBeVisible();
	await openTab(page, 'Companies');
	await popup.getByRole('button', { name: 'Discard changes' }).click();
	await expect(page.getByText('No companies imported yet')).toBeVisible();
});

test('filters ask Autotask, and a changed one makes the list stale until it is loaded', async ({
	page,
	startTenant
}) => {
	const { almanac, sandbox } = await startTenant(tenant);
	await connected(page, almanac.origin, sandbox);
	await openTab(page, 'Companies');
	await expect(page.getByText('No companies imported yet')).toBeVisible();
	await page.keyboard.press('i');
	const popup = page.getByRole('dialog', { name: 'Import Companies' });
	await popup.getByRole('button', { name: /^Types/ }).click();
	await expect(page.getByRole('checkbox', { name: 'Customer' })).toBeVisible();
	await page.keyboard.press('Escape');
	await callsSince(sandbox);
	await popup.getByRole('button', { name: 'Load Companies' }).click();
	await expect(popup.getByText(/that\s+match in Autotask/)).toBeVisible();
	expect((await callsSince(sandbox)).map(({ path }) => path)).toEqual([
		'companies/query/count',
		'companies/query'
	]);
	await popup.getByLabel('Name', { exact: true }).fill('a');
	await expect(popup.getByText(/filters have changed since this list was loaded/)).toBeVisible();
	await popup.getByRole('button', { name: 'Load Companies' }).click();
	await expect(popup.getByText(/filters have changed/)).toBeHidden();
	await popup.getByLabel('Name', { exact: true }).fill('no company is called this');
	await popup.getByRole('button', { name: 'Load Companies' }).click();
	await expect(popup.getByText('No company in Autotask matches these filters')).toBeVisible();
});

test('the same name maps by itself, however it is written; a near one never does', async ({
	page,
	startTenant
}) => {
	const { almanac, sandbox } = await startTenant(tenant);
	await page.goto(`${almanac.origin}/companies`);
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await page.getByRole('menuitem', { name: 'Import companies from CSV' }).click();
	const table = page.getByRole('dialog', { name: 'Import companies from CSV' });
	await table
		.getByLabel('or paste a table with its header row')
		.fill('Company\nCaf\u00e9 Ren\u00e9\nRavensworth Dental\nTwin Oaks\nHARBOUR INN');
	await table.getByRole('button', { name: /^Add 4/ }).click();
	await expect(table).toBeHidden();

	// Decomposed letters, blanks round and between, one name twice, and one in other letters.
	const odd = [
		'Cafe\u0301  Rene\u0301 ',
		'  Ravensworth\u00a0 Dental',
		'Twin Oaks',
		'Twin  Oaks',
		'Harbour Inn'
	];
	for (const companyName of odd) {
		const values = { companyName, companyType: 1, isActive: true };
		await control(sandbox, 'POST', '/records/Companies', { values });
	}
	await connected(page, almanac.origin, sandbox);
	await importCompanies(page);
	const stateOf = (name: RegExp): Locator =>
		page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
	for (const name of [/^Cafe\u0301/, /Ravensworth/]) {
		await expect(stateOf(name)).toContainText('Same name; will be mapped on Save');
	}
	await expect(stateOf(/Twin/).first()).toContainText('Unmapped; several have this name');
	await expect(stateOf(/Twin/).last()).toContainText('Unmapped; several have this name');
	await expect(stateOf(/Harbour/)).toContainText('“HARBOUR INN” looks alike. Use it');
	await expect(stateOf(/Harbour/)).toContainText('Customer');
	await expect(page.getByText('Same name; will be mapped on Save')).toHaveCount(2);

	await page.getByRole('button', { name: 'Save Mapping' }).click();
	await expect(stateOf(/^Cafe\u0301/)).toContainText(/Mapped to Cafe\u0301\s+Rene\u0301/);
	await expect(stateOf(/Ravensworth/)).toContainText(/Mapped to\s+Ravensworth\s+Dental/);
	await expect(page.getByText(/^Mapped to /)).toHaveCount(2);
	await page.getByRole('button', { name: 'Use HARBOUR INN for Harbour Inn' }).click();
	await page.getByRole('button', { name: 'Save Mapping' }).click();
	await expect(stateOf(/Harbour/)).toContainText('Mapped to Harbour Inn');
});

test('saving a mapping asks for the import; un-mapped and mapped again it is the same company', async ({
	page,
	startTenant
}) => {
	test.slow();
	const { almanac, sandbox } = await startTenant(tenant);
	await setUp(page, almanac.origin, sandbox);
	await control(sandbox, 'POST', '/records/Companies', {
		values: { companyName: 'Northgate Print', companyType: 1, isActive: true }
	});
	await importCompanies(page);
	const row = page.getByRole('combobox', { name: 'Local company for Northgate Print' });
	await expect(row).toHaveValue('');
	await mapCompanies(page);
	await expect(page.getByRole('dialog', { name: 'Import configurations now?' })).toBeVisible();
	await page.getByRole('button', { name: 'Later' }).click();

	await row.click();
	await page.getByRole('option', { name: 'Leave it unmapped' }).click();
	await page.getByRole('button', { name: 'Save Mapping' }).click();
	await expect(page.getByText('Unmapped', { exact: true })).toBeVisible();
	await page.getByRole('button', { name: 'Create Unmapped' }).click();
	await expect(page.getByText('Same name; will be mapped on Save')).toBeVisible();
});

test('narrowing marks out of scope, widening brings back what people said', async ({
	page,
	startTenant
}) => {
	test.slow();
	const { almanac, sandbox } = await startTenant(tenant);
	await setUp(page, almanac.origin, sandbox);
	const stored = async (): Promise<number> => {
		await openTab(page, 'Overview');
		const text = await page.getByText('Configurations stored').locator('..').innerText();
		return Number(/[\d,]+$/.exec(text)?.[0].replace(',', ''));
	};
	const before = await stored();
	await openSelection(page);
	await page.getByLabel('Mapped Companies').selectOption('A chosen set');
	await page.getByRole('button', { name: /^Chosen companies/ }).click();
	const left = page.getByRole('dialog').getByRole('checkbox').first();
	const company = await left.evaluate((tick: HTMLInputElement) => tick.labels?.[0]?.innerText);
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'Discard changes' }).click();

	const openCompany = async (): Promise<void> => {
		await page.goto(`${almanac.origin}/companies`);
		await page.getByRole('link', { name: company?.trim() ?? '', exact: true }).click();
		await expect(page.getByRole('grid').getByRole('rowheader').first()).toBeVisible();
	};
	await openCompany();
	const name = await page.getByRole('grid').getByRole('rowheader').first().innerText();
	const openConfiguration = async (): Promise<void> => {
		await openCompany();
		await page.getByRole('grid').getByRole('link', { name, exact: true }).click();
	};
	await page.getByRole('grid').getByRole('checkbox', { name, exact: true }).click();
	await page.keyboard.press('e');
	await page.keyboard.press('g');
	const form = page.getByRole('dialog', { name: 'Grade' });
	await form.getByRole('combobox', { name: 'Grade' }).selectOption('Replace');
	await form.getByLabel('Note').fill('Promised to Dana');
	await form.getByRole('button', { name: /^Apply to 1/ }).click();
	await expect(page.getByText(/1\sconfiguration set to Replace\./)).toBeVisible();

	const openSelectionAnew = async (): Promise<void> => {
		await page.goto(`${almanac.origin}/settings/integrations/autotask`);
		await openSelection(page);
	};
	await openSelectionAnew();
	await page.getByLabel('Mapped Companies').selectOption('A chosen set');
	await page.getByRole('button', { name: /^Chosen companies/ }).click();
	await left.click();
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'Save without importing' }).click();
	await expect(page.getByRole('button', { name: 'Save without importing' })).toBeDisabled();
	expect(await stored()).toBe(before);
	await openConfiguration();
	const panel = page.getByRole('dialog');
	await expect(panel.getByText('Out of scope: left the selection').first()).toBeVisible();
	await expect(panel.getByText('Promised to Dana').first()).toBeVisible();

	await openSelectionAnew();
	await page.getByLabel('Mapped Companies').selectOption('All, also companies mapped later');
	await page.getByRole('button', { name: 'Import Configurations' }).click();
	// Loading the page anew has locked the vault, and this asks Autotask.
	const syncPanel = page.getByRole('dialog', { name: 'Sync' });
	const runs = syncPanel.getByText(/Full pass|Incremental/);
	await expect(runs.first()).toBeVisible();
	const runsBefore = await runs.count();
	await syncPanel.getByLabel('Passphrase', { exact: true }).fill(passphrase);
	await syncPanel.getByRole('button', { name: 'Unlock' }).click();
	// While it runs its title stands at the head, then its entry in the log.
	await expect(runs).toHaveCount(runsBefore + 1, { timeout: 45_000 });
	await expect(syncPanel.getByText('Nothing is syncing')).toBeVisible();
	await syncPanel.getByRole('button', { name: 'Close' }).click();
	expect(await stored()).toBe(before);
	await openConfiguration();
	await expect(panel.getByText('Promised to Dana').first()).toBeVisible();
	await expect(panel.getByText('Out of scope')).toBeHidden();
});

test('a protected field says so and cannot be ticked; unticking a mapped one asks', async ({
	page,
	startTenant
}) => {
	const { almanac, sandbox } = await startTenant(tenant);
	await control(sandbox, 'POST', '/udf', {
		entity: 'ConfigurationItems',
		name: 'Asset Tag',
		action: 'protect'
	});
	await connected(page, almanac.origin, sandbox);
	await importCompanies(page);
	await mapCompanies(page);
	await saveFields(page);
	await page.getByRole('searchbox', { name: 'Search fields' }).fill('asset tag');
	await expect(
		page.getByText('Protected: untick “Protected” in Autotask or grant access')
	).toBeVisible();
	await page.getByRole('searchbox', { name: 'Search fields' }).fill('serial');
	await page.getByRole('checkbox', { name: /^Serial number/ }).click();
	const asked = page.getByRole('dialog', { name: 'Untick Serial number?' });
	await asked.getByRole('button', { name: 'Untick the field' }).click();
	await expect(
		page.getByRole('combobox', { name: 'Autotask field for Serial number' })
	).toHaveValue('');
	await expect(
		page.getByText(/removes the values of 1\sfield from this device at once/)
	).toBeVisible();
});

test('a type and a company that are renamed in Autotask are renamed here by the next sync', async ({
	page,
	startTenant
}) => {
	test.slow();
	const { almanac, sandbox } = await startTenant(tenant);
	await mapTypes(page, almanac.origin, sandbox);
	const records = (await control(sandbox, 'GET', '/records/Companies')) as {
		id: number;
		isActive: boolean;
	}[];
	const one = records.find(({ id, isActive }) => id !== 0 && isActive);
	await control(sandbox, 'PATCH', `/records/Companies/${one?.id}`, {
		values: { companyName: 'A quite new name' }
	});
	await control(sandbox, 'POST', '/picklists', {
		entity: 'Companies',
		field: 'companyType',
		action: 'rename',
		value: '1',
		label: 'Managed client'
	});
	await syncNow(page);
	await expect(page.getByRole('combobox', { name: 'Local type for Managed client' })).toHaveValue(
		'Managed client'
	);
	await page
		.getByRole('link', { name: /^Companies/ })
		.first()
		.click();
	await expect(page.getByRole('link', { name: 'A quite new name' })).toBeVisible();
});

async function mapTypes(
	page: Page,
	origin: string,
	sandbox: Parameters<typeof setUp>[2]
): Promise<void> {
	await setUp(page, origin, sandbox);
	await mapList(page, 'Company Types');
}
