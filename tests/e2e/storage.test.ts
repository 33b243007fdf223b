/** What happens to the data of a device from outside: no room, eviction. */
import { expect, test } from './support/fixtures.ts';

test('no room and data that the browser took away each say so', async ({
	almanac,
	context,
	page
}) => {
	const { origin } = almanac;
	await page.goto(`${origin}/companies`);
	await expect(page.getByRole('button', { name: 'Add', exact: true })).toBeVisible();
	// Before the first write: Chromium asks for the room that is left, and then not for a while.
	const browser = await context.newCDPSession(page);
	await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
	const openForm = async (): Promise<void> => {
		await page.getByRole('button', { name: 'Add', exact: true }).click();
		await page.getByRole('menuitem', { name: 'Add a company' }).click();
	};
	const add = async (name: string): Promise<void> => {
		await openForm();
		const form = page.getByRole('dialog', { name: 'Add a company' });
		await form.getByLabel('Name', { exact: true }).fill(name);
		await form.getByRole('button', { name: 'Add the company' }).click();
	};
	await openForm();
	await expect(page.getByText('This device has no room left for Almanac.')).toBeVisible();
	await page.getByRole('link', { name: 'Make room' }).click();
	await expect(page.getByRole('row', { name: /^Configurations/ })).toBeVisible();
	await browser.send('Storage.overrideQuotaForOrigin', { origin });
	await page.getByRole('button', { name: 'Close', exact: true }).click();
	await page.getByRole('link', { name: 'Companies' }).first().click();
	await add('Nordlicht GmbH');
	await expect(page.getByRole('link', { name: 'Nordlicht GmbH' })).toBeVisible();

	await browser.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
	await expect(page.getByText("The browser took Almanac's data away from this tab.")).toBeVisible();
	await page.goto(origin);
	await expect(page.getByText("Almanac's data are gone from this browser.")).toBeVisible();
	await page.getByRole('button', { name: 'Do not show this again' }).click();
	await expect(page.getByText("Almanac's data are gone from this browser.")).toBeHidden();
});
