import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';
import { completeReport, createReport } from './support/report-steps.ts';
import { trySample } from './support/steps.ts';
import { asTablet, expectTouchable } from './support/touch.ts';

/** On its side a tablet shows what it shows upright; dark is the same in other colours. */
const judged = { light: [1440, 820], dark: [1180] } as const;
const rules = { light: 'everything', dark: 'contrast' } as const;

const sizes = {
	light: [
		{ width: 1440, height: 900 },
		{ width: 1180, height: 820 },
		{ width: 820, height: 1180 }
	],
	dark: [{ width: 1180, height: 820 }]
} as const;

const parts = [
	'Cover',
	'Executive summary',
	'Dashboard',
	'Assets',
	'Lifecycle',
	'Budget',
	'Roadmap',
	'Changes since the last meeting',
	'Notes and actions'
];

async function expectNoSidewaysScroll(page: Page): Promise<void> {
	const overflow = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(overflow).toBeLessThanOrEqual(0);
}

async function setMode(page: Page, mode: string): Promise<void> {
	await page.getByRole('radiogroup', { name: 'Mode' }).getByText(mode).click();
}

for (const colorScheme of ['light', 'dark'] as const) {
	test(`no screen of a report has an accessibility violation, ${colorScheme}`, async ({
		almanac,
		page
	}) => {
		test.slow();
		await page.emulateMedia({ colorScheme });
		await trySample(page, almanac.origin);
		await createReport(page, almanac.origin, 'First review');
		await completeReport(page);
		await createReport(page, almanac.origin, 'Second review');
		for (const size of sizes[colorScheme]) {
			await page.setViewportSize(size);
			const judge = async (): Promise<void> => {
				const isJudged = judged[colorScheme].some((width) => width === size.width);
				if (isJudged) await expectAccessible(page, rules[colorScheme]);
				await expectNoSidewaysScroll(page);
				if (colorScheme === 'dark' || size.width > 1200) return;
				await asTablet(page, size, async () => {
					await expectNoSidewaysScroll(page);
					await expectTouchable(page);
				});
				await page.setViewportSize(size);
			};
			for (const part of parts) {
				await page
					.getByRole('link', { name: new RegExp(part) })
					.first()
					.click();
				await expect(page.getByRole('heading', { level: 1, name: part })).toBeVisible();
				await judge();
			}
			await setMode(page, 'Display');
			await expect(page.getByRole('article', { name: 'Second review' })).toBeVisible();
			await judge();
			await setMode(page, 'Presentation');
			const show = page.getByRole('dialog', { name: 'Presentation of Second review' });
			await page.keyboard.press('Home');
			for (const slide of ['Executive summary', 'Dashboard', 'Assets']) {
				await page.keyboard.press('ArrowRight');
				await expect(show.getByRole('heading', { level: 2, name: slide })).toBeVisible();
				await judge();
			}
			await show.getByRole('button', { name: 'Leave the presentation' }).click();
			await setMode(page, 'Build');
		}
		await page.goto(`${almanac.origin}/reports`);
		await expect(page.getByRole('link', { name: 'First review' })).toBeVisible();
		for (const size of sizes[colorScheme]) {
			await page.setViewportSize(size);
			await expectAccessible(page);
			await expectNoSidewaysScroll(page);
		}
	});
}
