/** Steps that several journeys share, by the labels that a person reads. */
import { expect, type Page } from '@playwright/test';
import { passphrase } from './fixtures.ts';
import type { RunningSandbox } from './servers.ts';

/** From the first screen to a finished first sync of the sample. */
export async function trySample(page: Page, origin: string): Promise<void> {
	await page.goto(origin);
	await page.getByRole('button', { name: 'Try it with sample data' }).click();
	await expect(page.getByRole('heading', { name: 'Companies', level: 1 })).toBeVisible();
	await waitForSync(page);
}

/** The foot of the navigation says so when a run has ended well. */
export async function waitForSync(page: Page): Promise<void> {
	await expect(page.getByRole('button', { name: /^Synced \S/ }).first()).toBeVisible({
		timeout: 90_000
	});
}

type Credentials = Pick<RunningSandbox, 'user' | 'secret' | 'trackingIdentifier'>;

/** Fills the connect form and sends it. */
export async function connect(page: Page, origin: string, credentials: Credentials): Promise<void> {
	await page.goto(`${origin}/settings/integrations/add`);
	await page.getByLabel('User name (Key)').fill(credentials.user);
	await page.getByLabel('Password (Secret)', { exact: true }).fill(credentials.secret);
	await page.getByLabel('API tracking identifier').fill(credentials.trackingIdentifier);
	await page.getByLabel('Passphrase for the vault', { exact: true }).fill(passphrase);
	await page.getByRole('button', { name: 'Add Integration' }).click();
}

/** Presses Tab until the focus is on an element whose accessible name begins so. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
	for (let presses = 0; presses < 80; presses += 1) {
		await page.keyboard.press('Tab');
		const focused = await page.evaluate(() => {
			const element = document.activeElement;
			const labels = (element as HTMLInputElement | null)?.labels;
			return (
				element?.getAttribute('aria-label') ??
				labels?.[0]?.textContent?.trim() ??
				element?.textContent?.trim() ??
				''
			);
		});
		if (name.test(focused)) return;
	}
	throw new Error(`no stop of Tab is called ${name}`);
}

/** Waits until the whole app is on the device and pages are answered from there. */
export async function storedOffline(page: Page): Promise<void> {
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await expect
		.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller)))
		.toBe(true);
}
