import type { Page } from 'playwright-core';
import type { WatchApi } from '../peers/watch.ts';
import { peersPath } from './site.ts';

export interface MainThread {
	/** Longest task of the page's main thread, in ms. */
	readonly longestMs: number;
	/** Tasks of more than 50 ms. */
	readonly longTasks: number;
}

/** Below this the browser reports no task. */
const reportedFromMs = 50;

type Watching = typeof globalThis & { readonly benchWatch: WatchApi };

/** Puts the watch into a page of the app. */
export async function addWatch(page: Page): Promise<void> {
	await page.addScriptTag({ url: `${peersPath}watch.js`, type: 'module' });
	await page.waitForFunction(() => 'benchWatch' in globalThis);
	const tells = await page.evaluate(() => (globalThis as Watching).benchWatch.tellsLongTasks());
	if (!tells) throw new Error('This browser does not tell of long tasks');
}

/**
 * Scrolls a page up and down while its main thread is watched, until it is enough. Tasks of more than
 * 50 ms are told by the browser; of shorter ones the longest delay of a timer stands in.
 */
export async function scrollAndWatch(
	page: Page,
	until: () => Promise<boolean>
): Promise<MainThread> {
	await page.evaluate(() => (globalThis as Watching).benchWatch.begin());
	while (!(await until())) await page.waitForTimeout(200);
	const { tasks, late } = await page.evaluate(() => (globalThis as Watching).benchWatch.end());
	return {
		longestMs: tasks.length > 0 ? Math.max(...tasks) : Math.min(late, reportedFromMs),
		longTasks: tasks.length
	};
}
