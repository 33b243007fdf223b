import type { Page } from '@playwright/test';
import { savedBy } from './support/downloads.ts';
import { expect, test } from './support/fixtures.ts';
import { control, openTab, setUp } from './support/setup-steps.ts';

/** What a tenant may hold and no page, file or print may act on. */
const company = 'Evil <img src=x onerror=alert(1)> =1+1 \u202Egnp.exe \u{1F4A3} zero\u200bwidth';
const half = 'half \ud83d pair';
const configurations = [
	'=HYPERLINK("http://example.invalid","x")',
	'<script>alert(2)</script>',
	half,
	'nul\u0000byte',
	`endless${'-and-unbroken'.repeat(60)}`
];

/** Names of the tenant's lists, which the set-up and the settings show. */
const type = 'Type <img src=x onerror=alert(4)> \u202Eepyt';
const companyType = '"><script>alert(5)</script>';
const field = '<u onclick=alert(9)>field</u>';
const system = 'Windows <b onmouseover=alert(6)> \u0000 {{7*7}}';

/** The screens of what was read and said, each with what of the tenant or of a person it shows. */
const screens: Readonly<Record<string, string>> = {
	'/': 'Evil <img',
	'/data-quality': 'Evil <img',
	'/data-quality?gap=no-purchase-date': '<script>alert(2)</script>',
	'/reports': '<svg onload=alert(3)>',
	'/settings/statements': '<script>alert(2)</script>',
	'/settings/configurations/standard/classes': 'Type <img',
	'/settings/configurations/standard/template-settings': 'Type <img'
};

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
	await control(sandbox, 'POST', '/picklists', {
		entity: 'Companies',
		field: 'companyType',
		action: 'add',
		value: '99',
		label: companyType
	});
	await control(sandbox, 'POST', '/udf', {
		entity: 'ConfigurationItems',
		name: field,
		action: 'add'
	});
	const { id: configurationItemType } = (await control(sandbox, 'POST', '/types', {
		action: 'add',
		label: type
	})) as { id: number };
	for (const referenceTitle of configurations) {
		await control(sandbox, 'POST', '/records/ConfigurationItems', {
			values: {
				companyID,
				isActive: true,
				configurationItemType,
				referenceTitle,
				rmmDeviceAuditOperatingSystem: system,
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
	await page.getByLabel('Your note').fill('<iframe src="javascript:alert(7)"> \u202E');
	await page.getByRole('button', { name: 'Save note' }).click();
	await page.getByRole('button', { name: 'Close' }).click();
	await page
		.getByRole('grid')
		.getByRole('row')
		.filter({ hasText: '<script>alert(2)</script>' })
		.getByRole('checkbox')
		.click();
	await page.keyboard.press('e');
	await page.keyboard.press('g');
	const grade = page.getByRole('dialog', { name: 'Grade' });
	await grade.getByRole('combobox', { name: 'Grade' }).selectOption('Replace');
	await grade.getByLabel('Note').fill('<iframe src="javascript:alert(8)">');
	await grade.getByRole('button', { name: /^Apply to 1/ }).click();
	await expect(grade).toBeHidden();

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

	await checkParts(page);

	for (const [path, shown] of Object.entries(screens)) {
		await page.goto(almanac.origin + path);
		await expect(page.getByText(shown).first()).toBeVisible();
		await expectNoSidewaysScroll(page);
	}
	await page.goto(`${almanac.origin}/settings/operating-systems`);
	await page.getByRole('radiogroup').getByText('What this fleet writes').click();
	await expect(page.getByText('Windows <b onmouseover').first()).toBeVisible();
	await expectNoSidewaysScroll(page);
	await checkSetup(page, almanac.origin);
	expect(asked).toEqual([]);
});

/** The parts that name a configuration, one slide of them, and the search that finds it. */
async function checkParts(page: Page): Promise<void> {
	await page.getByRole('radiogroup', { name: 'Mode' }).getByText('Build').click();
	for (const part of ['Lifecycle', 'Budget', 'Notes and actions']) {
		await page.getByRole('link', { name: part }).first().click();
		await expect(page.getByRole('heading', { level: 1, name: part })).toBeVisible();
		await expectNoSidewaysScroll(page);
	}
	await page.getByRole('radiogroup', { name: 'Mode' }).getByText('Presentation').click();
	const show = page.getByRole('dialog', { name: 'Presentation of <svg onload=alert(3)>' });
	await page.keyboard.press('Home');
	await expect(show.getByRole('heading', { name: /^Evil <img/ })).toBeVisible();
	await expectNoSidewaysScroll(page);
	await show.getByRole('button', { name: 'Leave the presentation' }).click();
	await page.keyboard.press('Control+k');
	await page.getByRole('combobox', { name: 'Search or run a command' }).fill('<script>');
	await expect(page.getByRole('option', { name: /^<script>alert\(2\)/ })).toBeVisible();
	await expectNoSidewaysScroll(page);
	await page.keyboard.press('Escape');
}

/** The tabs of the integration, each with a name that is the tenant's. */
async function checkSetup(page: Page, origin: string): Promise<void> {
	await page.goto(`${origin}/settings/integrations/autotask/company-types`);
	await expect(page.getByRole('rowheader', { name: companyType })).toBeVisible();
	await expectNoSidewaysScroll(page);
	await openTab(page, 'Companies');
	await expect(page.getByText('Evil <img').first()).toBeVisible();
	await expectNoSidewaysScroll(page);
	await openTab(page, 'Configurations');
	await page.getByLabel('Search fields').fill('alert(9)');
	await expect(page.getByText(`UDF: ${field}`)).toBeVisible();
	await expectNoSidewaysScroll(page);
	await page.getByRole('link', { name: 'Configuration Selection', exact: true }).click();
	await page.getByRole('button', { name: /^Types:/ }).click();
	await expect(page.getByRole('checkbox', { name: /^Type <img/ })).toBeVisible();
	await expectNoSidewaysScroll(page);
}

async function exported(page: Page, format: string): Promise<string> {
	await page.getByRole('button', { name: 'Export' }).click();
	const file = await savedBy(page, () => page.getByRole('menuitem', { name: format }).click());
	return file.content.toString('utf8');
}
