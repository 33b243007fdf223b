import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';
import { trySample } from './support/steps.ts';

const company = 'Harlan & Finch Architects';

async function openCompany(page: Page, origin: string): Promise<void> {
	await page.goto(`${origin}/companies`);
	await page.getByRole('link', { name: company }).click();
	await expect(page.getByRole('heading', { name: company, level: 1 })).toBeVisible();
}

function rowOf(page: Page, name: string): Locator {
	return page.getByRole('grid').getByRole('row').filter({ hasText: name });
}

async function tick(page: Page, name: string): Promise<void> {
	await rowOf(page, name).getByRole('checkbox').click();
}

/** Presses a deed of the bar below the table and gives its form. */
async function startDeed(page: Page, deed: string): Promise<Locator> {
	await page
		.getByRole('toolbar', { name: 'Edit the ticked rows' })
		.getByRole('button', { name: deed, exact: true })
		.click();
	return page.getByRole('dialog').filter({ has: page.getByRole('button', { name: /^Apply to/ }) });
}

test('dates pasted by serial number turn Unknown into a grade', async ({ almanac, page }) => {
	await trySample(page, almanac.origin);
	await page.goto(`${almanac.origin}/data-quality?gap=no-purchase-date`);
	await page.getByLabel('Search these configurations').fill('HF-SW-01');
	const serial = await rowOf(page, 'HF-SW-01').getByRole('gridcell').nth(4).innerText();
	await openCompany(page, almanac.origin);
	await expect(rowOf(page, 'HF-SW-01')).toContainText('Unknown');

	await page.goto(`${almanac.origin}/settings/warranty`);
	await page
		.getByLabel('or paste a table')
		.fill(
			[
				'Service Tag,Ship Date',
				`${serial.toLowerCase()},03/04/2018`,
				'NOSUCH99,03/04/2018',
				`${serial},05/06/2019`,
				'HF-X,whenever'
			].join('\n')
		);
	await expect(page.getByRole('heading', { name: /0\srows found, 4 left out/ })).toBeVisible();
	await page
		.getByLabel('How are the dates under purchase date written?')
		.selectOption('European: day, month, year');
	await expect(page.getByRole('heading', { name: /1\srow found, 3 left out/ })).toBeVisible();
	const preview = page.getByRole('grid', { name: 'Rows of the table' });
	for (const result of [
		'Found',
		'No configuration has this serial number',
		'Row 2 has this serial number already',
		'“whenever” is no date'
	]) {
		await expect(preview.getByText(result, { exact: true })).toBeVisible();
	}
	await expectAccessible(page);
	await page.getByRole('button', { name: /^Store dates of 1/ }).click();
	await expect(page.getByText(/Dates stored for 1\sconfiguration\./)).toBeVisible();

	await openCompany(page, almanac.origin);
	await expect(rowOf(page, 'HF-SW-01')).toContainText('years old');
	await expect(rowOf(page, 'HF-SW-01')).not.toContainText('Unknown');
	await rowOf(page, 'HF-SW-01').getByRole('link').click();
	await expect(
		page
			.getByRole('dialog')
			.getByText(/from a table, /)
			.first()
	).toBeVisible();
	await page.getByRole('button', { name: 'Close' }).click();

	await page.goto(`${almanac.origin}/settings/statements?about=dates`);
	await expect(rowOf(page, 'HF-SW-01')).toContainText('From a table');
	await tick(page, 'HF-SW-01');
	await page.getByRole('button', { name: /^Remove 1/ }).click();
	// A page that is left before it has written keeps nothing of it.
	await expect(rowOf(page, 'HF-SW-01')).toHaveCount(0);
	await openCompany(page, almanac.origin);
	await expect(rowOf(page, 'HF-SW-01')).toContainText('Unknown');
});

test('an override survives a sync and a reload, is marked, listed and removed', async ({
	almanac,
	page
}) => {
	test.slow();
	await trySample(page, almanac.origin);
	await openCompany(page, almanac.origin);
	await tick(page, 'HF-AP-01');
	await tick(page, 'HF-AP-02');
	await page.keyboard.press('e');
	await page.keyboard.press('g');
	const form = page.getByRole('dialog', { name: 'Grade' });
	await form.getByRole('combobox', { name: 'Grade' }).selectOption('Replace');
	await form.getByLabel('Note').fill('Promised to Dana');
	await form.getByRole('button', { name: /^Apply to 2/ }).click();
	await expect(page.getByText(/2\sconfigurations set to Replace\./)).toBeVisible();
	await page.getByRole('button', { name: /^Synced \S/ }).click();
	await page.getByRole('button', { name: 'Sync now' }).click();
	await expect(page.getByRole('dialog').getByText(/Full pass|Incremental/)).toHaveCount(2, {
		timeout: 45_000
	});
	await page.reload();
	for (const name of ['HF-AP-01', 'HF-AP-02']) {
		await expect(rowOf(page, name)).toContainText('Replace');
		await expect(rowOf(page, name)).toContainText('“Promised to Dana”');
	}
	await expect(rowOf(page, 'HF-AP-02')).toContainText('Rule says Healthy.');

	await page.goto(`${almanac.origin}/settings/statements`);
	await expect(rowOf(page, 'HF-AP-01')).toContainText('Promised to Dana');
	await page.getByLabel('Search statements').fill('AP-02');
	await expect(rowOf(page, 'HF-AP-01')).toBeHidden();
	await page.getByLabel('Search statements').fill('');
	await page.getByRole('checkbox', { name: 'All that match' }).click();
	await page.getByRole('button', { name: /^Remove 2/ }).click();
	await expect(page.getByText('Nothing was said yet')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(rowOf(page, 'HF-AP-02')).toBeVisible();
	await tick(page, 'HF-AP-02');
	await page.getByRole('button', { name: /^Remove 1/ }).click();
	await expect(rowOf(page, 'HF-AP-02')).toHaveCount(0);
	await openCompany(page, almanac.origin);
	await expect(rowOf(page, 'HF-AP-02')).toContainText('Healthy');
	await expect(rowOf(page, 'HF-AP-01')).toContainText('“Promised to Dana”');
});

test('what the data lack is mended for many at once', async ({ almanac, page }) => {
	await trySample(page, almanac.origin);
	await page.goto(`${almanac.origin}/data-quality`);
	await rowOf(page, company).getByRole('link').click();
	await expect(page.getByLabel('Company', { exact: true })).toHaveValue(/./);
	const before = await page.getByRole('heading', { name: /configurations$/ }).innerText();
	await page.getByRole('checkbox', { name: 'All that match' }).click();
	const form = await startDeed(page, 'Purchase date');
	await form.getByLabel('Purchase date').fill('2024-05-01');
	await form.getByRole('button', { name: /^Apply to/ }).click();
	await expect(page.getByText('Nothing is listed here')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('heading', { name: before })).toBeVisible();
	await tick(page, 'HF-SW-01');
	await page
		.getByRole('toolbar', { name: 'Edit the ticked rows' })
		.getByRole('button', { name: 'Leave as it is' })
		.click();
	await page.getByRole('button', { name: /^Leave 1/ }).click();
	await expect(rowOf(page, 'HF-SW-01')).toBeHidden();
	await page.goto(`${almanac.origin}/settings/statements`);
	await expect(rowOf(page, 'HF-SW-01')).toContainText('Left as it is');
});

test('a class is given to many rows, with its budget', async ({ almanac, page }) => {
	await trySample(page, almanac.origin);
	await page.goto(`${almanac.origin}/settings/configurations`);
	await page
		.getByRole('navigation', { name: 'Configurations' })
		.getByRole('link', { name: 'Classes', exact: true })
		.click();
	await page
		.getByRole('navigation', { name: 'Configuration Type' })
		.getByRole('button', { name: /^Workstation/ })
		.click();
	await page.getByRole('button', { name: 'Create Class' }).click();
	const popup = page.getByRole('dialog', { name: 'Create Class' });
	await popup.getByLabel('Name').fill('Basic');
	await popup.getByRole('button', { name: 'Create Class' }).click();
	await page.getByLabel('Hardware, Basic').fill('1350');
	await page.getByLabel('Hardware, Basic').blur();
	await page.getByRole('button', { name: 'Save template' }).click();
	await expect(page.getByText('Standard template is saved.')).toBeVisible();

	await openCompany(page, almanac.origin);
	await page.getByLabel('Search configurations').fill('HF-WS-00');
	await tick(page, 'HF-WS-001');
	await tick(page, 'HF-WS-002');
	const form = await startDeed(page, 'Class');
	await form.getByRole('combobox', { name: 'Class' }).selectOption('Basic');
	await form.getByRole('button', { name: /^Apply to 2/ }).click();
	for (const name of ['HF-WS-001', 'HF-WS-002']) {
		await expect(rowOf(page, name)).toContainText('Basic, set by hand');
	}
	await expect(page.getByText(/^2\srows · \$2,700$/)).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(rowOf(page, 'HF-WS-002')).not.toContainText('Basic');
});
