/** Whether a sync makes a screen stutter: a company page of 400, its live queries on, its table scrolling. */
import type { BrowserContext, Page } from 'playwright-core';
import type { CompanyMappingRow } from '../../../src/lib/db/rows.ts';
import type { RunRow } from '../../../src/lib/db/run-rows.ts';
import type { ShardRow, WatermarkRow } from '../../../src/lib/db/shard-rows.ts';
import type { Importer } from '../peers/importer.ts';
import { benchPassphrase } from '../peers/passphrase.ts';
import { connectTenant } from '../support/import-run.ts';
import { addWatch, scrollAndWatch, type MainThread } from '../support/main-thread.ts';
import { peersOn } from '../support/peer-page.ts';
import { onStage, type Stage } from '../support/stage.ts';
import { readTable } from '../support/stored-rows.ts';
import { editConfiguration, pageLatencyMs, setLatency } from '../support/tenant-control.ts';
import { plain, type Part, type PartInput } from './part.ts';

const size = { companies: 250, imported: 100_000 };
/** Edits of the open company before the second sync, so that its live queries fire. */
const edits = 40;
const idleMs = 8_000;

export const mainThread: Part = ({ site, say }) =>
	onStage({ site, ...size }, async (stage) => {
		const { first, again, idle } = await watchSyncs(stage, say);
		const worst = [first, again].reduce((a, b) => (b.longestMs > a.longestMs ? b : a));
		return [
			{
				id: 'main.longestTaskMs',
				what: 'longest main-thread task while 100,000 are synced and a company of 400 scrolls',
				value: worst.longestMs,
				unit: 'ms',
				target: { atMost: 50 }
			},
			plain('main.firstImportTaskMs', 'the same, in the first import', first.longestMs, 'ms'),
			plain(
				'main.nextSyncTaskMs',
				'the same, in a sync that changes the open company',
				again.longestMs,
				'ms'
			),
			plain('main.idleTaskMs', 'the same scrolling with no sync', idle.longestMs, 'ms'),
			plain('main.overIdleMs', 'what the sync adds', worst.longestMs - idle.longestMs, 'ms')
		];
	});

async function watchSyncs(stage: Stage, say: PartInput['say']) {
	const { browser, almanac, sandbox } = stage;
	await setLatency(sandbox, pageLatencyMs);
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	await connectIn(context, stage);
	const page = await context.newPage();
	await page.goto(`${almanac.origin}/companies`);
	await startSync(page);
	const company = await companyOf400(page);
	await openCompany(page, company.companyId);
	await addWatch(page);
	const told = (what: string, { longestMs, longTasks }: MainThread): void =>
		say(`mainThread, ${what}: ${longestMs.toFixed(0)} ms, ${longTasks} tasks over 50 ms`);

	const first = await scrollAndWatch(page, async () => !(await isSyncing(page)));
	told('first import', first);
	const pause = Date.now() + idleMs;
	const idle = await scrollAndWatch(page, () => Promise.resolve(Date.now() > pause));
	told('no sync', idle);

	const ids = await configurationsOf(page, company.psaId);
	for (const id of ids.slice(0, edits)) {
		await editConfiguration(sandbox, id, { serialNumber: `BENCH-${id}` });
	}
	await startSync(page);
	const again = await scrollAndWatch(page, async () => !(await isSyncing(page)));
	told('next sync', again);
	await context.close();
	return { first, again, idle };
}

/** Connects the tenant in this profile; the page that did so is closed, and its worker with it. */
async function connectIn(context: BrowserContext, stage: Stage): Promise<void> {
	const { page, of } = await peersOn(await context.newPage(), stage.almanac.origin);
	await connectTenant(of<Importer>('importer'), stage);
	await page.close();
}

/** Waits until a company of about 400 configurations is stored while the import goes on. */
async function companyOf400(page: Page): Promise<CompanyMappingRow> {
	for (let tries = 0; tries < 300; tries += 1) {
		const watermarks = await readTable<WatermarkRow>(page, 'watermarks').catch(() => []);
		const near = watermarks.find(({ configurations }) => Math.abs(configurations - 400) <= 60);
		const mappings = near ? await readTable<CompanyMappingRow>(page, 'companyMappings') : [];
		const mapping = mappings.find(({ psaId }) => psaId === near?.psaCompanyId);
		if (mapping) return mapping;
		await page.waitForTimeout(200);
	}
	throw new Error('No company of about 400 configurations was stored');
}

/** Goes to a company as a link does: a new load of the page would end its worker. */
async function openCompany(page: Page, companyId: string): Promise<void> {
	await page.evaluate((path) => {
		const link = document.createElement('a');
		link.href = path;
		document.body.append(link);
		link.click();
		link.remove();
	}, `/companies/${companyId}`);
	await page.locator('[role="grid"] [data-line="5"]').first().waitFor();
}

async function configurationsOf(page: Page, psaCompanyId: number): Promise<number[]> {
	const shards = await readTable<ShardRow>(page, 'shards');
	return shards
		.filter((shard) => shard.psaCompanyId === psaCompanyId)
		.flatMap(({ ids }) => [...ids]);
}

async function isSyncing(page: Page): Promise<boolean> {
	const run = (await readTable<RunRow>(page, 'runs')).at(-1);
	return run?.state === 'running';
}

/** Starts a sync as a person does; the first of a worker asks for the passphrase. */
async function startSync(page: Page): Promise<void> {
	const before = (await readTable<RunRow>(page, 'runs')).length;
	const panel = page.getByRole('dialog');
	const now = panel.getByRole('button', { name: 'Sync now' });
	const foot = page.getByRole('button', { name: /^(?:Synced|Not synced)/ }).first();
	// A press before the page has read its state opens nothing.
	while (!(await now.isVisible())) {
		if (!(await panel.isVisible())) await foot.click();
		await page.waitForTimeout(500);
	}
	await now.click();
	const passphrase = panel.getByLabel('Passphrase', { exact: true });
	while ((await readTable<RunRow>(page, 'runs')).length === before) {
		if (await passphrase.isVisible()) {
			await passphrase.fill(benchPassphrase);
			await panel.getByRole('button', { name: 'Unlock' }).click();
			await passphrase.waitFor({ state: 'hidden' });
		}
		await page.waitForTimeout(50);
	}
	await panel.getByRole('button', { name: 'Close' }).click();
	await panel.waitFor({ state: 'hidden' });
}
