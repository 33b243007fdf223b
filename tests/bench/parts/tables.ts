/**
 * The table of 100,000 rows and the checklist of a tenant's fields: as quick to show as short ones, as
 * smooth to scroll as static rows.
 */
import type { Page } from 'playwright-core';
import { median, type BenchRow } from '../report.ts';
import { peersPath } from '../support/site.ts';
import { alternate, quantile, ratio } from '../support/rounds.ts';
import { onStage } from '../support/stage.ts';
import { plain, type Part } from './part.ts';

const many = 100_000;
const few = 1_000;
/** Pixels a frame: about two rows in three frames, as somebody who reads. */
const slowly = 24;
const frames = 240;

export const tables: Part = ({ site, say }) =>
	onStage(
		{ site, companies: 3, imported: 30 },
		async ({ browser, almanac }): Promise<BenchRow[]> => {
			const context = await browser.newContext({
				serviceWorkers: 'block',
				viewport: { width: 1440, height: 900 }
			});
			const page = await context.newPage();
			await page.goto(`${almanac.origin}${peersPath}table.html`);
			await page.waitForFunction(() => 'benchTable' in globalThis);
			await show(page, 'table', many);
			const first = await alternate(
				{
					ofMany: () => show(page, 'table', many),
					ofFew: () => show(page, 'table', few)
				},
				{ title: 'tables, first rows', rounds: 9, unit: 'ms', say }
			);
			const frame = await alternate(
				{
					ours: () => slowFrames(page, 'table', many),
					fixed: () => slowFrames(page, 'static', few)
				},
				{ title: 'tables, 95 % of frames', rounds: 5, unit: 'ms', say }
			);
			const listFrame = await alternate(
				{
					ours: () => slowFrames(page, 'fields', 0),
					fixed: () => slowFrames(page, 'staticFields', 0)
				},
				{ title: 'fields, 95 % of frames', rounds: 5, unit: 'ms', say }
			);
			const strokes = await searched(page);
			return [
				{
					id: 'table.firstRowsRatio',
					what: `first painted rows of ${many} against ${few}`,
					value: ratio(first.ofMany, first.ofFew),
					unit: 'x',
					target: { atMost: 2 }
				},
				{
					id: 'table.p95FrameOverStatic',
					what: `frames of a slow scroll, 95th percentile: ${many} virtual rows against ${few} static ones`,
					value: ratio(frame.ours, frame.fixed),
					unit: 'x',
					target: { atMost: 1.2 }
				},
				{
					id: 'fields.p95FrameOverStatic',
					what: 'frames of a slow scroll, 95th percentile: the checklist of 112 fields and 500 UDFs against static rows',
					value: ratio(listFrame.ours, listFrame.fixed),
					unit: 'x',
					target: { atMost: 1.2 }
				},
				plain(
					'fields.searchMs',
					'a keystroke in its search until what matches is painted, 95th percentile',
					quantile(strokes, 0.95),
					'ms'
				),
				plain('table.firstRowsMs', `first painted rows of ${many}`, median(first.ofMany), 'ms'),
				plain(
					'table.p95FrameMs',
					`95th percentile of the frames, ${many} rows`,
					median(frame.ours),
					'ms'
				)
			];
		}
	);

type Kind = 'table' | 'static' | 'fields' | 'staticFields';

interface TablePage {
	readonly benchTable: {
		show(kind: Kind, count: number): Promise<number>;
		search(text: string): Promise<number>;
		scroll(step: number, frames: number): Promise<number[]>;
	};
}

/** Milliseconds until the first rows are painted. */
function show(page: Page, kind: Kind, count: number): Promise<number> {
	return page.evaluate(
		(asked) => (globalThis as unknown as TablePage).benchTable.show(asked.kind, asked.count),
		{ kind, count }
	);
}

async function slowFrames(page: Page, kind: Kind, count: number): Promise<number> {
	await show(page, kind, count);
	const gaps = await page.evaluate(
		(asked) => (globalThis as unknown as TablePage).benchTable.scroll(asked.slowly, asked.frames),
		{ slowly, frames }
	);
	return quantile(gaps, 0.95);
}

/** Milliseconds of every keystroke of a word typed letter by letter and taken back. */
async function searched(page: Page): Promise<number[]> {
	await show(page, 'fields', 0);
	const word = 'warranty 1';
	const lengths = [...Array(word.length).keys()].map((at) => at + 1);
	const values: number[] = [];
	for (const length of [...lengths, ...lengths.toReversed(), 0]) {
		values.push(
			await page.evaluate(
				(text) => (globalThis as unknown as TablePage).benchTable.search(text),
				word.slice(0, length)
			)
		);
	}
	return values;
}
