import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';

test('a company without a PSA: added by hand, filled from a table, archived, deleted', async ({
	almanac,
	page
}) => {
	test.slow();
	await page.goto(`${almanac.origin}/companies`);
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await page.getByRole('menuitem', { name: 'Add a company' }).click();
	const form = page.getByRole('dialog', { name: 'Add a company' });
	await form.getByRole('button', { name: 'Add the company' }).click();
	await expect(form.getByText('A name is needed.')).toBeVisible();
	await form.getByLabel('Name', { exact: true }).fill('Nordlicht GmbH');
	await form.getByRole('button', { name: 'Add the company' }).click();
	await page.getByRole('link', { name: 'Nordlicht GmbH' }).click();
	await expect(page.getByRole('heading', { name: 'Nordlicht GmbH', level: 1 })).toBeVisible();

	await page.getByRole('button', { name: 'More' }).click();
	await page.getByRole('menuitem', { name: 'Import configurations from CSV' }).click();
	const table = page.getByRole('dialog', { name: 'Import configurations from CSV' });
	await table
		.getByLabel('or paste a table with its header row')
		.fill(
			'Name;Serial;Kaufdatum\nNL-01;A1;03.04.2021\nNL-02;A1;05.06.2022\n;;\nNL-03;B7;2020-01-31'
		);
	await expect(table.getByText(/“03.04.2021” can be read as two days/)).toBeVisible();
	await table
		.getByLabel('Purchase date: in which order are its dates written?')
		.selectOption('day, month, year');
	await expect(table.getByText(/2\sconfigurations ready/)).toBeVisible();
	await expect(table.getByText(/The same stands in row 2 already\./)).toBeVisible();
	await expectAccessible(page);
	await table.getByRole('button', { name: /^Add 2/ }).click();
	await expect(page.getByRole('grid').getByText('NL-03')).toBeVisible();
	await expect(page.getByRole('grid').getByText('NL-02')).toBeHidden();

	await page.getByRole('button', { name: 'More' }).click();
	await page.getByRole('menuitem', { name: 'Archive the company' }).click();
	await page.getByRole('link', { name: /^1\sarchived$/ }).click();
	await expect(page.getByRole('heading', { name: 'Archived companies', level: 1 })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Restore Nordlicht GmbH' }).click();
	await expect(page.getByText('No company is archived')).toBeVisible();
	await page.getByRole('link', { name: 'Companies', exact: true }).first().click();
	await page.getByRole('link', { name: 'Nordlicht GmbH' }).click();
	await expect(page.getByRole('grid').getByText('NL-03')).toBeVisible();

	await page.getByRole('button', { name: 'More' }).click();
	await page.getByRole('menuitem', { name: 'Delete the company' }).click();
	const removal = page.getByRole('dialog', { name: 'Delete Nordlicht GmbH?' });
	await expect(removal.getByText(/2\sconfigurations added by hand/)).toBeVisible();
	await expect(removal.getByRole('button', { name: 'Delete the company' })).toBeDisabled();
	await expectAccessible(page);
	await removal.getByLabel(/name to confirm/).fill('Nordlicht GmbH');
	await removal.getByRole('button', { name: 'Delete the company' }).click();
	await expect(page.getByRole('link', { name: 'Nordlicht GmbH' })).toBeHidden();
});

test('companies from a table: a second import of it adds nothing', async ({ almanac, page }) => {
	await page.goto(`${almanac.origin}/companies`);
	const text = 'Company,Type\nAlpha Ltd,Client\nBeta Ltd,Nobody knows\nAlpha Ltd,Client';
	for (const ready of [2, 0]) {
		await page.getByRole('button', { name: 'Add', exact: true }).click();
		await page.getByRole('menuitem', { name: 'Import companies from CSV' }).click();
		const table = page.getByRole('dialog', { name: 'Import companies from CSV' });
		await table.getByLabel('or paste a table with its header row').fill(text);
		await expect(table.getByText(new RegExp(`${ready}\\scompanies ready`))).toBeVisible();
		const add = table.getByRole('button', { name: new RegExp(`^Add ${ready}`) });
		if (ready === 0) await expect(add).toBeDisabled();
		else await add.click();
	}
});
