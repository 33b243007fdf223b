/** That the journeys would hear it, were the policy broken: in a page, in a worker, in the service worker. */
import type { Page, Worker } from '@playwright/test';
import { expect, test, watchAll } from './support/fixtures.ts';

/** Asks for what no policy of ours allows. */
function ask(): Promise<unknown> {
	return fetch('http://forbidden.invalid/').catch(() => undefined);
}

async function serviceWorkerOf(page: Page): Promise<Worker> {
	const context = page.context();
	const [running] = context.serviceWorkers();
	return running ?? (await context.waitForEvent('serviceworker'));
}

test('what breaks the policy is heard wherever it happens', async ({ almanac, browser }) => {
	const context = await browser.newContext();
	const faults: string[] = [];
	await watchAll(context, faults);
	const page = await context.newPage();
	const sync = page.waitForEvent('worker');
	await page.goto(almanac.origin);
	await page.getByRole('button', { name: 'Try it with sample data' }).click();
	const [worker, serviceWorker] = [await sync, await serviceWorkerOf(page)];
	expect(faults).toEqual([]);
	const asks = [
		() => page.evaluate(ask),
		() => worker.evaluate(ask),
		() => serviceWorker.evaluate(ask)
	];
	for (const askThere of asks) {
		faults.length = 0;
		await askThere();
		await expect.poll(() => faults.join()).toContain('CSP: ');
	}
	await context.close();
});
