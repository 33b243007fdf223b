import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { connected, control, setUpToImport } from './support/setup-steps.ts';
import { startAlmanac, startDiscovery } from './support/servers.ts';
import { connect } from './support/steps.ts';

const small = ['--companies', '6', '--configurations', '120', '--seed', '3'];

/** How often the tenant was asked with credentials, by status. */
async function callsOf(origin: string): Promise<{ status: number; path: string }[]> {
	const answer = await fetch(`${origin}/control/calls`);
	const { calls } = (await answer.json()) as { calls: { status: number; path: string }[] };
	return calls;
}

test.describe('a connection that is refused makes no integration', () => {
	async function expectNoIntegration(page: Page, origin: string): Promise<void> {
		await page.goto(origin);
		await expect(page.getByRole('link', { name: 'Connect' })).toBeVisible();
	}

	test('an unknown key', async ({ page, startTenant }) => {
		const { almanac, sandbox } = await startTenant(small);
		await connect(page, almanac.origin, { ...sandbox, user: `x${sandbox.user}` });
		await expect(page.getByText('Autotask does not know this user name.')).toBeVisible();
		await expectNoIntegration(page, almanac.origin);
	});

	test('a wrong secret, which is sent once and never again', async ({ page, startTenant }) => {
		const { almanac, sandbox } = await startTenant(small);
		await connect(page, almanac.origin, { ...sandbox, secret: 'not-the-secret' });
		await expect(page.getByText('Autotask did not accept the user name and secret.')).toBeVisible();
		const refused = (await callsOf(sandbox.origin)).filter(({ status }) => status === 401);
		expect(refused).toHaveLength(1);
		await expectNoIntegration(page, almanac.origin);
	});

	test('a wrong tracking identifier', async ({ page, startTenant }) => {
		const { almanac, sandbox } = await startTenant(small);
		await connect(page, almanac.origin, { ...sandbox, trackingIdentifier: 'NOTTHEONE' });
		await expect(
			page.getByText('Autotask did not accept the API tracking identifier.')
		).toBeVisible();
		await expectNoIntegration(page, almanac.origin);
	});

	test('a zone outside Autotask, where the proxy forwards nothing', async ({ page }) => {
		const discovery = await startDiscovery('https://webservices5.example.com/ATServicesRest/');
		const almanac = await startAlmanac({ AUTOTASK_DISCOVERY_URL: discovery.origin });
		try {
			await connect(page, almanac.origin, {
				user: 'api@elsewhere.example',
				secret: 'never-leaves-the-proxy',
				trackingIdentifier: 'ELSEWHERE'
			});
			await expect(page.getByText('The proxy does not forward to this host.')).toBeVisible();
			await expect(
				page.getByText('Autotask named a zone that is not one of its own')
			).toBeVisible();
			await expectNoIntegration(page, almanac.origin);
			expect(almanac.log()).not.toContain('never-leaves-the-proxy');
		} finally {
			await almanac.stop();
			await discovery.stop();
		}
	});

	test('a proxy that is gone', async ({ page, startTenant }) => {
		const { almanac, sandbox } = await startTenant(small);
		await page.goto(`${almanac.origin}/settings/integrations/add`);
		await expect(page.getByRole('button', { name: 'Add Integration' })).toBeVisible();
		await page.getByLabel('User name (Key)').fill(sandbox.user);
		await page.getByLabel('Password (Secret)', { exact: true }).fill(sandbox.secret);
		await page.getByLabel('API tracking identifier').fill(sandbox.trackingIdentifier);
		await page.getByLabel('Passphrase for the vault', { exact: true }).fill('four words do well');
		await almanac.stop();
		await page.getByRole('button', { name: 'Add Integration' }).click();
		await expect(page.getByText('The proxy did not answer.')).toBeVisible({ timeout: 30_000 });
	});

	test('a device that is offline, until it no longer is', async ({
		page,
		context,
		startTenant
	}) => {
		const { almanac, sandbox } = await startTenant(small);
		await page.goto(`${almanac.origin}/settings/integrations/add`);
		await expect(page.getByRole('button', { name: 'Add Integration' })).toBeVisible();
		await page.getByLabel('User name (Key)').fill(sandbox.user);
		await page.getByLabel('Password (Secret)', { exact: true }).fill(sandbox.secret);
		await page.getByLabel('API tracking identifier').fill(sandbox.trackingIdentifier);
		await page.getByLabel('Passphrase for the vault', { exact: true }).fill('four words do well');
		await context.setOffline(true);
		await page.getByRole('button', { name: 'Add Integration' }).click();
		await expect(page.getByText('This device is offline.')).toBeVisible({ timeout: 30_000 });
		await context.setOffline(false);
		await page.getByRole('button', { name: 'Add Integration' }).click();
		await expect(page.getByRole('navigation', { name: 'Datto Autotask' })).toBeVisible();
	});
});

test('a missing permission is named with its entity and what to do', async ({
	page,
	startTenant
}) => {
	const { almanac, sandbox } = await startTenant(small);
	await connected(page, almanac.origin, sandbox);
	await control(sandbox, 'POST', '/permissions', { entity: 'ConfigurationItems', query: false });
	await page.getByRole('button', { name: 'Check permissions' }).click();
	const line = page.getByRole('row').filter({
		has: page.getByRole('rowheader', { name: 'Configurations', exact: true })
	});
	await expect(line).toContainText('Needed. Give the security level of the API user query access.');
});

const faults = [
	{
		name: 'an HTML page in place of every answer',
		rule: 'html500@1/ConfigurationItems',
		sentence: 'Autotask failed to answer'
	},
	{
		name: 'answers that are cut short',
		rule: 'truncate@1/ConfigurationItems',
		sentence: 'An answer arrived broken.'
	},
	{
		name: 'a storm of 429',
		rule: '429@1/ConfigurationItems',
		sentence: 'Autotask asked to slow down, again and again.'
	}
];

for (const { name, rule, sentence } of faults) {
	test(`a sync that meets ${name} ends with its own sentence, and the next one heals`, async ({
		page,
		startTenant
	}) => {
		test.slow();
		const { almanac, sandbox } = await startTenant(small);
		await setUpToImport(page, almanac.origin, sandbox);
		await control(sandbox, 'PUT', '/faults', [rule]);
		await control(sandbox, 'DELETE', '/calls');
		await page.getByRole('button', { name: 'Import Configurations' }).click();
		const stopped = page.getByRole('button', { name: /Sync stopped/ });
		await expect(stopped).toBeVisible({ timeout: 90_000 });
		await stopped.click();
		await expect(page.getByRole('dialog').getByText(sentence).first()).toBeVisible();

		const asked = (await callsOf(sandbox.origin)).filter(({ path }) =>
			/ConfigurationItems/i.test(path)
		);
		expect(asked.length).toBeLessThan(40);

		const healed = await fetch(`${sandbox.origin}/control/faults`, {
			method: 'PUT',
			headers: { 'content-type': 'application/json' },
			body: '[]'
		});
		expect(healed.ok).toBe(true);
		await page.getByRole('button', { name: 'Sync now' }).click();
		await expect(page.getByRole('button', { name: /^Synced \S/ })).toBeVisible({ timeout: 45_000 });
	});
}
