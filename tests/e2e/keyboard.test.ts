import { expect, test } from './support/fixtures.ts';
import { tabTo } from './support/steps.ts';

test('the main job by keyboard alone', async ({ almanac, page }) => {
	await page.goto(almanac.origin);
	await expect(page.getByRole('button', { name: 'Try it with sample data' })).toBeVisible();
	await tabTo(page, /^Try it/);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Companies', level: 1 })).toBeVisible();
	await expect(page.getByRole('button', { name: /^Synced \S/ }).first()).toBeVisible({
		timeout: 45_000
	});

	// The table is one stop of Tab; arrows walk its rows, Enter opens.
	await tabTo(page, /^Brightwater/);
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Enter');
	await expect(
		page.getByRole('heading', { level: 1, name: 'Brightwater Dental Group' })
	).toBeVisible();

	// Search from anywhere, choose with the arrows.
	await page.keyboard.press('Control+k');
	await page.keyboard.type('HF-SRV');
	await expect(page.getByRole('option', { name: /HF-SRV-01/ })).toBeVisible();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: /HF-SRV/ })).toBeVisible();

	// Esc puts the panel away and the page stays.
	await page.keyboard.press('Escape');
	await expect(page.getByRole('heading', { name: /HF-SRV/ })).toBeHidden();
	await expect(
		page.getByRole('heading', { level: 1, name: 'Harlan & Finch Architects' })
	).toBeVisible();

	await page.keyboard.press('g');
	await page.keyboard.press('h');
	await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
});

test('the focus is always to be seen', async ({ almanac, page }) => {
	await page.goto(`${almanac.origin}/settings/integrations/add`);
	await expect(page.getByRole('button', { name: 'Add Integration' })).toBeVisible();
	for (let stop = 0; stop < 15; stop += 1) {
		await page.keyboard.press('Tab');
		const ring = await page.evaluate(() => {
			const element = document.activeElement;
			if (!element || element === document.body) return 'body';
			return getComputedStyle(element).outlineStyle;
		});
		expect(ring).not.toBe('none');
	}
});
