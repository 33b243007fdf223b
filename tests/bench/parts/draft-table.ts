/** The Assets part of a draft of 100,000 on its own screen: as quick to show as one of 1,000, as smooth as static rows. */
import type { Page } from 'playwright-core';
import type { BenchRow } from '../report.ts';
import { AssetsScreen } from '../support/assets-screen.ts';
import { openProfile } from '../support/chromium.ts';
import { firstRows } from '../support/first-rows.ts';
import { alternate, quantile, ratio } from '../support/rounds.ts';
import { scrollSlowly } from '../support/slow-scroll.ts';
import { peersPath } from '../support/site.ts';
import { median } from '../report.ts';
import { onDrafted, type Drafted } from './draft.ts';
import { plain, type Part, type PartInput } from './part.ts';

const many = 100_000;
const few = 1_000;

export const draftTable: Part = (input) =>
	onDrafted(input, many, (large) =>
		onDrafted(input, few, (small) => onScreens(input, large, small))
	);

async function onScreens(input: PartInput, large: Drafted, small: Drafted): Promise<BenchRow[]> {
	const opened = await firstRows(large.profile, large.url);
	const ofMany = await openProfile(large.profile);
	const ofFew = await openProfile(small.profile);
	try {
		const rows = await measured(input, {
			large: await AssetsScreen.open(await ofMany.newPage(), large.url),
			small: await AssetsScreen.open(await ofFew.newPage(), small.url),
			peers: await staticRows(await ofFew.newPage(), new URL(small.url).origin)
		});
		const what = `the draft of ${many} opened in a browser that just started`;
		return [...rows, plain('assets.openMs', what, opened, 'ms')];
	} finally {
		await ofFew.close();
		await ofMany.close();
	}
}

interface Screens {
	readonly large: AssetsScreen;
	readonly small: AssetsScreen;
	readonly peers: Page;
}

async function measured({ say }: PartInput, { large, small, peers }: Screens): Promise<BenchRow[]> {
	const terms = { unit: 'ms', say };
	const first = await alternate(
		{ ofMany: () => large.show(), ofFew: () => small.show() },
		{ title: 'assets, first rows', rounds: 9, ...terms }
	);
	await large.show();
	const frame = await alternate(
		{ ours: () => framesOf(large.page), fixed: () => framesOf(peers) },
		{ title: 'assets, 95 % of frames', rounds: 5, ...terms }
	);
	const sorts = await large.sorts();
	const searches = await large.searches();
	const edits = await large.edits();
	return [
		{
			id: 'assets.firstRowsRatio',
			what: `first painted rows of the Assets part of an open draft: ${many} against ${few}`,
			value: ratio(first.ofMany, first.ofFew),
			unit: 'x',
			target: { atMost: 2 }
		},
		{
			id: 'assets.p95FrameOverStatic',
			what: `frames of a slow scroll there, 95th percentile: ${many} assets against ${few} static rows`,
			value: ratio(frame.ours, frame.fixed),
			unit: 'x',
			target: { atMost: 1.2 }
		},
		plain('assets.firstRowsMs', `first painted rows of ${many}`, median(first.ofMany), 'ms'),
		plain(
			'assets.editPaintMs',
			`budget of one of ${many} set to its cell painted`,
			median(edits),
			'ms'
		),
		plain('assets.sortMs', 'a press on a head to the sorted rows', median(sorts), 'ms'),
		plain('assets.searchMs', 'a keystroke to what matches', median(searches), 'ms')
	];
}

async function framesOf(page: Page): Promise<number> {
	await page.bringToFront();
	return quantile(await page.evaluate(scrollSlowly), 0.95);
}

/** The page of the peers with static rows, which scroll as fast as the machine can. */
async function staticRows(page: Page, origin: string): Promise<Page> {
	await page.goto(`${origin}${peersPath}table.html`);
	await page.waitForFunction(() => 'benchTable' in globalThis);
	await page.evaluate((count) => {
		const { benchTable } = globalThis as unknown as {
			benchTable: { show(kind: 'static', count: number): Promise<number> };
		};
		return benchTable.show('static', count);
	}, few);
	return page;
}
