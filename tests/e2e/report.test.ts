import { expect, test } from './support/fixtures.ts';
import {
	assetRow,
	completeReport,
	createReport,
	reportCompany,
	sheetText,
	tickAsset
} from './support/report-steps.ts';
import { trySample } from './support/steps.ts';

test.use({ viewport: { width: 1180, height: 820 } });

test('a report is made, presented, completed, and read with the network off', async ({
	almanac,
	context,
	page
}) => {
	test.slow();
	await trySample(page, almanac.origin);
	await createReport(page, almanac.origin, 'Autumn review');

	const edit = page.getByRole('toolbar', { name: 'Edit the ticked rows' });
	await tickAsset(page, 'HF-AP-01');
	await tickAsset(page, 'HF-AP-02');
	await expect(edit).toContainText('2 rows');
	await edit.getByRole('button', { name: 'Budget' }).click();
	await page.getByLabel(/^Hardware/).fill('570');
	await page.getByRole('button', { name: 'Set for 2 assets' }).click();
	await expect(assetRow(page, 'HF-AP-01')).toContainText('$570');
	await expect(edit).toContainText('$1,140');

	await assetRow(page, 'HF-AP-01').getByRole('checkbox').focus();
	await page.keyboard.press('e');
	await page.keyboard.press('n');
	await page.getByRole('textbox', { name: 'Note' }).fill('They may leave us');
	await page.getByRole('button', { name: 'Save for 2 assets' }).click();
	await edit.getByRole('button', { name: 'Clear' }).click();

	await tickAsset(page, 'HF-FW-01');
	await edit.getByRole('button', { name: 'Exclude' }).click();
	await expect(page.getByText(/1 excluded/)).toBeVisible();
	await page.getByRole('button', { name: 'Undo: Exclude 1 asset' }).click();
	await expect(page.getByText(/1 excluded/)).toBeHidden();

	await page.getByRole('link', { name: 'Notes and actions' }).click();
	await page.getByRole('button', { name: 'Add an action' }).click();
	await page.getByLabel('What').fill('Order two access points');
	await page.getByRole('button', { name: 'Save the action' }).click();
	await expect(
		page.getByRole('cell', { name: 'Order two access points', exact: true })
	).toBeVisible();

	await page.getByRole('radiogroup', { name: 'Mode' }).getByText('Presentation').click();
	const slide = page.getByRole('dialog', { name: 'Presentation of Autumn review' });
	await expect(slide.getByText('Order two access points')).toBeVisible();
	await page.keyboard.press('Home');
	await expect(slide.getByText(/^1 of \d+$/)).toBeVisible();
	await expect(slide.getByRole('heading', { name: reportCompany })).toBeVisible();
	await page.keyboard.press('ArrowRight');
	await expect(slide.getByRole('heading', { name: 'Executive summary' })).toBeVisible();
	await expect(slide.getByText(/You own 39/)).toBeVisible();
	await slide.getByRole('button', { name: 'Leave the presentation' }).click();

	await completeReport(page);
	const before = await sheetText(page, 'Autumn review');
	expect(before).toContain('Replacing');
	expect(before).toContain('$1,140');
	expect(before).not.toContain('They may leave us');
	await page.getByRole('button', { name: 'More', exact: true }).click();
	await page.getByRole('menuitem', { name: 'Internal notes' }).click();
	const internal = page.getByRole('dialog', { name: 'Internal notes' });
	await expect(internal.getByRole('listitem').filter({ hasText: 'HF-AP-01' })).toContainText(
		'They may leave us'
	);
	await internal.getByRole('button', { name: 'Close' }).click();

	await context.setOffline(true);
	await page.reload();
	expect(await sheetText(page, 'Autumn review')).toBe(before);
	await context.setOffline(false);
});
