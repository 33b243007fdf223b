/** A newer Almanac arrives while somebody writes: by the service worker, and by another tab. */
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { startAlmanac } from './support/servers.ts';
import { storedOffline, trySample } from './support/steps.ts';

const app = fileURLToPath(new URL('../../build/app', import.meta.url));
const saved = 'Moves to the new office in March.';
const unsaved = `${saved} Ask Dana for the key.`;

/** The build once more, with another service worker. */
function newerBuild(): string {
	const folder = mkdtempSync(join(tmpdir(), 'almanac-newer-'));
	cpSync(app, folder, { recursive: true });
	for (const ending of ['.br', '.gz']) rmSync(join(folder, `service-worker.js${ending}`));
	appendFileSync(join(folder, 'service-worker.js'), '\n// a newer build\n');
	return folder;
}

/** What a newer build's first visit does to the database that every tab of this one holds open. */
async function upgradeDatabase(context: BrowserContext, origin: string): Promise<void> {
	const newer = await context.newPage();
	await newer.goto(`${origin}/icons/icon.svg`);
	await newer.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('almanac-sample', 100_000);
				opening.onupgradeneeded = () => opening.result.createObjectStore('of a newer build');
				opening.onsuccess = () => resolve(opening.result.close());
				opening.onerror = () => reject(opening.error ?? new Error('not opened'));
			})
	);
	await newer.close();
}

const note = (page: Page) => page.getByLabel('Your note');

test('a newer version takes away nothing that somebody is writing', async ({
	almanac,
	context,
	page
}) => {
	const { origin } = almanac;
	await trySample(page, origin);
	await storedOffline(page);
	await page.getByText('Harlan & Finch Architects').first().click();
	await page.getByText('HF-AP-01').first().click();
	await note(page).fill(saved);

	const folder = newerBuild();
	await almanac.stop();
	const newer = await startAlmanac({ APP_DIR: folder }, Number(new URL(origin).port));
	try {
		await test.step('the update waits, and asks before it loses something', async () => {
			await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
			const update = page.getByRole('button', { name: 'Update ready' });
			await update.click();
			const popup = page.getByRole('dialog', { name: 'Update now?' });
			await popup.getByRole('button', { name: 'Not now' }).click();
			await expect(popup).toBeHidden();
			await expect(note(page)).toHaveValue(saved);
			await page.getByRole('button', { name: 'Save note' }).click();
			await expect(page.getByRole('button', { name: 'Save note' })).toBeHidden();
			await Promise.all([page.waitForEvent('load'), update.click()]);
			await page.getByText('HF-AP-01').first().click();
			await expect(note(page)).toHaveValue(saved);
			await expect(update).toBeHidden();
		});

		await test.step('a tab of the former version says so, and keeps what is typed', async () => {
			await note(page).fill(unsaved);
			await upgradeDatabase(context, origin);
			await expect(page.getByText('Another tab has updated Almanac.')).toBeVisible();
			await page.getByRole('button', { name: 'Reload', exact: true }).click();
			const popup = page.getByRole('dialog', { name: 'Reload now?' });
			await popup.getByRole('button', { name: 'Not now' }).click();
			await expect(note(page)).toHaveValue(unsaved);
			await page.getByRole('button', { name: 'Reload', exact: true }).click();
			await popup.getByRole('button', { name: 'Discard and reload' }).click();
		});

		await test.step('a former version says that the data are of a newer one', async () => {
			await expect(
				page.getByText("This device's data was written by a newer version of Almanac.")
			).toBeVisible();
		});
	} finally {
		await newer.stop();
		rmSync(folder, { recursive: true });
	}
});
