/** Two meetings of a tenant that changes between them, and what is completed for ever. */
import type { Page } from '@playwright/test';
import {
	addFleet,
	changeFleet,
	expectedCauses,
	expectedChanges
} from '../support/changed-fleet.ts';
import { readDeck } from '../support/read-deck.ts';
import { readWorkbook } from '../support/read-workbook.ts';
import { savedBy } from './support/downloads.ts';
import { expect, passphrase, test } from './support/fixtures.ts';
import {
	completeReport,
	createReportFor,
	assetRow,
	sheetText,
	tickAsset
} from './support/report-steps.ts';
import { control, setUpToImport } from './support/setup-steps.ts';
import { waitForSync } from './support/steps.ts';

test.use({ viewport: { width: 1180, height: 820 }, hasTouch: true });

async function openReport(page: Page, origin: string, name: string): Promise<void> {
	await page.goto(`${origin}/reports`);
	await page.getByRole('link', { name, exact: true }).click();
	await expect(page.getByText(/^Completed, /)).toBeVisible();
}

/** What a menu item of "Export" saves. */
async function exported(page: Page, kind: string): Promise<Buffer> {
	const { content } = await savedBy(page, async () => {
		await page.getByRole('button', { name: 'Export' }).click();
		await page.getByRole('menuitem', { name: kind }).click();
	});
	return content;
}

/** All that a client can read of a completed report: its parts on the screen, and every file of it. */
async function allOf(page: Page, name: string): Promise<Record<string, unknown>> {
	const { slides, charts } = readDeck(await exported(page, 'PowerPoint deck'));
	return {
		screen: await sheetText(page, name),
		csv: (await exported(page, 'Assets as CSV')).toString('utf8'),
		page: (await exported(page, 'Web page (HTML)')).toString('utf8'),
		workbook: readWorkbook(await exported(page, 'Excel workbook')).map(({ name, rows }) => ({
			name,
			rows
		})),
		deck: { slides, charts }
	};
}

async function syncNow(page: Page): Promise<void> {
	await page.getByRole('button', { name: /^Synced \S/ }).click();
	const panel = page.getByRole('dialog');
	const runs = panel.getByText(/Full pass|Incremental/);
	await expect(runs.first()).toBeVisible();
	const before = await runs.count();
	await panel.getByRole('button', { name: 'Sync now' }).click();
	// Opening a page anew has locked the vault.
	await panel.getByLabel('Passphrase', { exact: true }).fill(passphrase);
	await panel.getByRole('button', { name: 'Unlock' }).click();
	await expect(runs).toHaveCount(before + 1, { timeout: 45_000 });
	await page.keyboard.press('Escape');
	await waitForSync(page);
}

/** Ticks one row of the draft's Assets, and no other. */
async function tickOnly(page: Page, name: string): Promise<void> {
	await page.getByLabel('Search assets').fill(name);
	await expect(assetRow(page, name)).toBeVisible();
	await tickAsset(page, name);
}

/** What a person says of the second report: one is excluded, one budgeted for another quarter. */
async function editSecond(page: Page): Promise<void> {
	const edit = page.getByRole('toolbar', { name: 'Edit the ticked rows' });
	await tickOnly(page, 'A-EXCLUDED');
	await edit.getByRole('button', { name: 'Exclude' }).click();
	await expect(page.getByText(/1 excluded/)).toBeVisible();
	await edit.getByRole('button', { name: 'Clear' }).click();
	await tickOnly(page, 'A-BUDGET');
	await edit.getByRole('button', { name: 'Quarter' }).click();
	await page
		.getByRole('dialog')
		.getByRole('button', { name: /^2027 Q2/ })
		.click();
	await page.getByRole('button', { name: /^Set .*2027/ }).click();
	await expect(assetRow(page, 'A-BUDGET')).toContainText('2027 Q2');
	await page.getByRole('link', { name: 'Changes since the last meeting' }).click();
	const gone = page.getByRole('table', { name: 'Gone' }).getByRole('row', { name: /A-LINKED-OLD/ });
	await gone.getByRole('button', { name: 'Was replaced by' }).click();
	await page.getByLabel('New configuration').selectOption({ label: 'A-LINKED-NEW' });
	await page.getByRole('button', { name: 'Link the replacement' }).click();
	await expect(
		page.getByRole('table', { name: 'Replaced' }).getByRole('row', { name: /A-LINKED-OLD/ })
	).toBeVisible();
}

/** The lists of the Changes part: names by title, each once. */
async function changesShown(page: Page): Promise<Record<string, string[]>> {
	const lists: Record<string, string[]> = {};
	for (const title of Object.keys(expectedChanges)) {
		const heads = page.getByRole('table', { name: title, exact: true }).getByRole('rowheader');
		const names = (await heads.allInnerTexts()).map((text) => text.trim());
		lists[title] = [...new Set(names)].sort();
	}
	return lists;
}

async function saveTemplate(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Save template' }).click();
	await expect(page.getByText(/ template is saved\.$/)).toBeVisible();
}

/** Another date format draws the page anew, and what is being chosen at that moment is gone with the old one. */
async function drawnAnewBy(page: Page, act: () => Promise<void>): Promise<void> {
	const before = await page.getByRole('heading', { level: 1 }).elementHandle();
	await act();
	await expect.poll(() => before?.evaluate((heading) => heading.isConnected)).toBe(false);
}

/** Changes all that a draft reads and a completed report must not: template, budgets, dates, words. */
async function changeEverything(page: Page, origin: string): Promise<void> {
	const settings = `${origin}/settings/configurations/standard`;
	await page.goto(`${settings}/template-settings`);
	await page.getByRole('checkbox', { name: 'Column Model in Display' }).uncheck();
	await saveTemplate(page);
	await page.goto(`${settings}/grades`);
	await page
		.getByRole('list', { name: 'Grades' })
		.getByRole('button', { name: /^Healthy/ })
		.click();
	await page.getByLabel('Name', { exact: true }).fill('Shipshape');
	await saveTemplate(page);
	await page.goto(`${settings}/classes`);
	await page
		.getByRole('navigation', { name: 'Configuration Type' })
		.getByRole('button', { name: /^Workstation/ })
		.click();
	await page.getByLabel(/^Hardware, default/).fill('999');
	await page.getByLabel(/^Hardware, default/).blur();
	await saveTemplate(page);
	await page.goto(`${origin}/settings/operating-systems`);
	await page.getByLabel('Search releases').fill('Windows 11 25H2');
	await page.getByText('Windows 11 25H2', { exact: true }).first().click();
	await page.getByLabel('Last day with free updates').fill('2026-01-01');
	await page.getByRole('button', { name: 'Save dates' }).click();
	await expect(page.getByText('Changed by you').first()).toBeVisible();
	await page.goto(`${origin}/settings/workspace`);
	await page.getByLabel('Name of your MSP').fill('Quite another MSP');
	await page.getByLabel('Name of your MSP').blur();
	await drawnAnewBy(page, () =>
		page
			.getByRole('radiogroup', { name: 'Date format' })
			.getByText(/^\s*\d{4}\s/)
			.click()
	);
	await page.getByLabel('Currency', { exact: true }).fill('JPY');
	await page.getByRole('option', { name: /JPY/ }).click();
	await page.getByRole('button', { name: 'Change the currency' }).click();
	await expect(page.getByText(/^Amounts are in Japanese Yen/)).toBeVisible();
}

test('the next report lists exactly what changed, and the last one stays as it was', async ({
	page,
	startTenant
}) => {
	test.slow();
	const { almanac, sandbox } = await startTenant(
		'--companies 6 --configurations 120 --seed 13 --oddities none'.split(' ')
	);
	const { origin } = almanac;
	const change = (method: string, path: string, body?: unknown) =>
		control(sandbox, method, path, body);
	const fleet = await addFleet(change);
	await setUpToImport(page, origin, sandbox);
	await page.getByRole('button', { name: /^Types:/ }).click();
	await page
		.getByRole('dialog', { name: 'Types' })
		.getByRole('checkbox', { name: 'Workstation', exact: true })
		.click();
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'Import Configurations' }).click();
	await waitForSync(page);

	const report = { origin, company: fleet.companyName, asset: 'A-BETTER' };
	await createReportFor(page, { ...report, name: 'Spring review' });
	await completeReport(page);
	const spring = await allOf(page, 'Spring review');
	for (const [kind, content] of Object.entries(spring)) {
		expect(JSON.stringify(content), kind).toContain('A-STAYS');
	}

	await changeFleet(change, fleet);
	await syncNow(page);
	expect(await sheetText(page, 'Spring review')).toBe(spring['screen']);
	await createReportFor(page, { ...report, name: 'Autumn review', asset: 'A-WORSE' });
	await editSecond(page);
	await expect.poll(() => changesShown(page)).toEqual(expectedChanges);
	for (const [name, cause] of Object.entries(expectedCauses)) {
		const row = page.getByRole('table', { name: 'Gone' }).getByRole('row', { name });
		await expect(row).toContainText(cause);
	}
	// The company opens on its draft.
	await page.goto(`${origin}/companies`);
	await page.getByRole('link', { name: fleet.companyName }).first().click();
	await expect(page.getByRole('heading', { level: 1, name: 'Assets' })).toBeVisible();
	await completeReport(page);
	const autumn = await allOf(page, 'Autumn review');

	await changeEverything(page, origin);
	await page.goto(`${origin}/companies`);
	await page.getByRole('link', { name: fleet.companyName }).first().click();
	await page.getByRole('button', { name: 'More' }).first().click();
	await page.getByRole('menuitem', { name: 'Delete the company' }).click();
	await page.getByLabel("Write the company's name to confirm").fill(fleet.companyName);
	await page.getByRole('button', { name: 'Delete the company' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Companies' })).toBeVisible();
	await page.clock.setFixedTime(Date.now() + 366 * 86_400_000);
	for (const [name, before] of Object.entries({
		'Spring review': spring,
		'Autumn review': autumn
	})) {
		await openReport(page, origin, name);
		expect(await allOf(page, name)).toEqual(before);
	}
});
