import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';
import {
	connected,
	importCompanies,
	mapCompanies,
	mapList,
	openSelection,
	openTab,
	saveFields
} from './support/setup-steps.ts';
import { waitForSync } from './support/steps.ts';

const tenant = ['--companies', '12', '--configurations', '600', '--seed', '11'];

test('the set-up in the order of the guide, with what was counted arriving', async ({
	page,
	startTenant
}) => {
	test.slow();
	const { almanac, sandbox } = await startTenant(tenant);
	await connected(page, almanac.origin, sandbox);

	await page.getByRole('button', { name: 'Check permissions' }).click();
	await expect(page.getByRole('rowheader', { name: 'Configurations', exact: true })).toBeVisible();
	await expect(page.getByText(/of 10,000/)).toBeVisible();
	await expectAccessible(page);

	await mapList(page, 'Company Types');
	await expectAccessible(page);
	await mapList(page, 'Company Statuses');
	await expectAccessible(page);

	await importCompanies(page);
	await mapCompanies(page);
	await expectAccessible(page);

	await saveFields(page);
	await expectAccessible(page);

	await openSelection(page);
	await page.getByRole('button', { name: 'Count configurations' }).click();
	const counted = page.getByRole('status').filter({ hasText: /match\s+in\s+Autotask/ });
	await expect(counted).toBeVisible();
	await expectAccessible(page);
	const expected = /^\d[\d,]*/.exec(await counted.innerText())?.[0];
	expect(expected).toBeTruthy();
	await page.getByRole('button', { name: 'Import Configurations' }).click();
	await expect(page.getByText(`${expected} configurations imported.`)).toBeVisible({
		timeout: 45_000
	});
	await waitForSync(page);

	await openTab(page, 'Overview');
	await expect(page.getByText('Configurations stored').locator('..')).toContainText(expected ?? '');
});

test('only one PSA at once: the page says why, and disconnecting frees the place', async ({
	page,
	startTenant
}) => {
	const { almanac, sandbox } = await startTenant(tenant);
	await connected(page, almanac.origin, sandbox);
	await page.goto(`${almanac.origin}/settings/integrations/add`);
	await expect(page.getByText('A PSA integration is connected already.')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Open Datto Autotask' }).click();

	await page.getByRole('button', { name: 'Disconnect' }).click();
	const popup = page.getByRole('dialog', { name: 'Disconnect Datto Autotask' });
	await expectAccessible(page);
	await popup.getByRole('button', { name: 'Disconnect and keep the data' }).click();
	await expect(page.getByRole('link', { name: 'Add Integration' })).toBeVisible();
});

test('a locked vault asks where Autotask is asked, and nowhere else', async ({
	page,
	startTenant
}) => {
	const { almanac, sandbox } = await startTenant(tenant);
	await connected(page, almanac.origin, sandbox);
	await page.getByRole('button', { name: 'Lock now' }).click();
	await page.getByRole('button', { name: 'Check permissions' }).click();
	const popup = page.getByRole('dialog', { name: 'Unlock the vault' });
	await popup.getByLabel('Passphrase', { exact: true }).fill('not the passphrase');
	await popup.getByRole('button', { name: 'Unlock' }).click();
	await expect(popup.getByText('That passphrase does not open the vault.')).toBeVisible();
	await expectAccessible(page);
	await popup.getByLabel('Passphrase', { exact: true }).fill('four words do well');
	await popup.getByRole('button', { name: 'Unlock' }).click();
	await expect(page.getByRole('rowheader', { name: 'Companies', exact: true })).toBeVisible();

	// The foot says so, locks it at once, and opens it where nothing asks for it.
	await page.getByRole('button', { name: 'Vault unlocked' }).click();
	await page.getByRole('button', { name: 'Vault locked' }).click();
	await popup.getByLabel('Passphrase', { exact: true }).fill('four words do well');
	await popup.getByRole('button', { name: 'Unlock' }).click();
	await expect(page.getByRole('button', { name: 'Vault unlocked' })).toBeVisible();
	await expect(popup).toBeHidden();

	await page.getByRole('button', { name: 'Change the passphrase' }).click();
	const change = page.getByRole('dialog', { name: 'Change the passphrase' });
	await expectAccessible(page);
	await change.getByLabel('Present passphrase', { exact: true }).fill('four words do well');
	await change.getByLabel('New passphrase', { exact: true }).fill('another four words');
	await change.getByRole('button', { name: 'Change the passphrase' }).click();
	await expect(page.getByText('The passphrase is changed.')).toBeVisible();

	await page.getByRole('switch', { name: 'Remember on this device' }).click();
	await expect(page.getByRole('switch', { name: 'Remember on this device' })).toBeChecked();
	await page.reload();
	await page.getByRole('button', { name: 'Check permissions' }).click();
	await expect(page.getByRole('rowheader', { name: 'Companies', exact: true })).toBeVisible();
});
