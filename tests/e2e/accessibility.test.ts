import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { expect, passphrase, test } from './support/fixtures.ts';
import { connected } from './support/setup-steps.ts';
import { trySample } from './support/steps.ts';
import { asTablet, expectInSafeArea, expectTouchable, tablets } from './support/touch.ts';

const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const sizes = [desktop, ...tablets, phone];

/**
 * Layouts change with the size, so that every size is held against sideways scrolling; what axe judges
 * changes between the two ends. Dark has the same elements in other colours.
 */
const judgedAt: readonly unknown[] = [desktop, phone];
const judged = { light: 'everything', dark: 'contrast' } as const;

/** What a page shows once its data are there. */
const screens: Readonly<Record<string, string>> = {
	'/': '',
	'/companies': '',
	'/settings': '',
	'/settings/workspace': '',
	'/settings/warranty': '',
	'/settings/statements': '',
	'/data-quality': '',
	'/data-quality?gap=no-purchase-date': '',
	'/settings/integrations': '',
	'/settings/integrations/add': '',
	'/settings/operating-systems': 'Windows 11 24H2',
	'/settings/configurations/standard/classes': 'Default for Workstation',
	'/settings/configurations/standard/template-settings': 'Some of every type are shown here.',
	'/settings/configurations': '',
	'/settings/configurations/standard/grades': '',
	'/no-such-page': ''
};

/** Screens whose colours are those of the others. */
const onlyLight: Readonly<Record<string, string>> = {
	'/outbox': '',
	'/companies/archived': '',
	'/settings/storage': 'Snapshot of all configurations',
	'/settings/workspace-file': '',
	'/settings/workspace-file/tablet': '',
	'/settings/integrations/autotask': 'Connected',
	'/settings/integrations/autotask/companies': 'Mapped to Larkspur Foods',
	'/settings/integrations/autotask/company-types': 'Prospect',
	'/settings/integrations/autotask/company-statuses': 'Inactive',
	'/settings/integrations/autotask/configurations': 'Serial Number',
	'/settings/integrations/autotask/configurations/selection': 'What this brings',
	'/settings/integrations/autotask/key': 'Replace the key'
};

/** What a size shows by script follows its styles within two frames. */
async function settled(page: Page): Promise<void> {
	await page.evaluate(
		() =>
			new Promise<void>((resolve) => {
				requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
			})
	);
}

for (const scheme of ['light', 'dark'] as const) {
	/** Judges what is shown, in every size that matters. */
	const judge = async (page: Page): Promise<void> => {
		for (const size of sizes) {
			await page.setViewportSize(size);
			await settled(page);
			if (judgedAt.includes(size)) await expectAccessible(page, judged[scheme]);
			await expectNoSidewaysScroll(page);
		}
		if (scheme === 'light') await judgeTouch(page);
		await page.setViewportSize(desktop);
	};

	test(`no screen has an accessibility violation, ${scheme}`, async ({ almanac, page }) => {
		test.slow();
		await page.emulateMedia({ colorScheme: scheme });
		await page.goto(almanac.origin);
		await expect(page.getByRole('button', { name: 'Try it with sample data' })).toBeVisible();
		await judge(page);
		await trySample(page, almanac.origin);

		const all = scheme === 'light' ? { ...screens, ...onlyLight } : screens;
		for (const [path, filled] of Object.entries(all)) {
			await page.goto(almanac.origin + path);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await expect(page.getByText(filled).first()).toBeVisible();
			await judge(page);
		}
		await page.goto(`${almanac.origin}/companies`);
		await page.getByText('Harlan & Finch Architects').first().click();
		await expect(
			page.getByRole('heading', { level: 1, name: 'Harlan & Finch Architects' })
		).toBeVisible();
		await expect(page.getByText('HF-AP-01').first()).toBeVisible();
		await judge(page);
		await page.getByText('HF-AP-01').first().click();
		await expect(page.getByRole('heading', { name: 'HF-AP-01' })).toBeVisible();
		await judge(page);
		await page.getByRole('button', { name: 'Close' }).click();
		await page.keyboard.press('Control+k');
		await expect(page.getByRole('combobox', { name: 'Search or run a command' })).toBeVisible();
		await judge(page);
	});
}

test('no state of the vault and of the key has an accessibility violation', async ({
	page,
	startTenant
}) => {
	test.slow();
	const { almanac, sandbox } = await startTenant(['--companies', '3', '--configurations', '30']);
	await page.goto(`${almanac.origin}/settings/integrations/add`);
	await page.getByRole('button', { name: 'Add Integration' }).click();
	await expect(page.getByLabel('Passphrase for the vault', { exact: true })).toHaveAttribute(
		'aria-invalid',
		'true'
	);
	await expectAccessible(page);
	await connected(page, almanac.origin, sandbox);
	await expect(page.getByRole('button', { name: 'Vault unlocked' })).toBeVisible();
	await expectAccessibleInAllLooks(page);

	await page.getByRole('button', { name: 'Change the passphrase' }).click();
	const change = page.getByRole('dialog', { name: 'Change the passphrase' });
	await change.getByLabel('Present passphrase', { exact: true }).fill('not the passphrase');
	await change.getByLabel('New passphrase', { exact: true }).fill('another four words');
	await change.getByRole('button', { name: 'Change the passphrase' }).click();
	await expect(change.getByText('That passphrase does not open the vault.')).toBeVisible();
	await expectAccessible(page);
	await expectUsableAboveKeyboard(page, change);
	await change.getByLabel('Present passphrase', { exact: true }).fill(passphrase);
	await change.getByRole('button', { name: 'Change the passphrase' }).click();
	await expect(page.getByText('The passphrase is changed.')).toBeVisible();

	await page.getByRole('button', { name: 'Lock now' }).click();
	await page.getByRole('button', { name: 'Vault locked' }).click();
	const unlock = page.getByRole('dialog', { name: 'Unlock the vault' });
	await unlock.getByLabel('Passphrase', { exact: true }).fill(passphrase);
	await unlock.getByRole('button', { name: 'Unlock' }).click();
	await expect(unlock.getByText('That passphrase does not open the vault.')).toBeVisible();
	await expectAccessibleInAllLooks(page);

	await unlock.getByRole('link', { name: 'Forgotten? Enter the key and secret again' }).click();
	await page.getByRole('button', { name: 'Replace the key' }).click();
	await expect(page.getByLabel('User name (Key)')).toBeFocused();
	await expectAccessibleInAllLooks(page);
	await page.getByLabel('User name (Key)').fill(sandbox.user);
	await page.getByLabel('Password (Secret)', { exact: true }).fill(sandbox.secret);
	await page.getByLabel('API tracking identifier').fill(sandbox.trackingIdentifier);
	await page.getByLabel('Passphrase for the vault', { exact: true }).fill('a passphrase anew');
	await page.getByRole('button', { name: 'Replace the key' }).click();
	await expect(page.getByText('The key is replaced. Everything else stays')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Vault unlocked' })).toBeVisible();
});

/** Light on the desktop, dark on the phone: each colour and each layout once. */
async function expectAccessibleInAllLooks(page: Page): Promise<void> {
	for (const [colorScheme, size] of [
		['dark', phone],
		['light', desktop]
	] as const) {
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize(size);
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
	}
}

/** A tablet on its side whose keyboard takes its half: what is typed in is seen, what sends it is reached. */
async function expectUsableAboveKeyboard(page: Page, form: Locator): Promise<void> {
	await expect(page.locator('meta[name=viewport]')).toHaveAttribute(
		'content',
		/interactive-widget=resizes-content/
	);
	const before = page.viewportSize() ?? desktop;
	await page.setViewportSize({ width: 1180, height: 400 });
	for (const name of ['Present passphrase', 'New passphrase']) {
		const field = form.getByLabel(name, { exact: true });
		await field.focus();
		await expect(field).toBeInViewport({ ratio: 1 });
	}
	const send = form.getByRole('button', { name: 'Change the passphrase' });
	await send.scrollIntoViewIfNeeded();
	await expect(send).toBeInViewport({ ratio: 1 });
	await page.setViewportSize(before);
}

/** Both ways to hold a tablet. */
async function judgeTouch(page: Page): Promise<void> {
	for (const size of tablets) {
		await asTablet(page, size, async (session) => {
			await settled(page);
			await expectNoSidewaysScroll(page);
			await expectTouchable(page);
			if (new URL(page.url()).pathname !== '/') return;
			await expectInSafeArea(page, session);
			// A pull at the top of a table must not load the app anew.
			await expect(page.getByRole('main')).toHaveCSS('overscroll-behavior-y', 'contain');
		});
	}
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
	const overflow = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(overflow).toBeLessThanOrEqual(0);
}
