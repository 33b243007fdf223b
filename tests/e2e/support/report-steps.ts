/** Steps of the journeys through reports. */
import { expect, type Locator, type Page } from '@playwright/test';

/** A company of the sample. */
export const reportCompany = 'Harlan & Finch Architects';

/** From the list of companies to the Assets of a new draft. */
export async function createReport(page: Page, origin: string, name: string): Promise<void> {
	await page.goto(`${origin}/companies`);
	await page.getByRole('link', { name: reportCompany }).first().click();
	await page.getByRole('button', { name: 'Create Report' }).click();
	const form = page.getByRole('dialog', { name: 'Create Report' });
	await form.getByLabel('Name').fill(name);
	await form.getByLabel('Prepared by').fill('Dana Whitfield');
	await form.getByRole('button', { name: 'Create Report' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Assets' })).toBeVisible();
	await expect(assetRow(page, 'HF-AP-01')).toBeVisible();
}

export function assetRow(page: Page, name: string): Locator {
	return page.getByRole('grid', { name: 'Assets' }).getByRole('row', { name });
}

export async function tickAsset(page: Page, name: string): Promise<void> {
	await assetRow(page, name).getByRole('checkbox').click();
}

export async function completeReport(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Complete report' }).click();
	await page.getByRole('button', { name: 'Complete the report' }).click();
	await expect(page.getByText(/^Completed, /)).toBeVisible();
}
