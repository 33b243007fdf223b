import { savedBy } from './support/downloads.ts';
import { expect, passphrase, test } from './support/fixtures.ts';
import { setUp } from './support/setup-steps.ts';
import { waitForSync } from './support/steps.ts';

const filePassphrase = 'another four words';
const note = 'Moves to the new office in March.';

test('a workspace moves to a tablet in a file, and the tablet gets its own key', async ({
	browser,
	page,
	startTenant,
	watch
}) => {
	test.slow();
	const { almanac, sandbox } = await startTenant([]);
	await setUp(page, almanac.origin, sandbox);
	await page.goto(`${almanac.origin}/companies`);
	await page.getByText('Harlan & Finch Architects').first().click();
	await page.getByText('HF-AP-01').first().click();
	await page.getByLabel('Your note').fill(note);
	await page.getByRole('button', { name: 'Save note' }).click();

	await page.goto(`${almanac.origin}/settings/workspace-file`);
	await page.getByRole('link', { name: 'Move to tablet' }).click();
	await expect(page.getByRole('heading', { name: 'Move to tablet', level: 1 })).toBeVisible();
	const save = page.getByRole('button', { name: 'Save workspace file' });
	await page.getByLabel('Passphrase for this file', { exact: true }).fill('short');
	await page.getByLabel('The same passphrase again', { exact: true }).fill('other');
	await save.click();
	await expect(page.getByText('This is not the same passphrase.')).toBeVisible();
	await page.getByLabel('The same passphrase again', { exact: true }).fill('short');
	await save.click();
	await expect(page.getByText('The passphrase is too short.')).toBeVisible();
	await page.getByLabel('Passphrase for this file', { exact: true }).fill(filePassphrase);
	await page.getByLabel('The same passphrase again', { exact: true }).fill(filePassphrase);
	const saved = await savedBy(page, () => save.click());
	expect(saved.name).toMatch(/^almanac-\d{4}-\d\d-\d\d\.almanac$/);
	const bytes = saved.content;
	for (const text of [sandbox.secret, sandbox.user, 'Harlan', note]) {
		expect(bytes.includes(text)).toBe(false);
	}

	// One company for a colleague, from the company's own menu.
	await page.goto(`${almanac.origin}/companies`);
	await page.getByText('Harlan & Finch Architects').first().click();
	await page.getByRole('button', { name: 'More', exact: true }).click();
	await page.getByRole('menuitem', { name: 'Save for a colleague' }).click();
	await expect(page.getByRole('combobox', { name: 'Company' })).toHaveValue(
		'Harlan & Finch Architects'
	);
	const handing = page.getByRole('region', { name: 'One company for a colleague' });
	await handing.getByLabel('Passphrase for this file', { exact: true }).fill(filePassphrase);
	await handing.getByLabel('The same passphrase again', { exact: true }).fill(filePassphrase);
	const handed = await savedBy(page, () =>
		handing.getByRole('button', { name: 'Save the company' }).click()
	);
	expect(handed.name).toMatch(/^Harlan & Finch Architects \d{4}-\d\d-\d\d\.almanac$/);
	const company = handed.content;
	expect(company.length).toBeLessThan(bytes.length);

	const tablet = await browser.newContext({ viewport: { width: 820, height: 1180 } });
	await watch(tablet);
	const there = await tablet.newPage();
	await there.goto(almanac.origin);
	await there.getByRole('link', { name: 'Open a file' }).click();
	const file = (name: string, buffer: Buffer) => ({ name, mimeType: '', buffer });
	const choose = there.getByLabel('Choose a workspace file, or drop it here');
	const words = there.getByLabel('Passphrase of the file', { exact: true });
	const open = there.getByRole('button', { name: 'Open the file' });

	await choose.setInputFiles(file('cat.almanac', Buffer.from('a picture of a cat')));
	await words.fill(filePassphrase);
	await open.click();
	await expect(there.getByText('This is not a workspace file.')).toBeVisible();
	const damaged = Buffer.from(bytes);
	damaged[damaged.length - 9] = (damaged[damaged.length - 9] ?? 0) ^ 4;
	await choose.setInputFiles(file('damaged.almanac', damaged));
	await open.click();
	await expect(there.getByText('This workspace file is damaged.')).toBeVisible();
	await choose.setInputFiles(file('harlan.almanac', company));
	await open.click();
	await expect(there.getByText(/One company: Harlan & Finch Architects\./)).toBeVisible();
	await expect(there.getByText(/No other company is touched/)).toBeVisible();
	await expect(there.getByRole('button', { name: /Replace|Restore|Merge/ })).toHaveCount(0);
	await there.getByRole('button', { name: 'Take the company in' }).click();
	await expect(there.getByText('Harlan & Finch Architects is on this device now.')).toBeVisible();
	await choose.setInputFiles(file('here.almanac', bytes));
	await words.fill('quite another one');
	await open.click();
	await expect(there.getByText(/That passphrase does not open this file/)).toBeVisible();
	await words.fill(filePassphrase);
	await open.click();

	const row = there.getByRole('row', { name: /^Companies/ });
	await expect(row.getByRole('cell').last()).toHaveText('1');
	await there.getByRole('button', { name: 'Merge', exact: true }).click();
	await expect(there.getByText(/are on this device now\.$/)).toBeVisible();
	await there.goto(`${almanac.origin}/companies`);
	await there.getByText('Harlan & Finch Architects').first().click();
	await there.getByText('HF-AP-01').first().click();
	await expect(there.getByLabel('Your note')).toHaveValue(note);
	await tablet.close();

	// On a device that has nothing yet, all of it; from there the device asks Autotask with its own key.
	const empty = await browser.newContext({ viewport: { width: 1180, height: 820 } });
	await watch(empty);
	const fresh = await empty.newPage();
	await fresh.goto(`${almanac.origin}/settings/workspace-file`);
	await fresh
		.getByLabel('Choose a workspace file, or drop it here')
		.setInputFiles(file('all.almanac', bytes));
	await fresh.getByLabel('Passphrase of the file', { exact: true }).fill(filePassphrase);
	await fresh.getByRole('button', { name: 'Open the file' }).click();
	await fresh.getByRole('button', { name: 'Restore', exact: true }).click();
	await fresh.getByRole('link', { name: 'Enter the key' }).click();
	await expect(fresh.getByLabel('Proxy address')).toHaveValue(almanac.origin);
	await fresh.getByLabel('User name (Key)').fill(sandbox.user);
	await fresh.getByLabel('Password (Secret)', { exact: true }).fill(sandbox.secret);
	await fresh.getByLabel('API tracking identifier').fill(sandbox.trackingIdentifier);
	await fresh.getByLabel('Passphrase for the vault', { exact: true }).fill(passphrase);
	await fresh.getByRole('button', { name: 'Replace the key' }).click();
	await expect(fresh.getByText('The key is replaced.')).toBeVisible();
	await fresh.getByRole('button', { name: /^Synced \S/ }).click();
	const panel = fresh.getByRole('dialog');
	const runs = panel.getByText(/Full pass|Incremental/);
	await expect(runs.first()).toBeVisible();
	const before = await runs.count();
	await panel.getByRole('button', { name: 'Sync now' }).click();
	await expect(runs).toHaveCount(before + 1, { timeout: 45_000 });
	await fresh.keyboard.press('Escape');
	await waitForSync(fresh);
	await empty.close();
});
