import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { trySample } from './support/steps.ts';

type Tab = 'Templates' | 'Grades' | 'Classes' | 'Template Settings';

async function openTab(page: Page, name: Tab): Promise<void> {
	await page
		.getByRole('navigation', { name: 'Configurations' })
		.getByRole('link', { name, exact: true })
		.click();
}

async function chooseType(page: Page, type: string): Promise<void> {
	await page
		.getByRole('navigation', { name: 'Configuration Type' })
		.getByRole('button', { name: new RegExp(`^${type}`) })
		.click();
	await expect(page.getByRole('heading', { name: type, exact: true })).toBeVisible();
}

/** "Create Class" → name, then its budget in whole units of the currency. */
async function createClass(
	page: Page,
	name: string,
	{ hardware, setup, onsite }: { hardware: string; setup: string; onsite: string }
): Promise<void> {
	await page.getByRole('button', { name: 'Create Class' }).click();
	const popup = page.getByRole('dialog', { name: 'Create Class' });
	await popup.getByLabel('Name').fill(name);
	await popup.getByRole('button', { name: 'Create Class' }).click();
	await page.getByLabel(`Hardware, ${name}`).fill(hardware);
	await page.getByLabel(`Setup, ${name}`).fill(setup);
	await page.getByLabel(`Onsite, ${name}`).fill(onsite);
	await page.getByLabel(`Onsite, ${name}`).blur();
}

const classRow = (page: Page, name: string): Locator =>
	page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });

async function saveTemplate(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Save template' }).click();
	await expect(page.getByText('Standard template is saved.')).toBeVisible();
}

/** All that the row of a company says: health, number to replace, counts. */
async function figuresInList(page: Page, company: string): Promise<string> {
	await page
		.getByRole('link', { name: /^Companies/ })
		.first()
		.click();
	const row = page.getByRole('row').filter({ hasText: company });
	await expect(row).toContainText('%');
	return row.innerText();
}

async function healthInList(page: Page, company: string): Promise<string> {
	return /(\d+)\s%/.exec(await figuresInList(page, company))?.[1] ?? '';
}

test('classes, what modes show and own dates reach every figure', async ({ almanac, page }) => {
	await trySample(page, almanac.origin);
	const company = 'Castellan Logistics';
	const before = await healthInList(page, company);

	await test.step('classes carry budgets, as in the guide', async () => {
		await page.goto(`${almanac.origin}/settings/configurations`);
		await openTab(page, 'Classes');
		await chooseType(page, 'Workstation');
		await createClass(page, 'Basic', { hardware: '1050', setup: '180', onsite: '120' });
		await createClass(page, 'Premium', { hardware: '1650', setup: '180', onsite: '120' });
		await createClass(page, 'Engineering', { hardware: '3,400', setup: '260', onsite: '160' });
		await expect(classRow(page, 'Engineering')).toContainText('$3,820');
		await page.getByLabel('Hardware, Premium').fill('about 1650');
		await page.getByLabel('Hardware, Premium').blur();
		await expect(page.getByText('Write an amount in figures, such as 1,350.')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Save template' })).toBeDisabled();
		await page.getByLabel('Hardware, Premium').fill('1650');
		await page.getByRole('button', { name: 'Premium', exact: true }).click();
		await page.getByRole('button', { name: 'Condition', exact: true }).click();
		await page.getByRole('group', { name: 'Condition 1' }).getByLabel('Value').fill('Elite');
		await expect(page.getByText(/^[1-9]\d* by rule · 0 by hand$/)).toBeVisible();
		await chooseType(page, 'Firewall');
		await createClass(page, '1-10 Users', { hardware: '900', setup: '300', onsite: '0' });
		await saveTemplate(page);
		await page.reload();
		await chooseType(page, 'Workstation');
		await expect(classRow(page, 'Basic')).toContainText('$1,350');
		await expect(classRow(page, 'Premium')).toContainText('$1,950');
		await chooseType(page, 'Firewall');
		await expect(classRow(page, '1-10 Users')).toContainText('$1,200');
	});

	await test.step('a type hidden in Display stays in Build and leaves health', async () => {
		await openTab(page, 'Template Settings');
		const preview = page.getByRole('grid', { name: 'Preview' });
		await expect(preview.getByText('CL-WS-001')).toBeVisible();
		await page.getByRole('checkbox', { name: 'Show Workstation in Display' }).uncheck();
		await expect(preview.getByText('CL-SW-01')).toBeVisible();
		await expect(preview.getByText('CL-WS-001')).toBeHidden();
		await page.getByRole('radio', { name: 'Build' }).check({ force: true });
		await expect(preview.getByText('CL-WS-001')).toBeVisible();
		await saveTemplate(page);
		const after = await healthInList(page, company);
		expect(after).not.toBe(before);
		await page.goto(`${almanac.origin}/settings/configurations/standard/template-settings`);
		// The table moves until its preview has come.
		await expect(preview.getByText('CL-SW-01')).toBeVisible();
		await page.getByRole('checkbox', { name: 'Show Workstation in Display' }).check();
		await saveTemplate(page);
		await expect.poll(() => healthInList(page, company)).toBe(before);
	});

	await test.step('a kind chosen by the keyboard decides lifespans until it is taken back', async () => {
		const figures = (): Promise<string> => figuresInList(page, company);
		const proposed = await figures();
		await page.goto(`${almanac.origin}/settings/configurations/standard/template-settings`);
		const kind = page.getByLabel('Kind of Workstation');
		await expect(kind).toHaveValue('');
		await kind.focus();
		await page.keyboard.press('u');
		await expect(page.getByText('Workstation is UPS for rules and lifespans.')).toBeVisible();
		await expect.poll(figures).not.toBe(proposed);
		await page.getByText(company).first().click();
		await page
			.getByLabel(/^Search/)
			.first()
			.fill('CL-WS-');
		await expect(page.getByText(/years old, limit\s+4/).first()).toBeVisible();
		await page.goto(`${almanac.origin}/settings/configurations/standard/template-settings`);
		await expect(kind).toHaveValue('ups');
		await kind.selectOption('Proposed: Workstation');
		await expect(
			page.getByText('Workstation is workstation for rules and lifespans.')
		).toBeVisible();
		await expect.poll(figures).toBe(proposed);
	});

	await test.step('a date of one’s own decides a grade until it is reset', async () => {
		const reason = (): Locator => page.getByText(/Windows 10 22H2 Pro lost\s+support/).first();
		const openRelease = async (): Promise<void> => {
			await page.goto(`${almanac.origin}/settings/operating-systems`);
			await page.getByLabel('Search releases').fill('Windows 10 22H2');
			await page.getByText('Windows 10 22H2', { exact: true }).click();
		};
		const openCompany = async (): Promise<void> => {
			await page
				.getByRole('link', { name: /^Companies/ })
				.first()
				.click();
			await page.getByText(company).first().click();
			await page
				.getByLabel(/^Search/)
				.first()
				.fill('CL-LT-001');
			await expect(page.getByText('CL-LT-001').first()).toBeVisible();
		};
		await openCompany();
		await expect(reason()).toBeVisible();
		await openRelease();
		await page.getByLabel('Last day with free updates').fill('2028-10-01');
		await page.getByRole('button', { name: 'Save dates' }).click();
		await expect(page.getByText('Changed by you').first()).toBeVisible();
		await openCompany();
		await expect(reason()).toBeHidden();
		await openRelease();
		await page.getByRole('button', { name: 'Reset to the shipped dates' }).click();
		await expect(page.getByText('The shipped dates of Windows 10 22H2 stand again.')).toBeVisible();
		await openCompany();
		await expect(reason()).toBeVisible();
	});
});

test('classes, columns and texts by keyboard alone', async ({ almanac, page }) => {
	await trySample(page, almanac.origin);

	await page.goto(`${almanac.origin}/settings/configurations/standard/classes`);
	await page.getByRole('button', { name: 'Create Class' }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog', { name: 'Create Class' })).toBeVisible();
	await page.keyboard.type('Basic');
	await page.keyboard.press('Enter');
	await page.getByLabel('Hardware, Basic').focus();
	await page.keyboard.type('1050');
	await page.keyboard.press('Enter');
	await expect(page.getByLabel(/^Hardware, default/)).toBeFocused();
	await page.keyboard.type('900');
	await page.keyboard.press('Escape');
	await expect(page.getByLabel(/^Hardware, default/)).toHaveValue('');

	await openTab(page, 'Template Settings');
	await page.getByRole('button', { name: /^Move Name, 1 of / }).focus();
	await page.keyboard.press('ArrowDown');
	await expect(page.getByRole('button', { name: /^Move Name, 2 of / })).toBeFocused();
	await page.keyboard.press('Control+s');
	await expect(page.getByText('Standard template is saved.')).toBeVisible();
	await expect(page.getByRole('columnheader').filter({ hasText: 'Name' })).toBeVisible();

	await page.goto(`${almanac.origin}/settings/operating-systems`);
	await page.getByRole('radio', { name: 'Releases' }).focus();
	await page.keyboard.press('ArrowRight');
	await page.getByLabel('Try a text').focus();
	await page.keyboard.type('Windows 11 23H2');
	await expect(page.getByText('The text does not say which edition it is.')).toBeVisible();
	await expect(page.getByText('Windows 11 23H2 Enterprise/Education')).toBeVisible();
});
