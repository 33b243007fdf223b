/** The way of a report out of the app, with the network off from the draft to the file. */
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Browser, Locator, Page, TestInfo } from '@playwright/test';
import Papa from 'papaparse';
import { readDeck, type Deck } from '../support/read-deck.ts';
import { readWorkbook, type WorkbookSheet } from '../support/read-workbook.ts';
import { savedBy } from './support/downloads.ts';
import { expect, test } from './support/fixtures.ts';
import {
	assetRow,
	completeReport,
	createReport,
	reportCompany as company,
	tickAsset
} from './support/report-steps.ts';
import { storedOffline, trySample } from './support/steps.ts';

test.use({ viewport: { width: 1180, height: 820 }, hasTouch: true });

/** What stands only where the client must never read it. */
const internal = 'Zanzibar clause';
const spaces = /[\s\u00a0\u202f]+/gu;
const plain = (text: string) => text.replace(spaces, ' ').trim();

/** "$1,350.25" in cents; a dash is nothing. */
function cents(text: string): number {
	const figure = text.replace(/[^\d.]/g, '');
	return figure === '' ? 0 : Math.round(Number(figure) * 100);
}

/** What the menu "Export" saves, as the path of the file. */
async function exported(page: Page, kind: string, testInfo: TestInfo): Promise<string> {
	const { name, content } = await savedBy(page, async () => {
		await page.getByRole('button', { name: 'Export' }).click();
		await page.getByRole('menuitem', { name: kind }).click();
	});
	const path = testInfo.outputPath(name);
	await writeFile(path, content);
	return path;
}

interface ScreenFigures {
	readonly health: string;
	readonly replaceCount: number;
	readonly assetCount: number;
	/** Under the column Total of the assets, in cents. */
	readonly assetsMinor: number;
	readonly budgetHeads: readonly string[];
	/** The row Total of the one-time budget, in cents. */
	readonly budgetMinor: readonly number[];
	readonly types: readonly (readonly [string, number])[];
}

async function cellsOf(row: Locator): Promise<string[]> {
	const cells = row.getByRole('cell').or(row.getByRole('gridcell'));
	return (await cells.allInnerTexts()).map(plain);
}

/** The numbers that the completed report shows. */
async function figuresOf(page: Page, name: string): Promise<ScreenFigures> {
	const sheet = page.getByRole('article', { name });
	const part = (title: string) => sheet.getByRole('region', { name: title, exact: true });
	const finding = plain(
		await part('Assets')
			.getByText(/ to replace\.$/)
			.innerText()
	);
	const [, count = '', replace = ''] = /^(\d+) assets, (\d+) to replace/.exec(finding) ?? [];
	const assets = part('Assets').getByRole('grid', { name: 'Assets' });
	const heads = (await assets.getByRole('columnheader').allInnerTexts()).map(plain);
	const total = await cellsOf(assets.getByRole('row', { name: /^Total/ }));
	const budget = part('Budget').getByRole('table').last();
	const health = part('Dashboard').getByRole('figure', { name: 'Health' });
	const types = part('Dashboard').getByRole('figure', { name: 'By type' });
	await types.getByText('Show as table').click();
	const typeRows = await types.getByRole('table').getByRole('row').all();
	return {
		health: plain(
			await health
				.getByText(/^\d+\s%$/)
				.first()
				.innerText()
		),
		assetCount: Number(count),
		replaceCount: Number(replace),
		assetsMinor: cents(total[heads.indexOf('Total')] ?? ''),
		budgetHeads: (await budget.getByRole('columnheader').allInnerTexts()).map(plain).slice(1),
		budgetMinor: (await cellsOf(budget.getByRole('row', { name: /^Total/ }))).map(cents),
		types: await Promise.all(
			typeRows.slice(1).map(async (row) => {
				const type = plain(await row.getByRole('rowheader').innerText());
				return [type, Number((await cellsOf(row)).at(-1))] as const;
			})
		)
	};
}

function checkCsv(text: string, screen: ScreenFigures): void {
	expect(text.startsWith('\ufeff')).toBe(true);
	const [head = [], ...rows] = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data;
	const column = (heading: string) => rows.map((row) => row[head.indexOf(heading)] ?? '');
	expect(rows).toHaveLength(screen.assetCount);
	expect(column('Grade').filter((grade) => grade === 'Replace')).toHaveLength(screen.replaceCount);
	expect(column('Total').reduce((sum, cell) => sum + cents(cell), 0)).toBe(screen.assetsMinor);
	expect(column('Total')[column('Name').indexOf('HF-AP-01')]).toBe('1350.25');
}

function checkWorkbook(sheets: readonly WorkbookSheet[], screen: ScreenFigures): void {
	const [assets, budget] = sheets;
	const [head = [], ...rows] = assets?.rows ?? [];
	const total = rows.at(-1) ?? [];
	expect(rows).toHaveLength(screen.assetCount + 1);
	expect(cents(total[head.indexOf('Total')] ?? '')).toBe(screen.assetsMinor);
	const [budgetHead = [], ...lines] = budget?.rows ?? [];
	expect(budgetHead.slice(1)).toEqual(screen.budgetHeads);
	const sum = lines.find(([name]) => name === 'Total') ?? [];
	expect(sum.slice(1).map(cents)).toEqual(screen.budgetMinor);
}

function checkDeck({ slides, charts }: Deck, screen: ScreenFigures): void {
	expect(slides[0]?.text).toContain(company);
	expect(slides.map(({ text }) => plain(text)).join('\n')).toContain(screen.health);
	const tables = slides.flatMap((slide) => slide.tables);
	const budget = tables.find(([head]) => head?.[0] === 'One-time');
	expect(budget?.[0]?.slice(1)).toEqual(screen.budgetHeads);
	expect(budget?.at(-1)?.[0]).toBe('Total');
	expect(budget?.at(-1)?.slice(1).map(cents)).toEqual(screen.budgetMinor);
	expect(tables.flat().some(([name]) => name === 'HF-AP-01')).toBe(true);
	const types = charts.find(({ categories }) => categories.includes('Access Point'));
	const shown = new Map(screen.types);
	for (const [at, type] of (types?.categories ?? []).entries()) {
		// A chart of many bars has the rarest types as one.
		if (!/other types?$/.test(type)) expect(types?.series[0]?.values[at]).toBe(shown.get(type));
	}
	expect(types?.series[0]?.values.reduce((sum, count) => sum + count, 0)).toBe(screen.assetCount);
	const money = charts.findLast(({ categories }) => categories[0] === screen.budgetHeads[0]);
	const sums = money?.categories.map((_, at) =>
		money.series.reduce((sum, { values }) => sum + Math.round((values[at] ?? 0) * 100), 0)
	);
	expect(sums?.slice(0, 3)).toEqual(screen.budgetMinor.slice(0, 3));
}

/** Opens the file as a client does: from the disk, in a browser that knows nothing of Almanac. */
async function checkPage(browser: Browser, path: string, screen: ScreenFigures): Promise<void> {
	const context = await browser.newContext({ viewport: { width: 820, height: 1180 } });
	const file = await context.newPage();
	const asked: string[] = [];
	const complaints: string[] = [];
	file.on('request', (request) => asked.push(request.url()));
	file.on('console', (message) => complaints.push(message.text()));
	const address = pathToFileURL(path).href;
	await file.goto(address);
	await expect(file.getByRole('heading', { level: 1 })).toHaveText(company);
	expect(plain(await file.getByRole('main').innerText())).toContain(screen.health);
	const table = file.getByRole('table', { name: 'One-time' });
	expect((await table.getByRole('columnheader').allInnerTexts()).map(plain).slice(1)).toEqual(
		screen.budgetHeads
	);
	const total = await cellsOf(table.getByRole('row', { name: /^Total/ }));
	expect(total.map(cents)).toEqual(screen.budgetMinor);
	const assets = file.getByRole('table', { name: 'Assets', exact: true });
	const heads = (await assets.getByRole('columnheader').allInnerTexts()).map(plain);
	// The head of a row is no cell, so a cell stands one place before its column's.
	const sum = await cellsOf(assets.getByRole('row', { name: /^Total/ }));
	expect(cents(sum.slice(heads.indexOf('Total') - heads.length)[0] ?? '')).toBe(screen.assetsMinor);
	await expect(assets.getByRole('row', { name: /^HF-AP-01/ })).toContainText('$1,350.25');
	expect(asked.filter((url) => url !== address && !url.startsWith('data:'))).toEqual([]);
	expect(complaints).toEqual([]);
	await context.close();
}

test('a report is edited, presented, completed and handed over without a network', async ({
	almanac,
	browser,
	context,
	page
}, testInfo) => {
	await trySample(page, almanac.origin);
	await createReport(page, almanac.origin, 'Handover');
	await storedOffline(page);
	await context.setOffline(true);
	await almanac.stop();

	const edit = page.getByRole('toolbar', { name: 'Edit the ticked rows' });
	await tickAsset(page, 'HF-AP-01');
	await edit.getByRole('button', { name: 'Budget' }).click();
	await page.getByLabel(/^Hardware/).fill('1350.25');
	await page.getByRole('button', { name: 'Set for 1 asset' }).click();
	await expect(assetRow(page, 'HF-AP-01')).toContainText('$1,350.25');
	await edit.getByRole('button', { name: 'Note' }).click();
	await page.getByRole('textbox', { name: 'Note' }).fill(`${internal} of the access point`);
	await page.getByRole('button', { name: 'Save for 1 asset' }).click();
	await edit.getByRole('button', { name: 'Clear' }).click();
	await tickAsset(page, 'HF-FW-01');
	await edit.getByRole('button', { name: 'Exclude' }).click();
	await expect(page.getByText(/1 excluded/)).toBeVisible();

	await page.getByRole('link', { name: 'Notes and actions' }).click();
	await page.getByRole('button', { name: 'Add a note' }).click();
	await page.getByLabel('What').fill(`${internal} of the contract`);
	await page.getByLabel('Seen by').selectOption('us');
	await page.getByRole('button', { name: 'Save the note' }).click();
	await expect(page.getByRole('cell', { name: 'Only us' })).toBeVisible();

	await page.getByRole('radiogroup', { name: 'Mode' }).getByText('Presentation').click();
	const slide = page.getByRole('dialog', { name: 'Presentation of Handover' });
	await page.keyboard.press('Home');
	await expect(slide.getByRole('heading', { name: company })).toBeVisible();
	await slide.getByRole('button', { name: 'Leave the presentation' }).click();
	await completeReport(page);
	const screen = await figuresOf(page, 'Handover');
	expect(screen.assetsMinor).toBeGreaterThanOrEqual(135_025);
	expect(screen.budgetMinor.at(-1)).toBeGreaterThanOrEqual(135_025);

	const [csv, html, book, deck] = [
		await exported(page, 'Assets as CSV', testInfo),
		await exported(page, 'Web page (HTML)', testInfo),
		await exported(page, 'Excel workbook', testInfo),
		await exported(page, 'PowerPoint deck', testInfo)
	];
	checkCsv(await readFile(csv, 'utf8'), screen);
	checkWorkbook(readWorkbook(await readFile(book)), screen);
	const slides = readDeck(await readFile(deck));
	checkDeck(slides, screen);
	await checkPage(browser, html, screen);
	const all = [
		await readFile(csv, 'utf8'),
		await readFile(html, 'utf8'),
		JSON.stringify(readWorkbook(await readFile(book)).map(({ rows }) => rows)),
		slides.whole
	];
	for (const text of all) {
		expect(text).toContain('HF-AP-01');
		expect(text).not.toContain(internal);
		expect(text).not.toContain('HF-FW-01');
	}
});
