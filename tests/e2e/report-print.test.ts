import { expect, test } from './support/fixtures.ts';
import { completeReport, createReport } from './support/report-steps.ts';
import { trySample } from './support/steps.ts';

/** PostScript points, upright. */
const papers = {
	A4: { width: 595, height: 842 },
	Letter: { width: 612, height: 792 }
} as const;

/** The pages of a PDF of Chromium, whose page objects are not packed. */
function pagesOf(pdf: Buffer): { width: number; height: number }[] {
	const text = pdf.toString('latin1');
	return [...text.matchAll(/\/Type \/Page\b[^s]([\s\S]*?)endobj/g)].map(([page]) => {
		const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(page) ?? [];
		return { width: Number(width), height: Number(height) };
	});
}

test('a report prints on A4 and Letter, with the head on each page and no row cut', async ({
	almanac,
	page
}) => {
	await trySample(page, almanac.origin);
	await createReport(page, almanac.origin, 'Printed review');
	await completeReport(page);
	const sheet = page.getByRole('article', { name: 'Printed review' });
	await expect(sheet.getByRole('heading', { name: 'Notes and actions' })).toBeVisible();
	const parts = await sheet.getByRole('heading', { level: 2 }).count();

	for (const format of ['A4', 'Letter'] as const) {
		const pages = pagesOf(await page.pdf({ format }));
		// Each part starts a page; the assets take more than one.
		expect(pages.length).toBeGreaterThan(parts);
		expect(pages.length).toBeLessThan(parts + 6);
		for (const { width, height } of pages) {
			expect(Math.abs(width - papers[format].width)).toBeLessThan(2);
			expect(Math.abs(height - papers[format].height)).toBeLessThan(2);
		}
	}

	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('navigation').first()).toBeHidden();
	await expect(page.getByRole('button', { name: 'Export' })).toBeHidden();
	const assets = sheet.getByRole('grid', { name: 'Assets' });
	await expect(assets.getByRole('row', { name: /^HF-/ })).toHaveCount(39);
	const table = await assets.evaluate((grid) => {
		const rows = [...grid.querySelectorAll<HTMLElement>('[role="row"]')];
		const styleOf = (element: Element | null | undefined) => element && getComputedStyle(element);
		const head = grid.querySelector('[role="columnheader"]')?.closest('[role="rowgroup"]');
		const cut = [...grid.querySelectorAll<HTMLElement>('[role="gridcell"]')].filter(
			(cell) => cell.scrollWidth > cell.clientWidth + 1
		);
		return {
			display: styleOf(grid)?.display,
			head: styleOf(head?.parentElement)?.display,
			headBreak: styleOf(head?.parentElement)?.breakInside,
			broken: rows.filter((row) => {
				const { display, breakInside } = getComputedStyle(row);
				return display !== 'table-row' || (row.dataset['line'] && breakInside !== 'avoid');
			}).length,
			cut: cut.map((cell) => cell.textContent.trim())
		};
	});
	expect(table).toEqual({
		display: 'table',
		head: 'table-header-group',
		headBreak: 'avoid',
		broken: 0,
		cut: []
	});
});
