/** What opens over a screen, under a finger and on a tablet's glass; the screens are in accessibility.test. */
import type { CDPSession, Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { createReport, tickAsset } from './support/report-steps.ts';
import { trySample } from './support/steps.ts';
import { asTablet, expectInSafeArea, expectTouchable, tablets } from './support/touch.ts';

const [upright, onItsSide] = tablets;

type Judge = (shown: Locator) => Promise<void>;

/** What comes in glides for a moment: measured then, it is not where a finger finds it. */
async function expectStill(page: Page): Promise<void> {
	await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
}

const judgeOf =
	(page: Page, session: CDPSession): Judge =>
	async (shown) => {
		await expect(shown).toBeVisible();
		await expectStill(page);
		await expectTouchable(page);
		await expectInSafeArea(page, session);
	};

async function press(page: Page, name: string | RegExp): Promise<void> {
	const exact = typeof name === 'string';
	await page.getByRole('button', { name, exact }).first().click();
}

/** Opens a popup from a menu, judges it and closes it. */
async function judgeDeed(page: Page, judge: Judge, deed: string): Promise<void> {
	await press(page, 'More');
	await page.getByRole('menuitem', { name: deed, exact: true }).click();
	await judge(page.getByRole('dialog'));
	await close(page);
}

async function close(page: Page): Promise<void> {
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('what opens over a screen is hit by a finger and kept clear of the edge', async ({
	almanac,
	page
}) => {
	await trySample(page, almanac.origin);
	await asTablet(page, upright, async (session) => {
		const judge = judgeOf(page, session);
		const popup = page.getByRole('dialog');
		await press(page, /^Synced \S/);
		await judge(popup.getByRole('button', { name: 'Sync now' }));
		await close(page);
		await press(page, 'Add');
		await judge(page.getByRole('menu'));
		await page.getByRole('menuitem', { name: 'Add a company' }).click();
		await judge(popup);
		await close(page);
		await page.getByText('Harlan & Finch Architects').first().click();
		for (const deed of ['Type and status', 'Delete the company', 'Add a configuration']) {
			await judgeDeed(page, judge, deed);
		}
		await press(page, 'Create Report');
		await judge(popup);

		await page.goto(`${almanac.origin}/settings/integrations/autotask/companies`);
		await press(page, 'Import Companies');
		await press(page, 'Load Companies');
		await judge(popup.getByText('Larkspur Foods', { exact: true }));
		await close(page);
		await press(page, /^Fields to download/);
		await judge(page.getByRole('checkbox', { name: 'Web address' }));
		await page.goto(`${almanac.origin}/settings/integrations/autotask`);
		await press(page, 'Disconnect');
		await judge(popup);
		await page.goto(`${almanac.origin}/settings/operating-systems`);
		await page.getByText('Windows 11 24H2').first().click();
		await judge(popup);
	});
});

test('what opens over a report is hit by a finger and kept clear of the edge', async ({
	almanac,
	page
}) => {
	await trySample(page, almanac.origin);
	await createReport(page, almanac.origin, 'Autumn review');
	await asTablet(page, upright, async (session) => {
		const judge = judgeOf(page, session);
		const popup = page.getByRole('dialog');
		for (const deed of ['Name, date, template', 'Arrange parts']) {
			await judgeDeed(page, judge, deed);
		}
		await press(page, 'Export');
		await judge(page.getByRole('menu'));
		await page.keyboard.press('Escape');
		await tickAsset(page, 'HF-AP-01');
		for (const deed of ['Class', 'Grade', 'Budget', 'Quarter', 'Note']) {
			await page.getByRole('toolbar').getByRole('button', { name: deed, exact: true }).click();
			await judge(page.getByRole('dialog', { name: deed }));
			await close(page);
		}
		await press(page, 'Complete report');
		await judge(popup);
		await close(page);
		await page.getByRole('radiogroup', { name: 'Mode' }).getByText('Presentation').click();
		await judge(popup.getByRole('button', { name: 'Leave the presentation' }));
	});
	await asTablet(page, onItsSide, async (session) => {
		const leave = page.getByRole('button', { name: 'Leave the presentation' });
		await judgeOf(page, session)(leave);
	});
});
