import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { savedBy } from './support/downloads.ts';
import { expect, test } from './support/fixtures.ts';
import { trySample } from './support/steps.ts';

const company = 'Harlan & Finch Architects';

async function openTemplates(page: Page, origin: string): Promise<void> {
	await page.goto(`${origin}/settings/configurations`);
	await expect(page.getByRole('button', { name: 'Create Template Configuration' })).toBeVisible();
}

/** The count that the list of grades shows for a grade. */
function grade(page: Page, name: string) {
	return page
		.getByRole('list', { name: 'Grades' })
		.getByRole('button', { name: new RegExp(`^${name}`) });
}

/** The reasons on the page of the company, each with its configuration and grade. */
async function gradesOf(page: Page, origin: string): Promise<string[]> {
	await page.goto(`${origin}/companies`);
	await page.getByText(company).first().click();
	await expect(page.getByRole('heading', { level: 1, name: company })).toBeVisible();
	await expect(page.getByRole('grid').getByText('HF-AP-01')).toBeVisible();
	return page.getByRole('grid').getByRole('row').allInnerTexts();
}

test('a template: made, its grade edited and counted, saved, used, carried to another profile', async ({
	almanac,
	page,
	browser,
	watch
}) => {
	test.slow();
	const { origin } = almanac;
	await trySample(page, origin);
	await openTemplates(page, origin);

	await test.step('create a template', async () => {
		await page.getByRole('button', { name: 'Create Template Configuration' }).click();
		const popup = page.getByRole('dialog', { name: 'Create Template Configuration' });
		await popup.getByRole('button', { name: 'Add', exact: true }).click();
		await expect(popup.getByText('Write a name.')).toBeVisible();
		await popup.getByLabel('Name', { exact: true }).fill('Managed clients');
		await popup.getByRole('button', { name: 'Add', exact: true }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'Managed clients' })).toBeVisible();
	});

	await test.step('a grade with a rule of its own changes the counts before it is saved', async () => {
		await expect(grade(page, 'Replace')).toContainText(/\d/);
		await page.getByRole('button', { name: 'Add a grade' }).click();
		await page.getByLabel('Name', { exact: true }).fill('Refresh');
		await expect(page.getByText('Refresh: Add a condition.')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Save template' })).toBeDisabled();
		const rule = page.getByRole('group', { name: 'Rule' });
		await rule.getByRole('button', { name: 'Condition', exact: true }).click();
		const condition = rule.getByRole('group', { name: 'Condition 1' });
		await condition.getByLabel('Field').selectOption('Age');
		await condition.getByLabel('Comparison').selectOption('at least');
		await condition.getByLabel('Value').fill('2');
		await expect(grade(page, 'Refresh')).toContainText('Age at least 2 years');
		await page.getByRole('button', { name: /^Move Refresh/ }).press('Home');
		await expect(grade(page, 'Refresh')).toContainText(/was 0\s*[1-9]/);
		await expect(page.getByText(/configurations? changes? grade on Save/)).toBeVisible();
		await expect(
			page
				.getByRole('table')
				.getByText(/years old/)
				.first()
		).toBeVisible();
		await expectAccessible(page);
	});

	await test.step('leaving asks, staying keeps what was edited', async () => {
		await page.getByRole('link', { name: 'Templates', exact: true }).click();
		const ask = page.getByRole('dialog', { name: 'Leave without saving?' });
		await ask.getByRole('button', { name: 'Stay here' }).click();
		await expect(grade(page, 'Refresh')).toBeVisible();
		await page.getByRole('button', { name: 'Save template' }).click();
		await expect(page.getByText('Managed clients is saved.')).toBeVisible();
	});

	await test.step('why any configuration has its grade', async () => {
		await page.getByRole('searchbox', { name: 'Search a configuration' }).fill('HF-AP-01');
		await page
			.getByRole('list', { name: 'Configurations' })
			.getByRole('button', { name: 'HF-AP-01' })
			.click();
		await expect(page.getByRole('list', { name: 'Facts' })).toContainText('years old');
	});

	await test.step('as the default template it grades the companies, with its reason', async () => {
		await page.getByRole('link', { name: 'Templates', exact: true }).click();
		await page.getByRole('button', { name: 'Deeds for Managed clients' }).click();
		await page.getByRole('menuitem', { name: 'Make default' }).click();
		await expect(page.getByText('Managed clients is the default template.')).toBeVisible();
		const rows = await gradesOf(page, origin);
		expect(rows.filter((row) => /Refresh\s+[^\n]*years old/.test(row)).length).toBeGreaterThan(0);
	});

	const here = await gradesOf(page, origin);
	const text = await test.step('export', async () => {
		await openTemplates(page, origin);
		await page.getByRole('button', { name: 'Deeds for Managed clients' }).click();
		const file = await savedBy(page, () => page.getByRole('menuitem', { name: 'Export' }).click());
		expect(file.name).toBe('Managed clients.almanac-template.json');
		return file.content.toString('utf8');
	});

	await test.step('another profile gives the same grades', async () => {
		const context = await browser.newContext();
		await watch(context);
		const other = await context.newPage();
		await trySample(other, origin);
		await openTemplates(other, origin);
		await other.getByLabel('Template file').setInputFiles({
			name: 'broken.json',
			mimeType: 'application/json',
			buffer: Buffer.from(text.replace('"mark": "square"', '"mark": "heart"'))
		});
		const popup = other.getByRole('dialog', { name: 'Import template' });
		await expect(popup.getByText(/^grade 1, mark: not allowed/)).toBeVisible();
		await expectAccessible(other);
		await popup.getByRole('button', { name: 'Close' }).last().click();
		await other.getByLabel('Template file').setInputFiles({
			name: 'managed.json',
			mimeType: 'application/json',
			buffer: Buffer.from(text)
		});
		await popup.getByRole('button', { name: 'Import template' }).click();
		await expect(other.getByRole('heading', { level: 1, name: 'Managed clients' })).toBeVisible();
		await other.getByRole('link', { name: 'Templates', exact: true }).click();
		await other.getByRole('button', { name: 'Deeds for Managed clients' }).click();
		await other.getByRole('menuitem', { name: 'Make default' }).click();
		await expect(other.getByText('Managed clients is the default template.')).toBeVisible();
		expect(await gradesOf(other, origin)).toEqual(here);
		await context.close();
	});
});

test('the editor of grades by keyboard alone', async ({ almanac, page }) => {
	test.slow();
	await trySample(page, almanac.origin);
	await page.goto(`${almanac.origin}/settings/configurations/standard/grades`);
	const handle = page.getByRole('button', { name: /^Move Watch/ });
	await handle.focus();
	await page.keyboard.press('ArrowUp');
	await expect(handle).toHaveAccessibleName('Move Watch, 2 of 5');
	await expect(handle).toBeFocused();
	await page.keyboard.press('Home');
	await expect(handle).toHaveAccessibleName('Move Watch, 1 of 5');

	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Watch');
	const rule = page.getByRole('group', { name: 'Rule' });
	await rule.getByRole('button', { name: 'Condition', exact: true }).focus();
	await page.keyboard.press('Enter');
	const condition = rule.getByRole('group', { name: 'Condition 3' });
	await expect(condition.getByLabel('Field')).toBeFocused();
	await page.keyboard.type('RAM');
	await expect(condition.getByLabel('Field')).toHaveValue('ram');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await page.keyboard.type('4');
	await expect(grade(page, 'Watch')).toContainText('RAM at least 4 GB');
	await page.keyboard.press('Control+s');
	await expect(page.getByText('Standard template is saved.')).toBeVisible();
	await page.reload();
	await expect(grade(page, 'Watch')).toContainText('RAM at least 4 GB');
});

test('grades are put in order by the pointer, and reset to the defaults', async ({
	almanac,
	page
}) => {
	await trySample(page, almanac.origin);
	await page.goto(`${almanac.origin}/settings/configurations/standard/grades`);
	const handle = page.getByRole('button', { name: /^Move Watch/ });
	await expect(handle).toHaveAccessibleName('Move Watch, 3 of 5');
	const dragToTop = async (): Promise<void> => {
		const top = page.getByRole('button', { name: /, 1 of 5$/ });
		const [from, to] = [await handle.boundingBox(), await top.boundingBox()];
		if (!from || !to) throw new Error('no handles');
		await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
		await page.mouse.down();
		await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
		await expect(handle).toHaveAccessibleName('Move Watch, 1 of 5');
	};
	await dragToTop();
	await page.keyboard.press('Escape');
	await expect(handle).toHaveAccessibleName('Move Watch, 3 of 5');
	await page.mouse.up();
	await dragToTop();
	await page.mouse.up();
	await expect(page.getByRole('button', { name: 'Save template' })).toBeEnabled();

	await page.getByRole('button', { name: 'Reset to defaults' }).click();
	const popup = page.getByRole('dialog', { name: 'Reset the grades to the defaults?' });
	await popup.getByRole('button', { name: 'Reset to defaults' }).click();
	await expect(handle).toHaveAccessibleName('Move Watch, 3 of 5');
	await expect(grade(page, 'Replace')).toContainText(/\d/);
});
