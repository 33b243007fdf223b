import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import type { Driver, Target } from './driver.ts';

/** The driver over Playwright: Chromium and Firefox. */
export function playwrightDriver(context: BrowserContext, firstPage: Page): Driver {
	let page = firstPage;
	const find = ({ role, name }: Target): Locator =>
		page.getByRole(role, { name, exact: typeof name === 'string' }).first();

	return {
		async open(url) {
			await page.goto(url);
		},
		async reopen() {
			const url = page.url();
			await page.close();
			page = await context.newPage();
			await page.goto(url);
		},
		address: () => Promise.resolve(page.url()),
		click: (target) => find(target).click(),
		fill: (label, text) =>
			page.getByLabel(label).and(page.locator('input, textarea')).first().fill(text),
		press: (key) => page.keyboard.press(key),
		async read(target) {
			await expect(find(target)).toBeVisible();
			return find(target).innerText();
		},
		async see(text) {
			await expect(page.getByText(text).first()).toBeVisible();
		},
		goOffline: (offline) => context.setOffline(offline)
	};
}
