import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';
import {
	connected,
	control,
	importCompanies,
	mapCompanies,
	openSelection,
	openTab,
	saveFields
} from './support/setup-steps.ts';

/** Longest that the page may be held by one task on a busy machine, in milliseconds. */
const longestTask = 1000;

test('5,000 companies in the popup: searched, scrolled and ticked without holding the page', async ({
	page,
	startTenant
}) => {
	test.slow();
	const { almanac, sandbox } = await startTenant([
		'--companies',
		'5000',
		'--configurations',
		'5000',
		'--seed',
		'7'
	]);
	await connected(page, almanac.origin, sandbox);
	await openTab(page, 'Companies');
	await page.getByRole('button', { name: 'Import Companies' }).first().click();
	const popup = page.getByRole('dialog', { name: 'Import Companies' });
	await popup.getByRole('button', { name: 'Load Companies' }).click();
	await expect(popup.getByText(/that\s+match in Autotask/)).toBeVisible({ timeout: 30_000 });
	await expectAccessible(page);

	await watchTasks(page);
	const grid = popup.getByRole('grid', { name: 'Companies in Autotask' });
	await expect(grid).toHaveAttribute('aria-rowcount', /^[45]\d{3}$/);
	await grid
		.getByRole('row')
		.nth(1)
		.getByRole('rowheader')
		.or(grid.getByRole('gridcell'))
		.first()
		.click();
	for (const key of ['PageDown', 'PageDown', 'Control+End', 'PageUp', 'Control+Home'])
		await page.keyboard.press(key);
	await page.keyboard.press('Control+a');
	await expect(popup.getByText(/^4,\d{3} of 4,\d{3} ticked$/)).toBeVisible();
	expect(await grid.getByRole('row').count()).toBeLessThan(80);
	await expectFree(page);
});

test('112 fields and 500 user-defined ones: searched, walked and ticked without holding the page', async ({
	page,
	startTenant
}) => {
	test.slow();
	const { almanac, sandbox } = await startTenant(['--companies', '4', '--configurations', '120']);
	const added = Array.from({ length: 500 }, (_, at) => `Rack R${String(at + 1).padStart(3, '0')}`);
	for (const name of added) {
		await control(sandbox, 'POST', '/udf', { entity: 'ConfigurationItems', name, action: 'add' });
	}
	await control(sandbox, 'POST', '/udf', {
		entity: 'ConfigurationItems',
		name: 'Rack R499',
		action: 'protect'
	});
	await connected(page, almanac.origin, sandbox);
	await importCompanies(page);
	await mapCompanies(page);
	await saveFields(page);

	const list = page.getByRole('list', { name: 'Fields to download' });
	const items = list.getByRole('listitem');
	const total = Number(await items.first().getAttribute('aria-setsize'));
	expect(total).toBeGreaterThan(612);
	expect(await items.count()).toBeLessThan(60);
	await expectAccessible(page);

	// Before the search, by keyboard over all of it.
	await watchTasks(page);
	await list.getByRole('checkbox').first().focus();
	for (const key of ['PageDown', 'PageDown', 'End']) await page.keyboard.press(key);
	const last = list.getByRole('checkbox').last();
	await expect(last).toBeFocused();
	await expect(items.last()).toHaveAttribute('aria-posinset', String(total));
	for (const key of ['ArrowUp', 'PageUp', 'Home']) await page.keyboard.press(key);
	await expect(list.getByRole('checkbox').first()).toBeFocused();

	await page.keyboard.press('/');
	await page.keyboard.type('rack r49');
	await expect(items).toHaveCount(10);
	const rack = (at: number): Locator =>
		list.getByRole('checkbox', { name: new RegExp(`^UDF: Rack R${at}`) });
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await expect(rack(490)).toBeFocused();
	await page.keyboard.press('Space');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Shift+ArrowDown');
	await expect(rack(490)).toBeChecked();
	await expect(rack(491)).toBeChecked();
	await expect(rack(492)).toBeChecked();

	// The last one is protected: the arrows stop there, so that its reason can be read.
	await page.keyboard.press('End');
	await expect(rack(499)).toBeFocused();
	await expect(items.last()).toContainText('Protected: untick “Protected” in Autotask');
	await page.keyboard.press('Space');
	await expect(rack(499)).not.toBeChecked();

	await page.getByRole('button', { name: 'Save Mapping' }).click();
	await expect(page.getByText('Mapping saved.').first()).toBeVisible();
	await expectFree(page);
	await openSelection(page);
	await page.getByRole('link', { name: 'Fields Selection', exact: true }).click();
	await page.getByRole('searchbox', { name: 'Search fields' }).fill('rack r491');
	await expect(rack(491)).toBeChecked();
});

/** Notes the longest task from now on. */
async function watchTasks(page: Page): Promise<void> {
	await page.evaluate(() => {
		const held = { longest: 0 };
		Object.assign(window, { held });
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) held.longest = Math.max(held.longest, duration);
		}).observe({ type: 'longtask' });
	});
}

async function expectFree(page: Page): Promise<void> {
	const longest = await page.evaluate(
		() => (window as unknown as { held: { longest: number } }).held.longest
	);
	test.info().annotations.push({ type: 'longest task, ms', description: String(longest) });
	expect(longest).toBeLessThan(longestTask);
}
