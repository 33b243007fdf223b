import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { walkCoreJourney } from '../e2e/journeys/core.ts';
import { walkReportJourney } from '../e2e/journeys/report.ts';
import type { Driver } from '../e2e/support/driver.ts';
import { startAlmanac } from '../e2e/support/servers.ts';
import { startWebKit, type RunningWebKit } from './start-webkit.ts';
import { webkitDriver } from './webkit-driver.ts';

const company = 'Harlan & Finch Architects';
const configuration = 'HF-WS-001';

let webkit: RunningWebKit;

test.beforeEach(async () => {
	webkit = await startWebKit(process.env['WEBKIT_PATH'] ?? '');
});

test.afterEach(async () => {
	const info = test.info();
	if (info.status !== info.expectedStatus) {
		const body = await webkit.browser.screenshot();
		await info.attach('the page', { body, contentType: 'image/png' });
	}
	await webkit.stop();
});

const trySample = async (driver: Driver): Promise<void> => {
	await driver.click({ role: 'button', name: 'Try it with sample data' });
	await driver.read({ role: 'button', name: /^Synced \S/ });
};

test('the core journey', async () => {
	const almanac = await startAlmanac();
	const driver = webkitDriver(webkit.browser);
	await walkCoreJourney(driver, {
		origin: almanac.origin,
		connect: trySample,
		company,
		configuration,
		endServer: () => almanac.stop()
	});
	expect(await driver.address()).toContain(almanac.origin);
});

test('a report and its export', async () => {
	const almanac = await startAlmanac();
	try {
		const driver = webkitDriver(webkit.browser);
		await driver.open(almanac.origin);
		await trySample(driver);
		const text = await walkReportJourney(driver, {
			origin: almanac.origin,
			company,
			configuration,
			savedText: () => savedText(webkit.downloads)
		});
		expect(text).toContain('<!doctype html>');
		for (const word of [configuration, 'Harlan &amp; Finch Architects', 'Autumn review']) {
			expect(text).toContain(word);
		}
	} finally {
		await almanac.stop();
	}
});

/** The one file of a folder once it is there as a whole. */
async function savedText(folder: string): Promise<string> {
	let names: string[] = [];
	const isThere = (): boolean => {
		names = readdirSync(folder);
		return names.length === 1 && names[0]?.endsWith('.html') === true;
	};
	await expect.poll(isThere, { timeout: 30_000 }).toBe(true);
	return readFileSync(join(folder, names[0] ?? ''), 'utf8');
}
