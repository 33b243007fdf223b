import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { expect, passphrase, test } from './support/fixtures.ts';
import type { RunningSandbox } from './support/servers.ts';
import {
	connected,
	control,
	importCompanies,
	mapCompanies,
	mapList,
	openTab
} from './support/setup-steps.ts';
import { trySample, waitForSync } from './support/steps.ts';

/** Values of the tenant's list of company types. */
const [customer, lead, prospect] = [1, 2, 3];

interface TenantCompany {
	readonly id: number;
	readonly companyName: string;
	readonly companyType: number;
	readonly isActive: boolean;
}

async function companiesOf(sandbox: RunningSandbox): Promise<readonly TenantCompany[]> {
	return (await control(sandbox, 'GET', '/records/Companies?as=api')) as TenantCompany[];
}

async function typeThere(sandbox: RunningSandbox, id: number): Promise<number | undefined> {
	return (await companiesOf(sandbox)).find((company) => company.id === id)?.companyType;
}

async function patchesOf(sandbox: RunningSandbox): Promise<number> {
	const { calls } = (await control(sandbox, 'GET', '/calls')) as { calls: { method: string }[] };
	return calls.filter(({ method }) => method === 'PATCH').length;
}

async function openTypeAndStatus(page: Page) {
	await page.getByRole('button', { name: 'More' }).click();
	await page.getByRole('menuitem', { name: 'Type and status' }).click();
	return page.getByRole('dialog', { name: 'Type and status' });
}

/** Gives the company of the page another type. */
async function chooseType(page: Page, name: string): Promise<void> {
	const popup = await openTypeAndStatus(page);
	await popup.getByLabel('Type', { exact: true }).selectOption(name);
	await popup.getByRole('button', { name: 'Save type and status' }).click();
	await expect(popup).toBeHidden();
}

/** Syncs from the panel; gives the passphrase where the vault is locked. */
async function syncNow(page: Page, needsPassphrase: boolean): Promise<void> {
	await page.keyboard.press('Control+Shift+S');
	const panel = page.getByRole('dialog', { name: 'Sync' });
	if (needsPassphrase) {
		await panel.getByLabel('Passphrase', { exact: true }).fill(passphrase);
		await panel.getByRole('button', { name: 'Unlock' }).click();
	}
	await waitForSync(page);
	await panel.getByRole('button', { name: 'Close' }).click();
}

test('a type that is changed here goes to Autotask, once that is switched on', async ({
	page,
	context,
	startTenant
}) => {
	const { almanac, sandbox } = await startTenant([
		'--companies',
		'4',
		'--configurations',
		'20',
		'--seed',
		'11'
	]);
	const company = (await companiesOf(sandbox)).find(({ id, isActive }) => id > 0 && isActive);
	if (!company) throw new Error('No active company');
	const setThere = (companyType: number | undefined) =>
		control(sandbox, 'PATCH', `/records/Companies/${company.id}`, {
			values: { companyType },
			stamp: true
		});
	await setThere(customer);
	await connected(page, almanac.origin, sandbox);
	await mapList(page, 'Company Types');
	await importCompanies(page);
	await mapCompanies(page);

	const openCompany = async (): Promise<void> => {
		await page
			.getByRole('link', { name: /^Companies/ })
			.first()
			.click();
		await page.getByText(company.companyName, { exact: true }).first().click();
		await expect(page.getByRole('heading', { name: company.companyName })).toBeVisible();
	};

	await test.step('off at first: Autotask’s type stands and nothing is sent', async () => {
		await openCompany();
		const popup = await openTypeAndStatus(page);
		await expect(popup.getByText('Autotask’s type stands while sending is off.')).toBeVisible();
		await expect(popup.getByLabel('Type', { exact: true }).getByRole('option')).toHaveText([
			'Customer'
		]);
		await popup.getByRole('button', { name: 'Cancel' }).click();
		await syncNow(page, false);
		expect(await patchesOf(sandbox)).toBe(0);
	});

	await test.step('the switch says what follows and asks for the right', async () => {
		await page.getByRole('link', { name: 'Settings' }).first().click();
		await page.goto(`${almanac.origin}/settings/integrations/autotask/company-types`);
		await page.getByRole('switch', { name: 'Send changes made here to Autotask' }).click();
		const popup = page.getByRole('dialog', { name: 'Send changes made here to Autotask?' });
		await expect(popup.getByText(/Workflow rules of Autotask/)).toBeVisible();
		await expect(popup.getByText('Nothing would be sent now.')).toBeVisible();
		await popup.getByRole('button', { name: 'Turn on sending' }).click();
		await expect(page.getByText('What you change here goes out with the next sync.')).toBeVisible();
		await expectAccessible(page);
	});

	await test.step('changed offline, it waits over a reload and is there after the sync', async () => {
		await openCompany();
		await context.setOffline(true);
		await chooseType(page, 'Prospect');
		await expect(page.getByText('Company type waits for Autotask')).toBeVisible();
		await context.setOffline(false);
		await page.reload();
		await page.getByRole('link', { name: 'Company type waits for Autotask' }).click();
		await expect(page.getByRole('heading', { name: 'Outbox', level: 1 })).toBeVisible();
		await expect(page.getByText(/^Waiting since/)).toBeVisible();
		await expectAccessible(page);
		expect(await typeThere(sandbox, company.id)).toBe(customer);
		await syncNow(page, true);
		await expect(page.getByText(/^Done, read back/)).toBeVisible();
		expect(await typeThere(sandbox, company.id)).toBe(prospect);
		expect(await patchesOf(sandbox)).toBe(1);
	});

	await test.step('overruled in Autotask, it is told on Home until it is answered', async () => {
		await openCompany();
		await chooseType(page, 'Customer');
		await setThere(lead);
		await syncNow(page, false);
		await expect(page.getByText(/meanwhile\.$/)).toBeVisible();
		await page.getByRole('link', { name: 'Home' }).first().click();
		await expect(page.getByText(/“Lead” stands\./)).toBeVisible();
		await expectAccessible(page);
		expect(await typeThere(sandbox, company.id)).toBe(lead);
		await page.getByRole('button', { name: 'Queue “Customer” again' }).click();
		await expect(page.getByText(/“Lead” stands\./)).toBeHidden();
		await syncNow(page, false);
		expect(await typeThere(sandbox, company.id)).toBe(customer);
	});

	await test.step('the tab that lists types goes on as it was', async () => {
		await page.goto(`${almanac.origin}/settings/integrations/autotask`);
		await openTab(page, 'Company Types');
		await page.getByRole('switch', { name: 'Send changes made here to Autotask' }).click();
		await expect(page.getByText('Off: nothing is written to Autotask.')).toBeVisible();
	});
});

test('an expiration date that is said here is synced back, once that is switched on', async ({
	page,
	almanac
}) => {
	await trySample(page, almanac.origin);
	const sayDate = async (date: string): Promise<void> => {
		await page.getByRole('button', { name: 'Change expiration date' }).click();
		const form = page.getByRole('form', { name: 'Expiration date' });
		await form.getByLabel('Date', { exact: true }).fill(date);
		await form.getByRole('button', { name: 'Save expiration date' }).click();
		await expect(form).toBeHidden();
	};

	await page.getByText('Harlan & Finch Architects', { exact: true }).first().click();
	await page.getByRole('grid', { name: 'Configurations' }).getByRole('link').first().click();
	await sayDate('2031-03-31');
	await expect(page.getByRole('button', { name: /^Outbox/ })).toBeHidden();
	const address = page.url();

	await test.step('the switch counts what was said before it', async () => {
		await page.goto(`${almanac.origin}/settings/warranty`);
		await page.getByRole('switch', { name: 'Sync back expiration dates to Autotask' }).click();
		const popup = page.getByRole('dialog', { name: 'Sync back expiration dates to Autotask?' });
		await expect(popup.getByText(/^1\sdate differs from Autotask now/)).toBeVisible();
		await popup.getByRole('button', { name: 'Check permissions' }).click();
		await expect(popup.getByText('The API user may update configurations.')).toBeVisible();
		await popup.getByRole('button', { name: 'Turn on sending' }).click();
		await expect(page.getByText(/^1\schange waits\. What you change here goes out/)).toBeVisible();
		await expectAccessible(page);
	});

	await test.step('the date is sent and read back', async () => {
		await page.goto(address);
		await sayDate('2032-06-30');
		await page.goto(`${almanac.origin}/outbox`);
		await expect(page.getByText(/^Expiration date:/)).toContainText('30 Jun 2032');
		await page.getByRole('button', { name: 'Sync now' }).first().click();
		await expect(page.getByText(/^Done, read back/).first()).toBeVisible();
	});
});
