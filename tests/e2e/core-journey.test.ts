import { walkCoreJourney } from './journeys/core.ts';
import { playwrightDriver } from './support/playwright-driver.ts';
import { expect, passphrase, test } from './support/fixtures.ts';
import { setUp } from './support/setup-steps.ts';

test('a stranger sees the sample, and sees it again with the server gone', async ({
	almanac,
	context,
	page
}) => {
	await walkCoreJourney(playwrightDriver(context, page), {
		origin: almanac.origin,
		connect: async (driver) => {
			await driver.click({ role: 'button', name: 'Try it with sample data' });
			await driver.read({ role: 'button', name: /^Synced \S/ });
		},
		company: 'Harlan & Finch Architects',
		configuration: 'HF-WS-001',
		endServer: () => almanac.stop()
	});
	expect(await page.context().cookies()).toEqual([]);
});

test('the same journey against a tenant over HTTP', async ({ context, page, startTenant }) => {
	test.slow();
	const { almanac, sandbox } = await startTenant([]);
	const urls: string[] = [];
	context.on('request', (request) => urls.push(decodeURIComponent(request.url())));
	await walkCoreJourney(playwrightDriver(context, page), {
		origin: almanac.origin,
		connect: () => setUp(page, almanac.origin, sandbox),
		company: 'Harlan & Finch Architects',
		configuration: 'HF-WS-001',
		endServer: () => almanac.stop()
	});
	expect(urls.length).toBeGreaterThan(10);
	for (const secret of [sandbox.user, sandbox.secret, sandbox.trackingIdentifier, passphrase]) {
		expect(urls.filter((url) => url.includes(secret))).toEqual([]);
	}
});
