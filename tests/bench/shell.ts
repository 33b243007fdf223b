/**
 * `npm run bench -- shell`: how fast the app starts on a tablet that has never seen it. Lighthouse, as it
 * judges a phone on a slow network, and the JavaScript that the first paint waits for.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import type { Page } from 'playwright-core';
import { buildWhenStale } from '../../proxy/build.js';
import { startAlmanac } from '../e2e/support/servers.ts';
import { median, type Bench, type BenchRow } from './report.ts';
import { plain } from './parts/part.ts';
import { launchChromium } from './support/chromium.ts';

export const name = 'shell';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rounds = 3;

export const run: Bench['run'] = async (say, only) => {
	await buildWhenStale(root, say);
	const almanac = await startAlmanac();
	try {
		const rows: BenchRow[] = [];
		if (only !== 'lighthouse') rows.push(...(await initialScripts(almanac.origin)));
		if (only !== 'scripts') rows.push(...(await judged(almanac.origin, say)));
		return rows;
	} finally {
		await almanac.stop();
	}
};

/** The scripts that a page asked for before it painted anything, in gzipped kB. */
async function initialScripts(origin: string): Promise<BenchRow[]> {
	const browser = await launchChromium();
	try {
		const page = await browser.newPage({ serviceWorkers: 'block' });
		await page.goto(origin);
		await page.getByRole('button', { name: 'Try it with sample data' }).waitFor();
		const first = await scriptsBeforePaint(page);
		await page.getByRole('button', { name: 'Try it with sample data' }).click();
		await page.getByRole('button', { name: /^Synced \S/ }).waitFor();
		await page.goto(origin);
		await page.getByRole('heading', { level: 1 }).waitFor();
		const home = await scriptsBeforePaint(page);
		const row = (id: string, what: string, paths: readonly string[]): BenchRow => ({
			id: `shell.${id}`,
			what,
			value: kilobytesOf(paths),
			unit: 'kB',
			target: { atMost: 90 }
		});
		return [
			row('firstScreenScripts', 'scripts before the first paint of the first screen, gzip', first),
			row('homeScripts', 'the same of Home with data', home)
		];
	} finally {
		await browser.close();
	}
}

async function scriptsBeforePaint(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
		if (painted === undefined) throw new Error('the page has painted nothing');
		const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
		return entries
			.filter(({ startTime }) => startTime < painted)
			.map((entry) => new URL(entry.name).pathname)
			.filter((path) => path.endsWith('.js'));
	});
}

/** By the files that the server would send; each counted once, 1 kB being 1,000 bytes. */
function kilobytesOf(paths: readonly string[]): number {
	if (paths.length === 0) throw new Error('no script was loaded before the first paint');
	const bytes = [...new Set(paths)].map(
		(path) => readFileSync(join(root, 'build/app', `${path}.gz`)).byteLength
	);
	return bytes.reduce((sum, size) => sum + size, 0) / 1000;
}

const categories = [
	{ id: 'performance', target: { atLeast: 90 } },
	{ id: 'accessibility', target: { atLeast: 100 } },
	{ id: 'best-practices', target: { atLeast: 100 } }
] as const;

/** Three loads as Lighthouse throttles a phone; the median of each figure. */
async function judged(origin: string, say: (line: string) => void): Promise<BenchRow[]> {
	const results: Awaited<ReturnType<typeof judgeOnce>>[] = [];
	for (let round = 1; round <= rounds; round += 1) {
		const result = await judgeOnce(origin);
		results.push(result);
		say(`shell, round ${round} of ${rounds}: ${JSON.stringify(result.scores)}`);
		for (const fault of result.faults) say(`  ${fault}`);
	}
	const scores = categories.map(({ id, target }) => ({
		id: `shell.${id}`,
		what: `Lighthouse, throttled mobile, median of ${rounds}: ${id}`,
		value: median(results.map(({ scores }) => scores[id] ?? 0)),
		unit: 'of 100',
		target
	}));
	const times = timings.map(({ audit, id, what }) =>
		plain(`shell.${id}`, what, median(results.map(({ times }) => times[audit] ?? 0)), 'ms')
	);
	return [...scores, ...times];
}

const timings = [
	{ audit: 'first-contentful-paint', id: 'firstPaintMs', what: 'first contentful paint' },
	{ audit: 'largest-contentful-paint', id: 'largestPaintMs', what: 'largest contentful paint' },
	{ audit: 'total-blocking-time', id: 'blockingMs', what: 'total blocking time' }
];

async function judgeOnce(origin: string) {
	const port = await freePort();
	const browser = await launchChromium([`--remote-debugging-port=${port}`]);
	try {
		const options = {
			port,
			onlyCategories: categories.map(({ id }) => id),
			logLevel: 'error' as const
		};
		const result = await lighthouse(origin, options);
		if (!result) throw new Error('Lighthouse gave no result');
		const { lhr } = result;
		if (lhr.runtimeError) throw new Error(`Lighthouse: ${lhr.runtimeError.message}`);
		const scored = categories.map(({ id }) => [
			id,
			Math.round((lhr.categories[id]?.score ?? 0) * 100)
		]);
		const timed = timings.map(({ audit }) => [audit, lhr.audits[audit]?.numericValue ?? 0]);
		return {
			scores: Object.fromEntries(scored) as Record<string, number>,
			times: Object.fromEntries(timed) as Record<string, number>,
			faults: Object.values(lhr.audits)
				.filter(({ scoreDisplayMode, score }) => scoreDisplayMode === 'binary' && score === 0)
				.map(({ id, title }) => `${id}: ${title}`)
		};
	} finally {
		await browser.close();
	}
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.on('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}
