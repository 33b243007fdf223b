/** The steps of the set-up in the guide's order, by the labels that its reader looks for. */
import { expect, type Page } from '@playwright/test';
import type { RunningSandbox } from './servers.ts';
import { connect, waitForSync } from './steps.ts';

export type Tab =
	'Overview' | 'Company Types' | 'Company Statuses' | 'Companies' | 'Configurations';

/** Opens a tab of the integration's page. */
export async function openTab(page: Page, name: Tab): Promise<void> {
	await page
		.getByRole('navigation', { name: 'Datto Autotask' })
		.getByRole('link', { name, exact: true })
		.click();
}

/** Connects a tenant and waits for its page. */
export async function connected(
	page: Page,
	origin: string,
	sandbox: RunningSandbox
): Promise<void> {
	await connect(page, origin, sandbox);
	// The passphrase's key is made to be slow, and slower still on a busy machine.
	await expect(page.getByRole('navigation', { name: 'Datto Autotask' })).toBeVisible({
		timeout: 60_000
	});
}

/** Switches a list on, creates what is unmapped and saves: the guide's steps 5 and 6. */
export async function mapList(
	page: Page,
	tab: 'Company Types' | 'Company Statuses'
): Promise<void> {
	await openTab(page, tab);
	const first = tab === 'Company Types' ? 'Customer' : 'Active';
	await expect(page.getByRole('rowheader', { name: first, exact: true })).toBeVisible();
	await page.getByRole('switch', { name: /^Enable bi-directional/ }).check();
	await page.getByRole('button', { name: 'Create Unmapped' }).click();
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByText('Mapped; Autotask names it').first()).toBeVisible();
}

/** Opens the popup, loads by the default filters, ticks all and imports. */
export async function importCompanies(page: Page): Promise<void> {
	await openTab(page, 'Companies');
	await page.getByRole('button', { name: 'Import Companies' }).first().click();
	const popup = page.getByRole('dialog', { name: 'Import Companies' });
	await popup.getByRole('button', { name: 'Load Companies' }).click();
	await expect(popup.getByText(/that\s+match in Autotask/)).toBeVisible();
	await popup.getByRole('checkbox').first().click();
	await popup.getByRole('button', { name: /^Import \d+/ }).click();
	await expect(popup).toBeHidden();
}

/** Makes a local company for each row and saves: the rest of step 7. */
export async function mapCompanies(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Create Unmapped' }).click();
	await page.getByRole('button', { name: 'Save Mapping' }).click();
	await expect(page.getByText(/^Mapped to /).first()).toBeVisible();
}

/** Ticks and maps what suggests itself, and saves: step 8, fields. */
export async function saveFields(page: Page): Promise<void> {
	await openTab(page, 'Configurations');
	await page.getByRole('switch', { name: 'Enable sync Configurations with Autotask' }).check();
	await expect(page.getByText('The preview shows 5 real values per field')).toBeVisible();
	await page.getByRole('button', { name: 'Save Mapping' }).click();
	await expect(page.getByText('Mapping saved.').first()).toBeVisible();
}

/** Opens Configuration Selection. */
export async function openSelection(page: Page): Promise<void> {
	await openTab(page, 'Configurations');
	await page.getByRole('link', { name: 'Configuration Selection', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'What this brings' })).toBeVisible();
}

/** Everything up to the import, which is left to press. */
export async function setUpToImport(
	page: Page,
	origin: string,
	sandbox: RunningSandbox
): Promise<void> {
	await connected(page, origin, sandbox);
	await importCompanies(page);
	await mapCompanies(page);
	await saveFields(page);
	await openSelection(page);
}

/** From the connect form to a finished first import of every active company. */
export async function setUp(page: Page, origin: string, sandbox: RunningSandbox): Promise<void> {
	await setUpToImport(page, origin, sandbox);
	await page.getByRole('button', { name: 'Import Configurations' }).click();
	await waitForSync(page);
}

/** Changes the tenant behind the API's back. */
export async function control(
	sandbox: RunningSandbox,
	method: string,
	path: string,
	body?: unknown
): Promise<unknown> {
	const answer = await fetch(`${sandbox.origin}/control${path}`, {
		method,
		...(body === undefined
			? {}
			: { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
	});
	if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
	return answer.json();
}

interface Call {
	readonly path: string;
	readonly status: number;
	readonly query: string | null;
}

/** What the tenant was asked since the last time. */
export async function callsSince(sandbox: RunningSandbox): Promise<readonly Call[]> {
	const { calls } = (await control(sandbox, 'GET', '/calls')) as { calls: Call[] };
	await control(sandbox, 'DELETE', '/calls');
	return calls;
}
