/** A first import as a person starts it: the connect form, then the sync that begins by itself. */
import type { Page } from 'playwright-core';
import type { RunRow } from '../../../src/lib/db/rows.ts';
import type { RecordedCall } from '../../../src/lib/sandbox/recorder.ts';
import { connect } from '../../e2e/support/steps.ts';
import type { Stage } from './stage.ts';
import { readTable } from './stored-rows.ts';
import { callsBetween } from './tenant-control.ts';

export interface ImportFigures {
	/** Milliseconds from the first to the last moment of the run, by its entry in the log. */
	readonly wallMs: number;
	/** Configurations read. */
	readonly records: number;
	/** What the tenant itself recorded while the run was under way. */
	readonly calls: readonly RecordedCall[];
}

/** Longest that any import may take here. */
const patienceMs = 180_000;

/** Imports everything into a new profile. */
export async function importOnce(stage: Stage): Promise<ImportFigures> {
	const context = await stage.browser.newContext();
	try {
		const page = await context.newPage();
		await connect(page, stage.almanac.origin, stage.sandbox);
		await waitUntilSynced(page);
		return await figuresOf(page, stage);
	} finally {
		await context.close();
	}
}

/** Waits until no run is under way on this page. */
export async function waitUntilSynced(page: Page): Promise<void> {
	const ended = page.getByRole('button', { name: /^(?:Synced|Sync stopped)/ }).first();
	await ended.waitFor({ timeout: patienceMs });
}

/** The pages of configurations among the calls. */
export function pageCalls(calls: readonly RecordedCall[]): RecordedCall[] {
	return calls.filter(({ path }) => path === 'configurationitems/query');
}

async function figuresOf(page: Page, { sandbox }: Stage): Promise<ImportFigures> {
	const run = (await readTable<RunRow>(page, 'runs')).at(-1);
	if (run?.state !== 'done') throw new Error(`The import ended as ${run?.state ?? 'nothing'}`);
	const from = Date.parse(run.startedAt);
	const to = Date.parse(run.endedAt ?? '');
	return { wallMs: to - from, records: run.read, calls: await callsBetween(sandbox, from, to) };
}
