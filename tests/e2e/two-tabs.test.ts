import type { Page } from '@playwright/test';
import { expect, passphrase, test } from './support/fixtures.ts';
import { control, setUpToImport } from './support/setup-steps.ts';
import { waitForSync } from './support/steps.ts';

/** Opens the sync panel by its word in the shell. */
async function openPanel(page: Page) {
	await page
		.getByRole('complementary', { name: 'State of the workspace' })
		.getByRole('button', { name: /sync/i })
		.click();
	return page.getByRole('dialog', { name: 'Sync' });
}

test('two tabs: one syncs, the other shows it, takes over and keeps what is written there', async ({
	context,
	startTenant
}) => {
	const { almanac, sandbox } = await startTenant([
		'--companies',
		'40',
		'--configurations',
		'4000',
		'--seed',
		'5'
	]);
	const first = await context.newPage();
	await setUpToImport(first, almanac.origin, sandbox);
	const second = await context.newPage();
	await second.goto(`${almanac.origin}/companies`);
	await control(sandbox, 'POST', '/limits', { latencyMs: 600 });

	await test.step('the other tab shows the run and the rows that it stores', async () => {
		await first.getByRole('button', { name: 'Import Configurations' }).click();
		const panel = await openPanel(second);
		await expect(panel.getByText(/in another tab/)).toBeVisible();
		await expect(panel.getByRole('button', { name: 'Sync now' })).toBeHidden();
		await expect(panel.getByText(/^[1-9][\d,]* of [\d,]+$/).first()).toBeVisible();
		await panel.getByRole('button', { name: 'Close' }).click();
	});

	await test.step('what is written in the other tab meanwhile is there in both', async () => {
		await second.getByRole('button', { name: 'Add', exact: true }).click();
		await second.getByRole('menuitem', { name: 'Add a company' }).click();
		const popup = second.getByRole('dialog', { name: 'Add a company' });
		await popup.getByLabel('Name', { exact: true }).fill('Written meanwhile');
		await popup.getByRole('button', { name: 'Add the company' }).click();
		await expect(second.getByText('Written meanwhile').first()).toBeVisible();
	});

	await test.step('the syncing tab is closed in mid-run, and the other goes on', async () => {
		await first.close({ runBeforeUnload: false });
		await control(sandbox, 'POST', '/limits', { latencyMs: 0 });
		const panel = await openPanel(second);
		await panel.getByRole('button', { name: 'Sync now' }).click();
		await panel.getByLabel('Passphrase', { exact: true }).fill(passphrase);
		await panel.getByRole('button', { name: 'Unlock' }).click();
		await waitForSync(second);
		await expect(panel.getByText(/^Cut off\./)).toBeVisible();
		await panel.getByRole('button', { name: 'Close' }).click();
	});

	await test.step('everything is there once, with what was written', async () => {
		await second.reload();
		await expect(second.getByText('Written meanwhile').first()).toBeVisible();
		await second.goto(`${almanac.origin}/settings/integrations/autotask`);
		const expected = await expectedConfigurations(sandbox.origin);
		await expect(second.getByText('Configurations stored').locator('..')).toContainText(
			new Intl.NumberFormat('en-US').format(expected)
		);
	});
});

/** What the default selection holds: active configurations of active companies, but the MSP's own. */
async function expectedConfigurations(origin: string): Promise<number> {
	const recordsOf = async <T>(entity: string): Promise<T[]> => {
		const answer = await fetch(`${origin}/control/records/${entity}`);
		return (await answer.json()) as T[];
	};
	const companies = await recordsOf<{ id: number; isActive: boolean }>('Companies');
	const mapped = new Set(
		companies.filter(({ id, isActive }) => id !== 0 && isActive).map(({ id }) => id)
	);
	const configurations = await recordsOf<{ isActive: boolean; companyID: number }>(
		'ConfigurationItems'
	);
	return configurations.filter(({ isActive, companyID }) => isActive && mapped.has(companyID))
		.length;
}
