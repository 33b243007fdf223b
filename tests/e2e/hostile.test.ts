import type { Page } from '@playwright/test';
import { savedBy } from './support/downloads.ts';
import { expect, test } from './support/fixtures.ts';
import { control, setUp } from './support/setup-steps.ts';

/** What a tenant may hold and no page, file or print may act on. */
const company = 'Evil <img src=x onerror=alert(1)> =1+1 \u202Egnp.exe \u{1F4A3} zero\u200bwidth';
const half = 'half \ud83d pair';
const configurations = [
	'=HYPERLINK("http://example.invalid","x")',
	'<script>alert(2)</script>',
	half,
	`endless${'-and-unbroken'.repeat(60)}`
];

async function expectNoSidewaysScroll(page: Page): Promise<void> {
	for (const size of [
		{ width: 390, height: 844 },
		{ width: 820, height: 1180 },
		{ width: 1180, height: 820 }
	]) {
		await page.setViewportSize(size);
		const overflow = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(overflow, `at ${size.width} px of ${page.url()}`).toBeLessThanOrEqual(0);
	}
}

test('what attacks is text on every screen, in every file and in print', async ({
	page,
	startTenant
}) => {
	test.slow();
	const { almanac, sandbox } = await startTenant([
		'--companies',
		'3',
		'--configurations',
		'40',
		'--oddities',
		'all',
		'--seed',
		'7'
	]);
	const { id: companyID } = (await control(sandbox, 'POST', '/records/Companies', {
		values: { companyName: company, companyType: 1, isActive: true }
	})) as { id: number };
	for (const referenceTitle of configurations) {
		await control(sandbox, 'POST', '/records/ConfigurationItems', {
			values: {
				companyID,
				isActive: true,
				referenceTitle,
				serialNumber: '@SUM(1+1)',
				notes: 'note <b>\u0007</b> '.repeat(700)
			}
		});
	}
	const asked: string[] = [];
	page.on('dialog', (dialog) => {
		asked.push(dialog.message());
		void dialog.dismiss();
	});

	await setUp(page, almanac.origin, sandbox);
	await page.goto(`${almanac.origin}/companies`);
	await expect(page.getByRole('link', { name: /^Evil <img/ })).toBeVisible();
	await expectNoSidewaysScroll(page);
	await page.getByRole('link', { name: /^Evil <img/ }).click();
	await expect(page.getByText('<script>alert(2)</script>').first()).toBeVisible();
	await expectNoSidewaysScroll(page);
	await page.getByText('<script>alert(2)</script>').first().click();
	await expect(page.getByRole('heading', { name: '<script>alert(2)</script>' })).toBeVisible();
	await page.getByRole('button', { name: 'Close' }).click();

	await page.getByRole('button', { name: 'Create Report' }).click();
	const form = page.getByRole('dialog', { name: 'Create Report' });
	await form.getByLabel('Name').fill('<svg onload=alert(3)>');
	await form.getByRole('button', { name: 'Create Report' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Assets' })).toBeVisible();
	await expect(page.getByText('<script>alert(2)</script>').first()).toBeVisible();
	await expectNoSidewaysScroll(page);

	const csv = await exported(page, 'Assets as CSV');
	expect(csv).toContain(`"'=HYPERLINK(""http://example.invalid"",""x"")"`);
	const html = await exported(page, 'Web page (HTML)');
	expect(html).toContain('&lt;script&gt;alert(2)');
	expect(html).not.toContain('<script>alert(2)');
	expect(html).not.toContain('onload=alert(3)>');

	await page.getByRole('radiogroup', { name: 'Mode' }).getByText('Display').click();
	await expect(page.getByRole('article')).toContainText('<script>alert(2)</script>');
	await expectNoSidewaysScroll(page);
	expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(10_000);
	expect(asked).toEqual([]);
});

async function exported(page: Page, format: string): Promise<string> {
	await page.getByRole('button', { name: 'Export' }).click();
	const file = await savedBy(page, () => page.getByRole('menuitem', { name: format }).click());
	return file.content.toString('utf8');
}
