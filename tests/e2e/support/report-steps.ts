/** Steps of the journeys through reports. */
import { expect, type Locator, type Page } from '@playwright/test';

/** A company of the sample. */
export const reportCompany = 'Harlan & Finch Architects';

interface ReportToCreate {
	readonly origin: string;
	readonly company: string;
	readonly name: string;
	/** A configuration of it, which shows that the assets are there. */
	readonly asset: string;
}

/** From the list of companies to the Assets of a new draft. */
export async function createReportFor(
	page: Page,
	{ origin, company, name, asset }: ReportToCreate
): Promise<void> {
	await page.goto(`${origin}/companies`);
	await page.getByRole('link', { name: company }).first().click();
	await page.getByRole('button', { name: 'Create Report' }).click();
	const form = page.getByRole('dialog', { name: 'Create Report' });
	await form.getByLabel('Name').fill(name);
	await form.getByLabel('Prepared by').fill('Dana Whitfield');
	await form.getByRole('button', { name: 'Create Report' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Assets' })).toBeVisible();
	await expect(assetRow(page, asset)).toBeVisible();
}

/** The same for a company of the sample. */
export async function createReport(page: Page, origin: string, name: string): Promise<void> {
	await createReportFor(page, { origin, company: reportCompany, name, asset: 'HF-AP-01' });
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

/** Everything that the client reads of a report, part by part. */
export async function sheetText(page: Page, name: string): Promise<string> {
	const sheet = page.getByRole('article', { name });
	await expect(sheet.getByRole('heading', { name: 'Notes and actions' })).toBeVisible();
	return await sheet.innerText();
}
