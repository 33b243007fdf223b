/** A draft of 2,000 assets: as quick to open as one with static rows, as quick to edit as one of 20. */
import type { BrowserContext } from 'playwright-core';
import { isoDate } from '../../../src/lib/domain/dates.ts';
import type { Drafting, DraftPage } from '../peers/drafting.worker.ts';
import { median, type BenchRow } from '../report.ts';
import { BudgetEditor } from '../support/budget-editor.ts';
import { openProfile } from '../support/chromium.ts';
import { onImported } from '../support/imported-profile.ts';
import { openedOverStatic } from '../support/over-static.ts';
import type { Peers } from '../support/peer-page.ts';
import { alternate, ratio } from '../support/rounds.ts';
import { onStage } from '../support/stage.ts';
import { plain, type Part, type PartInput } from './part.ts';

const many = 2_000;
const few = 20;
/** Edits of one opened draft; the first of them, which loads the form, is not counted. */
const editsARound = 6;

export const draftOpen: Part = (input) => onDrafted(input, many, (large) => opening(input, large));

export const draftEdit: Part = (input) =>
	onDrafted(input, many, (large) => onDrafted(input, few, (small) => editing(input, large, small)));

/** A draft in a profile, with the app that it was made in. */
export interface Drafted {
	readonly profile: string;
	readonly url: string;
	readonly page: DraftPage;
}

/** Imports a tenant of one company into a profile and makes a draft for it. */
export function onDrafted<T>(
	{ site }: PartInput,
	assets: number,
	part: (drafted: Drafted) => Promise<T>
): Promise<T> {
	return onStage({ site, companies: 1, imported: assets }, (stage) =>
		onImported(stage, {
			prepare: draftIn,
			part: (profile, page) => {
				const path = `/reports/${page.reportId}?part=assets`;
				return part({ profile, page, url: stage.almanac.origin + path });
			}
		})
	);
}

function draftIn(peers: Peers): Promise<DraftPage> {
	const today = isoDate(new Date().toISOString().slice(0, 10));
	return peers.of<Drafting>('drafting')('draftOfLargest', today);
}

async function opening(input: PartInput, { profile, url, page }: Drafted): Promise<BenchRow[]> {
	const { ours, fixed } = await openedOverStatic(input, {
		title: 'draft, open',
		profile,
		url,
		rows: page
	});
	return [
		{
			id: 'report.openOverStatic',
			what: `a draft of ${page.assets} assets in a browser that just started, against the same with static rows`,
			value: ratio(ours, fixed),
			unit: 'x',
			target: { atMost: 1.5 }
		},
		plain('report.openMs', 'navigation to the first painted rows', median(ours), 'ms'),
		plain('report.openStaticMs', 'the same with static rows', median(fixed), 'ms')
	];
}

async function editing({ say }: PartInput, large: Drafted, small: Drafted): Promise<BenchRow[]> {
	const { ofMany, ofFew } = await alternate(
		{ ofMany: () => editPaint(large), ofFew: () => editPaint(small) },
		{ title: 'draft, edit', rounds: 7, unit: 'ms', say }
	);
	return [
		{
			id: 'report.editPaintRatio',
			what: `budget of one asset set to its cell painted: ${large.page.assets} assets against ${small.page.assets}`,
			value: ratio(ofMany, ofFew),
			unit: 'x',
			target: { atMost: 2 }
		},
		plain('report.editPaintMs', `the same, ${large.page.assets} assets`, median(ofMany), 'ms')
	];
}

/** Milliseconds from the press that sets a budget to the painted cell: the middle of some edits. */
async function editPaint({ profile, url }: Drafted): Promise<number> {
	const context: BrowserContext = await openProfile(profile);
	try {
		const page = await context.newPage();
		await page.goto(url);
		const editor = new BudgetEditor(page);
		await editor.tickFirst();
		const times: number[] = [];
		for (let edit = 0; edit < editsARound; edit += 1) times.push(await editor.set(4_001 + edit));
		return median(times.slice(1));
	} finally {
		await context.close();
	}
}
