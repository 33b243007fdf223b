/** A draft of 2,000 assets: as quick to open as one with static rows, as quick to edit as one of 20. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { isoDate } from '../../../src/lib/domain/dates.ts';
import { startAlmanac } from '../../e2e/support/servers.ts';
import type { Drafting, DraftPage } from '../peers/drafting.worker.ts';
import type { Importer } from '../peers/importer.ts';
import { median, type BenchRow } from '../report.ts';
import { openProfile } from '../support/chromium.ts';
import { BudgetEditor } from '../support/budget-editor.ts';
import { firstRows } from '../support/first-rows.ts';
import { connectTenant } from '../support/import-run.ts';
import { peersOn } from '../support/peer-page.ts';
import { alternate, ratio } from '../support/rounds.ts';
import { onStage, type Stage } from '../support/stage.ts';
import { buildStaticApp } from '../support/static-app.ts';
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
	return onStage({ site, companies: 1, imported: assets }, async (stage) => {
		const profile = mkdtempSync(join(tmpdir(), 'almanac-bench-'));
		try {
			const page = await draftIn(profile, stage);
			const path = `/reports/${page.reportId}?part=assets`;
			return await part({ profile, page, url: stage.almanac.origin + path });
		} finally {
			rmSync(profile, { recursive: true, force: true });
		}
	});
}

async function draftIn(profile: string, stage: Stage): Promise<DraftPage> {
	const context = await openProfile(profile);
	try {
		const peers = await peersOn(await context.newPage(), stage.almanac.origin);
		const importer = peers.of<Importer>('importer');
		await connectTenant(importer, stage);
		await importer('sync');
		const today = isoDate(new Date().toISOString().slice(0, 10));
		return await peers.of<Drafting>('drafting')('draftOfLargest', today);
	} finally {
		await context.close();
	}
}

async function opening({ say }: PartInput, { profile, url, page }: Drafted): Promise<BenchRow[]> {
	say('draft: building the app with the draft in itself …');
	const limit = await startAlmanac({ APP_DIR: await buildStaticApp(page), LOG_LEVEL: 'warn' });
	try {
		const { pathname, search } = new URL(url);
		const { ours, fixed } = await alternate(
			{
				ours: () => firstRows(profile, url),
				fixed: () => firstRows(profile, limit.origin + pathname + search)
			},
			{ title: 'draft, open', rounds: 11, unit: 'ms', say }
		);
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
	} finally {
		await limit.stop();
	}
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
