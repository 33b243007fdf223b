import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { savedBy } from './support/downloads.ts';
import { expect, passphrase, test } from './support/fixtures.ts';
import { createReport } from './support/report-steps.ts';
import { storedOffline, trySample } from './support/steps.ts';

const app = fileURLToPath(new URL('../../build/app', import.meta.url));

/** What the build has and a device without a network does not need, by why. */
const leftOut: Readonly<Record<string, RegExp>> = {
	'the browser keeps the service worker itself': /^\/service-worker\.js$/,
	'the answer is made by the proxy from the file beside it': /\.(?:br|gz)$/,
	'only read by people and robots on the web': /\.txt$/,
	'asked only to see whether there is a newer version': /^\/_app\/version\.json$/
};

/** Paths of all that the build has and that has to be there without a network. */
function neededFiles(): string[] {
	return readdirSync(app, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => `/${relative(app, join(entry.parentPath, entry.name))}`)
		.filter((path) => !Object.values(leftOut).some((pattern) => pattern.test(path)))
		.sort();
}

test('every file of the build is on the device after the first visit', async ({
	almanac,
	page
}) => {
	await page.goto(almanac.origin);
	await storedOffline(page);
	const stored = await page.evaluate(async () => {
		const lists = (await caches.keys()).map(async (name) => (await caches.open(name)).keys());
		return (await Promise.all(lists)).flat().map(({ url }) => new URL(url).pathname);
	});
	expect(stored.sort()).toEqual(neededFiles());
	expect(stored.filter((path) => path.includes('/workers/')).length).toBeGreaterThanOrEqual(2);
});

test('what was never used before is there without a network', async ({
	almanac,
	context,
	page
}) => {
	await page.goto(almanac.origin);
	await storedOffline(page);
	await almanac.stop();
	await context.setOffline(true);
	await page.getByRole('button', { name: 'Try it with sample data' }).click();
	await expect(page.getByRole('heading', { name: 'Companies', level: 1 })).toBeVisible();
	await expect(page.getByText('Harlan & Finch Architects').first()).toBeVisible();
});

test('the app can be installed', async ({ almanac, browserName, context, page }) => {
	test.skip(
		browserName !== 'chromium',
		'only Chromium tells what would keep it from being installed'
	);
	await page.goto(almanac.origin);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	const session = await context.newCDPSession(page);
	const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
	// A headless profile is like a private window, where Chromium installs nothing by itself.
	const ours = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
	expect(ours).toEqual([]);
});

test('every deep link starts without a network', async ({ almanac, context, page }) => {
	await trySample(page, almanac.origin);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await page.getByText('Castellan Logistics').first().click();
	await expect(page.getByRole('heading', { level: 1, name: 'Castellan Logistics' })).toBeVisible();
	const company = new URL(page.url()).pathname;
	await almanac.stop();
	await page.close();

	for (const [path, heading] of [
		['/', 'Home'],
		['/companies', 'Companies'],
		[company, 'Castellan Logistics'],
		['/settings', 'Settings'],
		['/settings/workspace', 'Workspace and safety']
	] as const) {
		const offline = await context.newPage();
		await offline.goto(almanac.origin + path);
		await expect(offline.getByRole('heading', { level: 1, name: heading })).toBeVisible();
		await offline.close();
	}
});

test('a network that goes away is said, and what is stored stays in use', async ({
	almanac,
	context,
	page
}) => {
	await trySample(page, almanac.origin);
	await storedOffline(page);
	await context.setOffline(true);
	await expect(page.getByRole('button', { name: /^Offline since/ })).toBeVisible();
	await page.getByText('Larkspur Foods').first().click();
	await expect(page.getByRole('heading', { level: 1, name: 'Larkspur Foods' })).toBeVisible();
	await context.setOffline(false);
	await expect(page.getByRole('button', { name: /^Offline since/ })).toBeHidden();
});

test('what a person wrote survives a sync and a reload', async ({ almanac, page }) => {
	await trySample(page, almanac.origin);
	await page.getByText('Harlan & Finch Architects').first().click();
	await page.getByText('HF-AP-01').first().click();
	await page.getByLabel('Your note').fill('Moves to the new office in March.');
	await page.getByRole('button', { name: 'Save note' }).click();
	await expect(page.getByRole('button', { name: 'Save note' })).toBeHidden();
	await page.getByRole('button', { name: 'Close' }).click();
	await page.getByRole('button', { name: /^Synced \S/ }).click();
	await page.getByRole('button', { name: 'Sync now' }).click();
	await expect(page.getByRole('dialog').getByText(/Full pass|Incremental/)).toHaveCount(2, {
		timeout: 45_000
	});
	await page.reload();
	await page.getByText('HF-AP-01').first().click();
	await expect(page.getByLabel('Your note')).toHaveValue('Moves to the new office in March.');
});

test('what a browser lacks is said in its place', async ({ almanac, page }) => {
	await page.addInitScript(() => {
		for (const name of ['storage', 'wakeLock', 'canShare', 'share']) {
			Object.defineProperty(Navigator.prototype, name, { value: undefined });
		}
		for (const name of ['launchQueue', 'Temporal']) Reflect.deleteProperty(window, name);
	});
	await trySample(page, almanac.origin);
	await createReport(page, almanac.origin, 'Autumn review');
	await page.getByRole('radiogroup', { name: 'Mode' }).getByText('Presentation').click();
	await expect(page.getByText('This device does not keep its screen on.')).toBeVisible();

	await page.goto(`${almanac.origin}/settings/storage`);
	await expect(page.getByText('This browser does not say how much it stores.')).toBeVisible();
	await page.goto(`${almanac.origin}/settings/workspace-file/tablet`);
	for (const name of ['Passphrase for this file', 'The same passphrase again']) {
		await page.getByLabel(name, { exact: true }).fill(passphrase);
	}
	await savedBy(page, () => page.getByRole('button', { name: 'Save workspace file' }).click());
	await expect(page.getByText(/This browser has no share sheet for such files/)).toBeVisible();
});
