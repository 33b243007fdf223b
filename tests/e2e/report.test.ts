import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { trySample } from './support/steps.ts';

const company = 'Harlan & Finch Architects';

test.use({ viewport: { width: 1180, height: 820 } });

/** From the list of companies to the Assets of a new draft. */
async function createReport(page: Page, origin: string, name: string): Promise<void> {
	await page.goto(`${origin}/companies`);
	await page.getByRole('link', { name: company }).first().click();
	await page.getByRole('button', { name: 'Create Report' }).click();
	const form = page.getByRole('dialog', { name: 'Create Report' });
	await form.getByLabel('Name').fill(name);
	await form.getByLabel('Prepared by').fill('Dana Whitfield');
	await form.getByRole('button', { name: 'Create Report' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Assets' })).toBeVisible();
	await expect(rowOf(page, 'HF-AP-01')).toBeVisible();
}

function rowOf(page: Page, name: string): Locator {
	return page.getByRole('grid', { name: 'Assets' }).getByRole('row', { name });
}

async function tick(page: Page, name: string): Promise<void> {
	await rowOf(page, name).getByRole('checkbox').click();
}

async function complete(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Complete report' }).click();
	await page.getByRole('button', { name: 'Complete the report' }).click();
	await expect(page.getByText(/^Completed, /)).toBeVisible();
}

test('a second report tells what changed, and a company opens on its draft', async ({
	almanac,
	page
}) => {
	test.slow();
	await trySample(page, almanac.origin);
	await createReport(page, almanac.origin, 'Spring review');
	await complete(page);
	await createReport(page, almanac.origin, 'Autumn review');
	const edit = page.getByRole('toolbar', { name: 'Edit the ticked rows' });

	await tick(page, 'HF-AP-02');
	await edit.getByRole('button', { name: 'Grade' }).click();
	await page.getByRole('dialog').getByLabel('Grade').selectOption({ label: 'Replace' });
	await page.getByRole('button', { name: 'Apply to 1 asset' }).click();
	await edit.getByRole('button', { name: 'Clear' }).click();
	await tick(page, 'HF-FW-01');
	await edit.getByRole('button', { name: 'Exclude' }).click();

	await page.getByRole('link', { name: 'Changes since the last meeting' }).click();
	await expect(page.getByRole('table', { name: 'Grade worse' })).toContainText('HF-AP-02');
	await expect(page.getByRole('table', { name: 'Gone' })).toContainText(
		'Excluded from this report'
	);
	await expect(page.getByRole('table', { name: 'Gone' }).getByRole('row')).toHaveCount(2);
	await expect(page.getByRole('table', { name: 'New' })).toHaveCount(0);

	await page.goto(`${almanac.origin}/companies`);
	await page.getByRole('link', { name: company }).first().click();
	await expect(page.getByRole('heading', { level: 1, name: 'Assets' })).toBeVisible();
});
